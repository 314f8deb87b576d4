package second

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// Figures are the figures of a month by name, as text: "worker G001 visit num"
// is "98". Exact numbers are fractions, rounded ones have their two decimals.
type Figures map[string]string

// set writes one figure.
func (f Figures) set(value any, name ...string) { f[strings.Join(name, " ")] = fmt.Sprint(value) }

// Diff lists, by name, where the figures a and b differ.
func Diff(a, b Figures) []string {
	var out []string
	names := maps.Clone(a)
	maps.Copy(names, b)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		x, inA := a[name]
		y, inB := b[name]
		if x != y || inA != inB {
			out = append(out, fmt.Sprintf("%s: %q, %q", name, x, y))
		}
	}
	return out
}

type workerDay struct {
	worker string
	day    domain.Date
}

type month struct {
	rec   *domain.Records
	rules *rule.Set
	cal   *rule.Calendar

	of                        domain.Month
	first, asOf               domain.Date
	quarterFirst, quarterLast domain.Date

	workers []string // all of the roster, by number
	dutyOf  map[workerDay]int64

	// the records that count
	visits      []domain.Visit
	patrols     []domain.Patrol
	collections []domain.Collection
	hazards     []domain.Hazard
	disputes    []domain.Dispute
	opinions    []domain.Opinion
	services    []domain.Service
}

// Compute gives the figures of the month of a unit, as of a day of the month.
func Compute(rec *domain.Records, rules *rule.Set, cal *rule.Calendar, of domain.Month, asOf domain.Date, unit string) Figures {
	m := &month{rec: rec, rules: rules, cal: cal, of: of, first: of.First(), asOf: asOf,
		quarterFirst: of.Quarter().First(), quarterLast: of.Quarter().Last(), dutyOf: map[workerDay]int64{}}
	all := map[string]bool{}
	for _, r := range rec.Roster {
		all[r.Worker] = true
	}
	m.workers = sorted(all)
	m.keepCounting()

	var months []*worker
	for _, no := range m.workers {
		if len(m.stays(no)) > 0 {
			months = append(months, m.workerMonth(no))
		}
	}
	f := Figures{}
	m.writeWorkers(f, months, unit)
	m.writeUnits(f, months, unit)
	return f
}

func (m *month) writeWorkers(f Figures, all []*worker, unit string) {
	mine := slices.DeleteFunc(slices.Clone(all), func(w *worker) bool { return !m.below(w.grids[0], unit) })
	slices.SortFunc(mine, func(a, b *worker) int {
		switch {
		case a.reason != "" && b.reason != "":
			return strings.Compare(a.no, b.no)
		case (a.reason != "") != (b.reason != ""):
			return strings.Compare(string(a.reason), string(b.reason))
		case a.score != b.score:
			return int(b.score - a.score)
		case a.grids[0] != b.grids[0]:
			return strings.Compare(a.grids[0], b.grids[0])
		}
		return strings.Compare(a.no, b.no)
	})
	var order []string
	for _, w := range mine {
		order = append(order, w.no)
		name := "worker " + w.no
		f.set(w.unit, name, "unit")
		f.set(w.grids, name, "grids")
		f.set(w.reason, name, "reason")
		f.set(w.consequences, name, "consequences")
		f.set(w.reasons, name, "reasons")
		if p := m.payOf(w); p != nil {
			f.set(decimal(p.base), name, "pay base")
			f.set(decimal(p.paid), name, "pay paid")
			f.set(decimal(p.reward), name, "pay reward")
		}
		if w.reason != "" {
			continue
		}
		rank := 1
		for _, other := range mine {
			if other.reason == "" && other.score > w.score {
				rank++
			}
		}
		writeMeasures(f, name, w.measures)
		f.set(decimal(w.adjustments), name, "adjustments")
		f.set(decimal(w.deductions), name, "deductions")
		f.set(decimal(w.score), name, "score")
		f.set(w.stars, name, "stars")
		f.set(w.stars >= 3, name, "qualified")
		f.set(rank, name, "rank")
	}
	f.set(order, "workers")
}

func (m *month) writeUnits(f Figures, all []*worker, unit string) {
	scores := map[string]int64{} // of every unit that has one
	lines := map[string]Figures{}
	for _, u := range m.rec.Units {
		if u.Level == domain.LevelGrid {
			continue
		}
		mine := slices.DeleteFunc(slices.Clone(all), func(w *worker) bool { return w.reason != "" || !m.below(w.grids[0], u.Code) })
		line := Figures{}
		lines[u.Code] = line
		line.set(len(mine), "assessed")
		if len(mine) == 0 {
			continue
		}
		measures := m.unitMeasures(u.Code, mine)
		writeMeasures(line, "", measures)
		var indicators int64
		for _, x := range measures {
			indicators += x.points
		}
		line.set(decimal(indicators), "indicator score")
		share := new(rat)
		spot, checked := m.spotScore(u.Code)
		if checked {
			line.set(decimal(spot), "spot score")
			share = exact(m.rules.SpotShare)
		}
		score := new(rat).Mul(share, frac(spot, 100))
		score.Add(score, share.Sub(frac(1, 1), share).Mul(share, frac(indicators, 100)))
		scores[u.Code] = cents(score)
		line.set(decimal(scores[u.Code]), "score")
	}
	shown := slices.DeleteFunc(slices.Clone(m.rec.Units), func(u domain.Unit) bool {
		return u.Level == domain.LevelGrid || !m.below(u.Code, unit)
	})
	slices.SortFunc(shown, func(a, b domain.Unit) int {
		if a.Level != b.Level {
			return int(a.Level) - int(b.Level)
		}
		return strings.Compare(a.Code, b.Code)
	})
	var order []string
	for _, u := range shown {
		order = append(order, u.Code)
		for name, value := range lines[u.Code] {
			f.set(value, "unit", u.Code, strings.TrimSpace(name))
		}
		if score, has := scores[u.Code]; has {
			rank := 1
			for _, other := range m.rec.Units {
				if s, ok := scores[other.Code]; ok && other.Parent == u.Parent && s > score {
					rank++
				}
			}
			f.set(rank, "unit", u.Code, "rank")
		}
	}
	f.set(order, "units")
}

func writeMeasures(f Figures, of string, measures []measure) {
	for _, x := range measures {
		name := of + " " + string(x.id)
		f.set(x.num, name, "num")
		f.set(x.den, name, "den")
		f.set(x.applies, name, "applies")
		if !x.applies {
			continue
		}
		f.set(x.value.RatString(), name, "value")
		if x.id != domain.IndCase {
			f.set(x.target.RatString(), name, "target")
		}
		f.set(decimal(x.weight), name, "weight")
		f.set(decimal(x.points), name, "points")
	}
}

func decimal(hundredths int64) string { return big.NewRat(hundredths, 100).FloatString(2) }
