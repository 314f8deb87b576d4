package assess

import (
	"slices"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// OneRecord is a change of one record that would change a worker's stars.
type OneRecord struct {
	Indicator domain.IndicatorID
	More      bool // one more; else one fewer
	Good      bool // that counts in the numerator; else in the denominator alone
	Stars     int  // then
}

// Fragile lists the indicators of which one record more or fewer would give the
// worker other stars, all else unchanged: a due thing that counts as good, or no
// longer does; where records alone are counted (*few*), also a record that was not
// there, or is there no longer. With the first or the last record of an indicator
// the weights are shared anew.
func Fragile(r *domain.WorkerResult, rules *rule.Set) []OneRecord {
	if !r.Assessed {
		return nil
	}
	m := &month{rules: rules}
	var out []OneRecord
	for _, id := range domain.Indicators {
		x := r.Measures[id]
		if x == nil || !x.Applies && !id.Few() {
			continue
		}
		for _, c := range []struct {
			num, den   int64 // by how much they change
			more, good bool
		}{
			{1, 0, true, true}, {-1, 0, false, true},
			{1, 1, true, true}, {0, 1, true, false}, {-1, -1, false, true}, {0, -1, false, false},
		} {
			num, den := x.Num+c.num, x.Den+c.den
			switch {
			case c.den != 0 && !id.Few(), c.den == 0 && !x.Applies,
				num < 0, num > den && id != domain.IndCase: // there can be more cases than households
				continue
			}
			stars := rules.Stars(m.scoreWith(r, id, num, den))
			if f := (OneRecord{id, c.more, c.good, stars}); stars != r.Stars && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// scoreWith is a worker's score with other figures in one indicator.
func (m *month) scoreWith(r *domain.WorkerResult, id domain.IndicatorID, num, den int64) domain.Hundredths {
	x := *r.Measures[id]
	was := x.Applies
	if x.Num, x.Den = num, den; den == 0 {
		x.Applies = false
	} else {
		x.Applies, x.Attainment = true, m.with(id, &x, num)
	}
	score := r.Adjustments - r.Deductions
	if x.Applies == was {
		score += x.Weight.Mul(x.Attainment).Hundredths()
		for other, y := range r.Measures {
			if other != id {
				score += y.Points
			}
		}
		return score.Clamp(0, fullScore)
	}
	measures := map[domain.IndicatorID]*domain.Measure{id: &x}
	for other, y := range r.Measures {
		if other != id {
			copied := *y
			measures[other] = &copied
		}
	}
	return (score + m.weigh(measures)).Clamp(0, fullScore)
}

// with is the attainment of a worker's measure with another numerator.
func (m *month) with(id domain.IndicatorID, x *domain.Measure, num int64) domain.Ratio {
	switch id {
	case domain.IndVisit:
		return domain.Whole(num).Quo(x.Required).Min(domain.Whole(1))
	case domain.IndCase:
		return m.caseAttainment(num, x.Divisor)
	}
	return m.attainment(id, num, x.Den)
}
