package store

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// delivery is one version of a record, as a load brought it.
type delivery struct {
	load        int64
	sheet, line int
	mark        int64
	content     cells  // nil where it can't be read
	key         string // as the history has it; "" in the ledger's own table
	linked      bool   // what replaced it is there
}

// current calls fn with the versions of a ledger's records that stand.
func (tx *Tx) current(t *table, fn func(delivery) error) error {
	return tx.each(fmt.Sprintf(`SELECT load_id, sheet, line, mark, %s FROM %s`, t.columnList(""), t.ID), nil, func(c cells) error {
		return fn(delivery{load: c.int(0), sheet: int(c.int(1)), line: int(c.int(2)), mark: c.int(3), content: c[4:], linked: true})
	})
}

// replaced calls fn with those that later loads replaced.
func (tx *Tx) replaced(t *table, fn func(delivery) error) error {
	return tx.kept(fmt.Sprintf(`SELECT load_id, sheet, line, mark, key, %s,
		until > load_id AND (EXISTS (SELECT 1 FROM history a WHERE a.load_id = h.until AND a.ledger = h.ledger AND a.key = h.key)
			OR EXISTS (SELECT 1 FROM %s r WHERE r.load_id = h.until AND %s))
		FROM history h WHERE ledger = ?`, t.historyContent(), t.ID, t.historyMatch("r.", "h.key")), t, fn)
}

// withdrawn calls fn with those of undone loads that published months may rest on.
func (tx *Tx) withdrawn(t *table, fn func(delivery) error) error {
	return tx.kept(`SELECT load_id, sheet, line, mark, key, content, TRUE FROM withdrawn WHERE ledger = ?`, t, fn)
}

func (tx *Tx) kept(query string, t *table, fn func(delivery) error) error {
	return tx.each(query, []any{string(t.ID)}, func(c cells) error {
		return fn(delivery{load: c.int(0), sheet: int(c.int(1)), line: int(c.int(2)), mark: c.int(3), key: c.text(4),
			content: t.content(c.text(5)), linked: c.int(6) != 0})
	})
}

// historyContent is the SQL of the content of history row h: its own, else that
// of the nearest version above that has one, else that of the current record.
func (t *table) historyContent() string {
	return fmt.Sprintf(`coalesce(h.content,
		(WITH RECURSIVE up (until, content) AS (
			SELECT h.until, h.content
			UNION ALL
			SELECT a.until, a.content FROM up JOIN history a ON a.load_id = up.until AND a.until > up.until AND a.ledger = h.ledger AND a.key = h.key
			WHERE up.content IS NULL)
		SELECT content FROM up WHERE content IS NOT NULL),
		(SELECT json_array(%s) FROM %s r WHERE %s))`, t.columnList("r."), t.ID, t.historyMatch("r.", "h.key"))
}

// historyMatch is the SQL condition that a record of t has the key of a history row.
func (t *table) historyMatch(prefix, key string) string {
	if len(t.Key) == 1 {
		return prefix + t.Key[0] + " = " + t.keyFrom(key)
	}
	parts := make([]string, len(t.Key))
	for i, c := range t.Key {
		parts[i] = fmt.Sprintf("%s%s = CASE WHEN json_valid(%[3]s) THEN %[3]s ->> %[4]d END", prefix, c, key, i)
	}
	return strings.Join(parts, " AND ")
}

// keyFrom is the SQL of a single key column, from the text that the history keeps.
func (t *table) keyFrom(key string) string {
	if isText(t.Columns[t.keys[0]].Kind) {
		return key
	}
	return "CAST(" + key + " AS INTEGER)"
}

// content takes a version's content apart into cells; nil where it is none of t's.
func (t *table) content(s string) cells {
	row := parts(s)
	if len(row) != len(t.columns) {
		return nil
	}
	return row
}

// keyOf are the key columns of content.
func (t *table) keyOf(content cells) []any {
	key := make([]any, len(t.keys))
	for i, k := range t.keys {
		key[i] = content[k]
	}
	return key
}

// keyParts takes a key of the history apart.
func (t *table) keyParts(key string) []any {
	if len(t.keys) > 1 {
		return parts(key)
	}
	if isText(t.Columns[t.keys[0]].Kind) {
		return []any{key}
	}
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return nil
	}
	return []any{n}
}

// parts takes a JSON array of texts, whole numbers and nulls apart; nil where s is
// something else.
func parts(s string) []any {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var row []any
	if err := d.Decode(&row); err != nil {
		return nil
	}
	for i, c := range row {
		if n, ok := c.(json.Number); ok {
			v, err := n.Int64()
			if err != nil {
				return nil
			}
			row[i] = v
		}
	}
	return row
}
