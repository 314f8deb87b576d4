package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares v, as indented JSON, with a file of testdata.
func golden(t *testing.T, name string, v any) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("%s differs from what is rendered now; look at the difference, then run with -update", path)
	}
}

func TestMonthGolden(t *testing.T) { golden(t, "month.json", NewMonth(sample(), sampleNames())) }

// decode gives the JSON of v as a tree.
func decode(t *testing.T, v any) map[string]any {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func keys(m map[string]any, among ...string) []string {
	var have []string
	for _, k := range among {
		if _, ok := m[k]; ok {
			have = append(have, k)
		}
	}
	return have
}

// The shape that spec/4 gives: which keys stand and which are absent.
func TestMonthShape(t *testing.T) {
	m := decode(t, NewMonth(sample(), sampleNames()))
	worker := func(i int) map[string]any { return m["workers"].([]any)[i].(map[string]any) }
	unit := func(i int) map[string]any { return m["units"].([]any)[i].(map[string]any) }

	results := []string{"indicators", "adjustments", "deductions", "score", "stars", "qualified", "rank"}
	if got := keys(worker(0), results...); !slices.Equal(got, results) {
		t.Errorf("assessed worker has %v, want %v", got, results)
	}
	absent := worker(3)
	if got := keys(absent, results...); got != nil {
		t.Errorf("worker not assessed has %v", got)
	}
	if absent["assessed"] != false || absent["reason"] != "short_post" {
		t.Errorf("worker not assessed: %v", absent)
	}
	for _, k := range []string{"consequences", "reasons"} {
		for i := range 4 {
			if _, ok := worker(i)[k].([]any); !ok {
				t.Errorf("worker %d: %s is %v, want a list", i, k, worker(i)[k])
			}
		}
	}
	if pay, ok := absent["pay"]; !ok || pay != nil {
		t.Errorf("pay without 月工资 is %v, want null", pay)
	}
	measures := worker(0)["indicators"].(map[string]any)
	if len(measures) != len(domain.Indicators) {
		t.Errorf("%d indicators, want %d", len(measures), len(domain.Indicators))
	}
	figures := []string{"weight", "value", "target", "points"}
	visit, cases, hazard := measures["visit"].(map[string]any), measures["case"].(map[string]any), measures["hazard"].(map[string]any)
	if got := keys(visit, figures...); !slices.Equal(got, figures) {
		t.Errorf("visit has %v", got)
	}
	if got := keys(cases, figures...); !slices.Equal(got, []string{"weight", "value", "points"}) {
		t.Errorf("case has %v: it has no target", got)
	}
	if got := keys(hazard, "num", "den", "applies", "weight", "value", "target", "points"); !slices.Equal(got, []string{"num", "den", "applies"}) {
		t.Errorf("an indicator that does not apply has %v", got)
	}
	scored := []string{"indicators", "indicator_score", "spot_score", "score", "rank"}
	if got := keys(unit(0), scored...); !slices.Equal(got, scored) {
		t.Errorf("unit has %v, want %v", got, scored)
	}
	if got := keys(unit(2), scored...); got != nil {
		t.Errorf("unit without an assessed worker has %v", got)
	}
	if unit(0)["spot_score"] != nil || unit(1)["spot_score"] != "94.50" {
		t.Errorf("spot scores %v and %v, want null and 94.50", unit(0)["spot_score"], unit(1)["spot_score"])
	}
}

func TestMeasureFigures(t *testing.T) {
	ratio := domain.NewRatio
	for name, c := range map[string]struct {
		id      domain.IndicatorID
		measure domain.Measure
		value   string
		target  string
		weight  string
	}{
		"half away from zero": {domain.IndPatrol, applied(1, 32, ratio(1, 1), ratio(10, 1), ratio(1, 32)), "3.13", "100.00", "10.00"},
		"pace":                {domain.IndVisit, applied(39, 54, ratio(43, 66), ratio(1250, 49), ratio(1, 1)), "72.22", "65.15", "25.51"},
		"a third":             {domain.IndCollection, applied(1, 3, ratio(1, 1), ratio(2000, 98), ratio(1, 3)), "33.33", "100.00", "20.41"},
		"all":                 {domain.IndHazard, applied(3, 3, ratio(1, 1), ratio(2, 1), ratio(1, 1)), "100.00", "100.00", "2.00"},
		"case per thousand":   {domain.IndCase, applied(1, 410, ratio(1, 1), ratio(10, 1), ratio(1, 1)), "2.44", "", "10.00"},
		"more than one":       {domain.IndVisit, applied(3, 4, ratio(29, 100), ratio(25, 1), ratio(1, 1)), "75.00", "29.00", "25.00"},
	} {
		t.Run(name, func(t *testing.T) {
			v := newMeasure(c.id, &c.measure)
			if *v.Value != c.value || *v.Weight != c.weight {
				t.Errorf("value %s weight %s, want %s and %s", *v.Value, *v.Weight, c.value, c.weight)
			}
			if got := figure(v.Target); got != c.target {
				t.Errorf("target %q, want %q", got, c.target)
			}
		})
	}
}

// What is shown is never further from the exact figure than the rounding.
func TestMeasureIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.Int64Range(1, 100000).Draw(t, "den")
		num := rapid.Int64Range(0, den).Draw(t, "num")
		m := applied(num, den, domain.Whole(1), domain.Whole(10), domain.NewRatio(num, den))
		shown, err := domain.ParseRatio(*newMeasure(domain.IndSafety, &m).Value)
		if err != nil {
			t.Fatal(err)
		}
		off := shown.Sub(domain.NewRatio(num, den).Mul(hundred))
		if off.Sign() < 0 {
			off = domain.Ratio{}.Sub(off)
		}
		if off.Cmp(domain.NewRatio(1, 200)) > 0 {
			t.Fatalf("%d/%d is shown as %s", num, den, shown.Fraction())
		}
	})
}

func TestPeriod(t *testing.T) {
	m := NewMonth(sample(), sampleNames())
	if m.Period() != "2026年10月" || m.EarlyLook {
		t.Errorf("whole month: %q, early look %v", m.Period(), m.EarlyLook)
	}
	r := sample()
	r.AsOf = domain.NewDate(2026, 10, 9)
	m = NewMonth(r, sampleNames())
	if m.Period() != "2026年10月（截至10月9日）" || !m.EarlyLook {
		t.Errorf("early look: %q, %v", m.Period(), m.EarlyLook)
	}
}

func TestWarnings(t *testing.T) {
	r := sample()
	r.Problems = []domain.Problem{{Code: domain.ProblemCalendarYear, Args: []string{"2031"}}}
	m := NewMonth(r, sampleNames())
	want := "没有这一年的法定节假日安排，工作日只按周一至周五推算（2031）；请导入当年的工作日历后再考核。"
	if len(m.Warnings) != 1 || m.Warnings[0] != want {
		t.Errorf("warnings %q", m.Warnings)
	}
}

func TestBelowAndLookup(t *testing.T) {
	m := NewMonth(sample(), sampleNames())
	if below := m.Below(); len(below) != 2 || below[0].Name != "沿江社区" {
		t.Errorf("below: %v", below)
	}
	if m.UnitOf("nowhere") != nil || m.WorkerOf("nobody") != nil {
		t.Error("found what is not there")
	}
	if u := m.UnitOf("420606001001"); u == nil || u.Level != "社区" {
		t.Errorf("unit: %v", u)
	}
}

func TestAwards(t *testing.T) {
	a := NewAwards(domain.NewMonth(2026, 8), domain.NewMonth(2026, 10), "420606001", 3, []domain.Winner{
		{Worker: "G001", Name: "孙敏", Unit: "420606001001", Months: 3, Mean: domain.NewRatio(27903, 300), FiveStar: 1, Rank: 1},
		{Worker: "G002", Name: "赵华喆", Unit: "420606001002", Months: 2, Mean: domain.NewRatio(18631, 200), FiveStar: 1, Rank: 2, Tie: true},
	}, sampleNames())
	if a.Winners[0].Mean != "93.01" || a.Winners[1].Mean != "93.16" || !a.Winners[1].Tie || a.Winners[0].UnitName != "沿江社区" {
		t.Errorf("awards: %+v", a)
	}
	if a.From != "2026-08" || a.To != "2026-10" || a.Months != 3 {
		t.Errorf("period: %s to %s, %d months", a.From, a.To, a.Months)
	}
	empty := decode(t, NewAwards(domain.NewMonth(2026, 8), domain.NewMonth(2026, 8), "x", 0, nil, nil))
	if list, ok := empty["winners"].([]any); !ok || len(list) != 0 {
		t.Errorf("no winners: %v, want []", empty["winners"])
	}
}
