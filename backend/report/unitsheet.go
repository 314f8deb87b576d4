package report

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// UnitSheet is the score sheet of a unit above the grid.
type UnitSheet struct {
	Month      string       `json:"month"`
	Period     string       `json:"period"`
	AsOf       string       `json:"as_of"`
	RuleSet    string       `json:"rule_set"`
	RuleTitle  string       `json:"rule_title"`
	Unit       Unit         `json:"unit"`
	Indicators []SheetLine  `json:"indicators"`
	Score      *Reckoning   `json:"score"` // null without an assessed worker
	SpotChecks []BalanceRow `json:"spot_checks"`
	Rank       string       `json:"rank"`
}

// ExplainedUnit is what a unit's sheet is made of.
type ExplainedUnit struct {
	Result     domain.UnitResult
	Month      domain.Month
	AsOf       domain.Date
	Rules      *rule.Set
	Names      Names
	Units      []domain.UnitResult   // right below it
	Workers    []domain.WorkerResult // who belong right to it
	Addresses  map[string]string     // by household number
	SpotChecks []domain.SpotCheck    // of the unit itself in the month
	Locate     Locate
}

// NewUnitSheet renders one unit's month with everything behind it.
func NewUnitSheet(e ExplainedUnit) *UnitSheet {
	r := &e.Result
	s := &UnitSheet{Month: e.Month.String(), Period: period(e.Month, e.AsOf), AsOf: e.AsOf.String(),
		RuleSet: e.Rules.ID, RuleTitle: e.Rules.Title, Unit: newUnit(r, e.Names), Indicators: []SheetLine{},
		SpotChecks: checkRows(e.SpotChecks, e.Locate)}
	if !r.HasScore {
		return s
	}
	s.Indicators = sheetLines(r.Measures, e.Rules, "每网格")
	for i := range s.Indicators {
		line := &s.Indicators[i]
		line.Groups = groups(line.ID, r.Measures[line.ID].Items, e.Addresses, e.Locate)
		line.Parts = e.parts(line.ID)
	}
	s.Score = unitReckoning(r, e.Rules)
	s.Rank = fmt.Sprintf("在同一上级的单位中列第%d名", r.Rank)
	if r.Parent != "" {
		s.Rank = fmt.Sprintf("在%s所属单位中列第%d名", e.Names.Name(r.Parent), r.Rank)
	}
	return s
}

// parts are the units right below and, where an indicator sums workers up, the
// assessed workers who belong right to the unit. Visits and cases of its own grids
// are items.
func (e *ExplainedUnit) parts(id domain.IndicatorID) []Part {
	var out []Part
	for i := range e.Units {
		if u := &e.Units[i]; u.Measures[id] != nil {
			out = append(out, Part{Unit: u.Unit, Name: e.Names.Name(u.Unit), Fraction: Fraction(id, u.Measures[id].Num, u.Measures[id].Den)})
		}
	}
	if id == domain.IndVisit || id == domain.IndCase {
		return out
	}
	for i := range e.Workers {
		if w := &e.Workers[i]; w.Assessed {
			m := w.Measures[id]
			out = append(out, Part{Worker: w.Worker, Name: w.Name, Fraction: Fraction(id, m.Num, m.Den+m.Escalated)})
		}
	}
	return out
}

func unitReckoning(r *domain.UnitResult, rules *rule.Set) *Reckoning {
	terms := []string{}
	for _, id := range domain.Indicators {
		if m := r.Measures[id]; m != nil && m.Applies {
			terms = append(terms, m.Points.String())
		}
	}
	out := &Reckoning{Text: r.Score.String(), Rules: []rule.Value{}, Clauses: Citations("三.1"),
		Steps: []string{fmt.Sprintf("指标得分＝%s＝%s", strings.Join(terms, "＋"), r.IndicatorScore)}}
	if r.SpotScore == nil {
		out.Steps = append(out.Steps, "本月没有对单位的抽查，单位得分即指标得分"+r.Score.String())
		return out
	}
	share := rules.ValueOf("spot_share")
	out.Rules, out.Clauses = append(out.Rules, share), Citations(share.Basis)
	rest := domain.Whole(1).Sub(rules.SpotShare)
	exact := rest.Mul(r.IndicatorScore.Ratio()).Add(rules.SpotShare.Mul(r.SpotScore.Ratio()))
	out.Steps = append(out.Steps, fmt.Sprintf("抽查得分＝100－抽查扣分＝%s", r.SpotScore),
		fmt.Sprintf("单位得分＝%s×%s＋%s×%s＝%s", short(rest), r.IndicatorScore, short(rules.SpotShare), r.SpotScore, rounded(exact)))
	return out
}
