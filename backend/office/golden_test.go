package office_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
	"gridstar/backend/testkit"
)

// The figures of the example offices, straight from clean ledgers to the view:
// assess and report alone, without intake or store between.
func TestExamplesWithoutStore(t *testing.T) {
	for _, office := range testkit.Offices {
		t.Run(office, func(t *testing.T) {
			dir := testkit.Office(t, office)
			rec, err := testkit.ReadLedgers(filepath.Join(dir, "ledgers"))
			if err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob(filepath.Join(dir, "expected", "assess-*.json"))
			if err != nil || len(files) == 0 {
				t.Fatal(files, err)
			}
			for _, f := range files {
				month, asOf := monthOf(t, filepath.Base(f))
				compareGolden(t, f, assessView(t, rec, month, asOf))
			}
			turns, _ := filepath.Glob(filepath.Join(dir, "expected", "published-in-turn-*.json"))
			for _, f := range turns { // by name: in the order of months
				var month domain.Month
				month, err = domain.ParseMonth(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "published-in-turn-"), ".json"))
				if err != nil {
					t.Fatal(err)
				}
				res := compute(t, rec, month, 0)
				compareGolden(t, f, report.NewMonth(*res, report.NamesOf(rec.Units)))
				rec.Published = append(rec.Published, published(res)...)
			}
		})
	}
}

func published(res *domain.MonthResult) []domain.PublishedMonth {
	by := map[string]*domain.PublishedMonth{}
	var out []domain.PublishedMonth
	for _, w := range res.Workers {
		p := by[w.Unit]
		if p == nil {
			p = &domain.PublishedMonth{Community: w.Unit, Month: res.Month, Version: 1}
			by[w.Unit] = p
		}
		x := domain.PublishedWorker{Worker: w.Worker, Name: w.Name, Unit: w.Unit, Assessed: w.Assessed, Qualified: w.Qualified, Stars: w.Stars, Score: w.Score}
		p.Workers = append(p.Workers, x)
	}
	for _, p := range by {
		out = append(out, *p)
	}
	return out
}

func monthOf(t *testing.T, name string) (domain.Month, domain.Date) {
	t.Helper()
	name = strings.TrimSuffix(strings.TrimPrefix(name, "assess-"), ".json")
	m, err := domain.ParseMonth(name[:7])
	if err != nil {
		t.Fatal(err)
	}
	var day int
	if n, _ := fmt.Sscanf(name[7:], "-as-of-%d", &day); n == 1 {
		return m, m.First() + domain.Date(day-1)
	}
	return m, 0
}

func compute(t *testing.T, rec *domain.Records, m domain.Month, asOf domain.Date) *domain.MonthResult {
	t.Helper()
	sets, err := rule.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	cal, err := rule.NewCalendar(rec.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	res, err := assess.Compute(rec, assess.Request{Month: m, AsOf: asOf, Rules: sets[0], Calendar: cal})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func assessView(t *testing.T, rec *domain.Records, m domain.Month, asOf domain.Date) *report.Month {
	t.Helper()
	return report.NewMonth(*compute(t, rec, m, asOf), report.NamesOf(rec.Units))
}

// compareGolden holds got to the expected file: every key named there is exact,
// other keys are free.
func compareGolden(t *testing.T, path string, got any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want, have any
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &have); err != nil {
		t.Fatal(err)
	}
	n := 0
	diff(filepath.Base(path), want, have, func(at string, w, h any) {
		if n++; n <= 20 {
			t.Errorf("%s: got %v, want %v", at, h, w)
		}
	})
	if n > 20 {
		t.Errorf("%s: %d differences in all", path, n)
	}
}

func diff(at string, want, have any, tell func(at string, want, have any)) {
	switch w := want.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		if !ok {
			tell(at, want, have)
			return
		}
		for k := range w {
			v, ok := h[k]
			if !ok {
				tell(at+"."+k, w[k], "(missing)")
				continue
			}
			diff(at+"."+k, w[k], v, tell)
		}
		for _, k := range []string{"score", "stars", "rank", "qualified", "indicators", "value", "target", "spot_score"} {
			if _, inWant := w[k]; !inWant {
				if v, inHave := h[k]; inHave {
					tell(at+"."+k, "(absent)", v)
				}
			}
		}
	case []any:
		h, ok := have.([]any)
		if !ok || len(h) != len(w) {
			tell(at+" (length)", len(w), have)
			return
		}
		for i := range w {
			diff(fmt.Sprintf("%s[%d]", at, i), w[i], h[i], tell)
		}
	default:
		if !reflect.DeepEqual(want, have) {
			tell(at, want, have)
		}
	}
}
