package assess

import (
	"sort"

	"gridstar/backend/domain"
)

// forever stands for the open end of a post or leave.
const forever = domain.Date(1 << 30)

// post is a worker's time at one grid: rows of the roster that touch or
// overlap count as one.
type post struct {
	w        *worker
	grid     string
	from, to domain.Date
	rows     []*domain.RosterRow // by 到岗日期
}

func (p *post) holds(d domain.Date) bool { return p.from <= d && d <= p.to }

// worker is one worker with what counts for the month.
type worker struct {
	no, name string
	posts    []*post
	ofMonth  []*post           // posts of M
	current  []string          // current grids, by code
	home     string            // the first current grid
	homeRow  *domain.RosterRow // whose name, wage and share hold: of the current post at home
	leaves   []leave

	visits      []*domain.Visit // that count, by start
	patrols     []*domain.Patrol
	collections []*domain.Collection
	hazards     []*domain.Hazard
	disputes    []*domain.Dispute
	opinions    []*domain.Opinion
	services    []*domain.Service
	worklogs    map[domain.Date]*domain.Worklog
	atHouse     map[houseKey][]*domain.Visit // visits that count, by grid and household
	checks      []*domain.SpotCheck          // that name the worker, up to D
	adjustments []*domain.Adjustment         // in M
}

type houseKey struct{ grid, household string }

type leave struct {
	row      *domain.LeaveRow
	from, to domain.Date
}

// Half-days of one day, as bits.
const (
	morning   = 1
	afternoon = 2
	wholeDay  = morning | afternoon
)

func halves(bits int) int { return bits&1 + bits>>1 }

func halfOf(t domain.Time) int {
	if t.Morning() {
		return morning
	}
	return afternoon
}

func (m *month) placePosts() {
	m.workers = map[string]*worker{}
	m.atGrid = map[string][]*post{}
	rows := make([]*domain.RosterRow, len(m.rec.Roster))
	for i := range m.rec.Roster {
		rows[i] = &m.rec.Roster[i]
	}
	sort.Slice(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		if a.Worker != b.Worker {
			return a.Worker < b.Worker
		}
		if a.Grid != b.Grid {
			return a.Grid < b.Grid
		}
		return a.From < b.From
	})
	var last *post
	for _, row := range rows {
		w := m.workers[row.Worker]
		if w == nil {
			w = &worker{no: row.Worker, atHouse: map[houseKey][]*domain.Visit{}, worklogs: map[domain.Date]*domain.Worklog{}}
			m.workers[row.Worker] = w
			m.order = append(m.order, w)
		}
		to := row.To
		if to == 0 {
			to = forever
		}
		if to < row.From || !m.isGrid(row.Grid) {
			continue // holds no day, or is no post
		}
		if last != nil && last.w == w && last.grid == row.Grid && row.From <= last.to+1 {
			last.to = max(last.to, to)
			last.rows = append(last.rows, row)
			continue
		}
		last = &post{w: w, grid: row.Grid, from: row.From, to: to, rows: []*domain.RosterRow{row}}
		w.posts = append(w.posts, last)
		m.atGrid[row.Grid] = append(m.atGrid[row.Grid], last)
	}
	for _, w := range m.order {
		m.placeCurrent(w)
	}
}

// placeCurrent finds the posts of M, and of them the current ones: those that
// hold D; if none, those with the latest 离岗日期.
func (m *month) placeCurrent(w *worker) {
	var holding, latest []*post
	for _, p := range w.posts {
		if p.from > m.asOf || p.to < m.first {
			continue
		}
		w.ofMonth = append(w.ofMonth, p)
		if p.holds(m.asOf) {
			holding = append(holding, p)
		}
		switch {
		case len(latest) == 0 || p.to > latest[0].to:
			latest = []*post{p}
		case p.to == latest[0].to:
			latest = append(latest, p)
		}
	}
	current := holding
	if len(current) == 0 {
		current = latest
	}
	if len(current) == 0 {
		return
	}
	for _, p := range current { // by grid, as posts are
		w.current = append(w.current, p.grid)
	}
	w.home = w.current[0]
	for _, row := range current[0].rows {
		if row.From <= m.asOf {
			w.homeRow = row // the latest 到岗日期 not after D: rows are in that order
		}
	}
	w.name = w.homeRow.Name
}

func (m *month) placeLeave() {
	for i := range m.rec.Leave {
		row := &m.rec.Leave[i]
		to := row.To
		if to == 0 {
			to = forever
		}
		if w := m.workers[row.Worker]; w != nil && row.From <= to { // else it holds no day
			w.leaves = append(w.leaves, leave{row, row.From, to})
		}
	}
}

// onPost tells whether some post of w holds d.
func (w *worker) onPost(d domain.Date) bool {
	for _, p := range w.posts {
		if p.holds(d) {
			return true
		}
	}
	return false
}

func (w *worker) onPostAt(grid string, d domain.Date) bool {
	for _, p := range w.posts {
		if p.grid == grid && p.holds(d) {
			return true
		}
	}
	return false
}

// onLeave gives the half-days of d on leave of any type.
func (w *worker) onLeave(d domain.Date) int {
	return w.leaveOf(d, func(domain.LeaveKind) bool { return true })
}

func (w *worker) leaveOf(d domain.Date, kind func(domain.LeaveKind) bool) int {
	bits := 0
	for _, l := range w.leaves {
		if d < l.from || d > l.to || !kind(l.row.Kind) {
			continue
		}
		switch l.row.Span {
		case domain.MorningOnly:
			bits |= morning
		case domain.AfternoonOnly:
			bits |= afternoon
		default:
			bits |= wholeDay
		}
	}
	return bits
}

// duty gives the duty half-days of d: a workday on post, less leave.
func (m *month) duty(w *worker, d domain.Date) int {
	if !m.cal.Workday(d) || !w.onPost(d) {
		return 0
	}
	return wholeDay &^ w.onLeave(d)
}

// attendance counts, from the first of M to D: days on post, duty half-days,
// and half-days on leave on workdays on post.
func (m *month) attendance(w *worker) (days, dutyHalves, leaveHalves int) {
	for d := m.first; d <= m.asOf; d++ {
		if !w.onPost(d) {
			continue
		}
		days++
		if m.cal.Workday(d) {
			off := halves(w.onLeave(d))
			leaveHalves += off
			dutyHalves += 2 - off
		}
	}
	return days, dutyHalves, leaveHalves
}

// whyNot is the first reason that holds for not assessing a worker, or "".
func (m *month) whyNot(days, dutyHalves, leaveHalves int) domain.NotAssessed {
	share := func(part, whole int, of domain.Ratio) int {
		return domain.Whole(int64(part)).Cmp(of.Mul(domain.Whole(int64(whole))))
	}
	switch {
	case share(days, int(m.asOf-m.first)+1, m.rules.MinPostShare) < 0:
		return domain.ShortPost
	case share(leaveHalves, dutyHalves+leaveHalves, m.rules.MaxLeaveShare) > 0:
		return domain.OnLeave
	case dutyHalves == 0:
		return domain.NoDuty
	}
	return ""
}
