package chart

import "gridstar/backend/domain"

// Tick is one labelled place of an axis.
type Tick struct {
	Value domain.Hundredths
	Text  string
}

// one is the number 1 in hundredths.
const one domain.Hundredths = 100

// percent is the axis of a rate: 0 to 100 %.
var percent = Axis{Min: 0, Max: 100 * one, Step: 20 * one}

// fit is an axis from 0 to at least top, with four to six steps of 1, 2 or 5
// times a power of ten, none of them below least.
func fit(top, least domain.Hundredths) Axis {
	step := least
	for _, factor := range steps(least) {
		step = factor
		if step*6 >= top {
			break
		}
	}
	n := max(1, (top+step-1)/step)
	return Axis{Min: 0, Max: n * step, Step: step}
}

// steps are least and the nice steps above it, up to the largest that matters.
func steps(least domain.Hundredths) []domain.Hundredths {
	var out []domain.Hundredths
	for power := domain.Hundredths(1); power <= 1_000_000_000_000; power *= 10 {
		for _, m := range []domain.Hundredths{1, 2, 5} {
			if s := m * power; s >= least {
				out = append(out, s)
			}
		}
	}
	return out
}

// around is an axis of at least four steps that holds low and high with room
// beyond both, for lines that would look flat on an axis from 0. It stays within
// 0 and ceiling.
func around(low, high, ceiling, least domain.Hundredths) Axis {
	step := fit(max(high-low, 4*least), least).Step
	a := Axis{Min: max(0, (low-1)/step*step), Max: min(ceiling, (high/step+1)*step), Step: step}
	for a.Max-a.Min < 4*step && (a.Min > 0 || a.Max < ceiling) {
		if a.Max < ceiling {
			a.Max += step
		}
		if a.Max-a.Min < 4*step && a.Min > 0 {
			a.Min -= step
		}
	}
	return a
}

// Ticks are the labelled places, from Min to Max. Whole numbers have no decimals.
func (a Axis) Ticks() []Tick {
	var out []Tick
	for v := a.Min; v <= a.Max; v += a.Step {
		out = append(out, Tick{Value: v, Text: plain(v)})
	}
	return out
}

// Place is where v lies on the axis: 0 at Min, 1 at Max, kept within both. It is
// for painters only.
func (a Axis) Place(v domain.Hundredths) float64 {
	return float64(v.Clamp(a.Min, a.Max)-a.Min) / float64(a.Max-a.Min)
}

// plain drops the decimals of a whole number, and a last zero.
func plain(v domain.Hundredths) string {
	s := v.String()
	switch {
	case v%100 == 0:
		return s[:len(s)-3]
	case v%10 == 0:
		return s[:len(s)-1]
	}
	return s
}
