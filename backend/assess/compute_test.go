package assess_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/testkit/randomoffice"
)

// TestRefused: what cannot be assessed is refused with its code.
func TestRefused(t *testing.T) {
	office := &domain.Records{Units: []domain.Unit{{Code: "C", Level: domain.LevelCommunity}}}
	for _, c := range []struct {
		name string
		rec  *domain.Records
		asOf domain.Date
		unit string
		want domain.Code
	}{
		{"the day before the month", office, august.First() - 1, "C", assess.CodeAsOfOutside},
		{"the day after the month", office, august.Last() + 1, "C", assess.CodeAsOfOutside},
		{"a unit that nobody knows", office, august.Last(), "X", assess.CodeUnknownUnit},
		{"no units at all", &domain.Records{}, august.Last(), "", assess.CodeNoUnits},
		{"its first day is in order", office, august.First(), "C", ""},
		{"its last day is in order", office, august.Last(), "", ""},
		{"all units of none are in order", &domain.Records{}, august.Last(), assess.Everywhere, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := assess.Compute(c.rec, assess.Request{Month: august, AsOf: c.asOf, Unit: c.unit,
				Rules: shipped(t), Calendar: calendar(t, c.rec)})
			if domain.CodeOf(err) != c.want || (err == nil) != (c.want == "") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// Without an as-of date a month is seen from its last day, and the result says
// what it is of.
func TestWholeMonthIsTheDefault(t *testing.T) {
	rec := &domain.Records{Units: []domain.Unit{{Code: "C", Level: domain.LevelCommunity}}}
	res, err := assess.Compute(rec, assess.Request{Month: august, Rules: shipped(t), Calendar: calendar(t, rec)})
	if err != nil {
		t.Fatal(err)
	}
	if res.AsOf != august.Last() || res.Month != august || res.Unit != "C" || res.RuleSet != "xiangyang-2011" {
		t.Errorf("got %s as of %s of %q by %s", res.Month, res.AsOf, res.Unit, res.RuleSet)
	}
}

// A quarter without a workday asks for no visits and divides by nothing.
func TestQuarterWithoutWorkdays(t *testing.T) {
	rec := &domain.Records{
		Units:      []domain.Unit{{Code: "C", Level: domain.LevelCommunity}, {Code: "G", Level: domain.LevelGrid, Parent: "C"}},
		Roster:     []domain.RosterRow{{Worker: "G1", Grid: "G", From: august.First() - 100, HasWage: true, Wage: 400000}},
		Households: []domain.Household{{Household: "H", Grid: "G", State: domain.OwnerLives}},
		Calendar:   map[domain.Date]domain.DayKind{},
	}
	for d := august.Quarter().First(); d <= august.Quarter().Last(); d++ {
		rec.Calendar[d] = domain.RestDay
	}
	o := &randomoffice.Office{Records: rec, Rules: shipped(t), Month: august, AsOf: august.Last(), Unit: "C"}
	res := compute(t, o)
	if w := res.Workers[0]; w.Reason != domain.NoDuty || w.Pay.Base != 0 {
		t.Errorf("got %s, base %s", w.Reason, w.Pay.Base)
	}
}

func TestQuarterScore(t *testing.T) {
	for _, c := range []struct {
		name    string
		scores  []domain.Hundredths
		want    domain.Hundredths
		partial bool
	}{
		{"three months", []domain.Hundredths{9000, 8000, 7000}, 8000, false},
		{"half of a hundredth goes up", []domain.Hundredths{9000, 9001}, 9001, true},
		{"a third goes down", []domain.Hundredths{9000, 9000, 9001}, 9000, false},
		{"two thirds go up", []domain.Hundredths{9000, 9001, 9001}, 9001, false},
		{"one month", []domain.Hundredths{8123}, 8123, true},
		{"no month", nil, 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if score, partial := assess.QuarterScore(c.scores); score != c.want || partial != c.partial {
				t.Errorf("got %s %t, want %s %t", score, partial, c.want, c.partial)
			}
		})
	}
}

// scoreWith is the score with another numerator of one indicator, all else
// unchanged: from the exact attainment for the households that the pace asks
// for, and from the printed weight's exact value.
func scoreWith(w *domain.WorkerResult, id domain.IndicatorID, attainment domain.Ratio) domain.Hundredths {
	score := w.Adjustments - w.Deductions
	for other, x := range w.Measures {
		if other != id {
			score += x.Points
		}
	}
	return (score + w.Measures[id].Weight.Mul(attainment).Hundredths()).Clamp(0, 10000)
}

// The doors that DoorsToStars names lift to the stars, and one fewer does not.
func TestDoorsToStarsAreTheFewest(t *testing.T) {
	told := map[bool]int{}
	forOffices(t, func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) {
		for i := range res.Workers {
			w := &res.Workers[i]
			visit := w.Measures[domain.IndVisit]
			with := func(doors int64) int {
				a := domain.Whole(visit.Num + doors).Quo(visit.Required).Min(domain.Whole(1))
				return o.Rules.Stars(scoreWith(w, domain.IndVisit, a))
			}
			for stars := 2; stars <= 5; stars++ {
				doors, ok := assess.DoorsToStars(w, o.Rules, stars)
				told[ok]++
				switch {
				case !w.Assessed:
					if ok {
						t.Errorf("%s is not assessed: %d doors", w.Worker, doors)
					}
				case w.Stars >= stars:
					if doors != 0 || !ok {
						t.Errorf("%s has %d stars: %d doors to %d", w.Worker, w.Stars, doors, stars)
					}
				case !visit.Applies:
					if ok {
						t.Errorf("%s has no doors: %d", w.Worker, doors)
					}
				case ok:
					if doors < 1 || visit.Num+doors > visit.Den || with(doors) < stars || with(doors-1) >= stars {
						t.Errorf("%s: %d of %d to %d stars", w.Worker, doors, visit.Den-visit.Num, stars)
					}
				case with(visit.Den-visit.Num) >= stars:
					t.Errorf("%s: all doors give %d stars", w.Worker, stars)
				}
			}
		}
	})
	if told[true] == 0 || told[false] == 0 {
		t.Errorf("told %v", told)
	}
}

// A worker whose households ask for nothing has no doors to a star.
func TestNoDoorsWithoutPace(t *testing.T) {
	w := &domain.WorkerResult{Assessed: true, Stars: 1, Measures: map[domain.IndicatorID]*domain.Measure{domain.IndVisit: {Den: 4}}}
	if doors, ok := assess.DoorsToStars(w, shipped(t), 2); ok || doors != 0 {
		t.Errorf("got %d %t", doors, ok)
	}
}

// An indicator that does not apply turns nothing; one more case can outnumber
// the households.
func TestFragileAtTheEnds(t *testing.T) {
	w := &domain.WorkerResult{Assessed: true, Stars: 3, Measures: map[domain.IndicatorID]*domain.Measure{
		domain.IndVisit: {Den: 4},
		domain.IndCase:  {Num: 1, Den: 1, Applies: true, Divisor: domain.Whole(300), Weight: domain.Whole(100), Points: 7500},
	}}
	got := assess.Fragile(w, shipped(t))
	want := []assess.OneRecord{{Indicator: domain.IndCase, More: true, Good: true, Stars: 1}, {Indicator: domain.IndCase, More: false, Good: true, Stars: 5}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Fragile names just the changes of one record that turn the stars, by the score
// computed from the beginning with the record in it, or without it.
func TestFragileIsWhatOneRecordTurns(t *testing.T) {
	turned := map[bool]int{}
	forOffices(t, func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) {
		for i := range res.Workers {
			w := &res.Workers[i]
			if !w.Assessed {
				continue
			}
			want := map[assess.OneRecord]bool{}
			try := func(id domain.IndicatorID, num, den int64, more, good bool) {
				if num < 0 || num > den && id != domain.IndCase {
					return
				}
				if stars := o.Rules.Stars(anew(o, w, id, num, den)); stars != w.Stars {
					want[assess.OneRecord{Indicator: id, More: more, Good: good, Stars: stars}] = true
				}
			}
			for id, x := range w.Measures {
				if x.Applies {
					try(id, x.Num+1, x.Den, true, true)
					try(id, x.Num-1, x.Den, false, true)
				}
				if id.Few() {
					try(id, x.Num+1, x.Den+1, true, true)
					try(id, x.Num, x.Den+1, true, false)
					try(id, x.Num-1, x.Den-1, false, true)
					try(id, x.Num, x.Den-1, false, false)
				}
			}
			for _, f := range assess.Fragile(w, o.Rules) {
				turned[w.Measures[f.Indicator].Applies]++
				if !want[f] {
					t.Errorf("%s: told %+v, has %d stars", w.Worker, f, w.Stars)
				}
				delete(want, f)
			}
			for f := range want {
				t.Errorf("%s: not told %+v, has %d stars", w.Worker, f, w.Stars)
			}
		}
	})
	if turned[true] == 0 || turned[false] == 0 {
		t.Errorf("workers at an edge: %v", turned)
	}
}

// anew is a worker's score with other figures in one indicator.
func anew(o *randomoffice.Office, w *domain.WorkerResult, id domain.IndicatorID, num, den int64) domain.Hundredths {
	var sum domain.Ratio
	attainments := map[domain.IndicatorID]domain.Ratio{}
	for other, x := range w.Measures {
		a, applies := x.Attainment, x.Applies
		if other == id {
			if applies = den > 0; applies {
				changed := *x
				changed.Den = den
				a = attainmentOf(o, id, &changed, num)
			}
		}
		if applies {
			attainments[other] = a
			sum = sum.Add(o.Rules.Weights[other])
		}
	}
	score := w.Adjustments - w.Deductions
	for other, a := range attainments {
		score += domain.Whole(100).Mul(o.Rules.Weights[other]).Quo(sum).Mul(a).Hundredths()
	}
	return score.Clamp(0, 10000)
}

// attainmentOf is the attainment of a worker's indicator by the standard's text.
func attainmentOf(o *randomoffice.Office, id domain.IndicatorID, x *domain.Measure, num int64) domain.Ratio {
	one := domain.Whole(1)
	switch id {
	case domain.IndVisit:
		return domain.Whole(num).Quo(x.Required).Min(one)
	case domain.IndCase:
		lost := o.Rules.CaseStep.Mul(domain.Whole(num)).Mul(o.Rules.CaseBase).Quo(domain.Whole(x.Den).Max(o.Rules.CaseBase))
		return one.Sub(lost).Max(domain.Whole(0))
	case domain.IndCollection, domain.IndMediation, domain.IndHazard, domain.IndOpinion, domain.IndService:
		return one.Sub(domain.NewRatio(x.Den-num, max(x.Den, o.Rules.MinDen)))
	}
	return domain.NewRatio(num, x.Den)
}
