package office_test

import (
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// An officer confirms the workers of the communities held, one or all; logs that
// wait for a signature are listed.
func TestSign(t *testing.T) {
	d := small(t)
	r, err := d.Sign(ctx, office.SignRequest{Month: october, Officer: "P1", Worker: "W2"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Signed) != 1 || r.Signed[0].Worker != "W2" || r.Signed[0].Community != withOfficer || r.Signed[0].InPlace || r.Signed[0].Officer != "P1" {
		t.Errorf("%+v", r.Signed)
	}
	if r, err = d.Sign(ctx, office.SignRequest{Month: october, Officer: "P1"}); err != nil || len(r.Signed) != 2 || len(r.Waiting) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = d.Sign(ctx, office.SignRequest{Month: october, Community: noOfficer}); err != nil {
		t.Fatal(err)
	}
	if len(r.Signed) != 1 || !r.Signed[0].InPlace || len(r.Waiting) != 1 || r.Waiting[0].Worker != "W3" || r.Waiting[0].Days == 0 {
		t.Errorf("%+v", r)
	}
}

func TestSignRefuses(t *testing.T) {
	d := small(t)
	for _, test := range []struct {
		name string
		req  office.SignRequest
		code domain.Code
	}{
		{"no such officer", office.SignRequest{Month: october, Officer: "P9"}, office.CodeNoOfficer},
		{"before the officer came", office.SignRequest{Month: domain.NewMonth(2025, 12), Officer: "P1"}, office.CodeNoOfficer},
		{"another's worker", office.SignRequest{Month: october, Officer: "P1", Worker: "W3"}, office.CodeNoOneToSign},
		{"no community", office.SignRequest{Month: october, Community: street}, office.CodeNotCommunity},
		{"unknown community", office.SignRequest{Month: october, Community: "9"}, office.CodeNotCommunity},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := d.Sign(ctx, test.req)
			refused(t, err, test.code)
		})
	}
}

// 代签: while the officer's term runs the street waits; after the fifth workday of
// the next month it may sign, but not over what the officer has signed.
func TestSignInPlace(t *testing.T) {
	d := small(t)
	inPlace := office.SignRequest{Month: october, Community: withOfficer}
	for _, test := range []struct {
		day  string
		code domain.Code
	}{{"2026-11-01", office.CodeOfficerHolds}, {"2026-11-06", office.CodeOfficerHolds}, {"2026-11-07", ""}} {
		d.now = clock(test.day)
		if test.code == "" {
			if _, err := d.Sign(ctx, office.SignRequest{Month: october, Officer: "P1", Worker: "W1"}); err != nil {
				t.Fatal(err)
			}
		}
		r, err := d.Sign(ctx, inPlace)
		refused(t, err, test.code)
		if err == nil && (len(r.Signed) != 1 || r.Signed[0].Worker != "W2" || !r.Signed[0].InPlace || r.Signed[0].Officer != "P1") {
			t.Errorf("%+v", r.Signed)
		}
	}
	_, err := d.Sign(ctx, inPlace)
	refused(t, err, office.CodeNoOneToSign)
	list, err := d.Signings(ctx, october, withOfficer)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	s := list[0]
	if s.Term != "2026-11-06" || !s.InPlace || len(s.Officers) != 1 || s.Officers[0].Name != "方卫国" {
		t.Errorf("%+v", s)
	}
	for _, l := range s.Workers {
		if l.State != "signed" || l.InPlace != (l.Worker == "W2") {
			t.Errorf("%+v", l)
		}
	}
}

// Where nobody holds the community, the street need not wait.
func TestSignInPlaceAtOnceWithoutOfficer(t *testing.T) {
	d := small(t)
	d.now = clock("2026-11-01")
	if _, err := d.Sign(ctx, office.SignRequest{Month: october, Community: noOfficer}); err != nil {
		t.Error(err)
	}
}

// Figures that changed after they were signed must be signed again; those of
// others need not.
func TestChangedFiguresMustBeSignedAgain(t *testing.T) {
	d := small(t)
	d.sign(t, october)
	publish := office.PublishRequest{Month: october, Unit: street}
	r := d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,1,平安创建\n")
	_, err := d.Publish(ctx, publish)
	refused(t, err, office.CodeUnsigned)
	if words := err.Error(); !strings.Contains(words, "何二妹（柳岸社区，签字后数据有变化）") || strings.Contains(words, "江一鸣") {
		t.Errorf("refused with %s", words)
	}
	// Taken back, what was signed is what there is.
	if _, err := d.Undo(ctx, r.Files[0].Import); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish(ctx, publish); err != nil {
		t.Error(err)
	}
}

// What others do does not touch a worker's signed figures: rank and pay follow
// from the score, they are not signed for.
func TestSignedFiguresDoNotHangOnOthers(t *testing.T) {
	d := small(t)
	d.sign(t, october)
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W3,2026-10-23,5,平安创建\n")
	list, err := d.Signings(ctx, october, street)
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, s := range list {
		for _, l := range s.Workers {
			states[l.Worker] = l.State
		}
	}
	if states["W1"] != "signed" || states["W2"] != "signed" || states["W3"] != "changed" {
		t.Error(states)
	}
}

// The steps of the month follow what was done.
func TestStanding(t *testing.T) {
	d := fresh(t)
	d.loadText(t, "名册.csv", "单位编码,单位名称,级别\n4206,襄阳市,市\n")
	state := func(m domain.Month, unit string) string {
		t.Helper()
		s, err := d.Standing(ctx, m, unit)
		if err != nil {
			t.Fatal(err)
		}
		var steps []string
		for _, x := range s.Steps {
			steps = append(steps, x.ID+" "+x.State)
		}
		return s.Status + ": " + strings.Join(steps, ", ")
	}
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(state(october, "4206"), "empty: load now, problems done, sign waiting, publish waiting, print waiting")
	d = small(t)
	check(state(october, street), "draft: load done, problems warn, sign now, publish waiting, print waiting")
	d.sign(t, october)
	check(state(october, street), "signed: load done, problems warn, sign done, publish now, print waiting")
	d.publish(t, october, "")
	check(state(october, street), "publicity: load done, problems warn, sign done, publish done, print now")
	if err := d.NotePrinted(ctx, office.DocumentRequest{Document: "notice", Month: october, Unit: street}); err != nil {
		t.Fatal(err)
	}
	check(state(october, street), "publicity: load done, problems warn, sign done, publish done, print done")
	d.now = clock("2026-12-09")
	check(state(october, street), "in_force: load done, problems warn, sign done, publish done, print done")
	d.publish(t, october, "复核")
	check(state(october, street), "publicity: load done, problems warn, sign done, publish done, print now")
}

// Each thing that is done is in the trail, in words, by whom and when.
func TestAuditTrailInWords(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.publish(t, november, "")
	id, err := d.LodgeAppeal(ctx, october, noOfficer, "W3", "巡查记录漏传")
	if err != nil {
		t.Fatal(err)
	}
	d.publish(t, october, "补传记录")
	if err := d.AnswerAppeal(ctx, id, "已更正", 2); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Compose(ctx, office.DocumentRequest{Document: "certificates", From: october, To: november, Unit: street, Top: 1}); err != nil {
		t.Fatal(err)
	}
	if err := d.NotePrinted(ctx, office.DocumentRequest{Document: "notice", Month: october, Unit: street}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	list, err := d.Audit(ctx, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, e := range list {
		said = append(said, e.Text)
		if e.By != "张三" || e.At != "2026-12-01 09:30:00" || e.Hash == "" {
			t.Errorf("%+v", e)
		}
	}
	for _, want := range []string{
		"导入“spotchecks.csv”：抽查新增3、更新0、重复0、有误0",
		"民警P1签字：柳岸社区 2026-10 2人", "街道代签：桃园社区 2026-10 1人",
		"发布柳岸社区2026-10第1版", "发布柳岸社区2026-10第2版，理由：补传记录",
		"登记申诉1：W3，桃园社区2026-10第1版", "答复申诉1：已更正", "申诉1与第2版的更正相连",
		"荣誉证书编号2026/1：何二妹（柳岸社区）", "打印星级考核结果公示：望江街道 2026-10",
		"撤销第1次导入“adjustments.csv”",
	} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is not in the trail:\n%s", want, strings.Join(said, "\n"))
		}
	}
	few, err := d.Audit(ctx, list[1].Seq, 2)
	if err != nil || len(few) != 2 || few[0].Seq != list[2].Seq {
		t.Errorf("the page below: %+v, %v", few, err)
	}
}
