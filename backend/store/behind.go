package store

import (
	"fmt"

	"gridstar/backend/domain"
)

// RecordsDigest hashes the content of the records that a community's month rests
// on: the community, its grids, their workers' posts, leave and work, the
// households, and the days of the calendar. Two equal digests give the same
// results under the same rules and earlier publications.
func (tx *Tx) RecordsDigest(community string, m domain.Month) (string, error) {
	s := newSealer()
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		s.text(string(t.ID))
		where, args := behind(t.ID, m)
		query := fmt.Sprintf(`%s SELECT %s FROM %s WHERE %s ORDER BY %s`, tx.scope(), t.columnList(""), tx.from(t), where, t.keyList(""))
		err := tx.each(query, append([]any{community}, args...), func(c cells) error {
			for _, v := range c {
				s.cell(v)
			}
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("records behind %s %s: %w", community, m, err)
		}
	}
	return s.hex(), nil
}

// scope is the SQL that names a community's grids and all who ever had a post there.
func (tx *Tx) scope() string {
	return fmt.Sprintf(`WITH
		grids (code) AS MATERIALIZED (SELECT code FROM %s WHERE parent = ?1 AND level = 5),
		staff (worker) AS MATERIALIZED (SELECT worker FROM %s WHERE grid IN grids)`, tx.from(tables[domain.Units]), tx.from(tables[domain.Workers]))
}

// behind is the condition, within scope, of the rows of one ledger that month m
// of a community rests on. ?1 is the community.
func behind(id domain.LedgerID, m domain.Month) (where string, args []any) {
	first, last := firstDayRead(m), m.Last()
	switch id {
	case domain.Units:
		return `code = ?1 OR code IN grids`, nil
	case domain.Workers, domain.Leave:
		return `worker IN staff`, nil
	case domain.Officers:
		return `community = ?1`, nil
	case domain.Households:
		return `grid IN grids`, nil
	case domain.CalendarDay:
		return `day <= ?2`, []any{int64(m.Quarter().Last())}
	case domain.Visits, domain.Patrols:
		return `start_time >= ?2 AND start_time < ?3 AND (grid IN grids OR worker IN staff)`,
			[]any{int64(first.Start()), int64((last + 1).Start())}
	case domain.Worklogs:
		return `day BETWEEN ?2 AND ?3 AND worker IN staff`, []any{int64(first), int64(last)}
	case domain.Cases:
		return `happened_at < ?2 AND grid IN grids`, []any{int64((last + 1).Start())}
	case domain.SpotChecks:
		return `day <= ?2 AND (unit = ?1 OR unit IN grids OR worker IN staff OR worker IS NULL)`, []any{int64(last)}
	case domain.Adjustments:
		return `day BETWEEN ?2 AND ?3 AND worker IN staff`, []any{int64(m.First()), int64(last)}
	}
	return fmt.Sprintf(`%s < ?2 AND (grid IN grids OR worker IN staff)`, tables[id].Own), []any{int64((last + 1).Start())}
}
