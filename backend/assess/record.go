package assess

import (
	"cmp"
	"slices"
	"sort"

	"gridstar/backend/domain"
)

func (m *month) placeHouseholds() {
	m.houses = map[string][]*domain.Household{}
	m.isHouse = make(map[string]bool, len(m.rec.Households))
	for i := range m.rec.Households {
		h := &m.rec.Households[i]
		m.houses[h.Grid] = append(m.houses[h.Grid], h)
		m.isHouse[h.Household] = true
	}
	for _, list := range m.houses {
		sort.Slice(list, func(i, j int) bool { return list[i].Household < list[j].Household })
	}
}

// placeVoid finds the records that a spot check found false (虚假), and hands
// each worker the checks and adjustments that name them. A spot check of an
// unknown unit counts nowhere.
func (m *month) placeVoid() {
	m.void = map[domain.RecordRef]domain.Date{}
	for i := range m.rec.SpotChecks {
		c := &m.rec.SpotChecks[i]
		if c.Day > m.asOf || m.units[c.Unit] == nil || c.Worker != "" && m.workers[c.Worker] == nil {
			continue
		}
		if c.Finding == domain.FoundFalse {
			if s := domain.LedgerNamed(c.AboutLedger); s != nil {
				ref := domain.RecordRef{Ledger: s.ID, Key: c.AboutRecord}
				m.void[ref] = max(m.void[ref], c.Day)
			}
		}
		if w := m.workers[c.Worker]; w != nil {
			w.checks = append(w.checks, c)
		}
	}
	for i := range m.rec.Adjustments {
		a := &m.rec.Adjustments[i]
		if w := m.workers[a.Worker]; w != nil && m.inMonth(a.Day) {
			w.adjustments = append(w.adjustments, a)
		}
	}
}

// counts tells for whom a work record counts: nobody if its own time is after
// D, its worker was not on post at its grid that day, or a spot check found it
// false. A record of the month that does not count is listed as a problem.
func (m *month) counts(id domain.LedgerID, no, number, grid string, own domain.Time) *worker {
	day := own.Date()
	if day > m.asOf {
		return nil
	}
	w := m.workers[number]
	if w == nil || m.units[grid] == nil {
		return nil // listed as unknown, not as off post
	}
	ref := domain.RecordRef{Ledger: id, Key: no}
	code := domain.ProblemOffPost
	if w.onPostAt(grid, day) {
		checked, void := m.void[ref]
		switch {
		case !void:
			return w
		case checked < day:
			code = domain.ProblemCheckBefore
		default:
			code = domain.ProblemVoid
		}
	}
	m.listProblem(code, w, grid, day, ref)
	return nil
}

func (m *month) listProblem(code domain.ProblemCode, w *worker, grid string, day domain.Date, ref domain.RecordRef) {
	if m.inMonth(day) {
		m.problems = append(m.problems, domain.Problem{Code: code, Worker: w.no, Unit: grid, Day: day, Records: []domain.RecordRef{ref}})
	}
}

// sortProblems makes the list independent of the order of loading: by day,
// then code, worker and record.
func (m *month) sortProblems() {
	record := func(p domain.Problem) domain.RecordRef {
		if len(p.Records) == 0 {
			return domain.RecordRef{}
		}
		return p.Records[0]
	}
	slices.SortFunc(m.problems, func(a, b domain.Problem) int {
		x, y := record(a), record(b)
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Worker, b.Worker),
			cmp.Compare(x.Ledger, y.Ledger), cmp.Compare(x.Key, y.Key))
	})
}

func (m *month) placeRecords() {
	r := m.rec
	for i := range r.Visits {
		v := &r.Visits[i]
		// A visit to a door that no household row has counts nowhere yet.
		if w := m.counts(domain.Visits, v.No, v.Worker, v.Grid, v.Start); w != nil && m.isHouse[v.Household] {
			w.visits = append(w.visits, v)
			key := houseKey{v.Grid, v.Household}
			w.atHouse[key] = append(w.atHouse[key], v)
		}
	}
	for i := range r.Patrols {
		p := &r.Patrols[i]
		if w := m.counts(domain.Patrols, p.No, p.Worker, p.Grid, p.Start); w != nil {
			w.patrols = append(w.patrols, p)
		}
	}
	for i := range r.Collections {
		c := &r.Collections[i]
		if w := m.counts(domain.Collections, c.No, c.Worker, c.Grid, c.Collected); w != nil {
			w.collections = append(w.collections, c)
		}
	}
	for i := range r.Hazards {
		h := &r.Hazards[i]
		if w := m.counts(domain.Hazards, h.No, h.Worker, h.Grid, h.Found); w != nil {
			w.hazards = append(w.hazards, h)
		}
	}
	for i := range r.Disputes {
		d := &r.Disputes[i]
		if w := m.counts(domain.Disputes, d.No, d.Worker, d.Grid, d.Found); w != nil {
			w.disputes = append(w.disputes, d)
		}
	}
	for i := range r.Opinions {
		o := &r.Opinions[i]
		if w := m.counts(domain.Opinions, o.No, o.Worker, o.Grid, o.Collected); w != nil {
			w.opinions = append(w.opinions, o)
		}
	}
	for i := range r.Services {
		s := &r.Services[i]
		if w := m.counts(domain.Services, s.No, s.Worker, s.Grid, s.Accepted); w != nil {
			w.services = append(w.services, s)
		}
	}
	for i := range r.Worklogs {
		l := &r.Worklogs[i]
		w := m.workers[l.Worker]
		if w == nil {
			continue
		}
		if w.onPost(l.Day) {
			w.worklogs[l.Day] = l
			continue
		}
		m.listProblem(domain.ProblemOffPost, w, "", l.Day, domain.RecordRef{Ledger: domain.Worklogs, Key: l.Worker + "|" + l.Day.String()})
	}
	for _, w := range m.order {
		w.sortRecords()
	}
}

// sortRecords makes traces and sums independent of the order of loading.
func (w *worker) sortRecords() {
	byNo(w.visits, func(v *domain.Visit) (domain.Time, string) { return v.Start, v.No })
	byNo(w.patrols, func(p *domain.Patrol) (domain.Time, string) { return p.Start, p.No })
	byNo(w.collections, func(c *domain.Collection) (domain.Time, string) { return c.Collected, c.No })
	byNo(w.hazards, func(h *domain.Hazard) (domain.Time, string) { return h.Found, h.No })
	byNo(w.disputes, func(d *domain.Dispute) (domain.Time, string) { return d.Found, d.No })
	byNo(w.opinions, func(o *domain.Opinion) (domain.Time, string) { return o.Collected, o.No })
	byNo(w.services, func(s *domain.Service) (domain.Time, string) { return s.Accepted, s.No })
	byNo(w.checks, func(c *domain.SpotCheck) (domain.Time, string) { return c.Day.Start(), c.No })
	for _, visits := range w.atHouse {
		byNo(visits, func(v *domain.Visit) (domain.Time, string) { return v.Start, v.No })
	}
}

func byNo[T any](list []T, key func(T) (domain.Time, string)) {
	sort.Slice(list, func(i, j int) bool {
		ti, ni := key(list[i])
		tj, nj := key(list[j])
		if ti != tj {
			return ti < tj
		}
		return ni < nj
	})
}
