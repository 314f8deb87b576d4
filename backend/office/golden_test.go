package office_test

import (
	"encoding/json"
	"path/filepath"
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
	for _, name := range testkit.Offices {
		t.Run(name, func(t *testing.T) {
			rec, err := testkit.ReadLedgers(filepath.Join(testkit.Office(t, name), "ledgers"))
			if err != nil {
				t.Fatal(err)
			}
			for _, turn := range testkit.Assessed(t, name) {
				testkit.Compare(t, turn.Path, view(t, rec, compute(t, rec, turn.Month, turn.AsOf)))
			}
			for _, turn := range testkit.PublishedInTurn(t, name) {
				res := compute(t, rec, turn.Month, turn.AsOf)
				testkit.Compare(t, turn.Path, view(t, rec, res))
				rec.Published = append(rec.Published, published(res)...)
			}
		})
	}
}

func view(t *testing.T, rec *domain.Records, res *domain.MonthResult) []byte {
	t.Helper()
	text, err := json.Marshal(report.NewMonth(*res, report.NamesOf(rec.Units)))
	if err != nil {
		t.Fatal(err)
	}
	return text
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
