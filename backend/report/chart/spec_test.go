package chart

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

// street is the hand-made month of package report.
func street(t *testing.T) *report.Month {
	t.Helper()
	data, err := os.ReadFile("../testdata/month.json")
	if err != nil {
		t.Fatal(err)
	}
	var m report.Month
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return &m
}

var october = domain.NewMonth(2026, 10)

// year are the street's months from January to October, March missing; scores
// and rates differ.
func year(t *testing.T) []*report.Month {
	var months []*report.Month
	for i := range 10 {
		if i == 2 {
			continue
		}
		m := street(t)
		m.Month = (october - 9 + domain.Month(i)).String()
		score := (domain.Hundredths(7000) + domain.Hundredths(i*137%900)).String()
		m.Units[0].Score, m.Workers[0].Score = &score, &score
		rate, pace := domain.Hundredths((i%3+1)*2900).String(), domain.Hundredths((i%3+1)*3333).String()
		visit := m.Units[0].Indicators[domain.IndVisit]
		visit.Value, visit.Target = &rate, &pace
		m.Units[0].Indicators[domain.IndVisit] = visit
		months = append(months, m)
	}
	months[1].Workers[0] = months[1].Workers[3]
	months[1].Workers[0].Worker = "G001"
	return months
}

var handled = [3]Handled{{30, 28}, {9, 7}, {3, 1}}

// all are the charts that there are, by their test's name.
func all(t *testing.T) map[string]*Chart {
	m, months := street(t), year(t)
	return map[string]*Chart{
		"visit-workers":      ByWorker(m, domain.IndVisit),
		"collection-workers": ByWorker(m, domain.IndCollection),
		"mediation-units":    ByUnit(m, domain.IndMediation),
		"visit-units":        ByUnit(m, domain.IndVisit),
		"stars":              Stars(m),
		"disputes":           Disputes(m, handled),
		"scores":             Beside(m, months[7], Score),
		"scores-alone":       Beside(m, nil, Score),
		"beside-units":       Beside(m, months[7], domain.IndCase),
		"trend":              Trend(m.Unit, m.UnitName, october, months),
		"year-unit":          UnitYear(m.Unit, m.UnitName, october, months),
		"year-worker":        WorkerYear("G001", "孙敏", october, 7000, months),
		"nothing":            ByWorker(&report.Month{Month: "2026-10", Unit: "x"}, domain.IndVisit),
		"no-disputes":        Disputes(m, [3]Handled{}),
		"no-months":          UnitYear(m.Unit, m.UnitName, october, nil),
	}
}

// What every painter may rely on.
func TestChartsAreWhole(t *testing.T) {
	for name, c := range all(t) {
		t.Run(name, func(t *testing.T) {
			if c.ID == "" || c.Title == "" || c.Unit == "" || c.Subject == "" || len(c.Series) == 0 {
				t.Errorf("incomplete: %+v", c)
			}
			if sorted := slices.Sorted(slices.Values(c.Categories)); len(slices.Compact(sorted)) != len(c.Categories) {
				t.Errorf("categories repeat: %q", c.Categories)
			}
			if len(c.Marks()) != len(c.Categories) {
				t.Errorf("%d labels for %d categories", len(c.Marks()), len(c.Categories))
			}
			inside := func(what string, v domain.Hundredths) {
				if v < c.Axis.Min || v > c.Axis.Max {
					t.Errorf("%s at %s lies outside the axis %+v", what, v, c.Axis)
				}
			}
			for _, l := range c.Lines {
				inside(l.Name, l.Value)
			}
			for _, s := range c.Series {
				if s.Name == "" || len(s.Points) != len(c.Categories) {
					t.Errorf("series %q has %d points for %d categories", s.Name, len(s.Points), len(c.Categories))
				}
				for i, p := range s.Points {
					if p.Text == "" {
						t.Errorf("%s of %s has no text", s.Name, c.Categories[i])
					}
					if p.Missing && (p.Value != 0 || p.Short || p.Mark != nil) {
						t.Errorf("a missing point has figures: %+v", p)
					}
					if !p.Missing {
						inside(c.Categories[i], p.Value)
					}
					if p.Mark != nil {
						inside(p.Mark.Text, p.Mark.Value)
					}
				}
			}
			if n := len(c.Axis.Ticks()); n < 2 || n > 9 {
				t.Errorf("%d ticks on %+v", n, c.Axis)
			}
			names := []string{}
			for _, e := range c.Legend() {
				names = append(names, e.Name)
			}
			if len(slices.Compact(slices.Sorted(slices.Values(names)))) != len(names) {
				t.Errorf("legend repeats: %q", names)
			}
		})
	}
}

func TestVisitByWorker(t *testing.T) {
	c := ByWorker(street(t), domain.IndVisit)
	if want := []string{"孙敏", "吴𬱖", "王明"}; !slices.Equal(c.Categories, want) {
		t.Errorf("categories %q, want the assessed in rank order %q", c.Categories, want)
	}
	p := c.Series[0].Points
	if p[0].Text != "50.00%" || p[0].Detail != "26/52户" || p[0].Short || p[0].Mark != nil {
		t.Errorf("at the pace of all: %+v", p[0])
	}
	if p[1].Label() != "20.59% 未达" || p[1].Mark == nil || p[1].Mark.Text != "20.97%" {
		t.Errorf("a pace of its own, missed: %+v", p[1])
	}
	if len(c.Lines) != 1 || c.Lines[0].Label() != "应达进度 29.03%" {
		t.Errorf("lines %+v", c.Lines)
	}
	if c.Note != "3名网格员中1名达到应达进度；汉江街道合计26.75%（42/157户）。" {
		t.Error(c.Note)
	}
	legend := []string{}
	for _, e := range c.Legend() {
		legend = append(legend, string(e.Sign)+" "+e.Name)
	}
	if want := []string{"patch 达到应达进度", "patch 未达应达进度", "rule 应达进度 29.03%", "notch 本人应达进度"}; !slices.Equal(legend, want) {
		t.Errorf("legend %q", legend)
	}
}

func TestCollectionHasGoalAndTotal(t *testing.T) {
	c := ByWorker(street(t), domain.IndCollection)
	if len(c.Lines) != 2 || c.Lines[0].Label() != "目标 100%" || c.Lines[1].Label() != "汉江街道合计 77.78%" || !c.Lines[1].Dash {
		t.Errorf("lines %+v", c.Lines)
	}
	for _, p := range c.Series[0].Points {
		if p.Short || p.Mark != nil {
			t.Errorf("only visits have a pace: %+v", p)
		}
	}
}

func TestByUnit(t *testing.T) {
	m := street(t)
	c := ByUnit(m, domain.IndMediation)
	if c.Subject != "社区" || c.Categories[0] != "沿江社区" || c.Series[0].Points[0].Text != "60.00%" || !c.Series[0].Points[1].Missing {
		t.Errorf("%+v", c)
	}
	m.Unit = "420606001001"
	if ByUnit(m, domain.IndMediation) != nil {
		t.Error("a community has no units one level down")
	}
}

func TestPeopleOfOneName(t *testing.T) {
	m := street(t)
	m.Workers[1].Name, m.Workers[2].Name = "孙敏", "孙敏"
	m.Workers[2].GridNames = m.Workers[1].GridNames
	want := []string{"孙敏（沿江社区第一网格）", "孙敏（长虹社区第一网格）（G004）", "孙敏（长虹社区第一网格）（G003）"}
	if got := ByWorker(m, domain.IndVisit).Categories; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestStars(t *testing.T) {
	c := Stars(street(t))
	var got []string
	for i, p := range c.Series[0].Points {
		got = append(got, c.Categories[i]+p.Text+p.Detail)
	}
	if want := []string{"五星1人33.3%", "四星1人33.3%", "三星0人0%", "二星0人0%", "一星1人33.3%"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if c.Note != "参评3人，合格（三星及以上）2人；不参评1人。" {
		t.Error(c.Note)
	}
}

func TestDisputes(t *testing.T) {
	c := Disputes(street(t), handled)
	var got []string
	for i, p := range c.Series[0].Points {
		got = append(got, c.Categories[i]+p.Text+" "+p.Detail)
	}
	want := []string{"排查发现42件 占100%，本级化解28件", "社区联调12件 占28.6%，本级化解7件", "网上流转3件 占7.1%，本级化解1件"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestTrend(t *testing.T) {
	m := street(t)
	c := Trend(m.Unit, m.UnitName, october, year(t))
	if c.Categories[0] != "2025年11月" || c.Categories[11] != "2026年10月" || c.Subtitle != "汉江街道  2025年11月至2026年10月" {
		t.Errorf("%q, %s", c.Categories, c.Subtitle)
	}
	if got := c.Marks(); got[0] != "11月\n2025" || got[1] != "12月" || got[2] != "1月\n2026" || got[11] != "10月" {
		t.Errorf("axis %q", got)
	}
	visit, pace := c.Series[0].Points, c.Series[3].Points
	if !visit[0].Missing || !visit[4].Missing || visit[2].Text != "29.00%" || visit[11].Text != "29.00%" {
		t.Errorf("visit: %+v", visit)
	}
	if pace[2].Text != "33.33%" || !c.Series[3].Dash {
		t.Errorf("pace: %+v", pace)
	}
	looks := map[string]bool{}
	for _, s := range c.Series {
		looks[fmt.Sprint(s.Ink, s.Symbol, s.Dash)] = true
	}
	if len(looks) != len(c.Series) {
		t.Error("two lines look alike")
	}
}

func TestWorkerYear(t *testing.T) {
	c := WorkerYear("G001", "孙敏", october, 7000, year(t))
	p := c.Series[0].Points
	if p[3].Text != report.NotAssessedName || p[3].Detail != "在岗不足" || !p[3].Missing {
		t.Errorf("not assessed: %+v", p[3])
	}
	if p[11].Detail != "五星，第1名" || p[0].Text != wordNoMonth {
		t.Errorf("%+v", p)
	}
	if c.Lines[0].Label() != "合格线 70分" || c.Axis.Min >= 7000 {
		t.Errorf("the pass mark lies on the frame: %+v, %+v", c.Lines, c.Axis)
	}
	if !strings.HasPrefix(c.Note, "8个月平均") {
		t.Error(c.Note)
	}
}

func TestNothingToShowSaysSo(t *testing.T) {
	charts := all(t)
	for name, want := range map[string]string{"nothing": "没有参评的网格员。", "no-disputes": "没有矛盾纠纷。", "no-months": "这十二个月没有得分。"} {
		if got := charts[name].Note; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestUnder(t *testing.T) {
	gone := Point{Missing: true}
	at := func(values ...domain.Hundredths) *Series {
		s := &Series{}
		for _, v := range values {
			p := Point{Value: v}
			if v == 0 {
				p = gone
			}
			s.Points = append(s.Points, p)
		}
		return s
	}
	for name, c := range map[string]struct {
		s     *Series
		under bool
	}{
		"valley":        {at(3, 1, 2), true},
		"peak":          {at(1, 3, 2), false},
		"going down":    {at(3, 2, 1), false},
		"going up":      {at(1, 2, 3), false},
		"end of a fall": {at(3, 2, 0), true},
		"start of rise": {at(0, 2, 3), true},
		"alone":         {at(0, 2, 0), false},
		"level":         {at(2, 2, 2), false},
	} {
		if got := c.s.Under(1); got != c.under {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestBeside(t *testing.T) {
	m, before := street(t), year(t)[7]
	units := Beside(m, before, Score)
	if len(units.Series) != 2 || units.Series[0].Name != "2026年10月" || units.Series[1].Name != "2026年9月" {
		t.Errorf("%+v", units.Series)
	}
	if units.Subject != "社区" || len(units.Categories) != len(m.Below()) {
		t.Errorf("%s %q", units.Subject, units.Categories)
	}
	if got := Beside(m, m, Score); len(got.Series) != 1 {
		t.Errorf("a month beside itself: %d series", len(got.Series))
	}

	m.Unit = "420606001001" // a community: its workers
	workers := Beside(m, before, domain.IndVisit)
	if workers.Subject != "网格员" || !slices.Equal(workers.Categories, workerNames(m)) {
		t.Errorf("%s %q", workers.Subject, workers.Categories)
	}
	if p := workers.Series[0].Points[0]; p.Text != *m.Workers[0].Indicators[domain.IndVisit].Value+"%" {
		t.Errorf("%+v", p)
	}
	before.Workers = nil
	if p := Beside(m, before, domain.IndVisit).Series[1].Points[0]; !p.Missing || p.Text != wordNoMonth {
		t.Errorf("somebody who was not there: %+v", p)
	}
}

func TestTable(t *testing.T) {
	got := ByWorker(street(t), domain.IndVisit).Table()
	if want := []string{"网格员", "入户调查率", "应达进度", "达标情况", "分子/分母"}; !slices.Equal(got.Head, want) {
		t.Errorf("head %q", got.Head)
	}
	if want := []string{"吴𬱖", "20.59%", "20.97%", "未达应达进度", "14/68户"}; !slices.Equal(got.Rows[1], want) {
		t.Errorf("row %q", got.Rows[1])
	}
	for name, c := range all(t) {
		table := c.Table()
		if len(table.Rows) != len(c.Categories) {
			t.Errorf("%s: %d rows", name, len(table.Rows))
		}
		for _, r := range table.Rows {
			if len(r) != len(table.Head) {
				t.Errorf("%s: a row of %d cells under a head of %d", name, len(r), len(table.Head))
			}
		}
	}
}
