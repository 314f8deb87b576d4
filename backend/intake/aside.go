package intake

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/intake/personal"
	"gridstar/backend/intake/table"
)

// Some rows look good until the whole file is known: rows whose key comes again
// with other content, and codes that are identity-card numbers. They are set
// aside at the end; a second reading fetches their cells.

// codeColumn watches a column of codes. Numbers of units and records may have
// 18 digits, and one in eleven of them has a right check digit by chance; so a
// code is an identity-card number only where most codes of 18 are.
type codeColumn struct {
	long  int   // codes that have a number of 18 digits
	lines []int // rows where that is an identity-card number by its form
}

func (c *codeColumn) see(code string, line int) {
	long, plausible := personal.IdentityWithin(code)
	c.long += order(long)
	if plausible {
		c.lines = append(c.lines, line)
	}
}

// setAside moves such rows of all sheets from the good rows to the faults.
func (f *fileReader) setAside(ctx context.Context) error {
	aside := make([]map[int]domain.BadCell, len(f.sheets)) // by sheet and line
	for i, s := range f.sheets {
		aside[i] = map[int]domain.BadCell{}
		if s.header.ledger == nil {
			continue
		}
		for column, c := range s.codes {
			if 2*len(c.lines) <= c.long {
				continue
			}
			for _, line := range c.lines {
				aside[i][line] = domain.BadCell{Cell: s.header.columns[column], Reason: domain.FaultValue}
			}
		}
		s.out.Rows = slices.DeleteFunc(s.out.Rows, func(r domain.Row) bool { return aside[i][r.Line].Reason != "" })
	}
	f.contradicted(aside)
	for i, s := range f.sheets {
		if len(aside[i]) == 0 {
			continue
		}
		s.out.Rows = slices.DeleteFunc(s.out.Rows, func(r domain.Row) bool { return aside[i][r.Line].Reason != "" })
		if err := s.fetch(ctx, aside[i]); err != nil {
			return err
		}
	}
	return nil
}

// place is where a good row stands.
type place struct{ sheet, row int }

// contradicted finds the rows whose key comes again, in the sheet or in a later
// one of the file, with other content: the last row holds.
func (f *fileReader) contradicted(aside []map[int]domain.BadCell) {
	last := map[domain.LedgerID]map[string]place{}
	again := false
	each := func(see func(keys map[string]place, key string, at place)) {
		for i, s := range f.sheets {
			if s.header.ledger == nil {
				continue
			}
			keys := last[s.out.Ledger]
			if keys == nil {
				keys = make(map[string]place, len(s.out.Rows))
				last[s.out.Ledger] = keys
			}
			columns := s.header.ledger.KeyIndexes()
			for r := range s.out.Rows {
				see(keys, keyOf(s.out.Rows[r].Values, columns), place{i, r})
			}
		}
	}
	each(func(keys map[string]place, key string, at place) {
		if _, ok := keys[key]; ok {
			again = true
		}
		keys[key] = at
	})
	if !again {
		return
	}
	each(func(keys map[string]place, key string, at place) {
		holds := keys[key]
		row := &f.sheets[at.sheet].out.Rows[at.row]
		if at != holds && !slices.Equal(row.Values, f.sheets[holds.sheet].out.Rows[holds.row].Values) {
			s := f.sheets[at.sheet]
			aside[at.sheet][row.Line] = domain.BadCell{
				Cell: s.header.columns[s.header.ledger.KeyIndexes()[0]], Reason: domain.FaultDuplicateKey,
			}
		}
	})
}

// keyOf is a row's key as one text.
func keyOf(values []domain.Value, columns []int) string {
	if len(columns) == 1 && values[columns[0]].Text != "" {
		return values[columns[0]].Text
	}
	var b strings.Builder
	for _, c := range columns {
		b.WriteString(values[c].Text)
		b.WriteByte('|')
		if values[c].Int != 0 {
			b.WriteString(strconv.FormatInt(values[c].Int, 10))
		}
		b.WriteByte('|')
	}
	return b.String()
}

// fetch reads the sheet again for the cells of rows that are set aside.
func (s *sheetReader) fetch(ctx context.Context, aside map[int]domain.BadCell) error {
	err := s.each(ctx, func(number int, cells []table.Cell) {
		if bad, ok := aside[number]; ok {
			s.fault(number, cells, []domain.BadCell{bad})
		}
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(s.out.Faults, func(a, b domain.Fault) int { return a.Row - b.Row })
	slices.SortStableFunc(s.out.FaultyRows, func(a, b domain.FaultyRow) int { return a.Line - b.Line })
	return nil
}
