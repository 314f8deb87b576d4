package assess_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
	"gridstar/backend/testkit/randomoffice"
)

// A deed is one thing done better than the records say. It returns the worker
// whose deed it is, and false where the office gives no occasion for it.
type deed struct {
	name string
	do   func(*rapid.T, *randomoffice.Office, *domain.MonthResult) (worker string, ok bool)
}

// anyOf draws a record that fits and makes it better in a copy of the list.
func anyOf[T any](t *rapid.T, list *[]T, fits func(*T) bool, better func(*T)) (T, bool) {
	var places []int
	for i := range *list {
		if fits(&(*list)[i]) {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		var none T
		return none, false
	}
	i := rapid.SampledFrom(places).Draw(t, "record")
	*list = slices.Clone(*list)
	better(&(*list)[i])
	return (*list)[i], true
}

func assessed(t *rapid.T, res *domain.MonthResult) (*domain.WorkerResult, bool) {
	var all []*domain.WorkerResult
	for i := range res.Workers {
		if res.Workers[i].Assessed {
			all = append(all, &res.Workers[i])
		}
	}
	if len(all) == 0 {
		return nil, false
	}
	return rapid.SampledFrom(all).Draw(t, "worker"), true
}

func aDay(t *rapid.T, o *randomoffice.Office) domain.Date {
	return o.Month.First() + domain.Date(rapid.IntRange(0, int(o.AsOf-o.Month.First())).Draw(t, "day"))
}

var deeds = []deed{
	{"one more household met", func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) (string, bool) {
		w, ok := assessed(t, res)
		if !ok || len(o.Households) == 0 {
			return "", false
		}
		h := rapid.SampledFrom(o.Households).Draw(t, "household")
		day := aDay(t, o)
		o.Visits = append(slices.Clone(o.Visits), domain.Visit{No: "more", Worker: w.Worker, Grid: h.Grid, Household: h.Household,
			Start: domain.NewTime(day, 9, 0, 0), End: domain.NewTime(day, 9, 40, 0), Mode: domain.Flexible, Result: domain.Met})
		return w.Worker, true
	}},
	{"met instead of not at home", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		v, ok := anyOf(t, &o.Visits, func(v *domain.Visit) bool { return v.Result != domain.Met }, func(v *domain.Visit) { v.Result = domain.Met })
		return v.Worker, ok
	}},
	{"one more patrol", func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) (string, bool) {
		w, ok := assessed(t, res)
		if !ok {
			return "", false
		}
		start := domain.NewTime(aDay(t, o), rapid.IntRange(0, 22).Draw(t, "hour"), 0, 0)
		o.Patrols = append(slices.Clone(o.Patrols), domain.Patrol{No: "more", Worker: w.Worker, Grid: w.Grids[0],
			Start: start, End: start + 3000, Safety: rapid.Bool().Draw(t, "safety")})
		return w.Worker, true
	}},
	{"a log signed", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		l, ok := anyOf(t, &o.Worklogs, func(*domain.Worklog) bool { return true }, func(l *domain.Worklog) { l.Signed, l.SignedOn = domain.Yes, 0 })
		return l.Worker, ok
	}},
	{"a dispute settled on its deadline instead of failed", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		d, ok := anyOf(t, &o.Disputes,
			func(d *domain.Dispute) bool {
				return d.Due != 0 && (d.Result == domain.Failed || d.Result == 0 || d.Resolved.Date() > d.Due)
			},
			func(d *domain.Dispute) { d.Result, d.Resolved = domain.Succeeded, d.Due.Start() })
		return d.Worker, ok
	}},
	{"a change passed instead of returned", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		c, ok := anyOf(t, &o.Collections,
			func(c *domain.Collection) bool { return c.Secretary == domain.Returned || c.Police == domain.Returned },
			func(c *domain.Collection) { c.Secretary, c.Police = domain.Passed, domain.Passed })
		return c.Worker, ok
	}},
	{"a change collected as soon as known", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		c, ok := anyOf(t, &o.Collections, func(*domain.Collection) bool { return true },
			func(c *domain.Collection) { c.Known = c.Collected })
		return c.Worker, ok
	}},
	{"a hazard reported", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		h, ok := anyOf(t, &o.Hazards, func(*domain.Hazard) bool { return true }, func(h *domain.Hazard) { h.Handling = domain.ReportedUp })
		return h.Worker, ok
	}},
	{"an opinion reported at once to the hotline", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		x, ok := anyOf(t, &o.Opinions, func(*domain.Opinion) bool { return true },
			func(x *domain.Opinion) { x.Reported, x.Route = x.Collected, domain.Hotline12345 })
		return x.Worker, ok
	}},
	{"a service delivered on its deadline instead of late", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		s, ok := anyOf(t, &o.Services,
			func(s *domain.Service) bool { return s.Due != 0 && s.Delivered.Date() > s.Due },
			func(s *domain.Service) { s.Delivered, s.NotEntrusted = s.Due.Start(), false })
		return s.Worker, ok
	}},
	{"more points given", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		a, ok := anyOf(t, &o.Adjustments, func(*domain.Adjustment) bool { return true }, func(a *domain.Adjustment) { a.Points += 37 })
		return a.Worker, ok
	}},
	{"fewer points deducted", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		c, ok := anyOf(t, &o.SpotChecks, func(c *domain.SpotCheck) bool { return c.Deduction > 0 }, func(c *domain.SpotCheck) { c.Deduction /= 2 })
		return c.Worker, ok
	}},
	{"nothing missing in the register", func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) (string, bool) {
		c, ok := anyOf(t, &o.SpotChecks, func(c *domain.SpotCheck) bool { return c.Finding == domain.FoundMissing },
			func(c *domain.SpotCheck) { c.Finding = domain.FoundTrue })
		return c.Worker, ok
	}},
	{"one case less", func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) (string, bool) {
		w, ok := assessed(t, res)
		if !ok {
			return "", false
		}
		_, ok = anyOf(t, &o.Cases, func(*domain.Case) bool { return true }, func(c *domain.Case) { c.Preventable = domain.No })
		return w.Worker, ok // better for each worker there, so also for this one
	}},
}

// Better work never lowers the score, the stars, the rank, the pay or a unit's
// indicator score, as long as the same indicators apply before and after: one
// that begins or ceases to apply shifts the weights of all others.
func TestBetterNeverCosts(t *testing.T) {
	for _, d := range deeds {
		t.Run(d.name, func(t *testing.T) {
			done := 0
			forOffices(t, func(t *rapid.T, o *randomoffice.Office, before *domain.MonthResult) {
				rec := *o.Records
				o.Records = &rec
				worker, ok := d.do(t, o, before)
				if !ok {
					return
				}
				after := compute(t, o)
				notWorse(t, before, after, worker)
				if fmt.Sprint(figures(before)) != fmt.Sprint(figures(after)) {
					done++
				}
			})
			if done == 0 {
				t.Error("no office gave an occasion that told")
			}
		})
	}
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
