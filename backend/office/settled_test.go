package office_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/office"
	"gridstar/backend/report"
	"gridstar/backend/report/paper"
)

func (d *desk) paySheet(t *testing.T, unit string) *report.PaySheet {
	t.Helper()
	p, err := d.PaySheet(ctx, october, unit)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func payOf(p *report.PaySheet, worker string) report.PayRow {
	i := slices.IndexFunc(p.Rows, func(r report.PayRow) bool { return r.Worker == worker })
	if i < 0 {
		return report.PayRow{}
	}
	return p.Rows[i]
}

// undoAllBut takes back all files but one.
func (d *desk) undoAllBut(t *testing.T, kept string) {
	t.Helper()
	list, err := d.Imports(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list {
		if l.File == kept {
			continue
		}
		if _, err := d.Undo(ctx, l.Import); err != nil {
			t.Fatal(err)
		}
	}
}

// The pay sheet has each worker's line, what each got and what it adds up to.
func TestPaySheet(t *testing.T) {
	d := small(t)
	p := d.paySheet(t, withOfficer)
	one, two := payOf(p, "W1"), payOf(p, "W2")
	if len(p.Rows) != 2 || p.UnitName != "柳岸社区" || p.Period != "2026年10月" || len(p.NoWage) != 0 {
		t.Errorf("%+v", p)
	}
	if one.Due != "450.00" || one.Reward != "90.00" || one.Net != "540.00" || one.Rating != "五星" || two.Net != "560.10" || two.Withheld != "0.00" {
		t.Errorf("%+v %+v", one, two)
	}
	if p.Net != "1100.10" || p.NetWords != "壹仟壹佰元壹角整" {
		t.Errorf("%s %s", p.Net, p.NetWords)
	}
	_, err := d.PaySheet(ctx, october, "9")
	refused(t, err, "unknown_unit")
}

// What is published is what is paid, whatever is loaded or undone later; before,
// the pay sheet follows the records.
func TestPayRestsOnThePublishedVersion(t *testing.T) {
	d := small(t)
	wage := func(yuan string) {
		d.loadText(t, "花名册.csv", "工号,姓名,网格编码,到岗日期,月工资\nW1,江一鸣,420600001001001,2026-01-01,"+yuan+"\n")
	}
	first := payOf(d.paySheet(t, street), "W1")
	wage("4000")
	before := payOf(d.paySheet(t, street), "W1")
	if before == first {
		t.Error("a draft does not follow its records")
	}
	d.publish(t, october, "")
	wage("5000")
	if got := payOf(d.paySheet(t, street), "W1"); got != before {
		t.Errorf("was to get %+v, now %+v", before, got)
	}
	d.undoAllBut(t, "units.csv")
	if got := payOf(d.paySheet(t, street), "W1"); got != before {
		t.Errorf("without records: %+v", got)
	}
}

// The score sheets on paper are those of the published version, each figure with
// the rows that it rested on, also of files that were undone since.
func TestScoreSheetsRestOnThePublishedVersion(t *testing.T) {
	d := small(t)
	sheets := func() (out [2]paper.Paper) {
		t.Helper()
		for i, document := range []string{"scoresheet", "unitsheet"} {
			var err error
			if out[i], err = d.Compose(ctx, office.DocumentRequest{Document: document, Month: october, Unit: withOfficer}); err != nil {
				t.Fatal(err)
			}
		}
		return out
	}
	d.publish(t, october, "")
	before := sheets()
	for _, doc := range before {
		if text := string(marshal(t, doc)); !strings.Contains(text, "visits.csv") {
			t.Fatal("no row behind the figures")
		}
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ7,W1,2026-10-23,-5,某事\n")
	d.undoAllBut(t, "units.csv")
	if after := sheets(); !reflect.DeepEqual(before, after) {
		t.Errorf("the score sheets are others:\n%s\n%s", marshal(t, before), marshal(t, after))
	}
}

// A unit's sheet names each household of its grids with the file and row that it
// came from; what it sums up names the worker, or the unit below.
func TestUnitSheetNamesWhatIsBehindIt(t *testing.T) {
	d := small(t)
	s, err := d.ExplainUnit(ctx, office.AssessRequest{Month: october, Unit: withOfficer})
	if err != nil {
		t.Fatal(err)
	}
	var num, den int64
	for _, g := range s.Indicators[0].Groups {
		for _, item := range g.Items {
			if g.Num {
				num++
			}
			if g.Den {
				den++
			}
			for _, row := range item.Rows {
				if row.Source == nil || row.Source.Line < 2 {
					t.Errorf("%s: %+v", item.Key, row)
				}
			}
		}
	}
	if m := s.Indicators[0].Measure; num != m.Num || den != m.Den || den == 0 || len(s.Indicators[0].Parts) != 0 {
		t.Errorf("households give %d/%d, the sheet has %d/%d", num, den, m.Num, m.Den)
	}
	if parts := s.Indicators[4].Parts; len(parts) != 2 || parts[0].Worker == "" || parts[0].Fraction == "" {
		t.Errorf("%+v", parts)
	}
	if s, err = d.ExplainUnit(ctx, office.AssessRequest{Month: october, Unit: street}); err != nil {
		t.Fatal(err)
	}
	if parts := s.Indicators[0].Parts; len(s.Indicators[0].Groups) != 0 || len(parts) != 2 || parts[0].Unit != withOfficer {
		t.Errorf("%+v", parts)
	}
}

// The reports of a published month say what the notice says.
func TestReportsRestOnThePublishedVersion(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	reports := func() (out []any) {
		t.Helper()
		for _, document := range []string{"month-report", "police"} {
			doc, err := d.Compose(ctx, office.DocumentRequest{Document: document, Month: october, Unit: withOfficer})
			if err != nil {
				t.Fatal(err)
			}
			if m, ok := doc.(paper.MonthReport); ok { // its charts show other months too
				doc = paper.MonthReport{Month: m.Month}
			}
			out = append(out, doc)
		}
		return out
	}
	before := reports()
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ7,W1,2026-10-23,-5,某事\n")
	d.loadText(t, "抽查.csv", "抽查编号,级别,单位编码,检查日期,结论,扣分\nC7,街道,"+withOfficer+",2026-10-23,属实,9\n")
	if after := reports(); !reflect.DeepEqual(before, after) {
		t.Errorf("the reports are others:\n%s\n%s", marshal(t, before), marshal(t, after))
	}
}

// A correction of the month before takes back a proposal of dismissal at once: no
// letter rests on what no longer holds.
func TestNoDismissalWithoutItsGround(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.publish(t, november, "")
	letter := office.DocumentRequest{Document: "dismissal", Month: november, Unit: noOfficer, Worker: "W3"}
	if _, err := d.Compose(ctx, letter); err != nil {
		t.Fatal(err)
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ3,W3,2026-10-23,5,平安创建\n")
	d.publish(t, october, "加分漏报")
	_, err := d.Compose(ctx, letter)
	refused(t, err, office.CodeNotFor)
}

// A trial is printed with what was not saved, and leaves nothing: no setting, no
// number, no entry.
func TestTryPaper(t *testing.T) {
	d := small(t)
	head := d.verify(t).Head
	for _, document := range []string{"notice", "poster", "certificates"} {
		req := office.DocumentRequest{Document: document, Month: october, From: october, To: october, Unit: street}
		var plain, tried bytes.Buffer
		if err := d.TryPaper(ctx, req, paper.Settings{}, &plain); err != nil {
			t.Fatal(document, err)
		}
		if err := d.TryPaper(ctx, req, paper.Settings{Issuer: "望江街道办事处", Honour: "优秀网格员"}, &tried); err != nil {
			t.Fatal(document, err)
		}
		if !bytes.HasPrefix(tried.Bytes(), []byte("%PDF-")) || bytes.Equal(plain.Bytes(), tried.Bytes()) {
			t.Errorf("%s does not show the settings", document)
		}
	}
	if got := d.verify(t).Head; got != head {
		t.Error("a trial left an entry")
	}
	if s, err := d.PaperSettings(ctx); err != nil || s.Issuer != "" {
		t.Errorf("%+v, %v", s, err)
	}
	err := d.TryPaper(ctx, office.DocumentRequest{Document: "notice", Month: october, Unit: street}, paper.Settings{Seal: &paper.PictureFile{Name: "章.png", Data: []byte("no picture")}}, &bytes.Buffer{})
	refused(t, err, "picture_unreadable")
}

// Who acts is named from then on, and not before.
func TestActAs(t *testing.T) {
	d := small(t)
	d.sign(t, october)
	d.ActAs("李四")
	if _, err := d.Publish(ctx, office.PublishRequest{Month: october, Unit: noOfficer}); err != nil {
		t.Fatal(err)
	}
	list, err := d.Audit(ctx, 0, 2)
	if err != nil || len(list) != 2 || list[0].By != "李四" || list[1].By != "张三" {
		t.Errorf("%+v, %v", list, err)
	}
}

// A record that counts for nothing is on the worker's sheet, with the reason and
// its row, also where the check that calls it false is of an earlier month.
func TestAScoreSheetNamesWhatDoesNotCount(t *testing.T) {
	d := small(t)
	d.loadText(t, "入户.csv", "记录编号,工号,网格编码,户编号,开始时间,结束时间,走访方式,走访结果\n"+
		"VX1,W1,420600001001001,H1,2026-10-14 19:00:00,2026-10-14 19:20:00,弹性,见面\n"+
		"VX2,W1,420600001002001,H1,2026-10-15 19:00:00,2026-10-15 19:20:00,弹性,见面\n")
	d.loadText(t, "抽查.csv", "抽查编号,级别,单位编码,工号,检查日期,关联台账,关联编号,结论,扣分\nQX1,街道,420600001001,W1,2026-09-20,入户走访,VX1,虚假,1\n")
	s, err := d.Explain(ctx, office.AssessRequest{Month: october, Unit: street}, "W1")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range s.LeftOut {
		got[p.Rows[0].Key] = p.Code
		if p.Rows[0].Source == nil || p.Rows[0].Source.File != "入户.csv" {
			t.Errorf("%+v", p)
		}
	}
	if want := map[string]string{"VX1": "check_before", "VX2": "off_post"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
