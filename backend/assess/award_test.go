package assess_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/testkit"
	"gridstar/backend/testkit/randomoffice"
)

// line is a worker's published month.
func line(worker string, stars int, score domain.Hundredths) domain.PublishedWorker {
	return domain.PublishedWorker{Worker: worker, Name: "name of " + worker, Unit: "C1", Assessed: stars > 0, Qualified: stars >= 3,
		Stars: stars, Score: score, VisitNum: 1, VisitDen: 2}
}

func visits(x domain.PublishedWorker, num, den int64) domain.PublishedWorker {
	x.VisitNum, x.VisitDen = num, den
	return x
}

func in(x domain.PublishedWorker, unit string) domain.PublishedWorker {
	x.Unit = unit
	return x
}

var august = domain.NewMonth(2026, 8)

// published is a version of C1's month.
func published(of domain.Month, lines ...domain.PublishedWorker) domain.PublishedMonth {
	return publishedBy("C1", of, lines...)
}

func publishedBy(community string, of domain.Month, lines ...domain.PublishedWorker) domain.PublishedMonth {
	return domain.PublishedMonth{Community: community, Month: of, Version: 1, Workers: lines}
}

func TestAwards(t *testing.T) {
	falseOn := func(worker string, day domain.Date) domain.SpotCheck {
		return domain.SpotCheck{Worker: worker, Day: day, Finding: domain.FoundFalse}
	}
	for _, c := range []struct {
		name      string
		published []domain.PublishedMonth
		checks    []domain.SpotCheck
		top       int64
		want      string // worker:rank:mean:months, * where tied
	}{
		{"by mean score", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 4, 9000)),
			published(august+1, line("A", 4, 9001), line("B", 3, 8000)),
		}, nil, 10, "A:1:85.01:2 B:2:85.00:2"}, // 85.005 is printed as 85.01
		{"the mean is exact: a third of a hundredth tells", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 3, 8000)),
			published(august+1, line("A", 3, 8000), line("B", 3, 8000)),
			published(august+2, line("A", 3, 8000), line("B", 3, 8001)),
		}, nil, 10, "B:1:80.00:3 A:2:80.00:3"},
		{"then by five-star months", []domain.PublishedMonth{
			published(august, line("A", 4, 9000), line("B", 5, 9600)),
			published(august+1, line("A", 4, 9000), line("B", 3, 8400)),
		}, nil, 10, "B:1:90.00:2 A:2:90.00:2"},
		{"then by due households visited", []domain.PublishedMonth{
			published(august, visits(line("A", 4, 9000), 5, 10), visits(line("B", 4, 9000), 1, 1), line("C", 4, 9000)),
			published(august+1, visits(line("A", 4, 9000), 8, 10), visits(line("B", 4, 9000), 0, 1), visits(line("C", 4, 9000), 1, 4)),
		}, nil, 10, "A:1:90.00:2 B:2:90.00:2 C:3:90.00:2"},
		{"nobody to visit is a share of 0", []domain.PublishedMonth{
			published(august, visits(line("A", 4, 9000), 0, 0), line("B", 4, 9000)),
		}, nil, 10, "B:1:90.00:1 A:2:90.00:1"},
		{"equals share a rank, listed by number", []domain.PublishedMonth{
			published(august, line("C", 3, 8000), line("B", 4, 9000), line("A", 4, 9000)),
		}, nil, 10, "A:1:90.00:1 B:1:90.00:1 C:3:80.00:1"},
		{"the top is cut at its place", []domain.PublishedMonth{
			published(august, line("A", 4, 9000), line("B", 3, 8000), line("C", 3, 7000)),
		}, nil, 2, "A:1:90.00:1 B:2:80.00:1"},
		{"equals that reach past the last place are all listed, for the office to decide", []domain.PublishedMonth{
			published(august, line("A", 4, 9000), line("B", 3, 8000), line("C", 3, 8000), line("D", 3, 7000)),
		}, nil, 2, "A:1:90.00:1 B:2:80.00:1* C:2:80.00:1*"},
		{"equals that end at the last place are no tie", []domain.PublishedMonth{
			published(august, line("A", 4, 9000), line("B", 3, 8000), line("C", 3, 8000), line("D", 3, 7000)),
		}, nil, 3, "A:1:90.00:1 B:2:80.00:1 C:2:80.00:1"},
		{"two of three months are enough, one is not", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 3, 8000)),
			published(august+1, line("A", 3, 8000), line("B", 0, 0)),
			published(august+2, line("A", 0, 0), line("B", 0, 0)),
		}, nil, 10, "A:1:80.00:2"},
		{"two thirds of two months are both", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 3, 8000)),
			published(august+1, line("A", 3, 8000)),
		}, nil, 10, "A:1:80.00:2"},
		{"once unqualified is out", []domain.PublishedMonth{
			published(august, line("A", 5, 10000), line("B", 3, 7000)),
			published(august+1, line("A", 2, 6999), line("B", 3, 7000)),
		}, nil, 10, "B:1:70.00:2"},
		{"never assessed is out", []domain.PublishedMonth{published(august, line("A", 0, 0))}, nil, 10, ""},
		{"a month outside the period does not count", []domain.PublishedMonth{
			published(august-1, line("A", 1, 1000)),
			published(august, line("A", 3, 8000)),
			published(august+3, line("A", 1, 1000)),
		}, nil, 10, "A:1:80.00:1"},
		{"the first and last month of the period do", []domain.PublishedMonth{
			published(august, line("A", 3, 8000)),
			published(august+2, line("A", 3, 7000)),
		}, nil, 10, "A:1:75.00:2"},
		{"a month that only others have published does not count", []domain.PublishedMonth{
			published(august, line("A", 3, 8000)),
			publishedBy("X", august+1, in(line("A", 1, 1000), "X")),
			publishedBy("X", august+2, in(line("A", 1, 1000), "X")),
		}, nil, 10, "A:1:80.00:1"},
		{"belongs where the last month has the worker", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 3, 8000)),
			publishedBy("X", august, in(line("C", 3, 8000), "X")),
			published(august+1, line("B", 3, 8000), line("C", 3, 8000)),
			publishedBy("X", august+1, in(line("A", 3, 8000), "X")),
		}, nil, 10, "B:1:80.00:2 C:1:80.00:2"},
		{"a false record within the period is out, also on its first and last day", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 3, 8000), line("C", 3, 8000), line("D", 3, 8000)),
		}, []domain.SpotCheck{
			falseOn("A", august.First()), falseOn("B", (august + 2).Last()),
			falseOn("C", august.First()-1), falseOn("C", (august+2).Last()+1),
			{Worker: "D", Day: august.First(), Finding: domain.FoundWrong}, falseOn("", august.First()),
		}, 10, "C:1:80.00:1 D:1:80.00:1"},
		{"the last month counts for belonging though not assessed there", []domain.PublishedMonth{
			published(august, line("A", 3, 8000), line("B", 3, 8000)),
			published(august+1, line("A", 3, 8000), line("B", 3, 8000)),
			published(august+2, line("B", 0, 0)),
			publishedBy("X", august+2, in(line("A", 0, 0), "X")),
		}, nil, 10, "B:1:80.00:2"},
		{"twice in one month: more stars before the higher score", []domain.PublishedMonth{
			published(august, line("A", 2, 6900)),
			publishedBy("C2", august, in(line("A", 3, 6500), "C2")),
		}, nil, 10, "A:1:65.00:1"},
		{"twice in one month with equal stars: the higher score", []domain.PublishedMonth{
			published(august, line("A", 3, 7100)),
			publishedBy("C2", august, in(line("A", 3, 7200), "C2")),
		}, nil, 10, "A:1:72.00:1"},
		{"twice in one month: the kinder line", []domain.PublishedMonth{
			published(august, line("A", 2, 6500)),
			publishedBy("C2", august, in(line("A", 3, 7500), "C2")),
		}, nil, 10, "A:1:75.00:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			winners, _ := assess.Awards(c.published, c.checks, awardsOf(august, c.top))
			if got := listing(winners); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			slices.Reverse(c.published)
			if again, _ := assess.Awards(c.published, c.checks, awardsOf(august, c.top)); listing(again) != c.want {
				t.Errorf("in another order: %s", listing(again))
			}
		})
	}
}

// awardsOf asks for the top of three months of the unit of C1 and C2.
func awardsOf(from domain.Month, top int64) assess.AwardRequest {
	return assess.AwardRequest{From: from, To: from + 2, Top: top,
		Belongs: func(unit string) bool { return strings.HasPrefix(unit, "C") }}
}

func listing(winners []domain.Winner) string {
	var list []string
	for _, w := range winners {
		text := fmt.Sprintf("%s:%d:%s:%d", w.Worker, w.Rank, w.Mean.Hundredths(), w.Months)
		if w.Tie {
			text += "*"
		}
		list = append(list, text)
	}
	return strings.Join(list, " ")
}

// The example offices, each month published before the next is assessed.
func TestAwardsOfExamples(t *testing.T) {
	for _, office := range testkit.Offices {
		var want struct {
			From, To, Unit string
			Months         int
			Winners        []struct {
				Worker, Name, Mean string
				Months, Rank       int
				FiveStar           int `json:"five_star"`
				Tie                bool
			}
		}
		dir := testkit.Office(t, office)
		text, err := os.ReadFile(filepath.Join(dir, "expected", "awards-top-3.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		rec, err := testkit.ReadLedgers(filepath.Join(dir, "ledgers"))
		if err != nil {
			t.Fatal(err)
		}
		from, err := domain.ParseMonth(want.From)
		if err != nil {
			t.Fatal(err)
		}
		to, err := domain.ParseMonth(want.To)
		if err != nil {
			t.Fatal(err)
		}
		for month := from; month <= to; month++ {
			o := &randomoffice.Office{Records: rec, Rules: shipped(t), Month: month, AsOf: month.Last(), Unit: want.Unit}
			rec.Published = append(rec.Published, publish(compute(t, o))...)
		}
		winners, months := assess.Awards(rec.Published, rec.SpotChecks,
			assess.AwardRequest{From: from, To: to, Top: 3, Belongs: func(string) bool { return true }})
		if months != want.Months || len(winners) != len(want.Winners) {
			t.Fatalf("%s: %d months, %d winners, want %d and %d", office, months, len(winners), want.Months, len(want.Winners))
		}
		for i, w := range want.Winners {
			x := winners[i]
			got := fmt.Sprintln(x.Worker, x.Name, x.Mean.Hundredths(), x.Months, x.Rank, x.FiveStar, x.Tie)
			if wanted := fmt.Sprintln(w.Worker, w.Name, w.Mean, w.Months, w.Rank, w.FiveStar, w.Tie); got != wanted {
				t.Errorf("%s, place %d: got %s, want %s", office, i+1, got, wanted)
			}
		}
	}
}

// publish makes a published version of each community's month.
func publish(res *domain.MonthResult) []domain.PublishedMonth {
	var out []domain.PublishedMonth
	for _, u := range res.Units {
		p := domain.PublishedMonth{Community: u.Unit, Month: res.Month, Version: 1}
		for _, w := range assess.Community(res, u.Unit).Workers {
			x := domain.PublishedWorker{Worker: w.Worker, Name: w.Name, Unit: w.Unit, Assessed: w.Assessed,
				Qualified: w.Qualified, Stars: w.Stars, Score: w.Score}
			if v := w.Measures[domain.IndVisit]; v != nil {
				x.VisitNum, x.VisitDen = v.Num, v.Den
			}
			p.Workers = append(p.Workers, x)
		}
		if len(p.Workers) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// The list does not depend on the order of what is published, equals share a
// rank, and more places never drop anybody.
func TestAwardsOfAny(t *testing.T) {
	offices := randomoffice.Offices(shipped(t))
	rapid.Check(t, func(t *rapid.T) {
		o := offices.Draw(t, "office")
		request := func(top int) assess.AwardRequest {
			return assess.AwardRequest{From: o.Month - 3, To: o.Month, Top: int64(top), Belongs: func(string) bool { return true }}
		}
		few, months := assess.Awards(o.Published, o.SpotChecks, request(2))
		all, _ := assess.Awards(o.Published, o.SpotChecks, request(1000))
		slices.Reverse(o.Published)
		slices.Reverse(o.SpotChecks)
		if again, _ := assess.Awards(o.Published, o.SpotChecks, request(2)); listing(again) != listing(few) {
			t.Fatalf("in another order %s, else %s", listing(again), listing(few))
		}
		for i, w := range all {
			if i < len(few) && few[i].Worker != w.Worker {
				t.Fatalf("with more places %s, with two %s", listing(all), listing(few))
			}
			if 3*w.Months < 2*months {
				t.Fatalf("%s of %d months", listing(all), months)
			}
			if i > 0 && (w.Mean.Cmp(all[i-1].Mean) > 0 || w.Rank != all[i-1].Rank && w.Rank != i+1) {
				t.Fatalf("ranks of %s", listing(all))
			}
		}
	})
}
