package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

// The tables are written out in migrations/, the ledgers in domain.Schemas: they
// must say the same.
func TestTablesMatchTheSchemas(t *testing.T) {
	s := newStore(t)
	s.mustRead(t, func(tx *Tx) error {
		for i := range domain.Schemas {
			schema := &domain.Schemas[i]
			var got, want []string
			err := tx.each(fmt.Sprintf(`SELECT name, type, "notnull", pk FROM pragma_table_info('%s')`, schema.ID), nil, func(c cells) error {
				got = append(got, fmt.Sprintf("%s %s %d %d", c.text(0), c.text(1), c.int(2), c.int(3)))
				return nil
			})
			if err != nil {
				return err
			}
			for _, c := range schema.Columns {
				kind, required := "INTEGER", 0
				if isText(c.Kind) {
					kind = "TEXT"
				}
				if c.Required {
					required = 1
				}
				want = append(want, fmt.Sprintf("%s %s %d %d", c.Name, kind, required, slices.Index(schema.Key, c.Name)+1))
			}
			want = append(want, "load_id INTEGER 1 0", "sheet INTEGER 1 0", "line INTEGER 1 0", "mark INTEGER 1 0")
			if !slices.Equal(got, want) {
				t.Errorf("%s:\n got %v\nwant %v", schema.ID, got, want)
			}
		}
		return nil
	})
}

// Replacing a record keeps all columns of the version before, in every ledger.
func TestHistoryKeepsEachColumnOfEachLedger(t *testing.T) {
	for i := range domain.Schemas {
		schema := &domain.Schemas[i]
		t.Run(string(schema.ID), func(t *testing.T) {
			s := newStore(t)
			first := fullRow(schema, 1)
			s.mustLoad(t, fileOf("first", sheetOf(schema.ID, first)))
			before := s.digest(t)
			for c := range schema.Columns {
				if slices.Contains(schema.Key, schema.Columns[c].Name) {
					continue
				}
				second := slices.Clone(first)
				second[c] = fullRow(schema, 2)[c]
				r := s.mustLoad(t, fileOf("second", sheetOf(schema.ID, second)))
				if r.Sheets[0].Updated != 1 {
					t.Errorf("a change of %s is no update: %+v", schema.Columns[c].Name, r)
				}
				if s.digest(t) == before {
					t.Errorf("%s is not in the digest", schema.Columns[c].Name)
				}
				s.mustUndo(t, r.Load)
				if s.digest(t) != before {
					t.Errorf("undo does not bring %s back", schema.Columns[c].Name)
				}
			}
		})
	}
}

// fullRow is a row with something in each cell that depends on n.
func fullRow(schema *domain.Schema, n int) []domain.Value {
	out := make([]domain.Value, len(schema.Columns))
	for i, c := range schema.Columns {
		out[i].Set = true
		if isText(c.Kind) {
			out[i].Text = strings.Repeat(c.Name, n)
		} else {
			out[i].Int = int64(n + i)
		}
	}
	return out
}

func TestConnectionsHaveTheirPragmas(t *testing.T) {
	s := newStore(t)
	for range 3 {
		conn, err := s.db.Conn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2", "page_size": "16384",
			"busy_timeout": busyTimeout, "temp_store": "2", "application_id": fmt.Sprint(applicationID),
		} {
			var got string
			if err := conn.QueryRowContext(context.Background(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %s, want %s (%v)", pragma, got, want, err)
			}
		}
	}
}
