package office_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// Each document of a month that is published behind another one is made, as PDF
// and as a workbook where it has these forms, and again the same to the byte.
func TestEachDocument(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.publish(t, november, "")
	// What this office's month gives no cause for.
	without := map[string]domain.Code{"unreached": "paper_empty", "pending": "paper_empty", "warning": "paper_empty"}
	for _, doc := range office.Documents {
		t.Run(doc.ID, func(t *testing.T) {
			req := office.DocumentRequest{Document: doc.ID, Month: november, Unit: street}
			if doc.OneWorker != (doc.Group == "个人文书") {
				t.Errorf("about one worker: %v", doc.OneWorker)
			}
			if doc.OneWorker {
				_, err := d.Compose(ctx, req)
				refused(t, err, office.CodeWorkerNeeded)
				req.Worker = "W3"
			}
			if doc.PerSpan {
				req.From, req.To = october, november
			}
			for _, form := range []struct {
				has   bool
				magic string
				make  func(b *bytes.Buffer) error
				none  domain.Code
			}{
				{doc.OnPaper, "%PDF-", func(b *bytes.Buffer) error { return d.Print(ctx, req, b) }, office.CodeNotOnPaper},
				{doc.Workbook, "PK\x03\x04", func(b *bytes.Buffer) error { return d.Workbook(ctx, req, b) }, office.CodeNotAWorkbook},
			} {
				var first, again bytes.Buffer
				err := form.make(&first)
				switch {
				case !form.has:
					refused(t, err, form.none)
				case domain.CodeOf(err) != "" && domain.CodeOf(err) == without[doc.ID]:
				case err != nil:
					t.Error(err)
				case !strings.HasPrefix(first.String(), form.magic):
					t.Errorf("begins with %.8q", first.String())
				default:
					if err := form.make(&again); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
						t.Errorf("made again, it has other bytes (%v)", err)
					}
				}
			}
		})
	}
	_, err := d.Compose(ctx, office.DocumentRequest{Document: "nothing", Month: november, Unit: street})
	refused(t, err, office.CodeNoSuchDocument)
}

// A letter is made for those whom it concerns, and refused for others.
func TestLettersAreForThoseTheyConcern(t *testing.T) {
	d := small(t)
	for _, letter := range []string{"training", "training-review", "interview"} {
		for worker, code := range map[string]domain.Code{"W3": "", "W1": "not_for", "W9": office.CodeNoSuchWorker} {
			_, err := d.Compose(ctx, office.DocumentRequest{Document: letter, Month: october, Unit: street, Worker: worker})
			if code == "not_for" && err == nil && letter == "interview" {
				continue // anybody may be talked to
			}
			refused(t, err, code)
		}
	}
	_, err := d.Compose(ctx, office.DocumentRequest{Document: "dismissal", Month: november, Unit: street, Worker: "W3"})
	refused(t, err, "not_for") // October is not published
	d.publish(t, october, "")
	if _, err := d.Compose(ctx, office.DocumentRequest{Document: "dismissal", Month: november, Unit: street, Worker: "W3"}); err != nil {
		t.Error(err)
	}
}

// A file is saved whole, in the place of an older one; what is no file is written
// to and stays what it is.
func TestSaveFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "公示.pdf")
	link := filepath.Join(folder, "最新.pdf")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"一", "二"} {
		if err := office.SaveFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := office.SaveFile(link, []byte("三")); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if info, e := os.Lstat(link); err != nil || e != nil || string(text) != "三" || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("%q, %v, %v", text, err, e)
	}
	if err := office.SaveFile(os.DevNull, []byte("四")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is no device any more", os.DevNull)
	}
	for _, bad := range []string{filepath.Join(folder, "没有", "a.pdf"), filepath.Join(path, "a.pdf"), folder} {
		refused(t, office.SaveFile(bad, []byte("五")), office.CodeCannotWrite)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// The charts of a month are pages that need no network.
func TestCharts(t *testing.T) {
	d := small(t)
	folder := filepath.Join(t.TempDir(), "图表")
	pages, err := d.Charts(ctx, november, street, folder)
	if err != nil || len(pages) < 8 {
		t.Fatal(pages, err)
	}
	for _, p := range pages {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte(`src="http`)) || bytes.Contains(text, []byte("<link")) {
			t.Errorf("%s needs the network", filepath.Base(p))
		}
	}
}

// What the window shows of a month is what the assessment came to.
func TestScreensAgreeWithTheAssessment(t *testing.T) {
	d := small(t)
	req := office.AssessRequest{Month: november, Unit: street}
	v, err := d.Assess(ctx, req)
	if err != nil {
		t.Fatal(err)
	}
	month, err := d.MonthScreen(ctx, req)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(marshal(t, month.View), marshal(t, v)) {
		t.Error("the month screen shows another month")
	}
	own := v.UnitOf(street)
	for _, r := range month.Rates {
		if x := own.Indicators[r.Indicator]; r.Num != x.Num || r.Den != x.Den || (r.Value == nil) != (x.Value == nil) || r.Value != nil && *r.Value != *x.Value {
			t.Errorf("%s: %+v, want %+v", r.Indicator, r, x)
		}
		if r.Previous == nil || len(r.Trend) != 12 {
			t.Errorf("%s has no trend: %+v", r.Indicator, r)
		}
		if r.Anew {
			t.Errorf("%s begins anew within the quarter", r.Indicator)
		}
	}
	first, err := d.MonthScreen(ctx, office.AssessRequest{Month: october, Unit: street})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range first.Rates {
		if r.Anew != (r.Indicator == domain.IndVisit) {
			t.Errorf("%s begins the quarter anew: %v", r.Indicator, r.Anew)
		}
	}
	if len(month.AtRisk) != 1 || month.AtRisk[0].Worker != "W3" || month.Trend == nil || len(month.Charts) != 3 {
		t.Errorf("at risk %+v", month.AtRisk)
	}
	year, err := d.WorkerYear(ctx, req, "W2")
	if err != nil || len(year.Months) != 2 || *year.Months[1].Score != *v.WorkerOf("W2").Score {
		t.Errorf("%+v, %v", year, err)
	}
	people, err := d.People(ctx, office.AssessRequest{Month: october, Unit: street})
	if err != nil || len(people.Workers) != 3 || len(people.Officers) != 1 || len(people.Vacant) != 0 || people.Workers[1].Leave[0].Name != "病假" {
		t.Errorf("%+v, %v", people, err)
	}
	checks, err := d.SpotChecks(ctx, office.AssessRequest{Month: october, Unit: street})
	if err != nil || len(checks) != 2 || checks[0].No != "Q1" || checks[0].Deduction != "1.50" {
		t.Errorf("%+v, %v", checks, err)
	}
	data, err := d.DataScreen(ctx, october)
	if err != nil || len(data.Ledgers) != len(domain.Schemas) || len(data.Loads) != 17 {
		t.Fatalf("%+v, %v", data, err)
	}
	i := slices.IndexFunc(data.Ledgers, func(l office.LedgerCount) bool { return l.Ledger == domain.Visits })
	if l := data.Ledgers[i]; l.Records != 18 || l.InMonth != 9 || l.Last != "2026-11" {
		t.Errorf("%+v", l)
	}
	// What was loaded since shows at once: nothing stale is kept.
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W3,2026-11-03,5,平安创建\n")
	if month, err = d.MonthScreen(ctx, req); err != nil || len(month.AtRisk) != 0 {
		t.Errorf("%+v, %v", month.AtRisk, err)
	}
	if year, err = d.WorkerYear(ctx, req, "W3"); err != nil || *year.Months[1].Score == *v.WorkerOf("W3").Score {
		t.Errorf("the year is stale: %+v, %v", year, err)
	}
}

// A header that was taught is recognised from then on, and forgotten again.
func TestTeach(t *testing.T) {
	d := small(t)
	path := filepath.Join(t.TempDir(), "平台导出.csv")
	if err := os.WriteFile(path, []byte("流水,员工,得分变动,何日,为何\nJ7,W1,2,2026-10-20,平安创建\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	first, err := d.Import(ctx, []string{path}, office.ImportOptions{})
	if err != nil || !first.Files[0].Unused || first.Files[0].Header == nil {
		t.Fatalf("%+v, %v", first, err)
	}
	mark := first.Files[0].Fingerprint
	refused(t, d.Teach(ctx, mark, "没有", map[string]string{"流水": "编号"}), office.CodeNoSuchLedger)
	refused(t, d.Teach(ctx, mark, "加扣分", map[string]string{"流水": "没有"}), office.CodeNoSuchColumn)
	if err := d.Teach(ctx, mark, "加扣分", map[string]string{"流水": "编号", "员工": "worker", "得分变动": "分值", "何日": "日期", "为何": "事由"}); err != nil {
		t.Fatal(err)
	}
	if r := d.load(t, path).Files[0]; !r.Taught || r.Ledger != domain.Adjustments || r.Loaded != 1 {
		t.Errorf("%+v", r)
	}
	refused(t, d.Forget(ctx, mark, "没有"), office.CodeNotTaught)
	for _, h := range []string{"流水", "员工", "得分变动", "何日", "为何"} {
		if err := d.Forget(ctx, mark, h); err != nil {
			t.Fatal(err)
		}
	}
	again, err := d.Import(ctx, []string{path}, office.ImportOptions{})
	if err != nil || !again.Files[0].Unused {
		t.Errorf("%+v, %v", again, err)
	}
}
