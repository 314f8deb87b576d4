package second

import (
	"slices"

	"gridstar/backend/domain"
)

// isGrid tells whether code names a grid of the units ledger.
func (m *month) isGrid(code string) bool {
	for _, u := range m.rec.Units {
		if u.Code == code && u.Level == domain.LevelGrid {
			return true
		}
	}
	return false
}

func (m *month) unitKnown(code string) bool {
	for _, u := range m.rec.Units {
		if u.Code == code {
			return true
		}
	}
	return false
}

func (m *month) workerKnown(worker string) bool {
	for _, r := range m.rec.Roster {
		if r.Worker == worker {
			return true
		}
	}
	return false
}

// below tells whether code is unit itself or lies under it.
func (m *month) below(code, unit string) bool {
	for range m.rec.Units { // a chain is no longer than there are units
		if code == unit {
			return true
		}
		code = m.parent(code)
	}
	return code == unit
}

func (m *month) parent(code string) string {
	for _, u := range m.rec.Units {
		if u.Code == code {
			return u.Parent
		}
	}
	return ""
}

func (m *month) inMonth(d domain.Date) bool { return m.first <= d && d <= m.asOf }

// onPostAt: some post of the worker at the grid holds the day.
func (m *month) onPostAt(worker, grid string, d domain.Date) bool {
	if !m.isGrid(grid) {
		return false
	}
	for _, r := range m.rec.Roster {
		if r.Worker == worker && r.Grid == grid && r.From <= d && (r.To == 0 || d <= r.To) {
			return true
		}
	}
	return false
}

func (m *month) onPost(worker string, d domain.Date) bool {
	for _, r := range m.rec.Roster {
		if r.Worker == worker && m.onPostAt(worker, r.Grid, d) {
			return true
		}
	}
	return false
}

// leaveHalves counts the half-days of d on leave of the kinds (none: any).
func (m *month) leaveHalves(worker string, d domain.Date, kinds ...domain.LeaveKind) int64 {
	var halves int64
	for _, other := range []domain.DaySpan{domain.AfternoonOnly, domain.MorningOnly} {
		for _, l := range m.rec.Leave {
			if l.Worker == worker && l.From <= d && (l.To == 0 || d <= l.To) && l.Span != other &&
				(len(kinds) == 0 || slices.Contains(kinds, l.Kind)) {
				halves++
				break
			}
		}
	}
	return halves
}

// duty counts the duty half-days of d.
func (m *month) duty(worker string, d domain.Date) int64 {
	key := workerDay{worker, d}
	n, ok := m.dutyOf[key]
	if !ok {
		if m.cal.Workday(d) && m.onPost(worker, d) {
			n = 2 - m.leaveHalves(worker, d)
		}
		m.dutyOf[key] = n
	}
	return n
}

// dutyOn tells whether the half of d is a duty half-day.
func (m *month) dutyOn(worker string, d domain.Date, morning bool) bool {
	if !m.cal.Workday(d) || !m.onPost(worker, d) {
		return false
	}
	for _, l := range m.rec.Leave {
		if l.Worker != worker || d < l.From || l.To != 0 && d > l.To {
			continue
		}
		if l.Span == domain.WholeDay || (l.Span == domain.MorningOnly) == morning {
			return false
		}
	}
	return true
}

// stay is an unbroken run of days of one worker at one grid, cut to the days
// from the first of the quarter to the as-of date: S and E of the standard.
type stay struct {
	grid     string
	from, to domain.Date
}

// stays are the posts of the month, by grid and day.
func (m *month) stays(worker string) []stay {
	grids := map[string]bool{}
	for _, r := range m.rec.Roster {
		if r.Worker == worker {
			grids[r.Grid] = true
		}
	}
	var out []stay
	for _, g := range sorted(grids) {
		var run *stay
		for d := m.quarterFirst; d <= m.asOf+1; d++ {
			switch on := d <= m.asOf && m.onPostAt(worker, g, d); {
			case on && run == nil:
				run = &stay{g, d, d}
			case on:
				run.to = d
			case run != nil:
				if run.to >= m.first {
					out = append(out, *run)
				}
				run = nil
			}
		}
	}
	return out
}

// current are the stays that hold the as-of date; if none, those that ended last.
func (m *month) current(worker string) []stay {
	var last domain.Date
	stays := m.stays(worker)
	for _, s := range stays {
		last = max(last, s.to)
	}
	return slices.DeleteFunc(stays, func(s stay) bool { return s.to != last })
}

// workdays from a to b, both counted.
func (m *month) workdays(a, b domain.Date) int64 {
	var n int64
	for d := a; d <= b; d++ {
		if m.cal.Workday(d) {
			n++
		}
	}
	return n
}

func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
