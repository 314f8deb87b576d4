package office_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// tougher is a copy of the shipped rules in which five stars begin at 99 points.
func (d *desk) tougher(t *testing.T, id, effective string) []byte {
	t.Helper()
	base, err := d.Rules(ctx, october.Last())
	if err != nil {
		t.Fatal(err)
	}
	text, err := office.Draft(base, id, "从严", effective, map[string]string{"band.5": "99"})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (d *desk) assess(t *testing.T, m domain.Month) []byte {
	t.Helper()
	v, err := d.Assess(ctx, office.AssessRequest{Month: m})
	if err != nil {
		t.Fatal(err)
	}
	return marshal(t, v)
}

// A copy that takes effect on a date leaves the months before as they are. What
// was published by it keeps it.
func TestRulesFromADateOn(t *testing.T) {
	d := small(t)
	text := d.tougher(t, "congyan", "2026-11-01")
	before, later := d.assess(t, october), d.assess(t, november)
	if _, err := d.SaveRules(ctx, text); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(d.assess(t, october), before) {
		t.Error("October is assessed by rules of November")
	}
	var now struct {
		RuleSet string `json:"rule_set"`
	}
	after := d.assess(t, november)
	if err := json.Unmarshal(after, &now); err != nil || now.RuleSet != "congyan" || bytes.Equal(after, later) {
		t.Errorf("November is assessed by %s, %v", now.RuleSet, err)
	}
	for day, want := range map[string]string{"2026-10-31": "xiangyang-2011", "2026-11-01": "congyan"} {
		if r, err := d.Rules(ctx, clock(day).Date()); err != nil || r.ID != want {
			t.Errorf("%s: %+v, %v", day, r, err)
		}
	}
	_, err := d.SaveRules(ctx, text)
	refused(t, err, office.CodeRuleTaken)
	refused(t, d.DropRules(ctx, "xiangyang-2011"), office.CodeNoSuchRules)
	d.publish(t, november, "")
	refused(t, d.DropRules(ctx, "congyan"), office.CodeRuleInUse)
	if v := d.verify(t); !v.Published[0].Same || len(v.Published[0].Differs) > 0 {
		t.Errorf("%+v", v.Published[0])
	}
}

// Taken back before it was used, a rule set leaves nothing.
func TestDropRules(t *testing.T) {
	d := small(t)
	before := d.assess(t, november)
	if _, err := d.SaveRules(ctx, d.tougher(t, "congyan", "2026-11-01")); err != nil {
		t.Fatal(err)
	}
	if err := d.DropRules(ctx, "congyan"); err != nil {
		t.Fatal(err)
	}
	if list, err := d.RuleSets(ctx); err != nil || len(list) != 1 || !bytes.Equal(d.assess(t, november), before) {
		t.Errorf("%+v, %v", list, err)
	}
}

// Whose star would change, before anything is saved.
func TestRuleEffects(t *testing.T) {
	d := small(t)
	head := d.verify(t).Head
	list, err := d.RuleEffects(ctx, d.tougher(t, "congyan", "2027-01-01"), october)
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if c := list[0]; c.Worker != "W1" || !c.Stars || c.Before != "97.50分，五星" || c.After != "97.50分，四星" {
		t.Errorf("%+v", c)
	}
	if d.verify(t).Head != head {
		t.Error("asking changed something")
	}
}

// What is no rule set, or one that may not be, is refused and not saved.
func TestSaveRulesRefuses(t *testing.T) {
	d := small(t)
	good := string(d.tougher(t, "x", "2026-11-01"))
	for name, text := range map[string]string{
		"no YAML":          "{{{",
		"bands out of row": strings.Replace(good, `"99"`, `"80"`, 1),
		"an unknown value": good + "\nfoo: 1\n",
	} {
		if _, err := d.SaveRules(ctx, []byte(text)); domain.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := d.RuleSets(ctx); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
}

// A month before the first rule set, or outside the calendar's years.
func TestMonthsWithoutRulesOrCalendar(t *testing.T) {
	d := small(t)
	_, err := d.Assess(ctx, office.AssessRequest{Month: domain.NewMonth(2010, 12)})
	refused(t, err, "no_rule_in_force")
	for m, years := range map[domain.Month]string{october: "", domain.NewMonth(2027, 3): "2027", domain.NewMonth(2024, 5): "2024"} {
		v, err := d.Assess(ctx, office.AssessRequest{Month: m})
		if err != nil {
			t.Fatal(err)
		}
		if words := strings.Join(v.Warnings, ""); strings.Contains(words, "工作日历") != (years != "") || !strings.Contains(words, years) {
			t.Errorf("%s: warnings %q", m, v.Warnings)
		}
	}
}
