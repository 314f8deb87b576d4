package report

import (
	"cmp"
	"slices"
	"strings"

	"gridstar/backend/domain"
)

// DoorList is the list of households that a worker has still to visit (未入户清单),
// in the order of a walk: by grid, then address.
type DoorList struct {
	Month     string   `json:"month"`
	Period    string   `json:"period"`
	AsOf      string   `json:"as_of"`
	Worker    string   `json:"worker"`
	Name      string   `json:"name"`
	UnitName  string   `json:"unit_name"`
	GridNames []string `json:"grid_names"`
	Due       int64    `json:"due"`
	Met       int64    `json:"met"`
	Wanted    int64    `json:"wanted"` // doors missing to the pace that is asked for by now
	Doors     []Door   `json:"doors"`
}

// Door is one household.
type Door struct {
	Household string `json:"household"`
	Grid      string `json:"grid"`
	GridName  string `json:"grid_name"`
	Address   string `json:"address"`
	State     string `json:"state"`    // 自住, 出租...
	Attempts  int    `json:"attempts"` // visits this quarter that met nobody
}

// NewDoorList makes the list from a worker's traced result. households are those
// of the worker's grids, by number.
func NewDoorList(month domain.Month, asOf domain.Date, w *domain.WorkerResult, households map[string]domain.Household, names Names) *DoorList {
	l := &DoorList{Month: month.String(), Period: period(month, asOf), AsOf: asOf.String(), Worker: w.Worker, Name: w.Name,
		UnitName: names.Name(w.Unit), GridNames: names.all(w.Grids), Doors: []Door{}}
	m := w.Measures[domain.IndVisit]
	if m == nil {
		return l
	}
	l.Due, l.Met = m.Den, m.Num
	if short := m.Required.Sub(domain.Whole(m.Num)); short.Sign() > 0 {
		l.Wanted = short.Ceiling()
	}
	for i := range m.Items {
		it := &m.Items[i]
		if !it.Den || it.Num {
			continue
		}
		h := households[it.Key]
		l.Doors = append(l.Doors, Door{Household: it.Key, Grid: h.Grid, GridName: names.Name(h.Grid), Address: h.Address,
			State: h.State.String(), Attempts: len(it.Records)})
	}
	slices.SortStableFunc(l.Doors, func(a, b Door) int {
		return cmp.Or(strings.Compare(a.Grid, b.Grid), compareNatural(a.Address, b.Address), compareNatural(a.Household, b.Household))
	})
	return l
}

// compareNatural compares texts with numbers in them as people do: 3号 before 12号.
func compareNatural(a, b string) int {
	for a != "" && b != "" {
		x, y := run(a), run(b)
		a, b = a[len(x):], b[len(y):]
		var c int
		if isDigits(x) && isDigits(y) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			c = cmp.Compare(len(x), len(y))
		}
		if c = cmp.Or(c, strings.Compare(x, y)); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// run is the first stretch of s that is all digits, or has none.
func run(s string) string {
	digits := isDigit(rune(s[0]))
	i := strings.IndexFunc(s, func(r rune) bool { return isDigit(r) != digits })
	if i < 0 {
		return s
	}
	return s[:i]
}

func isDigits(s string) bool { return isDigit(rune(s[0])) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
