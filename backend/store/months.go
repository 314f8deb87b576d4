package store

import (
	"fmt"
	"maps"
	"slices"

	"gridstar/backend/domain"
)

// LedgerCount is how many records a ledger holds of one month, by their own time.
// Ledgers without one are counted whole, under month none.
type LedgerCount struct {
	Ledger  domain.LedgerID
	Month   domain.Month
	Records int
}

// Counts counts all records, by ledger in the order of domain.Schemas, then month.
func (tx *Tx) Counts() ([]LedgerCount, error) {
	var out []LedgerCount
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		byMonth := map[domain.Month]int{}
		err := tx.each(fmt.Sprintf(`SELECT %s, count(*) FROM %s GROUP BY 1`, t.ownDay(), t.ID), nil, func(c cells) error {
			month := domain.Month(0)
			if c[0] != nil {
				month = c.date(0).Month()
			}
			byMonth[month] += int(c.int(1))
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", t.ID, err)
		}
		for _, m := range slices.Sorted(maps.Keys(byMonth)) {
			out = append(out, LedgerCount{t.ID, m, byMonth[m]})
		}
	}
	return out, nil
}

// Months lists the months in which some work was recorded, oldest first.
func (tx *Tx) Months() ([]domain.Month, error) {
	counts, err := tx.Counts()
	seen := map[domain.Month]bool{}
	for _, c := range counts {
		if c.Month != 0 {
			seen[c.Month] = true
		}
	}
	return slices.Sorted(maps.Keys(seen)), err
}

// Units reads all units.
func (tx *Tx) Units() ([]domain.Unit, error) {
	var out []domain.Unit
	err := tx.scan(tables[domain.Units], Span{}, func(c cells) { out = append(out, unit(c)) })
	return out, err
}
