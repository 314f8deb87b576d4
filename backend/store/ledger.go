package store

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// table is the SQL side of one ledger: its table has the ledger's name, and its
// columns after them load_id, sheet, line and mark.
type table struct {
	*domain.Schema
	columns []string
	keys    []int // positions of the key columns
}

var tables = func() map[domain.LedgerID]*table {
	all := make(map[domain.LedgerID]*table, len(domain.Schemas))
	for i := range domain.Schemas {
		t := &table{Schema: &domain.Schemas[i]}
		for _, c := range t.Columns {
			t.columns = append(t.columns, c.Name)
		}
		t.keys = t.KeyIndexes()
		all[t.ID] = t
	}
	return all
}()

// columnList is "a, b, c", each with the prefix before it.
func (t *table) columnList(prefix string) string { return list(prefix, t.columns) }

func (t *table) keyList(prefix string) string { return list(prefix, t.Key) }

func list(prefix string, names []string) string {
	return prefix + strings.Join(names, ", "+prefix)
}

// historyKey is the SQL of a record's key as the history has it.
func (t *table) historyKey(prefix string) string {
	if len(t.Key) == 1 {
		return prefix + t.Key[0]
	}
	return "json_array(" + t.keyList(prefix) + ")"
}

// upsert is the statement that delivers n rows of one sheet of a load. It takes
// for each row its columns, line and mark.
func (t *table) upsert(load int64, sheet, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "INSERT INTO %s (%s, line, mark, load_id, sheet) VALUES ", t.ID, t.columnList(""))
	row := fmt.Sprintf("(%s%d,%d)", strings.Repeat("?,", len(t.columns)+2), load, sheet)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(row)
	}
	fmt.Fprintf(&b, " ON CONFLICT (%s) DO UPDATE SET ", t.keyList(""))
	for _, c := range t.columns {
		fmt.Fprintf(&b, "%s = excluded.%s, ", c, c)
	}
	b.WriteString("line = excluded.line, mark = excluded.mark, load_id = excluded.load_id, sheet = excluded.sheet")
	return b.String()
}

// sqlValue is v as SQLite keeps it: nil, int64 or string.
func sqlValue(kind domain.Kind, v domain.Value) any {
	switch {
	case !v.Set:
		return nil
	case isText(kind):
		return v.Text
	}
	return v.Int
}

func isText(kind domain.Kind) bool {
	return kind == domain.KindText || kind == domain.KindCode || kind == domain.KindName
}

// value is the contrary of sqlValue.
func value(cell any) domain.Value {
	switch c := cell.(type) {
	case int64:
		return domain.Value{Set: true, Int: c}
	case string:
		return domain.Value{Set: true, Text: c}
	}
	return domain.Value{}
}
