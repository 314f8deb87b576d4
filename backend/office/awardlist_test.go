package office_test

import (
	"slices"
	"testing"

	"gridstar/backend/office"
)

// The awards screen has the list, whom the office must choose among, what it chose
// before and the year's certificates.
func TestAwardList(t *testing.T) {
	d := small(t)
	req := office.AwardsRequest{From: october, To: october, Unit: street}
	_, err := d.AwardList(ctx, req)
	refused(t, err, office.CodeNothingPublished)
	d.publish(t, october, "")
	list := func() *office.AwardList {
		t.Helper()
		l, err := d.AwardList(ctx, req)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	l := list()
	if l.Top != 10 || len(l.Awards.Winners) != 2 || len(l.Undecided) != 0 || len(l.Decisions) != 0 || len(l.Certificates) != 0 {
		t.Errorf("%+v", l)
	}
	if _, err := d.Compose(ctx, office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: street}); err != nil {
		t.Fatal(err)
	}
	want := []office.Certificate{{Number: "网优〔2026〕1号", Name: "江一鸣", UnitName: "柳岸社区", Issued: "2026-12-01"},
		{Number: "网优〔2026〕2号", Name: "何二妹", UnitName: "柳岸社区", Issued: "2026-12-01"}}
	if got := list().Certificates; !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	if got := list().Unsettled; !slices.Equal(got, []string{"2026年10月"}) {
		t.Errorf("in publicity: %v", got)
	}
	d.now = clock("2027-02-01")
	if got := list().Unsettled; got == nil || len(got) != 0 {
		t.Errorf("in force: %v", got)
	}
	req.Unit = "9"
	_, err = d.AwardList(ctx, req)
	refused(t, err, "unknown_unit")
}

// Those of one rank are undecided until the office has chosen; the newest choice
// stands first.
func TestAwardListOfEquals(t *testing.T) {
	d := equals(t)
	req := office.AwardsRequest{From: october, To: october, Unit: "c", Top: 1}
	l, err := d.AwardList(ctx, req)
	if err != nil || l.Top != 1 || !slices.Equal(l.Undecided, []string{"甲", "乙"}) {
		t.Fatalf("%+v, %v", l, err)
	}
	for _, choice := range []struct{ worker, reason string }{{"A", "抽签"}, {"B", "资历"}} {
		if err := d.DecideAward(ctx, req, []string{choice.worker}, choice.reason); err != nil {
			t.Fatal(err)
		}
	}
	l, err = d.AwardList(ctx, req)
	if err != nil || len(l.Undecided) != 0 || len(l.Decisions) != 2 {
		t.Fatalf("%+v, %v", l, err)
	}
	if x := l.Decisions[0]; !slices.Equal(x.Winners, []string{"B"}) || x.Reason != "资历" || x.By != "张三" || x.At != d.now.String() {
		t.Errorf("%+v", x)
	}
	refused(t, d.DecideAward(ctx, req, []string{"Z"}, "资历"), office.CodeNotTied)
}
