package assess

import (
	"maps"
	"slices"
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// Edition is the edition of the formulas in this package. A release whose formulas
// can come to other figures from the same records and rules raises it, and so no
// version that an earlier one published is held against the new formulas.
const Edition = 1

// Request says which month to assess, how far, for which unit, by which rules.
type Request struct {
	Month    domain.Month
	AsOf     domain.Date // a day of Month; none: its last
	Unit     string      // "": the top unit; Everywhere: all units
	Rules    *rule.Set
	Calendar *rule.Calendar
	Trace    func(worker string) bool // whose items to keep; nil: nobody's
	// TraceUnit keeps the households and cases of the grids right below a unit.
	TraceUnit string
}

// Everywhere asks for all workers and units, also where several offices without a
// unit above them share a database.
const Everywhere = "*"

// Failures of an assessment.
const (
	CodeAsOfOutside domain.Code = "as_of_outside" // date, month
	CodeUnknownUnit domain.Code = "unknown_unit"  // code
	CodeNoUnits     domain.Code = "no_units"
)

// month is one assessment under way.
type month struct {
	rec         *domain.Records
	rules       *rule.Set
	cal         *rule.Calendar
	m           domain.Month
	first, asOf domain.Date // the month's first day, and D
	q           domain.Quarter
	workdaysOfQ int64

	units     map[string]*domain.Unit
	children  map[string][]string // units, by parent
	gridsOf   map[string][]string // all grids below a unit
	workers   map[string]*worker
	order     []*worker // by number
	atGrid    map[string][]*post
	houses    map[string][]*domain.Household // by grid
	isHouse   map[string]bool
	grids     map[string]*grid
	void      map[domain.RecordRef]domain.Date // found false: the day of the latest such check
	cases     []*domain.Case                   // preventable, in the month
	published map[string]map[domain.Month]domain.PublishedWorker

	problems  []domain.Problem
	trace     func(string) bool
	traceUnit string
}

// Compute assesses the month.
func Compute(rec *domain.Records, req Request) (*domain.MonthResult, error) {
	m, err := newMonth(rec, req)
	if err != nil {
		return nil, err
	}
	unit, err := m.askedUnit(req.Unit)
	if err != nil {
		return nil, err
	}
	results := make(map[string]*domain.WorkerResult, len(m.order))
	for _, w := range m.order {
		if len(w.ofMonth) > 0 {
			results[w.no] = m.assessWorker(w)
		}
	}
	res := &domain.MonthResult{Month: m.m, AsOf: m.asOf, Unit: unit, RuleSet: m.rules.ID}
	for _, w := range m.order {
		if r := results[w.no]; r != nil && m.belongs(w.home, unit) {
			res.Workers = append(res.Workers, *r)
		}
	}
	rankWorkers(res.Workers)
	res.Units = m.unitsBelow(unit, results)
	m.checkCalendar()
	m.sortProblems()
	res.Problems = m.problems
	return res, nil
}

func newMonth(rec *domain.Records, req Request) (*month, error) {
	m := &month{rec: rec, rules: req.Rules, cal: req.Calendar, m: req.Month,
		first: req.Month.First(), asOf: req.AsOf, q: req.Month.Quarter(), trace: req.Trace, traceUnit: req.TraceUnit}
	if m.asOf == 0 {
		m.asOf = req.Month.Last()
	}
	if !req.Month.Holds(m.asOf) {
		return nil, domain.Fail(CodeAsOfOutside, m.asOf.String(), req.Month.String())
	}
	m.workdaysOfQ = m.cal.Workdays(m.q.First()-1, m.q.Last())
	m.placeUnits()
	m.placePosts()
	m.placeHouseholds()
	m.placeLeave()
	m.placeVoid()
	m.placeRecords()
	m.placeCases()
	m.published = byMonth(rec.Published, func(of domain.Month) bool { return of < m.m })
	return m, nil
}

// inMonth tells whether d is *in M*: from its first day to D.
func (m *month) inMonth(d domain.Date) bool { return d >= m.first && d <= m.asOf }

// known is t, or none where it lies after D.
func (m *month) known(t domain.Time) domain.Time {
	if t.Date() > m.asOf {
		return 0
	}
	return t
}

func (m *month) placeUnits() {
	m.units = make(map[string]*domain.Unit, len(m.rec.Units))
	m.children = map[string][]string{}
	m.gridsOf = map[string][]string{}
	for i := range m.rec.Units {
		u := &m.rec.Units[i]
		m.units[u.Code] = u
		if u.Level != domain.LevelGrid {
			m.children[u.Parent] = append(m.children[u.Parent], u.Code)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(m.units)) { // items stand in this order
		if m.isGrid(code) {
			for _, unit := range m.above(code) {
				m.gridsOf[unit] = append(m.gridsOf[unit], code)
			}
		}
	}
}

// isGrid tells whether code is a known unit of level 网格.
func (m *month) isGrid(code string) bool {
	u := m.units[code]
	return u != nil && u.Level == domain.LevelGrid
}

// above lists a unit and those over it, from below. A chain that runs in a
// circle ends where it began.
func (m *month) above(code string) []string {
	var chain []string
	for u := m.units[code]; u != nil && !slices.Contains(chain, u.Code); u = m.units[u.Parent] {
		chain = append(chain, u.Code)
	}
	return chain
}

// belongs tells whether code is unit or lies below it.
func (m *month) belongs(code, unit string) bool {
	return unit == Everywhere || slices.Contains(m.above(code), unit)
}

// askedUnit is the asked unit, or the top one (of several, the first by code).
func (m *month) askedUnit(code string) (string, error) {
	if code != "" {
		if m.units[code] == nil && code != Everywhere {
			return "", domain.Fail(CodeUnknownUnit, code)
		}
		return code, nil
	}
	var top *domain.Unit
	for i := range m.rec.Units {
		u := &m.rec.Units[i]
		if m.units[u.Parent] == nil && (top == nil || u.Level < top.Level || u.Level == top.Level && u.Code < top.Code) {
			top = u
		}
	}
	if top == nil {
		return "", domain.Fail(CodeNoUnits)
	}
	return top.Code, nil
}

func (m *month) assessWorker(w *worker) *domain.WorkerResult {
	r := &domain.WorkerResult{Worker: w.no, Name: w.name, Unit: m.units[w.home].Parent, Grids: w.current}
	days, half, leave := m.attendance(w)
	r.PostDays, r.DutyHalfDays, r.LeaveHalfDays = days, half, leave
	r.Reason = m.whyNot(days, half, leave)
	r.Assessed = r.Reason == ""
	if r.Assessed {
		m.measure(w, r)
		m.score(w, r)
	}
	m.consequences(w, r)
	r.Pay = m.pay(w, r)
	return r
}

// checkCalendar lists the year as a problem where no calendar speaks of it.
func (m *month) checkCalendar() {
	if !m.cal.Covers(m.first) {
		year, _ := m.m.YearMonth()
		m.problems = append(m.problems, domain.Problem{Code: domain.ProblemCalendarYear, Day: m.first, Args: []string{strconv.Itoa(year)}})
	}
}
