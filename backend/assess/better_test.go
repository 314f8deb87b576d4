package assess_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
	"gridstar/backend/testkit/randomoffice"
)

// A deed is one thing that a worker did, well or badly, added to the records.
type deed struct {
	name string
	add  func(rec *domain.Records, at occasion, well bool)
}

// occasion is who did it, where and when.
type occasion struct {
	worker, grid, household string
	day                     domain.Date
	start                   domain.Time
}

func add[T any](list *[]T, x T) { *list = append(slices.Clone(*list), x) }

var deeds = []deed{
	{"a household met, or nobody at home", func(rec *domain.Records, at occasion, well bool) {
		v := domain.Visit{No: "deed", Worker: at.worker, Grid: at.grid, Household: at.household, Start: at.start, End: at.start + 1800,
			Mode: domain.Flexible, Result: domain.NotHome}
		if well {
			v.Result = domain.Met
		}
		add(&rec.Visits, v)
	}},
	{"a household met, or no visit", func(rec *domain.Records, at occasion, well bool) {
		if well {
			add(&rec.Visits, domain.Visit{No: "deed", Worker: at.worker, Grid: at.grid, Household: at.household,
				Start: at.start, End: at.start + 1800, Mode: domain.OtherMode, Result: domain.Met})
		}
	}},
	{"a patrol, or none", func(rec *domain.Records, at occasion, well bool) {
		if well {
			add(&rec.Patrols, domain.Patrol{No: "deed", Worker: at.worker, Grid: at.grid, Start: at.start, End: at.start + 5400})
		}
	}},
	{"a patrol for safety, or any", func(rec *domain.Records, at occasion, well bool) {
		add(&rec.Patrols, domain.Patrol{No: "deed", Worker: at.worker, Grid: at.grid, Start: at.start, End: at.start + 60, Safety: well})
	}},
	{"a log signed, or not", func(rec *domain.Records, at occasion, well bool) {
		l := domain.Worklog{Worker: at.worker, Day: at.day, Signed: domain.No}
		if well {
			l.Signed = domain.Yes
		}
		rec.Worklogs = slices.DeleteFunc(slices.Clone(rec.Worklogs), func(x domain.Worklog) bool { return x.Worker == l.Worker && x.Day == l.Day })
		add(&rec.Worklogs, l)
	}},
	{"a dispute settled on its deadline, or failed", func(rec *domain.Records, at occasion, well bool) {
		d := domain.Dispute{No: "deed", Worker: at.worker, Grid: at.grid, Found: at.start, Due: at.day, Result: domain.Failed}
		if well {
			d.Result, d.Resolved = domain.Succeeded, at.start
		}
		add(&rec.Disputes, d)
	}},
	{"a change passed, or returned", func(rec *domain.Records, at occasion, well bool) {
		c := domain.Collection{No: "deed", Worker: at.worker, Grid: at.grid, Collected: at.start, Secretary: domain.Passed, Police: domain.Returned}
		if well {
			c.Police = domain.Passed
		}
		add(&rec.Collections, c)
	}},
	{"a change collected at once, or a month late", func(rec *domain.Records, at occasion, well bool) {
		c := domain.Collection{No: "deed", Worker: at.worker, Grid: at.grid, Collected: at.start, Secretary: domain.Passed, Police: domain.Passed,
			Known: (at.day - 30).Start()}
		if well {
			c.Known = at.start
		}
		add(&rec.Collections, c)
	}},
	{"a hazard reported, or not", func(rec *domain.Records, at occasion, well bool) {
		h := domain.Hazard{No: "deed", Worker: at.worker, Grid: at.grid, Found: at.start}
		if well {
			h.Handling = domain.ReportedUp
		}
		add(&rec.Hazards, h)
	}},
	{"an opinion to the hotline, or astray", func(rec *domain.Records, at occasion, well bool) {
		x := domain.Opinion{No: "deed", Worker: at.worker, Grid: at.grid, Collected: at.start, Kind: domain.PublicOpinion, Route: domain.ByCommunityItself}
		if well {
			x.Route = domain.Hotline12345
		}
		add(&rec.Opinions, x)
	}},
	{"a service delivered on its deadline, or never", func(rec *domain.Records, at occasion, well bool) {
		s := domain.Service{No: "deed", Worker: at.worker, Grid: at.grid, Accepted: at.start, Due: at.day}
		if well {
			s.Delivered = at.start
		}
		add(&rec.Services, s)
	}},
	{"points given, or taken", func(rec *domain.Records, at occasion, well bool) {
		a := domain.Adjustment{No: "deed", Worker: at.worker, Day: at.day, Points: -37}
		if well {
			a.Points = 37
		}
		add(&rec.Adjustments, a)
	}},
	{"checked and found in order, or missing somebody, with a deduction", func(rec *domain.Records, at occasion, well bool) {
		c := domain.SpotCheck{No: "deed", Unit: at.grid, Worker: at.worker, Day: at.day, Finding: domain.FoundMissing, Deduction: 50}
		if well {
			c.Finding, c.Deduction = domain.FoundTrue, 0
		}
		add(&rec.SpotChecks, c)
	}},
	{"no case, or one", func(rec *domain.Records, at occasion, well bool) {
		if !well {
			add(&rec.Cases, domain.Case{No: "deed", Grid: at.grid, Happened: at.start, Preventable: domain.Yes})
		}
	}},
}

// Better work never lowers the score, the stars, the rank, the pay or a unit's
// indicator score, as long as the same indicators apply before and after: one
// that begins or ceases to apply shifts the weights of all others.
func TestBetterNeverCosts(t *testing.T) {
	for _, d := range deeds {
		t.Run(d.name, func(t *testing.T) {
			told := 0
			forOffices(t, func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) {
				at, ok := draw(t, o, res)
				if !ok {
					return
				}
				badly, well := *o, *o
				badly.Records, well.Records = copyOf(o.Records), copyOf(o.Records)
				d.add(badly.Records, at, false)
				d.add(well.Records, at, true)
				before, after := compute(t, &badly), compute(t, &well)
				notWorse(t, before, after, at.worker)
				if !maps.Equal(figures(before), figures(after)) {
					told++
				}
			})
			if told == 0 {
				t.Error("no deed told")
			}
		})
	}
}

func copyOf(rec *domain.Records) *domain.Records { c := *rec; return &c }

// draw draws an occasion of an assessed worker at a current grid.
func draw(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) (occasion, bool) {
	var workers []domain.WorkerResult
	for _, w := range res.Workers {
		if w.Assessed {
			workers = append(workers, w)
		}
	}
	if len(workers) == 0 {
		return occasion{}, false
	}
	w := rapid.SampledFrom(workers).Draw(t, "worker")
	at := occasion{worker: w.Worker, grid: rapid.SampledFrom(w.Grids).Draw(t, "grid"), household: "unknown"}
	if len(o.Households) > 0 {
		at.household = rapid.SampledFrom(o.Households).Draw(t, "household").Household
	}
	at.day = o.AsOf - domain.Date(rapid.IntRange(0, int(o.AsOf-o.Month.First())).Draw(t, "day"))
	at.start = domain.NewTime(at.day, rapid.IntRange(0, 22).Draw(t, "hour"), 0, 0)
	return at, true
}

func notWorse(t *rapid.T, before, after *domain.MonthResult, worker string) {
	for i := range before.Workers {
		x, y := &before.Workers[i], find(after.Workers, before.Workers[i].Worker)
		if x.Worker != worker || !x.Assessed || applying(x.Measures) != applying(y.Measures) {
			continue
		}
		if y.Score < x.Score || y.Stars < x.Stars {
			t.Errorf("%s: score %s, better %s", worker, x.Score, y.Score)
		}
		if y.Rank > x.Rank && onlyThis(before, after, worker) {
			t.Errorf("%s: rank %d, better %d", worker, x.Rank, y.Rank)
		}
		if x.Pay != nil && (y.Pay.Paid < x.Pay.Paid || y.Pay.Reward < x.Pay.Reward) {
			t.Errorf("%s: paid %s, better %s", worker, x.Pay.Paid, y.Pay.Paid)
		}
		if len(y.Consequences) > len(x.Consequences) {
			t.Errorf("%s: %v, better %v", worker, x.Consequences, y.Consequences)
		}
	}
	for i, x := range before.Units {
		y := after.Units[i]
		if applying(x.Measures) == applying(y.Measures) && y.IndicatorScore < x.IndicatorScore {
			t.Errorf("%s: indicators %s, better %s", x.Unit, x.IndicatorScore, y.IndicatorScore)
		}
	}
}

// onlyThis tells whether no other worker's score changed.
func onlyThis(before, after *domain.MonthResult, worker string) bool {
	for i := range before.Workers {
		x := &before.Workers[i]
		if x.Worker != worker && x.Score != find(after.Workers, x.Worker).Score {
			return false
		}
	}
	return true
}

func find(list []domain.WorkerResult, worker string) *domain.WorkerResult {
	return &list[slices.IndexFunc(list, func(w domain.WorkerResult) bool { return w.Worker == worker })]
}

func applying(measures map[domain.IndicatorID]*domain.Measure) string {
	var list []domain.IndicatorID
	for _, id := range domain.Indicators {
		if x := measures[id]; x != nil && x.Applies {
			list = append(list, id)
		}
	}
	return fmt.Sprint(list)
}
