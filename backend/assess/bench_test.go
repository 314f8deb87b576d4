package assess_test

import (
	"fmt"
	"testing"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
)

// district makes the records of a quarter: streets of 10 communities of 10
// grids, one worker and 300 households a grid, who work as a full month asks.
func district(workers int) *domain.Records {
	rec := &domain.Records{Units: []domain.Unit{{Code: "D", Level: domain.LevelDistrict}}}
	quarter := august.Quarter()
	for n := range workers {
		street, community, grid := fmt.Sprintf("S%02d", n/100), fmt.Sprintf("C%03d", n/10), fmt.Sprintf("g%04d", n)
		if n%100 == 0 {
			rec.Units = append(rec.Units, domain.Unit{Code: street, Level: domain.LevelStreet, Parent: "D"})
		}
		if n%10 == 0 {
			rec.Units = append(rec.Units, domain.Unit{Code: community, Level: domain.LevelCommunity, Parent: street})
		}
		rec.Units = append(rec.Units, domain.Unit{Code: grid, Level: domain.LevelGrid, Parent: community})
		worker := fmt.Sprintf("G%04d", n)
		rec.Roster = append(rec.Roster, domain.RosterRow{Worker: worker, Grid: grid, From: quarter.First() - 300, HasWage: true, Wage: 400000})
		rec.Leave = append(rec.Leave, domain.LeaveRow{Worker: worker, From: august.First() + 9, To: august.First() + 10,
			Kind: domain.AnnualLeave, Span: domain.WholeDay})
		for h := range 300 {
			rec.Households = append(rec.Households, domain.Household{Household: fmt.Sprintf("%s-%03d", grid, h), Grid: grid, State: domain.OwnerLives})
		}
		for d := quarter.First(); d <= quarter.Last(); d++ {
			if d.Weekday() <= 5 {
				addDay(rec, worker, grid, d)
			}
		}
	}
	return rec
}

// addDay adds a workday: two patrols, five visits, a log, and some of the rest.
func addDay(rec *domain.Records, worker, grid string, d domain.Date) {
	no := func(kind string, i int) string { return fmt.Sprintf("%s-%d-%s%d", worker, d, kind, i) }
	for i, hour := range []int{8, 14} {
		start := domain.NewTime(d, hour, 0, 0)
		rec.Patrols = append(rec.Patrols, domain.Patrol{No: no("p", i), Worker: worker, Grid: grid, Start: start, End: start + 5400, Safety: i == 0})
	}
	for i := range 5 {
		start := domain.NewTime(d, 15, 30+i, 0)
		rec.Visits = append(rec.Visits, domain.Visit{No: no("v", i), Worker: worker, Grid: grid,
			Household: fmt.Sprintf("%s-%03d", grid, (int(d)*5+i)%300), Start: start, End: start + 900,
			Mode: domain.Flexible, Result: domain.VisitResult(1 + (int(d)+i)%4)})
	}
	rec.Worklogs = append(rec.Worklogs, domain.Worklog{Worker: worker, Day: d, Signed: domain.Yes})
	noon := domain.NewTime(d, 12, 0, 0)
	for i := range 2 {
		rec.Collections = append(rec.Collections, domain.Collection{No: no("c", i), Worker: worker, Grid: grid, Collected: noon, Known: (d - 1).Start(),
			Secretary: domain.Passed, Police: domain.Passed})
	}
	switch d.Weekday() {
	case 1:
		rec.Disputes = append(rec.Disputes, domain.Dispute{No: no("d", 0), Worker: worker, Grid: grid, Found: noon, Result: domain.Succeeded, Resolved: noon})
	case 2:
		rec.Opinions = append(rec.Opinions, domain.Opinion{No: no("o", 0), Worker: worker, Grid: grid, Collected: noon, Kind: domain.LivelihoodAppeal})
	case 3:
		rec.Services = append(rec.Services, domain.Service{No: no("s", 0), Worker: worker, Grid: grid, Accepted: noon, Delivered: noon})
	case 4:
		rec.Hazards = append(rec.Hazards, domain.Hazard{No: no("h", 0), Worker: worker, Grid: grid, Found: noon, Handling: domain.ReportedUp})
	case 5:
		rec.Cases = append(rec.Cases, domain.Case{No: no("a", 0), Grid: grid, Happened: noon, Kind: "打架斗殴"})
	}
}

func BenchmarkOfficeOf10ThreeMonths(b *testing.B) {
	rec := district(10)
	b.ResetTimer()
	for range b.N {
		for _, month := range august.Quarter().Months() {
			benchCompute(b, rec, month)
		}
	}
}

func BenchmarkDistrictOf3000(b *testing.B) {
	rec := district(3000)
	b.ResetTimer()
	for range b.N {
		benchCompute(b, rec, august+1)
	}
}

func benchCompute(b *testing.B, rec *domain.Records, month domain.Month) {
	res, err := assess.Compute(rec, assess.Request{Month: month, Rules: shipped(b), Calendar: calendar(b, rec)})
	if err != nil {
		b.Fatal(err)
	}
	if w := res.Workers[0]; !w.Assessed || w.Score < 5000 {
		b.Fatal(w.Worker, w.Reason, w.Score)
	}
}
