package assess_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/testkit/randomoffice"
	"gridstar/backend/testkit/second"
)

// forOffices checks a property of random offices and their month.
func forOffices(t *testing.T, property func(*rapid.T, *randomoffice.Office, *domain.MonthResult)) {
	t.Helper()
	offices := randomoffice.Offices(shipped(t))
	rapid.Check(t, func(t *rapid.T) {
		o := offices.Draw(t, "office")
		property(t, o, compute(t, o))
	})
}

func TestOrderOfRecordsNeverMatters(t *testing.T) {
	forOffices(t, func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) {
		before := traced(t, o)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 0))
		rec := *o.Records
		shuffle(r, &rec.Units)
		shuffle(r, &rec.Roster)
		shuffle(r, &rec.Households)
		shuffle(r, &rec.Leave)
		shuffle(r, &rec.Visits)
		shuffle(r, &rec.Patrols)
		shuffle(r, &rec.Collections)
		shuffle(r, &rec.Hazards)
		shuffle(r, &rec.Disputes)
		shuffle(r, &rec.Opinions)
		shuffle(r, &rec.Services)
		shuffle(r, &rec.Worklogs)
		shuffle(r, &rec.Cases)
		shuffle(r, &rec.SpotChecks)
		shuffle(r, &rec.Adjustments)
		shuffle(r, &rec.Published)
		o.Records = &rec
		for _, line := range second.Diff(before, traced(t, o)) {
			t.Error(line)
		}
	})
}

func shuffle[T any](r *rand.Rand, list *[]T) {
	*list = slices.Clone(*list)
	r.Shuffle(len(*list), func(i, j int) { (*list)[i], (*list)[j] = (*list)[j], (*list)[i] })
}

// traced are the figures with what stands behind them, and the problems.
func traced(t *rapid.T, o *randomoffice.Office) second.Figures {
	res, err := assess.Compute(o.Records, assess.Request{Month: o.Month, AsOf: o.AsOf, Unit: o.Unit,
		Rules: o.Rules, Calendar: calendar(t, o.Records), Trace: func(string) bool { return true }})
	if err != nil {
		t.Fatal(err)
	}
	f := figures(res)
	readable(f, res)
	return f
}

// Every worker's score lies in 0..100 and is what its printed parts add up to;
// equal scores share a rank, and a rank counts those who stand before.
func TestScoresAddUp(t *testing.T) {
	forOffices(t, func(t *rapid.T, _ *randomoffice.Office, res *domain.MonthResult) {
		for i, w := range res.Workers {
			if !w.Assessed {
				if w.Measures != nil || w.Score != 0 || w.Stars != 0 || w.Qualified || w.Rank != 0 || w.Reason == "" {
					t.Errorf("%s is not assessed but has %+v", w.Worker, w)
				}
				continue
			}
			sum := w.Adjustments - w.Deductions
			for _, x := range w.Measures {
				sum += x.Points
			}
			if w.Score != sum.Clamp(0, 10000) {
				t.Errorf("%s: parts add up to %s, score %s", w.Worker, sum, w.Score)
			}
			rank := 1
			for _, other := range res.Workers {
				if other.Assessed && other.Score > w.Score {
					rank++
				}
			}
			if w.Rank != rank || i > 0 && (w.Score > res.Workers[i-1].Score || !res.Workers[i-1].Assessed) {
				t.Errorf("%s: place %d, rank %d, %d stand before", w.Worker, i+1, w.Rank, rank-1)
			}
		}
		for _, u := range res.Units {
			var sum domain.Hundredths
			for _, x := range u.Measures {
				sum += x.Points
			}
			if (u.Assessed > 0) != u.HasScore || !u.HasScore && (u.Score != 0 || u.Rank != 0 || u.SpotScore != nil) {
				t.Errorf("%s of %d assessed has score %s, rank %d", u.Unit, u.Assessed, u.Score, u.Rank)
			}
			if u.IndicatorScore != sum {
				t.Errorf("%s: points add up to %s, indicator score %s", u.Unit, sum, u.IndicatorScore)
			}
		}
	})
}

// What is kept for the trace accounts for each numerator and denominator, and
// keeping it changes nothing. Only those asked for are kept.
func TestItemsAccountForFigures(t *testing.T) {
	forOffices(t, func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) {
		with, err := assess.Compute(o.Records, assess.Request{Month: o.Month, AsOf: o.AsOf, Unit: o.Unit,
			Rules: o.Rules, Calendar: calendar(t, o.Records), Trace: func(worker string) bool { return worker != "G01" }})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range second.Diff(figures(res), figures(with)) {
			t.Errorf("traced: %s", line)
		}
		for _, w := range with.Workers {
			for id, x := range w.Measures {
				var num, den int64
				for _, i := range x.Items {
					if i.Num {
						num++
					}
					if i.Den {
						den++
					}
					if i.Why == "" || i.Key == "" {
						t.Errorf("%s %s: item %+v says nothing", w.Worker, id, i)
					}
				}
				if w.Worker == "G01" {
					if x.Items != nil {
						t.Errorf("G01 %s: items nobody asked for", id)
					}
					continue
				}
				if num != x.Num || den != x.Den && id != domain.IndCase {
					t.Errorf("%s %s: items give %d/%d, measure %d/%d", w.Worker, id, num, den, x.Num, x.Den)
				}
			}
		}
	})
}

// A community's own month, taken from a larger unit's, is the month computed
// for the community alone.
func TestCommunityIsItsOwnMonth(t *testing.T) {
	forOffices(t, func(t *rapid.T, o *randomoffice.Office, _ *domain.MonthResult) {
		o.Unit = assess.Everywhere
		all := compute(t, o)
		for _, u := range all.Units {
			if u.Level != domain.LevelCommunity {
				continue
			}
			o.Unit = u.Unit
			for _, line := range second.Diff(figures(assess.Community(all, u.Unit)), figures(compute(t, o))) {
				t.Errorf("%s: %s", u.Unit, line)
			}
		}
	})
}

// A unit's visits and cases are those of the units right below it and the items
// of the grids right below it; the rest are those of the units below and of the
// workers who belong right to it.
func TestUnitsAreWhatStandsBelowThem(t *testing.T) {
	forOffices(t, func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) {
		for _, of := range res.Units {
			with, err := assess.Compute(o.Records, assess.Request{Month: o.Month, AsOf: o.AsOf, Unit: o.Unit,
				Rules: o.Rules, Calendar: calendar(t, o.Records), TraceUnit: of.Unit})
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range second.Diff(figures(res), figures(with)) {
				t.Errorf("traced: %s", line)
			}
			num, den := map[domain.IndicatorID]int64{}, map[domain.IndicatorID]int64{}
			for _, u := range with.Units {
				for id, x := range u.Measures {
					if u.Parent == of.Unit {
						num[id], den[id] = num[id]+x.Num, den[id]+x.Den
					}
					for _, i := range x.Items {
						if u.Unit == of.Unit && i.Num {
							num[id]++
						}
						if u.Unit == of.Unit && i.Den {
							den[id]++
						}
					}
				}
			}
			den[domain.IndCase] = den[domain.IndVisit]
			for _, w := range with.Workers {
				for id, x := range w.Measures {
					if w.Unit == of.Unit && id != domain.IndVisit && id != domain.IndCase {
						num[id], den[id] = num[id]+x.Num, den[id]+x.Den+x.Escalated
					}
				}
			}
			for id, x := range of.Measures {
				if num[id] != x.Num || den[id] != x.Den {
					t.Errorf("%s %s: %d/%d, below it %d/%d", of.Unit, id, x.Num, x.Den, num[id], den[id])
				}
			}
		}
	})
}
