package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// Source says which delivery a record stands in.
type Source struct {
	Load  int64
	File  string
	Sheet string
	Line  int // the sheet's own 1-based row number
}

// SourcesOf finds where records came from. One that is not in the database is
// not in the answer.
func (tx *Tx) SourcesOf(refs []domain.RecordRef) (out map[domain.RecordRef]Source, err error) {
	if tx.past != nil {
		return tx.sourcesThen(refs)
	}
	out = make(map[domain.RecordRef]Source, len(refs))
	lookups := map[domain.LedgerID]*sql.Stmt{}
	defer func() {
		for _, s := range lookups {
			if e := s.Close(); e != nil {
				err = errors.Join(err, e)
			}
		}
	}()
	for _, ref := range refs {
		args := keyArgs(ref)
		if _, done := out[ref]; done || args == nil {
			continue
		}
		lookup := lookups[ref.Ledger]
		if lookup == nil {
			t := tables[ref.Ledger]
			lookup, err = tx.tx.PrepareContext(tx.ctx, fmt.Sprintf(`SELECT r.load_id, l.file, s.name, r.line FROM %s r
				JOIN loads l ON l.id = r.load_id JOIN load_sheets s ON s.load_id = r.load_id AND s.sheet = r.sheet WHERE %s`, t.ID, t.keyMatch("r.")))
			if err != nil {
				return nil, fmt.Errorf("sources of %s: %w", ref.Ledger, err)
			}
			lookups[ref.Ledger] = lookup
		}
		var s Source
		switch err := lookup.QueryRowContext(tx.ctx, args...).Scan(&s.Load, &s.File, &s.Sheet, &s.Line); {
		case errors.Is(err, sql.ErrNoRows):
		case err != nil:
			return nil, fmt.Errorf("source of %s %s: %w", ref.Ledger, ref.Key, err)
		default:
			out[ref] = s
		}
	}
	return out, nil
}

// sourcesThen answers for the records of a published version: each of their
// ledgers is put together once.
func (tx *Tx) sourcesThen(refs []domain.RecordRef) (map[domain.RecordRef]Source, error) {
	asked := map[domain.LedgerID]map[string]bool{}
	for _, ref := range refs {
		if asked[ref.Ledger] == nil {
			asked[ref.Ledger] = map[string]bool{}
		}
		asked[ref.Ledger][ref.Key] = true
	}
	out := map[domain.RecordRef]Source{}
	for ledger, keys := range asked {
		t := tables[ledger]
		err := tx.each(fmt.Sprintf(`SELECT r.load_id, l.file, s.name, r.line, %s FROM %s r
			JOIN loads l ON l.id = r.load_id JOIN load_sheets s ON s.load_id = r.load_id AND s.sheet = r.sheet`, t.columnList("r."), tx.from(t)), nil, func(c cells) error {
			if ref := t.Ref(c[4:].values()); keys[ref.Key] {
				out[ref] = Source{c.int(0), c.text(1), c.text(2), int(c.int(3))}
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("sources of %s: %w", ledger, err)
		}
	}
	return out, nil
}

// Record reads the cells of one record, in the order of its schema's columns, and
// tells whether it is there.
func (tx *Tx) Record(ref domain.RecordRef) (values []domain.Value, found bool, err error) {
	args := keyArgs(ref)
	if args == nil {
		return nil, false, nil
	}
	t := tables[ref.Ledger]
	err = tx.each(fmt.Sprintf(`SELECT %s FROM %s WHERE %s`, t.columnList(""), tx.from(t), t.keyMatch("")), args, func(c cells) error {
		values, found = c.values(), true
		return nil
	})
	return values, found, err
}

// keyArgs are the key columns' values of the record that ref names; nil where it
// can name none.
func keyArgs(ref domain.RecordRef) []any {
	t := tables[ref.Ledger]
	if t == nil {
		return nil
	}
	values, ok := t.KeyValues(ref.Key)
	if !ok {
		return nil
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = sqlValue(t.Columns[t.keys[i]].Kind, v)
	}
	return args
}

// keyMatch is the SQL condition that a row has the given key.
func (t *table) keyMatch(prefix string) string {
	return prefix + strings.Join(t.Key, " = ? AND "+prefix) + " = ?"
}

func (c cells) values() []domain.Value {
	out := make([]domain.Value, len(c))
	for i := range c {
		out[i] = value(c[i])
	}
	return out
}
