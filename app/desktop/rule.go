package main

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report"
	"gridstar/backend/rule"
)

// Rule is the bridge of the rule sets.
type Rule struct{ desk *desk }

// RuleScreen is all that the rules screen shows.
type RuleScreen struct {
	Sets    []RuleSet `json:"sets"`
	InForce string    `json:"in_force"` // id of the one by which the month is assessed; "" without one
}

// RuleSet is a rule set with the clauses that its values rest on.
type RuleSet struct {
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Effective string      `json:"effective"`
	Saved     bool        `json:"saved"`
	Values    []RuleValue `json:"values"`
}

// RuleValue is a value and its clauses.
type RuleValue struct {
	rule.Value
	Clauses []report.Citation `json:"clauses"`
}

func newRuleSet(s *office.RuleSet) RuleSet {
	out := RuleSet{s.ID, s.Title, s.Effective, s.Saved, []RuleValue{}}
	for _, v := range s.Values {
		out.Values = append(out.Values, RuleValue{v, report.Citations(v.Basis)})
	}
	return out
}

// Screen lists the rule sets.
func (b *Rule) Screen(month string) (*RuleScreen, error) {
	return about(b.desk, Period{Month: month}, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*RuleScreen, error) {
		sets, err := o.RuleSets(ctx)
		if err != nil {
			return nil, err
		}
		out := &RuleScreen{Sets: []RuleSet{}}
		for _, s := range sets {
			out.Sets = append(out.Sets, newRuleSet(s))
		}
		now, err := o.Rules(ctx, req.Month.Last())
		switch {
		case err == nil:
			out.InForce = now.ID
		case domain.CodeOf(err) != rule.CodeNoRuleInForce:
			return nil, err
		}
		return out, nil
	})
}

// RuleDraft is a copy of a rule set with some values changed, not yet saved.
type RuleDraft struct {
	Base      string            `json:"base"` // id of the copied one
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Effective string            `json:"effective"`
	Values    map[string]string `json:"values"` // the changed ones
}

func (d RuleDraft) text(ctx context.Context, o *office.Office) ([]byte, error) {
	sets, err := o.RuleSets(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sets {
		if s.ID == d.Base {
			return office.Draft(s, d.ID, d.Title, d.Effective, d.Values)
		}
	}
	return nil, domain.Fail(office.CodeNoSuchRules, d.Base)
}

// Effects tells whose score and star a draft would change in a month.
func (b *Rule) Effects(d RuleDraft, month string) ([]office.ScoreChange, error) {
	return about(b.desk, Period{Month: month}, func(ctx context.Context, o *office.Office, req office.AssessRequest) ([]office.ScoreChange, error) {
		text, err := d.text(ctx, o)
		if err != nil {
			return nil, err
		}
		return o.RuleEffects(ctx, text, req.Month)
	})
}

// Save keeps a draft.
func (b *Rule) Save(d RuleDraft) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error {
		text, err := d.text(ctx, o)
		if err != nil {
			return err
		}
		_, err = o.SaveRules(ctx, text)
		return err
	})
}

// Drop takes a saved rule set back.
func (b *Rule) Drop(id string) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error { return o.DropRules(ctx, id) })
}
