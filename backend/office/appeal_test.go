package office_test

import (
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// An answer stands, with who gave it and when; what may follow is the link to the
// correction that came of it, once. The trail says both.
func TestAnAnswerStands(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	id, err := d.LodgeAppeal(ctx, october, withOfficer, "W2", "漏记")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.AnswerAppeal(ctx, id, " 申诉成立 ", 0); err != nil {
		t.Fatal(err)
	}
	answered := d.now.String()
	d.now += 60
	d.publish(t, october, "申诉成立")
	d.publish(t, october, "又一处")
	for _, test := range []struct {
		answer     string
		correction int
		code       domain.Code
	}{
		{"不成立", 0, office.CodeAppealAnswered},
		{"不成立", 2, office.CodeAppealAnswered},
		{"申诉成立", 0, office.CodeAppealAnswered},
		{"", 0, office.CodeAppealAnswered},
		{"", 9, office.CodeNoSuchVersion},
		{"", 2, ""},
		{"申诉成立", 2, office.CodeAppealSettled},
		{"", 3, office.CodeAppealSettled},
	} {
		refused(t, d.AnswerAppeal(ctx, id, test.answer, test.correction), test.code)
	}
	list, err := d.Appeals(ctx, october)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if a := list[0]; a.Answer != "申诉成立" || a.AnsweredAt != answered || a.Correction != 2 {
		t.Errorf("%+v", a)
	}
	trail, err := d.Audit(ctx, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, e := range trail {
		said[e.Text] = true
	}
	for _, want := range []string{"答复申诉1：申诉成立", "申诉1与第2版的更正相连"} {
		if !said[want] {
			t.Errorf("the trail does not say %q", want)
		}
	}
	if v := d.verify(t); !v.Sound {
		t.Errorf("%+v", v.Flaws)
	}
}
