package assess

import (
	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// OneRecord is a change of one record that would change a worker's stars.
type OneRecord struct {
	Indicator domain.IndicatorID
	More      bool // one more in the numerator; else one fewer
	Stars     int  // then
}

// Fragile lists the indicators of which one more, or one fewer, of the due
// things counted as good would give the worker other stars, all else unchanged.
func Fragile(r *domain.WorkerResult, rules *rule.Set) []OneRecord {
	if !r.Assessed {
		return nil
	}
	m := &month{rules: rules}
	var out []OneRecord
	for _, id := range domain.Indicators {
		x := r.Measures[id]
		if x == nil || !x.Applies {
			continue
		}
		for _, more := range []bool{true, false} {
			num := x.Num - 1
			if more {
				num = x.Num + 1
			}
			if num < 0 || num > x.Den && id != domain.IndCase { // there can be more cases than households
				continue
			}
			points := x.Weight.Mul(m.with(id, x, num)).Hundredths()
			score := r.Adjustments - r.Deductions + points
			for other, y := range r.Measures {
				if other != id {
					score += y.Points
				}
			}
			if stars := rules.Stars(score.Clamp(0, fullScore)); stars != r.Stars {
				out = append(out, OneRecord{id, more, stars})
			}
		}
	}
	return out
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
