package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/domain"
)

// UnknownProblems lists what records name but no register has: units, grids,
// workers and households, one problem each, with the records that name it. Of
// the work ledgers it looks at the records whose own time lies in span.
func (tx *Tx) UnknownProblems(span Span) ([]domain.Problem, error) {
	found := map[string]*domain.Problem{}
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		for _, check := range t.checks() {
			if err := tx.unknown(t, check, span, found); err != nil {
				return nil, fmt.Errorf("problems of %s: %w", t.ID, err)
			}
		}
	}
	out := make([]domain.Problem, 0, len(found))
	for _, p := range found {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b domain.Problem) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Args[0], b.Args[0]))
	})
	return out, nil
}

// check is one column of a ledger that must name something a register has.
type check struct {
	code   domain.ProblemCode
	column string
	fault  string // SQL: what a wrong value there is
}

const (
	noSuchUnit      = `NOT IN (SELECT code FROM units)`
	notAGrid        = `IN (SELECT code FROM units WHERE level <> 5)`
	noSuchWorker    = `NOT IN (SELECT worker FROM workers)`
	noSuchHousehold = `NOT IN (SELECT household FROM households)`
)

// checks are what t's columns must name, by their names: they mean the same in
// every ledger.
func (t *table) checks() []check {
	var out []check
	for _, c := range t.columns {
		switch {
		case c == "grid":
			out = append(out, check{domain.ProblemUnknownUnit, c, noSuchUnit}, check{domain.ProblemNotAGrid, c, notAGrid})
		case c == "parent", c == "community", c == "unit":
			out = append(out, check{domain.ProblemUnknownUnit, c, noSuchUnit})
		case c == "worker" && t.ID != domain.Workers:
			out = append(out, check{domain.ProblemUnknownWorker, c, noSuchWorker})
		case c == "household" && t.ID != domain.Households:
			out = append(out, check{domain.ProblemUnknownHousehold, c, noSuchHousehold})
		}
	}
	return out
}

func (tx *Tx) unknown(t *table, check check, span Span, found map[string]*domain.Problem) error {
	query := fmt.Sprintf(`SELECT %s FROM %s r WHERE r.%s %s`, t.columnList("r."), t.ID, check.column, check.fault)
	var args []any
	if where, a := t.within(span, "r."); where != "" {
		query, args = query+" AND "+where, a
	}
	named, own, grid := t.Index(check.column), t.Index(t.Own), t.Index("grid")
	return tx.each(query+" ORDER BY "+t.keyList("r."), args, func(c cells) error {
		name := c.text(named)
		p := found[string(check.code)+name]
		if p == nil {
			p = &domain.Problem{Code: check.code, Args: []string{name}}
			switch check.code {
			case domain.ProblemUnknownWorker:
				p.Worker = name
			case domain.ProblemUnknownHousehold:
				p.Unit = c.text(grid)
			}
			found[string(check.code)+name] = p
		}
		p.Records = append(p.Records, t.Ref(c.values()))
		if own >= 0 {
			if day := t.day(c[own]); p.Day == 0 || day < p.Day {
				p.Day = day
			}
		}
		return nil
	})
}

// CountUnknown counts what UnknownProblems lists of all time, without the records.
// It runs after each load: what a ledger names is gathered first, once, as there
// is little of it; but of households there are many, and hardly an unknown one.
func (tx *Tx) CountUnknown() (n int, err error) {
	var gathered, parts []string
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		var columns []string
		for _, c := range t.checks() {
			from := string(t.ID)
			if c.column != "household" {
				from = "in_" + from
				columns = append(columns, c.column)
			}
			parts = append(parts, fmt.Sprintf(`SELECT '%[1]s', %[2]s FROM (SELECT DISTINCT %[2]s FROM %[3]s WHERE %[2]s %[4]s)`, c.code, c.column, from, c.fault))
		}
		if columns != nil {
			gathered = append(gathered, fmt.Sprintf(`in_%s AS MATERIALIZED (SELECT DISTINCT %s FROM %[1]s)`, t.ID, list("", slices.Compact(columns))))
		}
	}
	err = tx.one(`WITH `+strings.Join(gathered, ", ")+` SELECT count(*) FROM (`+strings.Join(parts, " UNION ")+`)`, nil, &n)
	return n, err
}
