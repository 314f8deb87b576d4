package assess_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/rule"
	"gridstar/backend/testkit/randomoffice"
	"gridstar/backend/testkit/second"
)

// shipped is the rule set that the offices' rules are drawn about.
func shipped(t testing.TB) *rule.Set {
	t.Helper()
	sets, err := rule.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return sets[0]
}

func calendar(t rapid.TB, rec *domain.Records) *rule.Calendar {
	t.Helper()
	cal, err := rule.NewCalendar(rec.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

func compute(t rapid.TB, o *randomoffice.Office) *domain.MonthResult {
	t.Helper()
	res, err := assess.Compute(o.Records, assess.Request{Month: o.Month, AsOf: o.AsOf, Unit: o.Unit,
		Rules: o.Rules, Calendar: calendar(t, o.Records)})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// Two computations that share only the records, the rules and the calendar
// come to the same figures for any office.
func TestSecondComputationAgrees(t *testing.T) {
	for range 5 { // rapid's hundred offices take a fraction of a second
		forOffices(t, func(t *rapid.T, o *randomoffice.Office, res *domain.MonthResult) {
			want := second.Compute(o.Records, o.Rules, calendar(t, o.Records), o.Month, o.AsOf, o.Unit)
			for _, line := range second.Diff(figures(res), want) {
				t.Error(line)
			}
		})
	}
}

// figures names assess's figures as package second does.
func figures(res *domain.MonthResult) second.Figures {
	f := second.Figures{}
	var workers, units []string
	for i := range res.Workers {
		w := &res.Workers[i]
		workers = append(workers, w.Worker)
		name := "worker " + w.Worker + " "
		f[name+"unit"], f[name+"grids"], f[name+"reason"] = w.Unit, fmt.Sprint(w.Grids), string(w.Reason)
		f[name+"consequences"], f[name+"reasons"] = fmt.Sprint(w.Consequences), fmt.Sprint(w.Reasons)
		if w.Pay != nil {
			f[name+"pay base"], f[name+"pay paid"], f[name+"pay reward"] = w.Pay.Base.String(), w.Pay.Paid.String(), w.Pay.Reward.String()
		}
		if !w.Assessed {
			continue
		}
		measures(f, name, w.Measures)
		f[name+"adjustments"], f[name+"deductions"] = w.Adjustments.String(), w.Deductions.String()
		f[name+"score"], f[name+"stars"] = w.Score.String(), fmt.Sprint(w.Stars)
		f[name+"qualified"], f[name+"rank"] = fmt.Sprint(w.Qualified), fmt.Sprint(w.Rank)
	}
	for i := range res.Units {
		u := &res.Units[i]
		units = append(units, u.Unit)
		name := "unit " + u.Unit + " "
		f[name+"assessed"] = fmt.Sprint(u.Assessed)
		if !u.HasScore {
			continue
		}
		measures(f, name, u.Measures)
		f[name+"indicator score"], f[name+"score"], f[name+"rank"] = u.IndicatorScore.String(), u.Score.String(), fmt.Sprint(u.Rank)
		if u.SpotScore != nil {
			f[name+"spot score"] = u.SpotScore.String()
		}
	}
	f["workers"], f["units"] = fmt.Sprint(workers), fmt.Sprint(units)
	return f
}

func measures(f second.Figures, of string, all map[domain.IndicatorID]*domain.Measure) {
	for id, x := range all {
		name := of + string(id) + " "
		f[name+"num"], f[name+"den"], f[name+"applies"] = fmt.Sprint(x.Num), fmt.Sprint(x.Den), fmt.Sprint(x.Applies)
		if !x.Applies {
			continue
		}
		f[name+"value"], f[name+"weight"], f[name+"points"] = x.Value.Fraction(), x.Weight.Hundredths().String(), x.Points.String()
		if id != domain.IndCase {
			f[name+"target"] = x.Target.Fraction()
		}
	}
}
