package second

import "gridstar/backend/domain"

func (m *month) unqualified(w *worker) bool { return w.reason == "" && w.stars < 3 }

// past finds the worker's line in the published versions of a month.
func (m *month) past(of domain.Month, no string) *domain.PublishedWorker {
	for _, p := range m.rec.Published {
		for i := range p.Workers {
			if p.Month == of && p.Workers[i].Worker == no && p.Workers[i].Assessed {
				return &p.Workers[i]
			}
		}
	}
	return nil
}

// leaveTouches tells whether a leave of one of the kinds has a day in from..to.
func (m *month) leaveTouches(no string, from, to domain.Date, kinds ...domain.LeaveKind) bool {
	for d := from; d <= to; d++ {
		if m.leaveHalves(no, d, kinds...) > 0 {
			return true
		}
	}
	return false
}

func (m *month) consequences(w *worker) {
	if m.unqualified(w) {
		w.consequences = append(w.consequences, domain.ConsequenceTrain)
		if p := m.past(m.of-1, w.no); p != nil && !p.Qualified {
			w.reasons = append(w.reasons, domain.ReasonTwoMonths)
		}
		if m.afterTraining(w.no) {
			w.reasons = append(w.reasons, domain.ReasonAfterTraining)
		}
		if len(w.reasons) > 0 {
			w.consequences = []string{domain.ConsequenceDismiss}
			if m.leaveTouches(w.no, m.asOf.LessOneYear()+1, m.asOf, domain.SickLeave, domain.MaternityLeave, domain.InjuryLeave) {
				w.consequences = append(w.consequences, domain.ConsequenceLegalReview)
			}
		}
	}
	if m.leaveTouches(w.no, m.first, m.asOf, domain.Secondment) {
		w.consequences = append(w.consequences, domain.ConsequenceSuspend)
	}
}

func (m *month) afterTraining(no string) bool {
	for of := m.of - 1; of > m.of-1200; of-- {
		p := m.past(of, no)
		if p == nil {
			continue
		}
		for _, l := range m.rec.Leave {
			if l.Worker == no && l.Kind == domain.Training && l.From <= l.To && l.To > of.Last() && l.To < m.first {
				return !p.Qualified
			}
		}
		return false
	}
	return false
}

type pay struct{ base, paid, reward int64 }

// payRow is the roster row whose wage holds: of the rows of the current post
// at the first current grid, the one that began last, by the as-of date.
func (m *month) payRow(w *worker) domain.RosterRow {
	grid := w.grids[0]
	day := m.current(w.no)[0].to
	earliest := day
	for m.onPostAt(w.no, grid, earliest-1) {
		earliest--
	}
	var found domain.RosterRow
	for _, r := range m.rec.Roster {
		if r.Worker == w.no && r.Grid == grid && earliest <= r.From && r.From <= day &&
			(r.To == 0 || r.To >= r.From) && r.From > found.From {
			found = r
		}
	}
	return found
}

// payOf is nil without a wage.
func (m *month) payOf(w *worker) *pay {
	row := m.payRow(w)
	if !row.HasWage {
		return nil
	}
	share := exact(m.rules.PerformanceShare)
	if row.HasShare && row.Share >= 1500 && row.Share <= 2000 {
		share = frac(int64(row.Share), 10000)
	}
	var earned, all int64
	for d := m.of.First(); d <= m.of.Last(); d++ {
		if !m.cal.Workday(d) {
			continue
		}
		all += 2
		if m.onPost(w.no, d) {
			earned += 2 - m.leaveHalves(w.no, d, domain.Secondment)
		}
	}
	base := new(rat)
	if all > 0 {
		base.Mul(frac(int64(row.Wage), 100), share).Mul(base, frac(earned, all))
	}
	if w.reason != "" {
		return &pay{base: cents(base), paid: cents(base)}
	}
	part := func(share domain.Ratio) int64 { return cents(new(rat).Mul(base, exact(share))) }
	return &pay{cents(base), part(m.rules.PayShares[w.stars]), part(m.rules.Rewards[w.stars])}
}
