package store

import (
	"fmt"
	"slices"
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

// deliver is the statement that takes the rows of temp.delivered in, as sheet ?2
// of load ?1.
func (t *table) deliver() string {
	var b strings.Builder
	fmt.Fprintf(&b, `INSERT INTO %s (%[2]s, line, mark, load_id, sheet) SELECT %[2]s, line, mark, ?1, ?2 FROM temp.delivered WHERE TRUE
		ON CONFLICT (%s) DO UPDATE SET `, t.ID, t.columnList(""), t.keyList(""))
	for i, c := range t.columns {
		if !slices.Contains(t.keys, i) {
			fmt.Fprintf(&b, "%s = excluded.%[1]s, ", c)
		}
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
