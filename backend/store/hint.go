package store

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"gridstar/backend/domain"
)

// What a hint takes. Hints ask a person to look; they never touch a score.
const (
	shortVisit   = 2 * 60 // seconds; a visit below it is short
	rapidSeconds = 10     // records entered within it of one another...
	rapidRecords = 5      // ...and this many of them in a row
	sameNotes    = 20     // a note this often within the span, by one worker...
	noteLength   = 6      // ...and of so many characters: 正常 says nothing
)

// Hints lists what looks odd in the work of span, by worker: overlapping visits
// and short ones, notes that repeat, records entered seconds apart.
func (tx *Tx) Hints(span Span) ([]domain.Problem, error) {
	var out []domain.Problem
	for _, find := range []func(Span) ([]domain.Problem, error){tx.overlaps, tx.shortVisits, tx.sameNotes, tx.rapidEntries} {
		list, err := find(span)
		if err != nil {
			return nil, fmt.Errorf("hints: %w", err)
		}
		out = append(out, list...)
	}
	return out, nil
}

// work calls fn with the records of t in span, ordered by worker, then by the
// column order, then by key.
func (tx *Tx) work(t *table, span Span, condition, order string, fn func(cells) error) error {
	query := fmt.Sprintf(`SELECT %s FROM %s WHERE %s`, t.columnList(""), t.ID, condition)
	where, args := t.within(span, "")
	if where != "" {
		query += " AND " + where
	}
	return tx.each(fmt.Sprintf(`%s ORDER BY worker, %s, %s`, query, order, t.keyList("")), args, fn)
}

// group gathers hints of one kind: one a worker and day.
type group struct {
	code domain.ProblemCode
	list []domain.Problem
}

func (g *group) add(worker, unit string, day domain.Date, refs ...domain.RecordRef) {
	if n := len(g.list); n > 0 && g.list[n-1].Worker == worker && g.list[n-1].Day == day {
		for _, ref := range refs {
			if !slices.Contains(g.list[n-1].Records, ref) {
				g.list[n-1].Records = append(g.list[n-1].Records, ref)
			}
		}
		return
	}
	g.list = append(g.list, domain.Problem{Code: g.code, Hint: true, Worker: worker, Unit: unit, Day: day, Records: refs})
}

// overlaps finds visits that begin before an earlier one of the worker has ended.
func (tx *Tx) overlaps(span Span) ([]domain.Problem, error) {
	g := group{code: domain.ProblemOverlap}
	t := tables[domain.Visits]
	var longest domain.Visit // of those before, the one that ends last
	err := tx.work(t, span, "TRUE", "start_time", func(c cells) error {
		v := visit(c)
		if longest.Worker == v.Worker && v.Start < longest.End {
			g.add(v.Worker, v.Grid, v.Start.Date(), visitRef(longest), visitRef(v))
		}
		if longest.Worker != v.Worker || v.End > longest.End {
			longest = v
		}
		return nil
	})
	return g.list, err
}

func visitRef(v domain.Visit) domain.RecordRef {
	return domain.RecordRef{Ledger: domain.Visits, Key: v.No}
}

func (tx *Tx) shortVisits(span Span) ([]domain.Problem, error) {
	g := group{code: domain.ProblemShortVisit}
	condition := fmt.Sprintf("end_time - start_time < %d", shortVisit)
	err := tx.work(tables[domain.Visits], span, condition, "start_time", func(c cells) error {
		v := visit(c)
		g.add(v.Worker, v.Grid, v.Start.Date(), visitRef(v))
		return nil
	})
	return g.list, err
}

// notes are the columns in which a worker writes what was done.
var notes = []struct {
	ledger domain.LedgerID
	column string
}{{domain.Visits, "remark"}, {domain.Patrols, "remark"}, {domain.Worklogs, "content"}}

func (tx *Tx) sameNotes(span Span) ([]domain.Problem, error) {
	var out []domain.Problem
	for _, n := range notes {
		t := tables[n.ledger]
		at, own, grid := t.Index(n.column), t.Index(t.Own), t.Index("grid")
		var run []domain.RecordRef
		var last domain.Problem
		var note string
		end := func() {
			if len(run) >= sameNotes && utf8.RuneCountInString(note) >= noteLength {
				last.Records, last.Args = run, []string{note, strconv.Itoa(len(run))}
				out = append(out, last)
			}
			run = nil
		}
		err := tx.work(t, span, n.column+" IS NOT NULL", n.column+", "+t.Own, func(c cells) error {
			worker := c.text(t.Index("worker"))
			if worker != last.Worker || c.text(at) != note {
				end()
				last = domain.Problem{Code: domain.ProblemSameNote, Hint: true, Worker: worker, Day: t.day(c[own])}
				if grid >= 0 {
					last.Unit = c.text(grid)
				}
				note = c.text(at)
			}
			run = append(run, t.Ref(c.values()))
			return nil
		})
		if err != nil {
			return nil, err
		}
		end()
	}
	return out, nil
}

// rapidEntries finds runs of records entered seconds apart. An entry time of
// midnight is a date alone.
func (tx *Tx) rapidEntries(span Span) ([]domain.Problem, error) {
	g := group{code: domain.ProblemRapidEntry}
	var run []domain.Collection
	end := func() {
		if len(run) >= rapidRecords {
			for _, c := range run {
				g.add(c.Worker, c.Grid, c.Entered.Date(), domain.RecordRef{Ledger: domain.Collections, Key: c.No})
			}
		}
		run = run[:0]
	}
	err := tx.work(tables[domain.Collections], span, "entered_at % 86400 <> 0", "entered_at", func(row cells) error {
		c := collection(row)
		if n := len(run); n > 0 && (run[n-1].Worker != c.Worker || c.Entered-run[n-1].Entered > rapidSeconds) {
			end()
		}
		run = append(run, c)
		return nil
	})
	end()
	return g.list, err
}
