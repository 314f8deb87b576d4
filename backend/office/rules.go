package office

import (
	"context"
	"slices"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// RuleSet is a rule set as people read it.
type RuleSet struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Effective string       `json:"effective"`
	Saved     bool         `json:"saved"` // by the office; else it came with the program
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

// settingRules holds the rule sets that the office saved, as YAML, in the order
// of saving.
const settingRules = "rules"

// Failures of saving rules.
const (
	CodeRuleTaken   domain.Code = "rule_taken"    // id
	CodeRuleInUse   domain.Code = "rule_in_use"   // id, a month that was published by it
	CodeNoSuchRules domain.Code = "no_such_rules" // id
)

// inForce is the rule set in force on day, of those shipped and those saved.
func (o *Office) inForce(tx *store.Tx, day domain.Date) (*rule.Set, error) {
	sets, err := o.ruleSets(tx)
	if err != nil {
		return nil, err
	}
	return rule.InForce(sets, day)
}

// ruleSets are those shipped, then those saved.
func (o *Office) ruleSets(tx *store.Tx) ([]*rule.Set, error) {
	sets := slices.Clone(o.shipped)
	var saved []string
	if _, err := tx.Setting(settingRules, &saved); err != nil {
		return nil, err
	}
	for _, text := range saved {
		s, err := rule.Parse([]byte(text))
		if err != nil {
			return nil, err
		}
		sets = append(sets, s)
	}
	return sets, nil
}

// RuleSets lists all rule sets, shipped and saved.
func (o *Office) RuleSets(ctx context.Context) ([]*RuleSet, error) {
	var out []*RuleSet
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		sets, err := o.ruleSets(tx)
		for i, s := range sets {
			shown := showRules(s)
			shown.Saved = i >= len(o.shipped)
			out = append(out, shown)
		}
		return err
	})
	return out, err
}

// RulesYAML is one rule set as a file, to be edited and saved under another id.
func (o *Office) RulesYAML(ctx context.Context, id string) ([]byte, error) {
	var text []byte
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		sets, err := o.ruleSets(tx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(sets, func(s *rule.Set) bool { return s.ID == id })
		if i < 0 {
			return domain.Fail(CodeNoSuchRules, id)
		}
		text, err = sets[i].Marshal()
		return err
	})
	return text, err
}

// Draft makes a rule set of another one's values with some changed. It is
// checked, and not saved.
func Draft(base *RuleSet, id, title, effective string, values map[string]string) ([]byte, error) {
	day, err := domain.ParseDate(effective)
	if err != nil {
		return nil, err
	}
	s := &rule.Set{ID: id, Title: title, Effective: day, Values: slices.Clone(base.Values)}
	for i := range s.Values {
		if v, ok := values[s.Values[i].ID]; ok {
			s.Values[i].Value = v
		}
	}
	text, err := s.Marshal()
	if err != nil {
		return nil, err
	}
	_, err = rule.Parse(text)
	return text, err
}

// SaveRules checks a rule set and keeps it: from its effective date on, months
// are assessed by it. Published months stay as they are.
func (o *Office) SaveRules(ctx context.Context, text []byte) (*RuleSet, error) {
	set, err := rule.Parse(text)
	if err != nil {
		return nil, err
	}
	return showRules(set), o.write(ctx, func(tx *store.Tx) error { return o.saveRules(tx, set, text) })
}

func (o *Office) saveRules(tx *store.Tx, set *rule.Set, text []byte) error {
	sets, err := o.ruleSets(tx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(sets, func(s *rule.Set) bool { return s.ID == set.ID }) {
		return domain.Fail(CodeRuleTaken, set.ID)
	}
	var saved []string
	if _, err := tx.Setting(settingRules, &saved); err != nil {
		return err
	}
	return tx.SaveSetting(settingRules, append(saved, string(text)))
}

// DropRules takes a saved rule set back, unless a month was published by it.
func (o *Office) DropRules(ctx context.Context, id string) error {
	return o.write(ctx, func(tx *store.Tx) error {
		var saved, kept []string
		if _, err := tx.Setting(settingRules, &saved); err != nil {
			return err
		}
		for _, text := range saved {
			if s, err := rule.Parse([]byte(text)); err != nil || s.ID != id {
				kept = append(kept, text)
			}
		}
		if len(kept) == len(saved) {
			return domain.Fail(CodeNoSuchRules, id)
		}
		versions, err := tx.Publications(0)
		if err != nil {
			return err
		}
		for _, p := range versions {
			whole, err := tx.Publication(p.Community, p.Month, p.Version)
			if err != nil {
				return err
			}
			if s, err := rule.Parse([]byte(whole.Rules)); err == nil && s.ID == id {
				return domain.Fail(CodeRuleInUse, id, p.Month.Chinese())
			}
		}
		return tx.SaveSetting(settingRules, kept)
	})
}

// RuleEffects tells whose star a rule set would change, were it in force in a
// month, and what it does to the scores.
func (o *Office) RuleEffects(ctx context.Context, text []byte, m domain.Month) ([]ScoreChange, error) {
	set, err := rule.Parse(text)
	if err != nil {
		return nil, err
	}
	out := []ScoreChange{}
	err = o.store.Read(ctx, func(tx *store.Tx) error {
		before, err := o.compute(tx, AssessRequest{Month: m, Unit: assess.Everywhere}, traced{})
		if err != nil {
			return err
		}
		after, err := assess.Compute(before.records, assess.Request{Month: m, Unit: assess.Everywhere, Rules: set, Calendar: before.calendar})
		if err != nil {
			return err
		}
		then := report.NewMonth(*after, before.names())
		for _, w := range before.view().Workers {
			if c := compareScores(&w, then.WorkerOf(w.Worker)); c != nil {
				out = append(out, *c)
			}
		}
		return nil
	})
	return out, err
}

// ScoreChange is a worker whose score or stars are others.
type ScoreChange struct {
	Worker string `json:"worker"`
	Name   string `json:"name"`
	Before string `json:"before"` // 88.20分，四星
	After  string `json:"after"`
	Stars  bool   `json:"stars"` // the stars change, not only the score
}

func compareScores(before, after *report.Worker) *ScoreChange {
	c := &ScoreChange{Worker: before.Worker, Name: before.Name, Before: scoreWords(before), After: scoreWords(after), Stars: starsOf(before) != starsOf(after)}
	if c.Before == c.After {
		return nil
	}
	return c
}

func starsOf(w *report.Worker) int {
	if w == nil || w.Stars == nil {
		return 0
	}
	return *w.Stars
}

func scoreWords(w *report.Worker) string {
	switch {
	case w == nil:
		return "未列入"
	case !w.Assessed:
		return report.NotAssessedName + "（" + w.ReasonText + "）"
	}
	return *w.Score + "分，" + report.StarName(*w.Stars)
}
