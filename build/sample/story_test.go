package main

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/rule"
	"gridstar/backend/testkit"
)

// ledgers writes the story's rows, less the faulty ones, as clean ledgers and
// reads them back.
func ledgers(t *testing.T) *domain.Records {
	t.Helper()
	clean := map[domain.LedgerID][][]string{}
	for _, f := range storyFiles(t) {
		for _, s := range f.sheets {
			schema := domain.SchemaOf(s.ledger)
			s.date, s.time = "2006-01-02", "2006-01-02 15:04:05"
			for _, r := range s.rows {
				if !fits(t, f.name, schema, r) {
					continue
				}
				var line []string
				for _, c := range schema.Columns {
					text := s.spell(orEmpty(r[c.Name]))
					if c.Kind == domain.KindEnum { // 邻里纠纷 is 邻里
						text = strings.TrimSuffix(text, "纠纷")
					}
					line = append(line, text)
				}
				clean[s.ledger] = append(clean[s.ledger], line)
			}
		}
	}
	dir := t.TempDir()
	for i := range domain.Schemas {
		schema := &domain.Schemas[i]
		var head []string
		for _, c := range schema.Columns {
			head = append(head, c.Label)
		}
		f, err := os.Create(filepath.Join(dir, string(schema.ID)+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		if err := csv.NewWriter(f).WriteAll(append([][]string{head}, clean[schema.ID]...)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	rec, err := testkit.ReadLedgers(dir)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func orEmpty(v any) any {
	if v == nil {
		return ""
	}
	return v
}

// assessed are the months of the story, each published before the next.
func assessed(t *testing.T) map[string]*domain.MonthResult {
	t.Helper()
	rec := ledgers(t)
	days, err := rule.NewCalendar(rec.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	sets, err := rule.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*domain.MonthResult{}
	for _, m := range months() {
		rules, err := rule.InForce(sets, m.Last())
		if err != nil {
			t.Fatal(err)
		}
		res, err := assess.Compute(rec, assess.Request{Month: m, Rules: rules, Calendar: days})
		if err != nil {
			t.Fatal(err)
		}
		out[m.String()] = res
		rec.Published = append(rec.Published, publishedAs(res)...)
	}
	return out
}

func publishedAs(res *domain.MonthResult) []domain.PublishedMonth {
	var out []domain.PublishedMonth
	for _, community := range []string{ginkgoCode, willowCode} {
		p := domain.PublishedMonth{Community: community, Month: res.Month, Version: 1}
		for _, w := range res.Workers {
			if w.Unit == community {
				p.Workers = append(p.Workers, domain.PublishedWorker{Worker: w.Worker, Name: w.Name, Unit: w.Unit,
					Assessed: w.Assessed, Qualified: w.Qualified, Stars: w.Stars, Score: w.Score})
			}
		}
		out = append(out, p)
	}
	return out
}

// The stars of July to October: a digit a month, - where not assessed, . where
// not in post.
var toldStars = map[string]string{
	"WX001": "5555", "WX002": "4545", "WX003": "4444", "WX004": "3321", "WX005": "44-4", "WX006": "4443",
	"WX007": "43-", "WX008": "4454", "WX009": "3445", "WX010": "3342", "WX011": "31-3", "WX012": "...-",
}

func TestTheStoryComesOutAsTold(t *testing.T) {
	byMonth := assessed(t)
	stars := map[string]string{}
	for _, m := range months() {
		for _, w := range byMonth[m.String()].Workers {
			for len(stars[w.Worker]) < int(m-firstDay.Month()) {
				stars[w.Worker] += "."
			}
			mark := "-"
			if w.Assessed {
				mark = strconv.Itoa(w.Stars)
			}
			stars[w.Worker] += mark
		}
	}
	if !maps.Equal(stars, toldStars) {
		t.Errorf("stars\n got %v\nwant %v", stars, toldStars)
	}

	october := byMonth["2026-10"]
	spread := map[int]int{}
	for _, w := range october.Workers {
		if w.Assessed {
			spread[w.Stars]++
		}
	}
	for n := 1; n <= 5; n++ {
		if spread[n] == 0 {
			t.Errorf("nobody has %d stars in October", n)
		}
	}
	if good, bad := spread[3]+spread[4]+spread[5], spread[1]+spread[2]; good < 3*bad {
		t.Errorf("October: %d with three stars or more, %d below", good, bad)
	}
	for _, c := range []struct {
		month, worker string
		reason        domain.NotAssessed
		consequences  []string
	}{
		{"2026-08", "WX011", "", []string{domain.ConsequenceTrain}},
		{"2026-09", "WX004", "", []string{domain.ConsequenceTrain}},
		{"2026-09", "WX005", domain.OnLeave, nil},
		{"2026-09", "WX007", domain.ShortPost, nil},
		{"2026-09", "WX011", domain.OnLeave, nil},
		{"2026-10", "WX004", "", []string{domain.ConsequenceDismiss, domain.ConsequenceLegalReview}},
		{"2026-10", "WX010", "", []string{domain.ConsequenceTrain, domain.ConsequenceSuspend}},
		{"2026-10", "WX011", "", nil},
		{"2026-10", "WX012", domain.ShortPost, nil},
	} {
		i := slices.IndexFunc(byMonth[c.month].Workers, func(w domain.WorkerResult) bool { return w.Worker == c.worker })
		if i < 0 {
			t.Errorf("%s: no %s", c.month, c.worker)
			continue
		}
		w := byMonth[c.month].Workers[i]
		if w.Reason != c.reason || !slices.Equal(w.Consequences, c.consequences) {
			t.Errorf("%s %s: %q %v, want %q %v", c.month, c.worker, w.Reason, w.Consequences, c.reason, c.consequences)
		}
	}
}
