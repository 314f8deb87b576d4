package assess

import (
	"slices"
	"sort"

	"gridstar/backend/domain"
)

// grid is what the visits of anybody made of one grid's households.
type grid struct {
	visit tally // den: due, num: met
	cases tally
}

// gridTally counts a grid once for all units above it.
func (m *month) gridTally(code string) *grid {
	if g := m.grids[code]; g != nil {
		return g
	}
	keep := m.traceUnit != "" && m.units[code].Parent == m.traceUnit
	g := &grid{visit: tally{keep: keep}, cases: tally{keep: keep}}
	for _, h := range m.houses[code] {
		if onRegister(h, m.asOf) {
			g.visit.household(h, m.doorOfAll(code, h.Household, keep))
		}
	}
	for _, c := range m.cases {
		if c.Grid == code {
			g.cases.preventable(c)
		}
	}
	m.grids[code] = g
	return g
}

// doorOfAll is what the visits of all who have been on post at a grid made of a
// household there since the quarter began: met if one met it, excused if the
// visits of some one of them excuse it.
func (m *month) doorOfAll(grid, household string, keep bool) door {
	all := door{why: domain.WhyNotMet}
	var last *worker
	for _, p := range m.atGrid[grid] { // a worker's posts stand together
		if p.w == last {
			continue
		}
		last = p.w
		d := m.door(p.w.atHouse[houseKey{grid, household}], m.q.First(), m.asOf, keep)
		all.records = append(all.records, d.records...)
		if d.met && !all.met || d.excused && !all.met && !all.excused {
			all.why = d.why
		}
		all.met, all.excused = all.met || d.met, all.excused || d.excused
	}
	return all
}

// unitsBelow gives the asked unit and all below it above the grid, by level
// from the top, then code. Ranks are among all units with the same parent.
func (m *month) unitsBelow(asked string, workers map[string]*domain.WorkerResult) []domain.UnitResult {
	m.grids = map[string]*grid{}
	var codes []string
	for code, u := range m.units {
		if u.Level != domain.LevelGrid && m.belongs(code, asked) {
			codes = append(codes, code)
		}
	}
	sort.Slice(codes, func(i, j int) bool {
		a, b := m.units[codes[i]], m.units[codes[j]]
		if a.Level != b.Level {
			return a.Level < b.Level
		}
		return a.Code < b.Code
	})
	members := map[string][]*domain.WorkerResult{}
	for _, w := range m.order {
		r := workers[w.no]
		if r == nil || !r.Assessed {
			continue
		}
		for _, unit := range m.above(w.home) {
			members[unit] = append(members[unit], r)
		}
	}
	done := map[string]*domain.UnitResult{}
	result := func(code string) *domain.UnitResult {
		if done[code] == nil {
			done[code] = m.assessUnit(code, members[code])
		}
		return done[code]
	}
	list := make([]domain.UnitResult, len(codes))
	for i, code := range codes {
		r := result(code)
		if r.HasScore {
			r.Rank = 1
			for _, sibling := range m.children[m.units[code].Parent] {
				if s := result(sibling); s.HasScore && s.Score > r.Score {
					r.Rank++
				}
			}
		}
		list[i] = *r
	}
	return list
}

func (m *month) assessUnit(code string, workers []*domain.WorkerResult) *domain.UnitResult {
	u := m.units[code]
	r := &domain.UnitResult{Unit: code, Name: u.Name, Level: u.Level, Parent: u.Parent, Assessed: len(workers)}
	r.Measures = map[domain.IndicatorID]*domain.Measure{}
	for _, id := range domain.Indicators {
		r.Measures[id] = &domain.Measure{Target: domain.Whole(1)}
	}
	m.unitVisitAndCase(code, r)
	for id, x := range r.Measures {
		if id == domain.IndVisit || id == domain.IndCase {
			continue
		}
		for _, w := range workers {
			y := w.Measures[id]
			x.Num, x.Den, x.Pending = x.Num+y.Num, x.Den+y.Den+y.Escalated, x.Pending+y.Pending
			x.Escalated += y.Escalated
		}
		if x.Applies = x.Den > 0; x.Applies {
			x.Attainment = m.attainment(id, x.Num, x.Den)
		}
	}
	if len(workers) == 0 {
		return r
	}
	r.HasScore = true
	r.IndicatorScore = m.weigh(r.Measures)
	m.spotScore(r)
	return r
}

// unitVisitAndCase run over all grids below, staffed or not, so that a vacancy
// does not hide.
func (m *month) unitVisitAndCase(code string, r *domain.UnitResult) {
	visit, cases := r.Measures[domain.IndVisit], r.Measures[domain.IndCase]
	below := m.gridsOf[code]
	for _, g := range below {
		t := m.gridTally(g)
		visit.Num, visit.Den = visit.Num+t.visit.num, visit.Den+t.visit.den
		cases.Num += t.cases.num
		visit.Items, cases.Items = append(visit.Items, t.visit.items...), append(cases.Items, t.cases.items...)
	}
	cases.Den = visit.Den
	pace := domain.Ratio{}
	if m.workdaysOfQ > 0 {
		pace = domain.NewRatio(m.cal.Workdays(m.q.First()-1, m.asOf), m.workdaysOfQ)
	}
	if visit.Applies = visit.Den > 0 && pace.Sign() > 0; visit.Applies {
		visit.Target = pace
		visit.Required = domain.Whole(visit.Den).Mul(pace)
		visit.Attainment = domain.Whole(visit.Num).Quo(visit.Required).Min(domain.Whole(1))
	}
	if cases.Applies = cases.Den > 0; cases.Applies {
		floor := m.rules.CaseBase.Mul(domain.Whole(int64(len(below))))
		cases.Divisor = domain.Whole(cases.Den).Max(floor)
		cases.Attainment = m.caseAttainment(cases.Num, cases.Divisor)
	}
}

// spotScore joins the indicator score with the spot checks of the unit itself.
func (m *month) spotScore(r *domain.UnitResult) {
	r.Score = r.IndicatorScore
	var lost domain.Hundredths
	checked := false
	for i := range m.rec.SpotChecks {
		if c := &m.rec.SpotChecks[i]; c.Unit == r.Unit && c.Worker == "" && m.inMonth(c.Day) {
			checked = true
			lost += c.Deduction
		}
	}
	if !checked {
		return
	}
	spot := max(0, fullScore-lost)
	r.SpotScore = &spot
	s := m.rules.SpotShare
	r.Score = domain.Whole(1).Sub(s).Mul(r.IndicatorScore.Ratio()).Add(s.Mul(spot.Ratio())).Hundredths()
}

// QuarterScore is the mean of the months' unit scores, rounded to 2 decimals;
// partial where a month is missing.
func QuarterScore(scores []domain.Hundredths) (score domain.Hundredths, partial bool) {
	if len(scores) == 0 {
		return 0, true
	}
	var sum domain.Hundredths
	for _, s := range scores {
		sum += s
	}
	return sum.Ratio().Quo(domain.Whole(int64(len(scores)))).Hundredths(), len(scores) < 3
}

// Community narrows a unit's results to one community below it, ranked among
// themselves: what its notice shows and its published version keeps.
func Community(r *domain.MonthResult, code string) *domain.MonthResult {
	out := &domain.MonthResult{Month: r.Month, AsOf: r.AsOf, Unit: code, RuleSet: r.RuleSet}
	for _, w := range r.Workers {
		if w.Unit == code {
			out.Workers = append(out.Workers, w)
		}
	}
	rankWorkers(out.Workers)
	for _, u := range r.Units {
		if u.Unit == code {
			out.Units = append(out.Units, u)
		}
	}
	return out
}

// Replaced is r with the workers and the unit of one community as another
// computation has them, all ranked anew.
func Replaced(r *domain.MonthResult, community *domain.MonthResult) *domain.MonthResult {
	out := *r
	out.Workers = slices.DeleteFunc(slices.Clone(r.Workers), func(w domain.WorkerResult) bool { return w.Unit == community.Unit })
	out.Workers = append(out.Workers, community.Workers...)
	rankWorkers(out.Workers)
	out.Units = slices.Clone(r.Units)
	for i := range out.Units {
		if out.Units[i].Unit == community.Unit && len(community.Units) > 0 {
			out.Units[i] = community.Units[0]
		}
	}
	return &out
}
