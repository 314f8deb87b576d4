package report

import (
	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// ScoreSheet is the score sheet (考核得分明细表) of one worker's month: for each
// figure the clause, the rule values, the arithmetic and the rows behind it.
type ScoreSheet struct {
	Month        string        `json:"month"`
	Period       string        `json:"period"` // 2026年10月
	AsOf         string        `json:"as_of"`
	RuleSet      string        `json:"rule_set"`
	RuleTitle    string        `json:"rule_title"`
	Worker       Worker        `json:"worker"`
	Attendance   string        `json:"attendance"` // days on post, half-days of duty and leave, in words
	Indicators   []SheetLine   `json:"indicators"`
	LeftOut      []Problem     `json:"left_out,omitempty"` // the month's records of the worker that do not count at all
	Adjustments  *Balance      `json:"adjustments"`        // null when not assessed
	Deductions   *Balance      `json:"deductions"`
	Score        *Reckoning    `json:"score"`
	Stars        *Reckoning    `json:"stars"`
	Rank         string        `json:"rank"` // in words; "" when not assessed
	Consequences []Consequence `json:"consequences"`
	Pay          *PayReckoning `json:"pay"`
}

// SheetLine is one indicator of a score sheet.
type SheetLine struct {
	ID        domain.IndicatorID `json:"id"`
	Name      string             `json:"name"`
	Basis     string             `json:"basis"` // 二.2(2), 三.1
	Clauses   []Citation         `json:"clauses"`
	Rules     []rule.Value       `json:"rules"` // the rule set's values that it uses
	NumMeans  string             `json:"num_means"`
	DenMeans  string             `json:"den_means"`
	Fraction  string             `json:"fraction"` // 39/106户
	Measure   Measure            `json:"measure"`
	Exact     *Exact             `json:"exact"` // null when it does not apply
	Steps     []string           `json:"steps"` // the arithmetic in words
	Groups    []Group            `json:"groups"`
	Parts     []Part             `json:"parts,omitempty"`     // above the grid: what is summed up
	Pending   int64              `json:"pending,omitempty"`   // collection: records whose review is not complete
	Escalated int64              `json:"escalated,omitempty"` // mediation: passed up in time, counted for units only
}

// Exact are the exact figures behind the rounded ones, as fractions.
type Exact struct {
	Value      string `json:"value"`
	Required   string `json:"required,omitempty"` // visit: households that the pace asks for
	Attainment string `json:"attainment"`
	Weight     string `json:"weight"`
	Points     string `json:"points"`
}

// Group are the items of an indicator that count in the same way for the same
// reason.
type Group struct {
	Why    string `json:"why"`
	Text   string `json:"text"`   // 已入户见面
	Counts string `json:"counts"` // 计入分子和分母, 只计入分母, 计入分子, 不计
	Num    bool   `json:"num"`
	Den    bool   `json:"den"`
	Items  []Item `json:"items"`
}

// Part is a unit or worker whose numerator and denominator a unit's sum holds.
type Part struct {
	Unit     string `json:"unit,omitempty"` // one of the two
	Worker   string `json:"worker,omitempty"`
	Name     string `json:"name"`
	Fraction string `json:"fraction"`
}

// Item is one household, record, half-day, day, week or finding.
type Item struct {
	Subject string `json:"subject"`
	Key     string `json:"key"`
	Text    string `json:"text"` // the key as people know it: with the address, the weekday
	Rows    []Row  `json:"rows"`
}

// Balance is a sum that a cap limits.
type Balance struct {
	Sum     string       `json:"sum"`
	Cap     rule.Value   `json:"cap"`
	Counted string       `json:"counted"`
	Clauses []Citation   `json:"clauses"`
	Entries []BalanceRow `json:"entries"`
}

// BalanceRow is one adjustment or spot check.
type BalanceRow struct {
	Day    string `json:"day"`
	Points string `json:"points"`
	Cause  string `json:"cause"`
	Ground string `json:"ground"`
	Row    Row    `json:"row"`
}

// Reckoning is a figure with its arithmetic in words and its basis.
type Reckoning struct {
	Text    string       `json:"text"`
	Steps   []string     `json:"steps"`
	Rules   []rule.Value `json:"rules"`
	Clauses []Citation   `json:"clauses"`
}

// Consequence of 三.4.
type Consequence struct {
	Code    string     `json:"code"`
	Name    string     `json:"name"`
	Means   string     `json:"means"`
	Reasons []string   `json:"reasons"`
	Clauses []Citation `json:"clauses"`
}

// PayReckoning is the pay with its arithmetic.
type PayReckoning struct {
	Pay
	Steps   []string     `json:"steps"`
	Rows    []Row        `json:"rows"` // where the wage stands
	Rules   []rule.Value `json:"rules"`
	Clauses []Citation   `json:"clauses"`
}

// Explained is what a score sheet is made of; the result carries its trace.
type Explained struct {
	Result      domain.WorkerResult
	Month       domain.Month
	AsOf        domain.Date
	Asked       string // the unit in which the worker is ranked
	Assessed    int    // how many are ranked there
	Rules       *rule.Set
	Names       Names
	Addresses   map[string]string   // by household number
	Adjustments []domain.Adjustment // of this worker in the month
	SpotChecks  []domain.SpotCheck  // that name this worker in the month
	LeftOut     []domain.Problem    // what the month lists of this worker's records that do not count
	Locate      Locate
}

// usedRules are the rule values that an indicator uses beside its weight.
var usedRules = map[domain.IndicatorID][]string{
	domain.IndVisit:      {"absent_days", "vacant_days", "office_hours"},
	domain.IndCollection: {"timely_days", "min_den"},
	domain.IndMediation:  {"mediation_days", "escalate_days", "min_den"},
	domain.IndCase:       {"preventable_types", "case_step", "case_base"},
	domain.IndPatrol:     {"patrol_minutes", "bridge_minutes"},
	domain.IndHazard:     {"min_den"},
	domain.IndVisitHours: {"weekly_hours", "office_hours"},
	domain.IndOpinion:    {"report_days", "min_den"},
	domain.IndService:    {"service_days", "min_den"},
}

// NewScoreSheet renders one worker's month with everything behind it.
func NewScoreSheet(e Explained) *ScoreSheet {
	r := &e.Result
	s := &ScoreSheet{
		Month: e.Month.String(), AsOf: e.AsOf.String(), RuleSet: e.Rules.ID, RuleTitle: e.Rules.Title,
		Period: period(e.Month, e.AsOf), Worker: newWorker(r, e.Names), Attendance: attendance(r),
		Indicators: []SheetLine{}, Consequences: newConsequences(r), Pay: payReckoning(r, e.Rules, e.Locate),
	}
	if len(e.LeftOut) > 0 {
		s.LeftOut = NewProblems(e.LeftOut, e.Names, map[string]string{r.Worker: r.Name}, e.Locate)
	}
	if !r.Assessed {
		return s
	}
	s.Indicators = sheetLines(r.Measures, e.Rules, "")
	for i := range s.Indicators {
		line := &s.Indicators[i]
		line.Groups = groups(line.ID, r.Measures[line.ID].Items, e.Addresses, e.Locate)
	}
	s.Adjustments = adjustments(e)
	s.Deductions = deductions(e)
	s.Score = scoreReckoning(r)
	s.Stars = starReckoning(r.Score, r.Stars, e.Rules)
	s.Rank = rankText(r.Rank, e.Assessed, e.Names.Name(e.Asked))
	return s
}

// sheetLines are the indicators in the order of the standard, without items.
func sheetLines(measures map[domain.IndicatorID]*domain.Measure, rules *rule.Set, each string) []SheetLine {
	lines := make([]SheetLine, 0, len(measures))
	applying := domain.Ratio{}
	for id, m := range measures {
		if m.Applies {
			applying = applying.Add(rules.Weights[id])
		}
	}
	for _, id := range domain.Indicators {
		m, ok := measures[id]
		if !ok {
			continue
		}
		weight := rules.ValueOf("weight." + string(id))
		line := SheetLine{ID: id, Name: IndicatorName(id), Basis: weight.Basis, Clauses: Citations(weight.Basis),
			Rules: []rule.Value{weight}, NumMeans: countedThings[id].num, DenMeans: countedThings[id].den,
			Fraction: Fraction(id, m.Num, m.Den), Measure: newMeasure(id, m), Groups: []Group{}, Pending: m.Pending, Escalated: m.Escalated}
		for _, v := range usedRules[id] {
			line.Rules = append(line.Rules, rules.ValueOf(v))
		}
		line.Steps = steps(id, m, rules, applying, each)
		if m.Applies {
			line.Exact = &Exact{Value: m.Value.Fraction(), Attainment: m.Attainment.Fraction(),
				Weight: m.Weight.Fraction(), Points: m.Weight.Mul(m.Attainment).Fraction()}
			if id == domain.IndVisit {
				line.Exact.Required = m.Required.Fraction()
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// groups puts items of one reason together: first what counts, then what only
// burdens, then what is left out; within these in the order given.
func groups(id domain.IndicatorID, items []domain.Item, addresses map[string]string, locate Locate) []Group {
	var order [4][]*Group
	for i := range items {
		it := &items[i]
		rank := countsRank(it.Num, it.Den)
		var g *Group
		for _, have := range order[rank] {
			if have.Why == it.Why {
				g = have
			}
		}
		if g == nil {
			g = &Group{Why: it.Why, Text: WhyText(id, it.Why), Counts: countsWords[rank], Num: it.Num, Den: it.Den}
			order[rank] = append(order[rank], g)
		}
		g.Items = append(g.Items, Item{Subject: it.Subject, Key: it.Key, Text: itemText(it, addresses),
			Rows: newRows(rowsBehind(it), locate)})
	}
	out := []Group{}
	for _, list := range order {
		for _, g := range list {
			out = append(out, *g)
		}
	}
	return out
}

// rowsBehind are the rows that an item rests on: a household's own, which is due
// whether or not it was visited, then its visits.
func rowsBehind(it *domain.Item) []domain.RecordRef {
	if it.Subject != "household" {
		return it.Records
	}
	return append([]domain.RecordRef{{Ledger: domain.Households, Key: it.Key}}, it.Records...)
}

var countsWords = [4]string{"计入分子和分母", "计入分子", "只计入分母", "不计"}

func countsRank(num, den bool) int {
	switch {
	case num && den:
		return 0
	case num:
		return 1
	case den:
		return 2
	}
	return 3
}

var weekdays = [8]string{"", "周一", "周二", "周三", "周四", "周五", "周六", "周日"}

// itemText is an item's key as people know it.
func itemText(it *domain.Item, addresses map[string]string) string {
	switch it.Subject {
	case "household":
		if a := addresses[it.Key]; a != "" {
			return it.Key + "  " + a
		}
	case "week":
		if monday, err := domain.ParseDate(it.Key); err == nil {
			return monday.String() + " 至 " + (monday + 6).String()
		}
	case "day", "half_day":
		if len(it.Key) >= len("2006-01-02") {
			if d, err := domain.ParseDate(it.Key[:len("2006-01-02")]); err == nil {
				return d.String() + " " + weekdays[d.Weekday()] + it.Key[len("2006-01-02"):]
			}
		}
	}
	return it.Key
}

func adjustments(e Explained) *Balance {
	limit := e.Rules.ValueOf("adjustment_cap")
	b := &Balance{Sum: e.Result.AdjustmentSum.String(), Cap: limit, Counted: e.Result.Adjustments.String(),
		Clauses: Citations(limit.Basis), Entries: []BalanceRow{}}
	for _, a := range e.Adjustments {
		ref := domain.RecordRef{Ledger: domain.Adjustments, Key: a.No}
		b.Entries = append(b.Entries, BalanceRow{Day: a.Day.String(), Points: a.Points.String(), Cause: a.Cause,
			Ground: a.Ground, Row: newRows([]domain.RecordRef{ref}, e.Locate)[0]})
	}
	return b
}

func deductions(e Explained) *Balance {
	limit := e.Rules.ValueOf("deduction_cap")
	return &Balance{Sum: e.Result.DeductionSum.String(), Cap: limit, Counted: e.Result.Deductions.String(),
		Clauses: Citations(limit.Basis), Entries: checkRows(e.SpotChecks, e.Locate)}
}

func checkRows(checks []domain.SpotCheck, locate Locate) []BalanceRow {
	rows := []BalanceRow{}
	for _, c := range checks {
		ref := domain.RecordRef{Ledger: domain.SpotChecks, Key: c.No}
		rows = append(rows, BalanceRow{Day: c.Day.String(), Points: c.Deduction.String(), Cause: c.Matter,
			Ground: c.Finding.String() + about(&c), Row: newRows([]domain.RecordRef{ref}, locate)[0]})
	}
	return rows
}

// about names the record that a spot check is about.
func about(c *domain.SpotCheck) string {
	s := domain.LedgerNamed(c.AboutLedger)
	if s == nil || c.AboutRecord == "" {
		return ""
	}
	return "（" + s.Label + " " + c.AboutRecord + "）"
}

func newConsequences(r *domain.WorkerResult) []Consequence {
	out := []Consequence{}
	for _, code := range r.Consequences {
		c := Consequence{Code: code, Name: ConsequenceName(code), Means: consequenceMeans[code], Reasons: []string{}, Clauses: Citations("三.4")}
		if code == domain.ConsequenceDismiss {
			for _, reason := range r.Reasons {
				c.Reasons = append(c.Reasons, ReasonName(reason))
			}
		}
		out = append(out, c)
	}
	return out
}
