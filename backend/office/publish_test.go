package office_test

import (
	"bytes"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report/paper"
	"gridstar/backend/testkit"
)

// Refused with the names while somebody is unsigned, and with nothing frozen.
func TestPublishRefuses(t *testing.T) {
	d := small(t)
	publish := func(unit, reason string) error {
		_, err := d.Publish(ctx, office.PublishRequest{Month: october, Unit: unit, Reason: reason})
		return err
	}
	err := publish(street, "")
	refused(t, err, office.CodeUnsigned)
	for _, name := range []string{"2026年10月", "3", "江一鸣（柳岸社区）", "何二妹（柳岸社区）", "𠅤三立（桃园社区）"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in %s", name, err)
		}
	}
	if _, err := d.Sign(ctx, office.SignRequest{Month: october, Officer: "P1"}); err != nil {
		t.Fatal(err)
	}
	err = publish(street, "")
	refused(t, err, office.CodeUnsigned)
	if strings.Contains(err.Error(), "江一鸣") || !strings.Contains(err.Error(), "𠅤三立") {
		t.Errorf("%s", err)
	}
	refused(t, publish("9", ""), "unknown_unit")
	refused(t, publish(withOfficer+"001", ""), office.CodeNoCommunity)
	list, err := d.Versions(ctx, october, street)
	if err != nil || len(list) != 0 {
		t.Errorf("published %+v, %v", list, err)
	}
	backups, err := d.Backups()
	if err != nil || len(backups) != 0 {
		t.Errorf("what was refused left backups %+v, %v", backups, err)
	}
	if err := publish(withOfficer, ""); err != nil { // its own workers are signed
		t.Error(err)
	}
	refused(t, publish(withOfficer, " "), office.CodeReasonNeeded)
}

// The publicity days are workdays from the day after, and a month is in force
// behind them.
func TestPublicity(t *testing.T) {
	d := small(t)
	d.now = clock("2026-11-12") // a Thursday
	p := d.publish(t, october, "补发").Published[0]
	if p.Version != 1 || p.Reason != "" || p.At != "2026-11-12 09:30:00" || p.By != "张三" || p.PublicityFrom != "2026-11-13" || p.PublicityTo != "2026-11-19" ||
		len(p.ShortDigest) < 12 || !strings.HasPrefix(p.Digest, p.ShortDigest) {
		t.Errorf("%+v", p)
	}
	for day, want := range map[string]string{"2026-11-12": "publicity", "2026-11-19": "publicity", "2026-11-20": "in_force"} {
		d.now = clock(day)
		list, err := d.Versions(ctx, october, withOfficer)
		if err != nil || len(list) != 1 || list[0].State != want {
			t.Errorf("%s: %+v, %v", day, list, err)
		}
	}
}

// Some communities first, the others later: what is published stays as it is.
func TestPublishTheRest(t *testing.T) {
	d := small(t)
	d.sign(t, october)
	if _, err := d.Publish(ctx, office.PublishRequest{Month: october, Unit: noOfficer}); err != nil {
		t.Fatal(err)
	}
	r, err := d.Publish(ctx, office.PublishRequest{Month: october, Unit: "420600"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Published) != 1 || r.Published[0].Community != withOfficer || len(r.Already) != 1 || r.Already[0] != "桃园社区" {
		t.Errorf("%+v", r)
	}
}

// A second publication needs a reason; its notice is a correction that names the
// version before and each difference. The old version stays.
func TestCorrection(t *testing.T) {
	d := small(t)
	first := d.publish(t, october, "").Published[0]
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,5,平安创建\n")
	list, err := d.Versions(ctx, october, withOfficer)
	if err != nil || len(list) != 1 || len(list[0].Differs) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if c := list[0].Differs[0]; c.Name != "何二妹" || !c.Stars && c.Before == c.After {
		t.Errorf("%+v", c)
	}
	d.sign(t, october)
	_, err = d.Publish(ctx, office.PublishRequest{Month: october, Unit: withOfficer})
	refused(t, err, office.CodeReasonNeeded)
	d.now = clock("2026-12-02")
	if _, err = d.Publish(ctx, office.PublishRequest{Month: october, Unit: withOfficer, Reason: "加分漏报"}); err != nil {
		t.Fatal(err)
	}
	if list, err = d.Versions(ctx, october, withOfficer); err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	if v := list[0]; v.Version != 2 || v.Reason != "加分漏报" || !v.Newest || len(v.Differs) != 0 || v.State != "publicity" {
		t.Errorf("new %+v", v)
	}
	if v := list[1]; v.Version != 1 || v.Digest != first.Digest || v.State != "corrected" || v.Newest {
		t.Errorf("old %+v", v)
	}
	notice := d.notice(t, october, withOfficer)
	c := notice.Publication.Correction
	if notice.Publication.Version != 2 || c == nil {
		t.Fatalf("%+v", notice.Publication)
	}
	if c.Reason != "加分漏报" || c.Of.String() != "2026-12-01" || len(c.Changes) != 1 || c.Changes[0].Name != "何二妹" ||
		!strings.HasPrefix(c.Changes[0].Before, "76.67分") || !strings.HasPrefix(c.Changes[0].After, "81.67分") {
		t.Errorf("%+v", c)
	}
}

// A notice says until when records are in it, whom the street has signed for, and,
// above a community, which communities were corrected.
func TestNoticeOfAStreet(t *testing.T) {
	d := small(t)
	d.now = clock("2026-10-20")
	if n := d.notice(t, october, street); n.Cutoff.String() != "2026-10-20" {
		t.Error(n.Cutoff)
	}
	d.now = clock("2026-12-01")
	d.publish(t, october, "")
	n := d.notice(t, october, street)
	if n.Publication.Correction != nil || n.Cutoff.String() != "2026-12-01" || len(n.InPlace) == 0 {
		t.Errorf("%+v", n)
	}
	for _, name := range n.InPlace {
		for _, w := range n.Month.Workers {
			if w.Name == name && w.Unit != noOfficer {
				t.Error(name, "was signed for by the officer")
			}
		}
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,-5,迟报\n")
	d.publish(t, october, "扣分漏记")
	c := d.notice(t, october, street).Publication.Correction
	if c == nil || len(c.Communities) != 1 || len(c.Changes) != 1 || !strings.Contains(c.Reason, "扣分漏记") {
		t.Fatalf("%+v", c)
	}
	var b bytes.Buffer
	if err := paper.Print(&b, d.notice(t, october, street)); err != nil {
		t.Error(err)
	}
}

func (d *desk) notice(t fataler, m domain.Month, unit string) paper.Notice {
	t.Helper()
	doc, err := d.Compose(ctx, office.DocumentRequest{Document: "notice", Month: m, Unit: unit})
	if err != nil {
		t.Fatal(err)
	}
	return doc.(paper.Notice)
}

// The notice says what stands: a draft, in publicity, in force; and what was
// published, whatever was loaded since.
func TestNoticeShowsWhatIsPublished(t *testing.T) {
	d := small(t)
	if n := d.notice(t, october, withOfficer); n.Publication.Version != 0 || n.Publication.Digest != "" {
		t.Errorf("draft %+v", n.Publication)
	}
	d.publish(t, october, "")
	before := d.notice(t, october, withOfficer)
	if p := before.Publication; p.State != paper.InPublicity || p.Version != 1 || p.Digest == "" || p.Correction != nil {
		t.Errorf("%+v", p)
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,5,平安创建\n")
	if _, err := d.Undo(ctx, 3); err != nil { // the cases
		t.Fatal(err)
	}
	d.now = clock("2026-12-31")
	after := d.notice(t, october, withOfficer)
	if after.Publication.State != paper.InForce || after.Publication.Digest != before.Publication.Digest {
		t.Errorf("%+v", after.Publication)
	}
	for _, w := range before.Month.Workers {
		if now := after.Month.WorkerOf(w.Worker); now == nil || *now.Score != *w.Score || *now.Rank != *w.Rank {
			t.Errorf("%s had %s, has %+v", w.Name, *w.Score, now)
		}
	}
	// A street shows its communities together, ranked anew.
	whole := d.notice(t, october, street)
	if whole.Publication.Digest == "" || len(whole.Month.Workers) != 3 || *whole.Month.Workers[2].Rank != 3 {
		t.Errorf("%+v", whole)
	}
}

// Figures that hang on an earlier month rest on its published version only.
func TestDismissalRestsOnPublishedMonths(t *testing.T) {
	d := small(t)
	consequences := func() string {
		t.Helper()
		v, err := d.Assess(ctx, office.AssessRequest{Month: november})
		if err != nil {
			t.Fatal(err)
		}
		w := v.WorkerOf("W3")
		return strings.Join(append(w.Consequences, w.Reasons...), " ")
	}
	if got := consequences(); got != "train" {
		t.Errorf("while October is a draft: %s", got)
	}
	d.publish(t, october, "")
	if got := consequences(); got != "dismiss two_months" {
		t.Errorf("behind a published October: %s", got)
	}
	g, err := d.Guard(ctx, november, street)
	if err != nil || len(g.Dismissals) != 1 {
		t.Fatalf("%+v, %v", g, err)
	}
	x := g.Dismissals[0]
	if x.Name != "𠅤三立" || x.Waiting == 0 || len(x.Months) != 2 || x.Months[0].Month != "2026-10" || x.Months[0].Version != 1 ||
		x.Months[1].Version != 0 || len(x.Months[1].Lost) == 0 {
		t.Errorf("%+v", x)
	}
	// A correction that lifts October lifts the dismissal.
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ3,W3,2026-10-23,5,平安创建\n")
	d.publish(t, october, "加分漏报")
	if got := consequences(); got != "train" {
		t.Errorf("behind a corrected October: %s", got)
	}
}

// An appeal comes within the publicity days, is answered, and linked to the
// correction that came of it.
func TestAppeals(t *testing.T) {
	d := small(t)
	_, err := d.LodgeAppeal(ctx, october, withOfficer, "W2", "漏记")
	refused(t, err, office.CodeNotPublished)
	d.publish(t, october, "") // on 2026-12-01: in publicity to 2026-12-08
	for _, test := range []struct {
		day, worker, text string
		code              domain.Code
	}{
		{"2026-12-08", "W3", "漏记", office.CodeNotInVersion},
		{"2026-12-08", "W2", " ", office.CodeAppealTextEmpty},
		{"2026-12-09", "W2", "漏记", office.CodePublicityOver},
		{"2026-12-08", "W2", "漏记", ""},
	} {
		d.now = clock(test.day)
		_, err := d.LodgeAppeal(ctx, october, withOfficer, test.worker, test.text)
		refused(t, err, test.code)
	}
	refused(t, d.AnswerAppeal(ctx, 1, "", 0), office.CodeAppealTextEmpty)
	refused(t, d.AnswerAppeal(ctx, 7, "已查", 0), "no_such_appeal")
	refused(t, d.AnswerAppeal(ctx, 1, "已更正", 2), office.CodeNoSuchVersion)
	d.publish(t, october, "申诉成立")
	refused(t, d.AnswerAppeal(ctx, 1, "已更正", 1), office.CodeNoSuchVersion)
	if err := d.AnswerAppeal(ctx, 1, "已更正", 2); err != nil {
		t.Fatal(err)
	}
	list, err := d.Versions(ctx, october, withOfficer)
	if err != nil || len(list) != 2 || len(list[0].Appeals) != 0 || len(list[1].Appeals) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if a := list[1].Appeals[0]; a.Worker != "W2" || a.Text != "漏记" || a.By != "张三" || a.Answer != "已更正" || a.Correction != 2 || a.Version != 1 {
		t.Errorf("%+v", a)
	}
}

// The example offices, published month by month through the whole program, come
// to the figures that are expected of them, and so do their top three.
func TestPublishedInTurn(t *testing.T) {
	for _, name := range testkit.Offices {
		t.Run(name, func(t *testing.T) {
			d := loaded(t, name)
			var from, to domain.Month
			for _, turn := range testkit.PublishedInTurn(t, name) {
				v, err := d.Assess(ctx, office.AssessRequest{Month: turn.Month})
				if err != nil {
					t.Fatal(err)
				}
				testkit.Compare(t, turn.Path, marshal(t, v))
				signAll(t, d, turn.Month)
				if _, err := d.Publish(ctx, office.PublishRequest{Month: turn.Month, Unit: "420600"}); err != nil {
					t.Fatal(err)
				}
				if to = turn.Month; from == 0 {
					from = to
				}
			}
			a, err := d.Awards(ctx, office.AwardsRequest{From: from, To: to, Unit: "420600", Top: 3})
			if err != nil {
				t.Fatal(err)
			}
			testkit.Compare(t, testkit.TopThree(t, name), marshal(t, a))
			for _, p := range d.verify(t).Published {
				if !p.Same || len(p.Differs) > 0 {
					t.Errorf("%+v", p)
				}
			}
		})
	}
}

// A correction is of those whose figures are others now; where nobody's are, all
// are published again and that is said.
func TestCorrectionOfTheStreet(t *testing.T) {
	d := small(t)
	d.sign(t, october)
	street := office.PublishRequest{Month: october, Unit: "420600"}
	if _, err := d.Publish(ctx, street); err != nil {
		t.Fatal(err)
	}
	street.Reason = "复核"
	r, err := d.Publish(ctx, street)
	if err != nil || len(r.Published) != 2 || len(r.Warnings) == 0 || !strings.Contains(r.Warnings[len(r.Warnings)-1], "与上一版相同") {
		t.Errorf("%+v, %v", r, err)
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,-5,平安创建\n")
	d.sign(t, october)
	r, err = d.Publish(ctx, street)
	if err != nil || len(r.Published) != 1 || r.Published[0].Community != withOfficer || len(r.Already) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// What holds for the month as a whole is said before it is published.
func TestGuardOfAMonthThatIsNotOver(t *testing.T) {
	d := small(t)
	for day, want := range map[string]string{"2026-09-30": "还没有开始", "2026-10-31": "尚未结束", "2026-11-01": ""} {
		d.now = clock(day)
		g, err := d.Guard(ctx, october, withOfficer)
		if err != nil {
			t.Fatal(err)
		}
		if first := append(g.Words(), "")[0]; want != "" && !strings.Contains(first, want) || want == "" && len(g.Warnings) != 0 {
			t.Errorf("%s: %q", day, first)
		}
	}
}
