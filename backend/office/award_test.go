package office_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report/paper"
)

func (d *desk) print(t *testing.T, req office.DocumentRequest) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Print(ctx, req, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// numbers are those of the certificates that a document would hold.
func (d *desk) numbers(t *testing.T, req office.DocumentRequest) string {
	t.Helper()
	doc, err := d.Compose(ctx, req)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range doc.(paper.Certificates).Awarded {
		out = append(out, fmt.Sprint(a.Name, " ", a.Number))
	}
	return strings.Join(out, ", ")
}

// Certificates are numbered without gaps or repeats; one that was issued keeps its
// number, its day and its bytes.
func TestCertificates(t *testing.T) {
	d := small(t)
	req := office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: street, Top: 2}
	_, err := d.Compose(ctx, req)
	refused(t, err, office.CodeNothingPublished)
	d.publish(t, october, "")
	first := d.print(t, req)
	if got := d.numbers(t, req); got != "江一鸣 1, 何二妹 2" {
		t.Error(got)
	}
	other := office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: withOfficer, Top: 1}
	if got := d.numbers(t, other); got != "江一鸣 3" {
		t.Error(got)
	}
	d.now = clock("2027-02-01")
	if again := d.print(t, req); !bytes.Equal(first, again) {
		t.Error("printed again, the certificates are others")
	}
	req.Top = 1
	if got := d.numbers(t, req); got != "江一鸣 1" {
		t.Error(got)
	}
	// A refused print takes no number.
	d.now = clock("2026-12-01")
	_, err = d.Compose(ctx, office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: "9"})
	refused(t, err, "unknown_unit")
	d.publish(t, november, "")
	both := office.DocumentRequest{Document: "certificates", From: october, To: november, Unit: street, Top: 1}
	if got := d.numbers(t, both); got != "何二妹 4" { // 江一鸣 has a visit that was found false
		t.Error(got)
	}
	doc, err := d.Compose(ctx, office.DocumentRequest{Document: "register", Month: october, Unit: street})
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range doc.(paper.Register).Entries {
		if e.Number != i+1 || e.Issued.String() != "2026-12-01" {
			t.Errorf("line %d of the register: %+v", i+1, e)
		}
	}
}

// A certificate that is added to a file later has its own day.
func TestCertificateDays(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	req := office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: street, Top: 1}
	d.print(t, req)
	d.now, req.Top = clock("2026-12-05"), 2
	doc, err := d.Compose(ctx, req)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for _, a := range doc.(paper.Certificates).Awarded {
		days = append(days, a.Issued.String())
	}
	if got := strings.Join(days, " "); got != "2026-12-01 2026-12-05" {
		t.Error(got)
	}
}

// Recommendations are made out for all who won, or for one.
func TestApprovals(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	req := office.DocumentRequest{Document: "approval", From: october, To: october, Unit: street, Top: 2}
	for worker, want := range map[string]int{"": 2, "W1": 1} {
		req.Worker = worker
		doc, err := d.Compose(ctx, req)
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.(paper.AwardApprovals).Winners; len(got) != want || worker != "" && got[0].Worker != worker {
			t.Errorf("%q: %+v", worker, got)
		}
	}
	req.Worker = "W9"
	_, err := d.Compose(ctx, req)
	refused(t, err, office.CodeNoWinners)
}

// equals is an office with two workers of one rank, published.
func equals(t *testing.T) *desk {
	t.Helper()
	d := fresh(t)
	d.loadText(t, "单位.csv", "单位编码,单位名称,级别,上级编码\nc,社区甲,社区,\ng1,一网格,网格,c\ng2,二网格,网格,c\n")
	d.loadText(t, "人员.csv", "工号,姓名,网格编码,到岗日期\nA,甲,g1,2026-01-01\nB,乙,g2,2026-01-01\n")
	logs, patrols := "工号,日期,民警签字\n", "记录编号,工号,网格编码,开始时间,结束时间,巡查类型\n"
	for day := october.First(); day <= october.Last(); day++ {
		for i, w := range []string{"A", "B"} {
			logs += fmt.Sprintf("%s,%s,是\n", w, day)
			for half, hour := range []int{8, 14} {
				patrols += fmt.Sprintf("%s-%s-%d,%s,g%d,%s %d:00,%s %d:50,安全\n", w, day, half, w, i+1, day, hour, day, hour+1)
			}
		}
	}
	d.loadText(t, "日志.csv", logs)
	d.loadText(t, "巡查.csv", patrols)
	if _, err := d.Sign(ctx, office.SignRequest{Month: october, Community: "c"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish(ctx, office.PublishRequest{Month: october, Unit: "c"}); err != nil {
		t.Fatal(err)
	}
	return d
}

// Where those of one rank reach past the last place, the office decides, with a
// reason, before a certificate is printed.
func TestTiesAreDecided(t *testing.T) {
	d := equals(t)
	req := office.AwardsRequest{From: october, To: october, Unit: "c", Top: 1}
	list, err := d.Awards(ctx, req)
	if err != nil || len(list.Winners) != 2 || !list.Winners[0].Tie || !list.Winners[1].Tie || list.Winners[1].Rank != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	print := office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: "c", Top: 1}
	_, err = d.Compose(ctx, print)
	refused(t, err, office.CodeTieUndecided)
	for _, test := range []struct {
		chosen, reason string
		code           domain.Code
	}{{"Z", "资历", office.CodeNotTied}, {"B", " ", office.CodeReasonNeeded}, {"B", "资历", ""}} {
		refused(t, d.DecideAward(ctx, req, []string{test.chosen}, test.reason), test.code)
	}
	if got := d.numbers(t, print); got != "乙 1" {
		t.Error(got)
	}
}
