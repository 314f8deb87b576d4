package office

import (
	"context"
	"slices"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// RuleSet is a rule set as people read it.
type RuleSet struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Effective string       `json:"effective"`
	Values    []rule.Value `json:"values"`
}

func showRules(s *rule.Set) *RuleSet {
	return &RuleSet{ID: s.ID, Title: s.Title, Effective: s.Effective.String(), Values: s.Values}
}

// Rules is the rule set in force on day; none: today.
func (o *Office) Rules(ctx context.Context, day domain.Date) (*RuleSet, error) {
	if day == 0 {
		day = o.clock().Date()
	}
	var out *RuleSet
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		s, err := o.inForce(tx, day)
		if err == nil {
			out = showRules(s)
		}
		return err
	})
	return out, err
}

// inForce is the rule set in force on day, of those shipped and those saved.
func (o *Office) inForce(tx *store.Tx, day domain.Date) (*rule.Set, error) {
	sets := slices.Clone(o.shipped)
	return rule.InForce(sets, day)
}
