package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

func rules(t *testing.T) *rule.Set {
	t.Helper()
	sets, err := rule.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	set, err := rule.InForce(sets, domain.NewDate(2026, 10, 31))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// explained is one of the sample's workers with a trace.
func explained(t *testing.T, worker int) Explained {
	r := sample()
	w := r.Workers[worker]
	ref := func(id domain.LedgerID, key string) []domain.RecordRef {
		return []domain.RecordRef{{Ledger: id, Key: key}}
	}
	if m := w.Measures[domain.IndVisit]; m != nil {
		m.Items = []domain.Item{
			{Subject: "household", Key: "H2", Den: true, Why: domain.WhyNotMet},
			{Subject: "household", Key: "H1", Num: true, Den: true, Why: domain.WhyMet, Records: ref(domain.Visits, "V7")},
			{Subject: "household", Key: "H3", Why: domain.WhyExcusedAbsent, Records: ref(domain.Visits, "V8")},
			{Subject: "household", Key: "H4", Den: true, Why: domain.WhyNotMet},
		}
		w.Measures[domain.IndPatrol].Items = []domain.Item{{Subject: "half_day", Key: "2026-10-08 上午", Den: true, Why: domain.WhyNotMet}}
		w.Measures[domain.IndVisitHours].Items = []domain.Item{{Subject: "week", Key: "2026-10-05", Den: true, Why: domain.WhyNotMet}}
		w.Measures[domain.IndCase].Items = []domain.Item{{Subject: "record", Key: "C1", Num: true, Why: domain.WhyPreventable, Records: ref(domain.Cases, "C1")}}
	}
	return Explained{
		Result: w, Month: r.Month, AsOf: r.AsOf, Asked: r.Unit, Assessed: 3, Rules: rules(t), Names: sampleNames(),
		Addresses:   map[string]string{"H1": "沿江路3号"},
		Adjustments: []domain.Adjustment{{No: "A1", Worker: w.Worker, Day: domain.NewDate(2026, 10, 12), Points: 700, Cause: "文明创建突出", Ground: "街道通报"}},
		SpotChecks:  []domain.SpotCheck{{No: "S1", Worker: w.Worker, Day: domain.NewDate(2026, 10, 20), Matter: "电话核实", Finding: domain.FoundWrong, AboutLedger: "visits", AboutRecord: "V0012", Deduction: 150}},
		Locate: func(r domain.RecordRef) (Source, bool) {
			return Source{File: "01_导出.xlsx", Sheet: "入户走访", Line: 12}, r.Key == "V7"
		},
	}
}

func TestScoreSheetGolden(t *testing.T) {
	for i, name := range []string{"scoresheet-five-stars.json", "scoresheet-adjusted.json", "scoresheet-dismiss.json", "scoresheet-not-assessed.json"} {
		t.Run(name, func(t *testing.T) { golden(t, name, NewScoreSheet(explained(t, i))) })
	}
}

func TestScoreSheetGroups(t *testing.T) {
	s := NewScoreSheet(explained(t, 0))
	visit := s.Indicators[0]
	var got []string
	for _, g := range visit.Groups {
		got = append(got, fmt.Sprintf("%s/%s/%d", g.Text, g.Counts, len(g.Items)))
	}
	want := []string{"已入户见面/计入分子和分母/1", "尚未入户见面/只计入分母/2", "多日未遇或拒访，免计/不计/1"}
	if !slices.Equal(got, want) {
		t.Errorf("groups %q, want %q", got, want)
	}
	item := visit.Groups[0].Items[0]
	if item.Text != "H1  沿江路3号" || item.Rows[0].Label != "住户底册" || item.Rows[1].Label != "入户走访" || item.Rows[1].Source.Line != 12 {
		t.Errorf("item %+v", item)
	}
	if src := visit.Groups[2].Items[0].Rows[0].Source; src != nil {
		t.Errorf("a record that nobody locates has the source %v", src)
	}
	for id, want := range map[domain.IndicatorID]string{
		domain.IndPatrol: "2026-10-08 周四 上午", domain.IndVisitHours: "2026-10-05 至 2026-10-11", domain.IndCase: "C1",
	} {
		line := s.Indicators[slices.IndexFunc(s.Indicators, func(l SheetLine) bool { return l.ID == id })]
		if got := line.Groups[0].Items[0].Text; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestScoreSheetWords(t *testing.T) {
	s := NewScoreSheet(explained(t, 0))
	steps := func(id domain.IndicatorID) []string {
		return s.Indicators[slices.IndexFunc(s.Indicators, func(l SheetLine) bool { return l.ID == id })].Steps
	}
	for id, want := range map[domain.IndicatorID][]string{
		domain.IndVisit: {
			"入户调查率＝已入户见面÷应入户＝26÷52＝50.00%", "截至当日应达户数＝468/31≈15.10户（应达进度29.03%）",
			"完成度＝26÷（468/31），最高为1，得1", "有效权重＝100×25÷98＝1250/49≈25.51", "得分＝1250/49×1＝1250/49≈25.51"},
		domain.IndCollection: {
			"信息采集率＝通过审核且及时÷已审结及漏登＝16÷17＝94.12%", "完成度＝1－（17－16）÷17＝16/17（不足3条的按3条计）",
			"有效权重＝100×20÷98＝1000/49≈20.41", "得分＝1000/49×16/17＝16000/833≈19.21"},
		domain.IndCase: {
			"可防性案件发案率＝可防性案件÷应入户＝0÷52＝每千户0.00件", "完成度＝1－1/4×0×300÷300，最低为0，得1（应入户不足300户的按300户计）",
			"有效权重＝100×10÷98＝500/49≈10.20", "得分＝500/49×1＝500/49≈10.20"},
		domain.IndPatrol: {
			"巡查达标率＝巡查达标半日÷在岗半日＝37÷40＝92.50%", "完成度＝37÷40＝37/40",
			"有效权重＝100×10÷98＝500/49≈10.20", "得分＝500/49×37/40＝925/98≈9.44"},
		domain.IndHazard: {"本月没有可计的发现隐患，此项不适用，权重由其余各项按比例分担。"},
	} {
		if got := steps(id); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", id, got, want)
		}
	}
	if got := s.Score.Steps[0]; got != "25.51＋19.21＋15.31＋10.20＋9.44＋2.48＋4.08＋4.08＋2.72＋3.06＋加扣分0.00－抽查扣分0.00＝96.09" {
		t.Errorf("score: %s", got)
	}
	if got := s.Stars.Steps[0]; got != "96.09达到五星起点分95.00，评为五星" {
		t.Errorf("stars: %s", got)
	}
	if got := s.Rank; got != "在汉江街道参评的3人中，得分更高的有0人，列第1名" {
		t.Errorf("rank: %s", got)
	}
	pay := []string{"绩效工资基数＝月工资2800.00×绩效比例15%×在岗折算1＝420.00", "五星发放基数的100%＝420.00", "五星奖励基数的20%＝84.00"}
	if !slices.Equal(s.Pay.Steps, pay) {
		t.Errorf("pay: %q", s.Pay.Steps)
	}
}

func TestScoreSheetEdges(t *testing.T) {
	adjusted := NewScoreSheet(explained(t, 1))
	if b := adjusted.Adjustments; b.Sum != "7.00" || b.Counted != "5.00" || b.Cap.ID != "adjustment_cap" || len(b.Entries) != 1 {
		t.Errorf("adjustments %+v", b)
	}
	if got := adjusted.Stars.Steps[0]; got != "87.83达到四星起点分85.00，未到五星起点分95.00，评为四星" {
		t.Errorf("stars: %s", got)
	}
	poor := NewScoreSheet(explained(t, 2))
	if got := poor.Stars.Steps[0]; got != "36.47未到二星起点分60.00，评为一星" {
		t.Errorf("stars: %s", got)
	}
	var names []string
	for _, c := range poor.Consequences {
		names = append(names, c.Name+"："+strings.Join(c.Reasons, "、"))
	}
	if want := []string{"拟辞退：连续两月考核不合格", "须法制审核："}; !slices.Equal(names, want) {
		t.Errorf("consequences %q", names)
	}
	away := NewScoreSheet(explained(t, 3))
	if away.Score != nil || away.Pay != nil || len(away.Indicators) != 0 || away.Rank != "" {
		t.Errorf("a worker not assessed has a score: %+v", away)
	}
	if away.Attendance != "本月在岗5天，出勤6个半日，请假0个半日；不参评（在岗不足）" {
		t.Errorf("attendance: %s", away.Attendance)
	}
}

func TestScoreIsClamped(t *testing.T) {
	e := explained(t, 0)
	e.Result.Adjustments, e.Result.Score = 500, 10000
	if got := NewScoreSheet(e).Score.Steps[0]; !strings.HasSuffix(got, "＋加扣分5.00－抽查扣分0.00＝101.09，得分限于0至100，取100.00") {
		t.Error(got)
	}
	e.Result.Adjustments = -500
	if got := NewScoreSheet(e).Score.Steps[0]; !strings.Contains(got, "＋加扣分（-5.00）－") {
		t.Error(got)
	}
}

// The arithmetic in words ends with the points that the assessment gave.
func TestStepsEndWithThePoints(t *testing.T) {
	set := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom(domain.Indicators).Draw(t, "id")
		den := rapid.Int64Range(1, 500).Draw(t, "den")
		num := rapid.Int64Range(0, den).Draw(t, "num")
		of := rapid.Int64Range(1, 900).Draw(t, "of")
		a := domain.NewRatio(rapid.Int64Range(0, of).Draw(t, "a"), of)
		others := rapid.Int64Range(0, 75).Draw(t, "others")
		applying := set.Weights[id].Add(domain.Whole(others))
		m := applied(num, den, domain.NewRatio(1, 3), domain.Whole(100).Mul(set.Weights[id]).Quo(applying), a)
		list := steps(id, &m, set, applying, "")
		if last := list[len(list)-1]; !strings.HasSuffix(last, m.Points.String()) {
			t.Fatalf("%s, points %s", last, m.Points)
		}
	})
}

func TestUnitSheet(t *testing.T) {
	r := sample()
	spot := []domain.SpotCheck{{No: "S9", Unit: "420606001001", Day: domain.NewDate(2026, 10, 21), Matter: "台账检查", Finding: domain.FoundWrong, Deduction: 550}}
	e := ExplainedUnit{Result: r.Units[1], Month: r.Month, AsOf: r.AsOf, Rules: rules(t), Names: sampleNames(), SpotChecks: spot}
	s := NewUnitSheet(e)
	golden(t, "unitsheet.json", s)
	want := []string{"抽查得分＝100－抽查扣分＝94.50", "单位得分＝80%×" + r.Units[1].IndicatorScore.String() + "＋20%×94.50＝"}
	if s.Score.Steps[1] != want[0] || !strings.HasPrefix(s.Score.Steps[2], want[1]) || !strings.HasSuffix(s.Score.Steps[2], r.Units[1].Score.String()) {
		t.Errorf("steps %q", s.Score.Steps)
	}
	e.Result, e.SpotChecks = r.Units[0], nil
	if s = NewUnitSheet(e); len(s.Score.Steps) != 2 || !strings.Contains(s.Score.Steps[1], "没有对单位的抽查") {
		t.Errorf("steps without a spot check %q", s.Score.Steps)
	}
	e.Result = r.Units[2]
	if s = NewUnitSheet(e); s.Score != nil || s.Rank != "" {
		t.Errorf("a unit without an assessed worker has a score: %+v", s)
	}
}
