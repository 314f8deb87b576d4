package randomoffice

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// Office is a made-up office and what is asked of it.
type Office struct {
	*domain.Records
	Rules *rule.Set
	Month domain.Month
	AsOf  domain.Date
	Unit  string
}

// Offices draws offices under the shipped rule set, or a variant of it.
func Offices(shipped *rule.Set) *rapid.Generator[*Office] {
	return rapid.Custom(func(t *rapid.T) *Office {
		k := &maker{t: t, Office: Office{Records: &domain.Records{}, Rules: shipped}}
		k.Month = pick(k, months...)
		k.AsOf = k.Month.Last()
		if k.chance(40) {
			k.AsOf = k.Month.First() + domain.Date(k.upTo(int(k.Month.Last()-k.Month.First())))
		}
		if k.chance(50) {
			k.varyRules()
		}
		k.makeCalendar()
		k.makeUnits()
		k.makeRoster()
		k.makeHouseholds()
		k.makeLeave()
		k.makeRounds()
		k.makeMatters()
		k.makeWorklogs()
		k.makeCases()
		k.makeChecks()
		k.makePublished()
		k.Unit = k.top
		if k.chance(30) {
			k.Unit = pick(k, k.known...)
		}
		return &k.Office
	})
}

const nobody = "nobody" // names no unit, worker or household

// maker makes one office.
type maker struct {
	t *rapid.T
	Office
	top      string
	known    []string // all units
	grids    []string
	workers  []string
	gridsOf  map[string][]string // the grids that a worker's rows name
	doorsOf  map[string][]string // households by grid
	recordNo int
	named    [][2]string // ledger and number of records that a spot check may name
}

// number gives the next record number of a ledger.
func (k *maker) number(id domain.LedgerID) string {
	k.recordNo++
	no := fmt.Sprintf("R%03d", k.recordNo)
	k.named = append(k.named, [2]string{string(id), no}, [2]string{domain.SchemaOf(id).Label, no})
	return no
}

func (k *maker) varyRules() {
	r := *k.Rules
	r.Weights = maps.Clone(r.Weights)
	for _, id := range domain.Indicators {
		r.Weights[id] = domain.NewRatio(int64(1+k.upTo(40)), pick[int64](k, 1, 3))
	}
	r.MinPostShare = pick(k, r.MinPostShare, domain.Whole(0), domain.NewRatio(2, 3))
	r.MaxLeaveShare = pick(k, r.MaxLeaveShare, domain.Whole(1), domain.NewRatio(1, 3))
	r.MinDen = pick[int64](k, 3, 1, 5)
	r.AbsentDays = pick[int64](k, 3, 1, 2)
	r.VacantDays = pick[int64](k, 2, 1)
	r.TimelyDays = pick[int64](k, 2, 0, 1)
	r.MediationDays = pick[int64](k, 15, 7)
	r.EscalateDays = pick[int64](k, 3, 0)
	r.CaseBase = pick(k, domain.Whole(3), domain.Whole(1), domain.NewRatio(7, 2))
	r.CaseStep = pick(k, r.CaseStep, domain.NewRatio(1, 7))
	r.BridgeSeconds = pick[int64](k, 900, 0, 60)
	r.PatrolSeconds = pick[int64](k, 5400, 1800)
	r.WeeklySeconds = pick[int64](k, 18000, 3600, 0)
	r.ReportDays = pick[int64](k, 1, 0)
	r.ServiceDays = pick[int64](k, 15, 3)
	r.AdjustmentCap = pick[domain.Hundredths](k, 500, 0, 10000)
	r.DeductionCap = pick[domain.Hundredths](k, 2000, 50, 10000)
	r.Bands = pick(k, r.Bands, [6]domain.Hundredths{0, 0, 1000, 2500, 3500, 4500})
	whole, half, tenth := domain.Whole(1), domain.NewRatio(1, 2), domain.NewRatio(1, 10)
	r.PayShares = pick(k, r.PayShares, [6]domain.Ratio{{}, tenth, tenth, half, half, whole})
	r.Rewards = pick(k, r.Rewards, [6]domain.Ratio{5: tenth})
	r.SpotShare = pick(k, r.SpotShare, domain.NewRatio(1, 3))
	r.OfficeHours = pick(k, r.OfficeHours, []rule.Span{{Start: 9 * 3600, End: 12*3600 + 1}})
	k.Rules = &r
}

func (k *maker) makeCalendar() {
	k.Calendar = map[domain.Date]domain.DayKind{}
	for range k.upTo(5) {
		k.Calendar[k.day()] = pick(k, domain.RestDay, domain.WorkDay)
	}
}

// makeUnits draws a city of few streets; some grids hang higher than they
// should, and a unit may name a parent that nobody knows.
func (k *maker) makeUnits() {
	k.top = "9"
	add := func(code string, level domain.Level, parent string) {
		k.Units = append(k.Units, domain.Unit{Code: code, Name: code, Level: level, Parent: parent})
		k.known = append(k.known, code)
		if level == domain.LevelGrid {
			k.grids = append(k.grids, code)
		}
	}
	add(k.top, domain.LevelCity, "")
	add("90", domain.LevelDistrict, k.top)
	for street := range 1 + k.upTo(1) {
		s := fmt.Sprintf("90%d", street+1)
		add(s, domain.LevelStreet, "90")
		for community := range 1 + k.upTo(2) {
			// Codes that fall as the tree grows: order by code is not order by birth.
			c := fmt.Sprintf("%s%d", s, 9-community)
			parent := s
			if k.chance(3) {
				parent = nobody
			}
			add(c, domain.LevelCommunity, parent)
			for g := range 1 + k.upTo(2) {
				add(fmt.Sprintf("%s-%d", c, 9-g), domain.LevelGrid, c)
			}
		}
		if k.chance(10) {
			add(s+"g", domain.LevelGrid, s)
		}
	}
	if k.chance(10) {
		add("8", domain.LevelCity, "") // a second top, without anything below
	}
}

func (k *maker) makeRoster() {
	k.gridsOf = map[string][]string{}
	for n := range 1 + k.upTo(5) {
		no := fmt.Sprintf("G%02d", n+1)
		k.workers = append(k.workers, no)
		var last domain.RosterRow
		for row := range 1 + pick(k, 0, 0, 0, 1, 2, 3) {
			x := k.post(no)
			switch {
			case row > 0 && last.To != 0 && k.chance(50):
				x.From = last.To + pick[domain.Date](k, 1, 0, 2) // touches, overlaps, leaves a gap
				x.Grid = pick(k, x.Grid, last.Grid)
				if x.To != 0 {
					x.To = max(x.To, x.From+domain.Date(k.upTo(20)))
				}
			case row == 0 && k.chance(65):
				x.From, x.To = k.Month.First()-400, 0
			}
			if k.hasRow(x) {
				continue
			}
			last = x
			k.Roster = append(k.Roster, x)
			k.gridsOf[no] = append(k.gridsOf[no], x.Grid)
		}
	}
}

// hasRow: worker, grid and first day are the key of the roster.
func (k *maker) hasRow(x domain.RosterRow) bool {
	for _, r := range k.Roster {
		if r.Worker == x.Worker && r.Grid == x.Grid && r.From == x.From {
			return true
		}
	}
	return false
}

func (k *maker) post(worker string) domain.RosterRow {
	x := domain.RosterRow{Worker: worker, Name: worker, Grid: pick(k, k.grids...), From: k.day(), To: k.maybeDay(60)}
	if k.chance(3) {
		x.Grid = pick(k, nobody, k.top) // unknown, or no grid
	}
	if x.To != 0 && x.To < x.From && !k.chance(10) {
		x.From, x.To = x.To, x.From
	}
	if k.chance(85) {
		x.HasWage, x.Wage = true, pick[domain.Hundredths](k, 280000, 283333, 300001, 0)
	}
	if k.chance(50) {
		x.HasShare, x.Share = true, pick[domain.Hundredths](k, 1500, 1499, 2000, 2001, 1733, 0)
	}
	return x
}

func (k *maker) makeHouseholds() {
	k.doorsOf = map[string][]string{}
	for _, g := range slices.Concat(k.grids, []string{nobody, k.top}) {
		n := pick(k, 4, 2, 1, 0, 7)
		if g == nobody || g == k.top {
			n = pick(k, 0, 0, 1)
		}
		for range n {
			h := domain.Household{Household: fmt.Sprintf("H%03d", len(k.Households)+1), Grid: g,
				State: pick(k, domain.OwnerLives, domain.Rented, domain.Lent, domain.Empty, domain.Demolished)}
			h.From, h.To = k.maybeDay(25), k.maybeDay(25)
			k.Households = append(k.Households, h)
			k.doorsOf[g] = append(k.doorsOf[g], h.Household)
		}
	}
}

func (k *maker) makeLeave() {
	kinds := []domain.LeaveKind{domain.AnnualLeave, domain.SickLeave, domain.Training, domain.Secondment,
		domain.MaternityLeave, domain.InjuryLeave, domain.OfficialDuty}
	for _, w := range slices.Concat(k.workers, []string{nobody}) {
		for range pick(k, 0, 1, 2, 4) {
			l := domain.LeaveRow{Worker: w, From: k.day(), Kind: pick(k, kinds...),
				Span: pick(k, domain.WholeDay, domain.MorningOnly, domain.AfternoonOnly)}
			if !k.chance(15) {
				l.To = pick(k, l.From+domain.Date(k.upTo(12)), max(l.From, k.day()))
			}
			if k.chance(2) {
				l.To = l.From - 1 - domain.Date(k.upTo(20)) // holds no day
			}
			k.Leave = append(k.Leave, l)
		}
		if k.chance(25) { // trained some weeks ago
			end := k.Month.First() - domain.Date(k.upTo(70))
			k.Leave = append(k.Leave, domain.LeaveRow{Worker: w, From: end - 4, To: end, Kind: domain.Training, Span: domain.WholeDay})
		}
	}
}
