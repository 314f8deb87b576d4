package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/domain"
)

// Names finds units by code, to show names beside codes.
type Names map[string]domain.Unit

// NamesOf indexes units by code. Units above the grid that share a name with
// another of their level have their parent's before it: 望星街道银杏里社区.
func NamesOf(units []domain.Unit) Names {
	n := make(Names, len(units))
	type called struct {
		level domain.Level
		name  string
	}
	shared := map[called]int{}
	for _, u := range units {
		n[u.Code] = u
		shared[called{u.Level, u.Name}]++
	}
	for _, u := range units {
		if parent, known := n[u.Parent]; known && u.Level != domain.LevelGrid && shared[called{u.Level, u.Name}] > 1 {
			u.Name = parent.Name + u.Name
			n[u.Code] = u
		}
	}
	return n
}

// Name is the name of the unit with that code; the code itself if it is unknown.
func (n Names) Name(code string) string {
	if u, ok := n[code]; ok && u.Name != "" {
		return u.Name
	}
	return code
}

// Place is a unit's name behind that of the unit above it, which many a grid has in
// its own already.
func (n Names) Place(code string) string {
	name, above := n.Name(code), n.Name(n[code].Parent)
	if above == "" || strings.HasPrefix(name, above) {
		return name
	}
	return above + " " + name
}

func (n Names) all(codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = n.Name(c)
	}
	return out
}

// perThousand is the base of the case rate: cases per 1,000 households.
var perThousand = domain.Whole(1000)

var hundred = domain.Whole(100)

// percent is r as per cent with 2 decimals, without the sign.
func percent(r domain.Ratio) string { return r.Mul(hundred).Hundredths().String() }

// NewMonth renders the results of a month.
func NewMonth(r domain.MonthResult, names Names) *Month {
	m := &Month{
		Month: r.Month.String(), AsOf: r.AsOf.String(), Unit: r.Unit, RuleSet: r.RuleSet,
		Workers: make([]Worker, len(r.Workers)), Units: make([]Unit, len(r.Units)),
		UnitName: names.Name(r.Unit), UnitLevel: names[r.Unit].Level.String(),
		EarlyLook: r.AsOf < r.Month.Last(), Warnings: []string{},
	}
	for i := range r.Workers {
		m.Workers[i] = newWorker(&r.Workers[i], names)
	}
	for i := range r.Units {
		m.Units[i] = newUnit(&r.Units[i], names)
	}
	for _, p := range r.Problems {
		if p.Code == domain.ProblemCalendarYear {
			m.Warnings = append(m.Warnings, problemText(p))
		}
	}
	return m
}

func newWorker(w *domain.WorkerResult, names Names) Worker {
	v := Worker{
		Worker: w.Worker, Name: w.Name, Unit: w.Unit, UnitName: names.Name(w.Unit),
		Grids: list(w.Grids), GridNames: names.all(w.Grids),
		Assessed: w.Assessed, Reason: string(w.Reason), ReasonText: notAssessed[w.Reason],
		Consequences: list(w.Consequences), Reasons: list(w.Reasons),
	}
	if p := w.Pay; p != nil {
		v.Pay = &Pay{Base: p.Base.String(), Paid: p.Paid.String(), Reward: p.Reward.String()}
	}
	if !w.Assessed {
		return v
	}
	v.Indicators = newMeasures(w.Measures)
	v.Adjustments, v.Deductions, v.Score = text(w.Adjustments), text(w.Deductions), text(w.Score)
	v.Stars, v.Qualified, v.Rank = &w.Stars, &w.Qualified, &w.Rank
	return v
}

func newUnit(u *domain.UnitResult, names Names) Unit {
	v := Unit{Unit: u.Unit, Name: names.Name(u.Unit), Parent: u.Parent, Level: u.Level.String(), Assessed: u.Assessed}
	if !u.HasScore {
		return v
	}
	v.Indicators = newMeasures(u.Measures)
	v.IndicatorScore, v.Score, v.Rank = text(u.IndicatorScore), text(u.Score), &u.Rank
	if u.SpotScore != nil {
		v.SpotScore = text(*u.SpotScore)
	}
	return v
}

func newMeasures(measures map[domain.IndicatorID]*domain.Measure) map[domain.IndicatorID]Measure {
	out := make(map[domain.IndicatorID]Measure, len(measures))
	for id, m := range measures {
		out[id] = newMeasure(id, m)
	}
	return out
}

func newMeasure(id domain.IndicatorID, m *domain.Measure) Measure {
	v := Measure{Num: m.Num, Den: m.Den, Applies: m.Applies}
	if !m.Applies {
		return v
	}
	v.Pending = m.Pending
	v.Weight, v.Points = text(m.Weight.Hundredths()), text(m.Points)
	value := percent(m.Value)
	if id == domain.IndCase {
		value = m.Value.Mul(perThousand).Hundredths().String()
	} else {
		target := percent(m.Target)
		v.Target = &target
	}
	v.Value = &value
	return v
}

// NewAwards renders a top-ten list over the published months from..to.
func NewAwards(from, to domain.Month, unit string, months int, winners []domain.Winner, names Names) *Awards {
	a := &Awards{From: from.String(), To: to.String(), Unit: unit, UnitName: names.Name(unit),
		Months: months, Winners: make([]Winner, len(winners))}
	for i, w := range winners {
		a.Winners[i] = Winner{Worker: w.Worker, Name: w.Name, Unit: w.Unit, UnitName: names.Name(w.Unit),
			Months: w.Months, Mean: w.Mean.Hundredths().String(), FiveStar: w.FiveStar, Rank: w.Rank, Tie: w.Tie}
	}
	return a
}

// MarshalJSON leaves out spot_score of a unit without an assessed worker: it has
// no score that a spot check could count in.
func (u Unit) MarshalJSON() ([]byte, error) {
	type all Unit
	if u.Score != nil {
		return json.Marshal(all(u))
	}
	return json.Marshal(struct {
		all
		SpotScore *string `json:"spot_score,omitempty"`
	}{all: all(u)})
}

// UnitOf is the line of the unit with that code, or nil.
func (m *Month) UnitOf(code string) *Unit {
	if i := slices.IndexFunc(m.Units, func(u Unit) bool { return u.Unit == code }); i >= 0 {
		return &m.Units[i]
	}
	return nil
}

// WorkerOf is the line of the worker with that number, or nil.
func (m *Month) WorkerOf(number string) *Worker {
	if i := slices.IndexFunc(m.Workers, func(w Worker) bool { return w.Worker == number }); i >= 0 {
		return &m.Workers[i]
	}
	return nil
}

// Below are the units one level down from the asked unit, by code.
func (m *Month) Below() []Unit {
	var out []Unit
	for _, u := range m.Units {
		if u.Parent == m.Unit && u.Unit != m.Unit {
			out = append(out, u)
		}
	}
	return out
}

// Period is the month as a reader sees it: 2026年10月, or 2026年10月（截至10月20日）.
func (m *Month) Period() string {
	month, err := domain.ParseMonth(m.Month)
	if err != nil {
		return m.Month
	}
	asOf, err := domain.ParseDate(m.AsOf)
	if err != nil {
		asOf = month.Last()
	}
	return period(month, asOf)
}

func period(month domain.Month, asOf domain.Date) string {
	if asOf >= month.Last() {
		return month.Chinese()
	}
	_, mm, d := asOf.YMD()
	return fmt.Sprintf("%s（截至%d月%d日）", month.Chinese(), mm, d)
}

func text(h domain.Hundredths) *string {
	s := h.String()
	return &s
}

// list is codes as JSON has them: [] rather than null.
func list(codes []string) []string {
	if codes == nil {
		return []string{}
	}
	return codes
}

// Below tells whether the unit is top, or lies below it.
func (n Names) Below(unit, top string) bool {
	for range domain.LevelGrid {
		if unit == top {
			return true
		}
		u, ok := n[unit]
		if !ok {
			return false
		}
		unit = u.Parent
	}
	return unit == top
}
