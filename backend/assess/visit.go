package assess

import "gridstar/backend/domain"

// offHours tells whether a visit lies at noon, in the evening or on a rest day.
func (m *month) offHours(v *domain.Visit) bool {
	return !m.cal.Workday(v.Start.Date()) || !m.rules.InOfficeHours(v.Start)
}

// door is what one worker's visits made of a household in S..E.
type door struct {
	met, excused bool
	why          string
	records      []domain.RecordRef
}

func (m *month) door(visits []*domain.Visit, s, e domain.Date, keep bool) door {
	var d door
	absent, vacant := map[domain.Date]bool{}, map[domain.Date]bool{}
	off := false
	for _, v := range visits {
		day := v.Start.Date()
		if day < s || day > e {
			continue
		}
		if keep {
			d.records = append(d.records, domain.RecordRef{Ledger: domain.Visits, Key: v.No})
		}
		switch v.Result {
		case domain.Met:
			d.met = true
		case domain.NotHome, domain.Refused:
			absent[day] = true
			off = off || m.offHours(v)
		case domain.Vacant:
			vacant[day] = true
		}
	}
	switch {
	case d.met:
		d.why = domain.WhyMet
	case int64(len(absent)) >= m.rules.AbsentDays && off:
		d.excused, d.why = true, domain.WhyExcusedAbsent
	case int64(len(vacant)) >= m.rules.VacantDays:
		d.excused, d.why = true, domain.WhyExcusedVacant
	default:
		d.why = domain.WhyNotMet
	}
	return d
}

// onRegister tells whether the household is on the register at e.
func onRegister(h *domain.Household, e domain.Date) bool {
	return h.From <= e && (h.To == 0 || h.To > e)
}

// household counts one on the register: whether it is due, and why.
func (t *tally) household(h *domain.Household, d door) (due bool) {
	why := d.why
	switch {
	case d.met:
		due = true
	case d.excused:
	case h.State == domain.Demolished:
		why = domain.WhyDemolished
	case h.State == domain.Empty:
		why = domain.WhyEmptyHouse
	default:
		due = true
	}
	if due {
		t.add(d.met)
	}
	t.note("household", h.Household, d.met, due, why, d.records...)
	return due
}

// visit 入户调查率 (二.2(2), 三.1): due households met since the quarter began,
// against the pace that the duty half-days ask for.
func (m *month) visit(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for _, p := range w.ofMonth {
		s, e := max(m.q.First(), p.from), min(m.asOf, p.to)
		var due int64
		for _, h := range m.houses[p.grid] {
			if !onRegister(h, e) {
				continue
			}
			if t.household(h, m.door(w.atHouse[houseKey{p.grid, h.Household}], s, e, t.keep)) {
				due++
			}
		}
		t.required = t.required.Add(domain.Whole(due).Mul(m.pace(w, p.grid, s, e)))
	}
	return t
}

// pace is the share of the quarter's half-days that the worker had duty at g,
// shared among the workers on post there with duty that day.
func (m *month) pace(w *worker, grid string, s, e domain.Date) domain.Ratio {
	shared := map[int]int64{} // half-days by number of workers that share them
	for d := s; d <= e; d++ {
		own := halves(m.duty(w, d))
		if own == 0 {
			continue
		}
		n := 0
		for _, p := range m.atGrid[grid] { // a worker's posts here never overlap
			if p.holds(d) && m.duty(p.w, d) != 0 {
				n++
			}
		}
		shared[n] += int64(own)
	}
	var sum domain.Ratio
	for n, halfDays := range shared {
		sum = sum.Add(domain.NewRatio(halfDays, int64(n)))
	}
	// Only a worker with duty in M is measured, so Q has workdays.
	return sum.Quo(domain.Whole(2 * m.workdaysOfQ))
}

// keeps tells whether the worker's items are traced.
func (m *month) keeps(w *worker) bool { return m.trace != nil && m.trace(w.no) }
