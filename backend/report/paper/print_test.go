package paper

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

func composed(t *testing.T, name string, p Paper) *typeset.Document {
	t.Helper()
	d, err := p.Compose()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// textOf is the text of a page in the order it was set, without spaces.
func textOf(pages ...*typeset.Page) string {
	var b strings.Builder
	var add func(marks []typeset.Mark)
	add = func(marks []typeset.Mark) {
		for _, m := range marks {
			switch m := m.(type) {
			case typeset.Text:
				b.WriteString(m.Text)
			case *typeset.Plate:
				add(m.Marks)
			}
		}
	}
	for _, p := range pages {
		add(p.Marks)
	}
	return squeeze(b.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// What a reader gets out of each file is what was set, in the order of reading.
func TestPrintedTextIsTheTextSet(t *testing.T) {
	for name, p := range samples {
		d := composed(t, name, p)
		_, file := printed(t, name, p)
		for i, page := range d.Pages {
			n := strconv.Itoa(i + 1)
			got := squeeze(run(t, "pdftotext", "-raw", "-f", n, "-l", n, file, "-"))
			want := textOf(page)
			if got != want && sorted(got) != sorted(want) {
				t.Errorf("%s page %s:\ngot  %s\nwant %s", name, n, got, want)
			}
			if got != want {
				// a watermark runs across: poppler gives its characters where they cross
				if !strings.Contains(want, "草稿") && !strings.Contains(want, "公示期内") {
					t.Errorf("%s page %s is read in another order:\ngot  %s\nwant %s", name, n, got, want)
				}
			}
		}
	}
}

func sorted(s string) string {
	r := []rune(s)
	for i := 1; i < len(r); i++ {
		for k := i; k > 0 && r[k] < r[k-1]; k-- {
			r[k], r[k-1] = r[k-1], r[k]
		}
	}
	return string(r)
}

func TestFontsAreEmbedded(t *testing.T) {
	for name, p := range samples {
		_, file := printed(t, name, p)
		lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n")
		for _, line := range lines[2:] {
			if !strings.Contains(line, "yes yes yes") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// rendered is a page as a grey picture of so many dots an inch.
func rendered(t *testing.T, file string, page, dpi int) image.Image {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page")
	n := strconv.Itoa(page)
	run(t, "pdftoppm", "-gray", "-png", "-r", strconv.Itoa(dpi), "-f", n, "-l", n, "-singlefile", file, out)
	f, err := os.Open(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// inked is the box of what is darker than grey, in mm, of the rows from to to.
func inked(img image.Image, dpi int, from, to float64) (left, top, right, bottom float64) {
	mm := func(px int) float64 { return float64(px) * 25.4 / float64(dpi) }
	left, top = 1e9, 1e9
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		if mm(y) < from || mm(y) > to {
			continue
		}
		for x := b.Min.X; x < b.Max.X; x++ {
			if g, _, _, _ := img.At(x, y).RGBA(); g < 0x8000 {
				left, right = min(left, mm(x)), max(right, mm(x+1))
				top, bottom = min(top, mm(y)), max(bottom, mm(y+1))
			}
		}
	}
	return left, top, right, bottom
}

// GB/T 9704-2012: 37 mm above, 28 mm left, a text block of 156 x 225 mm, within
// 1 mm; the page number 7 mm below it, outside.
func TestMarginsOfTheNotice(t *testing.T) {
	const dpi = 150
	for _, n := range []int{3, 12, 40} {
		notice := sampleNotice(n, "社区")
		d := composed(t, "notice", notice)
		_, file := printed(t, fmt.Sprintf("margins%d", n), notice)
		for i := range d.Pages {
			img := rendered(t, file, i+1, dpi)
			left, top, right, bottom := inked(img, dpi, 0, 262+2)
			if left < 27 || left > 29 || right < 183 || right > 185 {
				t.Errorf("%d workers, page %d: ink from %.1f to %.1f mm, want 28 to 184", n, i+1, left, right)
			}
			if top < 36 || top > 41 { // a title's type starts below its line box
				t.Errorf("%d workers, page %d: ink starts at %.1f mm, want 37", n, i+1, top)
			}
			if bottom > 263 {
				t.Errorf("%d workers, page %d: ink down to %.1f mm, the block ends at 262", n, i+1, bottom)
			}
			left, top, right, _ = inked(img, dpi, 265, 280)
			if i%2 == 0 && right < 170 || i%2 == 1 && left > 40 || top < 266 || top > 272 {
				t.Errorf("%d workers, page %d: number at %.1f to %.1f, %.1f mm down", n, i+1, left, right, top)
			}
		}
	}
}

func TestNoticesOfAllSizes(t *testing.T) {
	for _, c := range []struct {
		workers, pages int
		level          string
	}{{3, 1, "社区"}, {40, 2, "街道"}, {1000, 0, "区"}} {
		n := sampleNotice(c.workers, c.level)
		d := composed(t, "notice", n)
		if c.pages > 0 && len(d.Pages) != c.pages {
			t.Errorf("%d workers: %d pages, want %d", c.workers, len(d.Pages), c.pages)
		}
		all := textOf(d.Pages...)
		for i := range n.Month.Workers {
			if name := squeeze(n.Month.Workers[i].Name); !strings.Contains(all, name) {
				t.Errorf("%d workers: %s is not there", c.workers, name)
			}
		}
		for i, p := range d.Pages {
			text := textOf(p)
			if !strings.Contains(text, fmt.Sprintf("—%d—", i+1)) {
				t.Errorf("%d workers: page %d is not numbered", c.workers, i+1)
			}
			if strings.Contains(text, "名次") != rankRow.MatchString(text) {
				t.Errorf("%d workers: page %d has a head without rows, or rows without a head", c.workers, i+1)
			}
		}
		last := textOf(d.Pages[len(d.Pages)-1])
		if at := strings.Index(last, "檀溪社区居民委员会檀溪派出所"); at < 60 {
			t.Errorf("%d workers: the signatures stand alone on their page: %s", c.workers, last)
		}
	}
}

var rankRow = regexp.MustCompile(`\d第\d+网格|社区第\d+网格`)

// No resident's data, no pay, no proposal of dismissal, no worker's number.
func TestTheNoticeKeepsSilent(t *testing.T) {
	n := sampleNotice(12, "社区")
	for i := range n.Month.Workers {
		w := &n.Month.Workers[i]
		w.Worker = fmt.Sprintf("GH%06d", 770000+i)
		w.Pay = &report.Pay{Base: "4321.09", Paid: "4321.08", Reward: "4321.07"}
		w.Consequences, w.Reasons = []string{domain.ConsequenceDismiss, domain.ConsequenceLegalReview}, []string{domain.ReasonTwoMonths}
	}
	for name, p := range map[string]Paper{"notice": n, "poster": Poster{n}} {
		text := textOf(composed(t, name, p).Pages...)
		for _, secret := range []string{"GH77", "4321", "辞退", "法制", "病假", "工资", "连续两月"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s says %s", name, secret)
			}
		}
	}
}

func TestNamesOfAllLengthsStayInTheirCells(t *testing.T) {
	names := []string{"丁一", "欧阳文静", "阿卜杜热合曼·买买提", "迪丽努尔·阿卜杜热依木·吾布力喀斯木", "Anna Maria Fischer-Schmidt", "Wolfeschlegelsteinhausenbergerdorff",
		"一二三四五六七八九十一二三四五六七八九十"}
	n := sampleNotice(9, "社区")
	for i, name := range names {
		n.Month.Workers[i].Name = name
	}
	d := composed(t, "names", n)
	text := textOf(d.Pages...)
	for _, name := range names {
		if !strings.Contains(text, squeeze(name)) {
			t.Errorf("%s was cut", name)
		}
	}
	var c []Awarded
	for _, name := range names {
		c = append(c, Awarded{Name: name, Number: 1})
	}
	certificates := sampleCertificates()
	certificates.Awarded = c
	_, file := printed(t, "names", certificates)
	for i := range names {
		if _, _, right, _ := innerInk(rendered(t, file, i+1, 60), 60); right > 255 {
			t.Errorf("%s runs to %.0f mm", names[i], right)
		}
	}
}

// innerInk is the ink of the name and the text, within a certificate's frame.
func innerInk(img image.Image, dpi int) (left, top, right, bottom float64) {
	px := func(mm float64) int { return int(mm * float64(dpi) / 25.4) }
	inner := grey(img).SubImage(image.Rect(px(24), px(85), px(272), px(150)))
	return inked(inner, dpi, 0, 300)
}

func TestRareNamesAreFound(t *testing.T) {
	n := sampleNotice(12, "社区")
	rare := []string{"王𠅤", "刘𬱖", "陈㛃", "张䶮", "赵𤧛"}
	for i, name := range rare {
		n.Month.Workers[i].Name = name
	}
	certificates := sampleCertificates(rare...)
	for name, p := range map[string]Paper{"notice": n, "certificates": certificates} {
		_, file := printed(t, name, p)
		text := run(t, "pdftotext", file, "-")
		for _, r := range rare {
			if !strings.Contains(text, r) {
				t.Errorf("%s: a search does not find %s", name, r)
			}
		}
	}
}

func TestACharacterThatNoFaceHasIsNamed(t *testing.T) {
	n := sampleNotice(3, "社区")
	n.Month.Workers[1].Name = "李\U0010FFFD梅"
	err := Print(&bytes.Buffer{}, n)
	var e *domain.Error
	if domain.CodeOf(err) != CodeNoGlyph {
		t.Fatalf("%v", err)
	}
	e = err.(*domain.Error)
	if e.Args[1] != "U+10FFFD" || e.Args[2] != "李\U0010FFFD梅" {
		t.Errorf("%v", e.Args)
	}
}

// A chart on paper shows the figures of its specification.
func TestChartsShowTheirFigures(t *testing.T) {
	r := sampleReport()
	text := textOf(composed(t, "report", r).Pages...)
	for _, c := range r.Charts {
		for _, s := range c.Series {
			for i := range s.Points {
				want := squeeze(s.Points[i].Label())
				if c.Kind == chart.Lines && s.Points[i].Missing {
					continue
				}
				if c.Kind == chart.Lines {
					want = strings.TrimSuffix(want, c.Unit)
				}
				if !strings.Contains(text, want) {
					t.Errorf("%s, %s: %s is not on the paper", c.Title, c.Categories[i], want)
				}
			}
		}
		for _, k := range c.Legend() {
			if !strings.Contains(text, squeeze(k.Name)) {
				t.Errorf("%s: %s is not in the legend", c.Title, k.Name)
			}
		}
		for _, l := range c.Lines {
			if !strings.Contains(text, squeeze(l.Label())) {
				t.Errorf("%s: %s is not on the paper", c.Title, l.Label())
			}
		}
		if !strings.Contains(text, squeeze(c.Note)) {
			t.Errorf("%s: its note is not on the paper", c.Title)
		}
	}
}

func TestAChartOfManyBarsGoesOverPages(t *testing.T) {
	m := sampleMonth(90, "街道")
	d := composed(t, "report", MonthReport{Month: m, Issued: sampleDate, Charts: []*chart.Chart{chart.ByWorker(&m, domain.IndVisit)}})
	text := textOf(d.Pages...)
	if len(d.Pages) < 3 || !strings.Contains(text, "入户调查率（1—34）") || !strings.Contains(text, "（69—88）") {
		t.Errorf("%d pages: %s", len(d.Pages), text)
	}
}

func TestEmptyDocumentsAreRefused(t *testing.T) {
	for name, p := range map[string]Paper{
		"notice": Notice{}, "poster": Poster{}, "certificates": Certificates{}, "pay": PaySheet{}, "scores": ScoreSheets{},
		"doors": DoorLists{}, "unreached": Unreached{}, "pending": Pending{}, "warning": Warning{}, "week": WeekSignOff{},
		"month": MonthSignOff{}, "police": PoliceReport{}, "checks": SpotCheckForms{}, "register": Register{}, "report": MonthReport{}, "award": AwardApprovals{},
		"quarter": QuarterReport{Quarter: report.Quarter{Quarter: "2026Q3"}},
	} {
		if err := Print(&bytes.Buffer{}, p); domain.CodeOf(err) != CodeEmpty {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSettings(t *testing.T) {
	if err := (Settings{}).WithDefaults().Validate(); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]Settings{
		"phone":       {Phone: "打电话"},
		"number":      {NumberPattern: "襄网优〔{年}〕号"},
		"placeholder": {NumberPattern: "{年份}{号}"},
		"text":        {CertificateText: "{姓名}同志"},
		"days":        {PublicityDays: 99},
		"issuer":      {Issuer: strings.Repeat("长", 41)},
		"control":     {Police: "派出\x07所"},
		"role":        {Faces: map[string]string{"serif": "x.ttf"}},
	} {
		n := sampleNotice(3, "社区")
		n.Settings = s
		if err := Print(&bytes.Buffer{}, n); domain.CodeOf(err) != CodeSetting {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := (Settings{NumberPattern: "襄网优〔{年}〕{号}号"}).Number(2026, 1); got != "襄网优〔2026〕1号" {
		t.Error(got)
	}
	for code, s := range map[domain.Code]Settings{
		typeset.CodePicture:     {Seal: &PictureFile{Name: "公章.png", Data: []byte("broken")}},
		face.CodeFaceFormat:     {Faces: map[string]string{"song": "settings.go"}},
		face.CodeFaceUnreadable: {Faces: map[string]string{"song": "没有.ttf"}},
	} {
		n := sampleNotice(3, "社区")
		n.Settings = s
		if err := Print(&bytes.Buffer{}, n); domain.CodeOf(err) != code {
			t.Errorf("%s: %v", code, err)
		}
		if err := s.Validate(); domain.CodeOf(err) != code {
			t.Errorf("%s before it is saved: %v", code, err)
		}
	}
}

func TestPreviewIsThePage(t *testing.T) {
	image, pages, err := Preview(sampleNotice(40, "街道"), 2)
	if err != nil || pages != 2 || !bytes.HasPrefix(image, []byte("<svg ")) || !bytes.Contains(image, []byte("公示 第2页")) {
		t.Errorf("%d pages, %v: %.80s", pages, err, image)
	}
	if _, _, err := Preview(sampleNotice(3, "社区"), 2); domain.CodeOf(err) != CodeNoPage {
		t.Error(err)
	}
}

// A score sheet of one worker names every item behind its figures, counted or not,
// each with the place of its rows; sheets of many count what is missing.
func TestItemsNameTheirRows(t *testing.T) {
	row := func(file, sheet string, line int) report.Row {
		return report.Row{Source: &report.Source{File: file, Sheet: sheet, Line: line}}
	}
	s := sampleScoreSheet("张䶮")
	s.Indicators[0].Groups = []report.Group{
		{Text: "已入户见面", Counts: "计入分子和分母", Num: true, Den: true, Items: []report.Item{
			{Text: "H1", Rows: []report.Row{{}, row("住户.xlsx", "住户", 12), row("走访.csv", "", 7)}}}},
		{Text: "尚未入户见面", Counts: "只计入分母", Den: true, Items: []report.Item{
			{Text: "H2", Rows: []report.Row{row("住户.xlsx", "住户", 15)}}, {Text: "H3"}}},
		{Text: "空置房，免计", Counts: "不计", Items: []report.Item{{Text: "H4", Rows: []report.Row{row("住户.xlsx", "住户", 16)}}}},
	}
	alone := textOf(composed(t, "score", ScoreSheets{Sheets: []*report.ScoreSheet{s}, Date: sampleDate}).Pages...)
	for _, want := range []string{"〔1〕住户.xlsx（住户），〔2〕走访.csv。", "已入户见面，计入分子和分母：1项", "H11-122-7", "H21-15；H3", "空置房，免计，不计：1项H41-16"} {
		if !strings.Contains(alone, squeeze(want)) {
			t.Errorf("%q is not on the paper: %s", want, alone)
		}
	}
	of := composed(t, "score", ScoreSheets{Sheets: []*report.ScoreSheet{s, s}, Date: sampleDate})
	if text := textOf(of.Pages...); strings.Contains(text, "H1") || !strings.Contains(text, "尚未入户见面2") {
		t.Errorf("of two: %s", text)
	}
}

func TestNoticeSaysUntilWhenAndWhoSigned(t *testing.T) {
	n := sampleNotice(3, "社区")
	n.Cutoff, n.InPlace = domain.NewDate(2026, 10, 20), []string{"王建国"}
	for name, p := range map[string]Paper{"notice": n, "poster": Poster{Notice: n}} {
		text := textOf(composed(t, name, p).Pages...)
		for _, want := range []string{"数据截至2026年10月20日", "王建国的结果由街道代社区民警签字确认"} {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%s does not say %s: %s", name, want, text)
			}
		}
	}
}

// Lines move closer before the signatures stand on a page of their own.
func TestSignaturesStayWithASmallNotice(t *testing.T) {
	for workers := 2; workers <= 5; workers++ {
		n := sampleNotice(workers, "社区")
		n.Settings = Settings{Police: "檀溪派出所"}
		n.Publication.Correction = &Correction{Reason: "申诉成立", Of: domain.NewDate(2026, 11, 3)}
		if d := composed(t, "notice", n); len(d.Pages) != 1 {
			t.Errorf("%d workers: %d pages", workers, len(d.Pages))
		}
	}
}
