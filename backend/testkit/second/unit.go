package second

import "gridstar/backend/domain"

// unitMeasures are the indicators of a unit above the grid, whose assessed
// workers are given.
func (m *month) unitMeasures(unit string, assessed []*worker) []measure {
	sum := map[domain.IndicatorID]*measure{}
	for _, id := range domain.Indicators {
		sum[id] = &measure{id: id}
	}
	for _, w := range assessed {
		for _, x := range w.measures {
			sum[x.id].num += x.num
			sum[x.id].den += x.den
		}
		sum[domain.IndMediation].den += w.escalated
	}
	visit, theft := sum[domain.IndVisit], sum[domain.IndCase]
	*visit, *theft = measure{id: domain.IndVisit}, measure{id: domain.IndCase}
	var grids int64
	for _, g := range m.rec.Units {
		if g.Level != domain.LevelGrid || !m.below(g.Code, unit) {
			continue
		}
		grids++
		for _, h := range m.rec.Households {
			met, due := m.door(h, g.Code, m.quarterFirst, m.asOf, m.workers...)
			if due {
				visit.den++
			}
			if due && met {
				visit.num++
			}
		}
		for _, c := range m.rec.Cases {
			if c.Grid == g.Code && m.inMonth(c.Happened.Date()) && m.preventable(c) {
				theft.num++
			}
		}
	}
	theft.den = visit.den
	pace := new(rat)
	if all := m.workdays(m.quarterFirst, m.quarterLast); all > 0 {
		pace = frac(m.workdays(m.quarterFirst, m.asOf), all)
	}
	visit.required = pace.Mul(pace, frac(visit.den, 1))
	theft.grids = grids
	var out []measure
	for _, id := range domain.Indicators {
		out = append(out, *sum[id])
	}
	return m.scored(out)
}

// spotScore is the points that the spot checks of the unit itself leave, of 100.
func (m *month) spotScore(unit string) (score int64, checked bool) {
	score = 10000
	for _, c := range m.rec.SpotChecks {
		if c.Unit == unit && c.Worker == "" && m.inMonth(c.Day) && m.checkKnown(c) {
			checked = true
			score -= int64(c.Deduction)
		}
	}
	return max(0, score), checked
}
