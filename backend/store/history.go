package store

import (
	"encoding/json"
	"fmt"
	"strings"
)

// delivery is one version of a record, as a load brought it.
type delivery struct {
	load        int64
	sheet, line int
	mark        int64
	content     cells
}

// current calls fn with the versions of a ledger's records that stand.
func (tx *Tx) current(t *table, fn func(delivery) error) error {
	return tx.each(fmt.Sprintf(`SELECT load_id, sheet, line, mark, %s FROM %s`, t.columnList(""), t.ID), nil, func(c cells) error {
		return fn(deliveryOf(c, c[4:]))
	})
}

// replaced calls fn with those that later loads replaced.
func (tx *Tx) replaced(t *table, fn func(delivery) error) error {
	return tx.kept(fmt.Sprintf(`SELECT load_id, sheet, line, mark, %s FROM history h WHERE ledger = ?`, t.historyContent()), t, fn)
}

// withdrawn calls fn with those of undone loads that published months may rest on.
func (tx *Tx) withdrawn(t *table, fn func(delivery) error) error {
	return tx.kept(`SELECT load_id, sheet, line, mark, content FROM withdrawn WHERE ledger = ?`, t, fn)
}

func (tx *Tx) kept(query string, t *table, fn func(delivery) error) error {
	return tx.each(query, []any{string(t.ID)}, func(c cells) error {
		content, err := content(c.text(4))
		if err != nil {
			return err
		}
		return fn(deliveryOf(c, content))
	})
}

func deliveryOf(c, content cells) delivery {
	return delivery{c.int(0), int(c.int(1)), int(c.int(2)), c.int(3), content}
}

// historyContent is the SQL of the content of history row h: its own, else that
// of the nearest version above that has one, else that of the current record.
func (t *table) historyContent() string {
	return fmt.Sprintf(`coalesce(h.content,
		(WITH RECURSIVE up (until, content) AS (
			SELECT h.until, h.content
			UNION ALL
			SELECT a.until, a.content FROM up JOIN history a ON a.load_id = up.until AND a.ledger = h.ledger AND a.key = h.key
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
		parts[i] = fmt.Sprintf("%s%s = %s ->> %d", prefix, c, key, i)
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

// content takes a history row's content apart into cells.
func content(s string) (cells, error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var row cells
	if err := d.Decode(&row); err != nil {
		return nil, fmt.Errorf("content of a history row: %w", err)
	}
	for i, c := range row {
		if n, ok := c.(json.Number); ok {
			v, err := n.Int64()
			if err != nil {
				return nil, fmt.Errorf("content of a history row: %w", err)
			}
			row[i] = v
		}
	}
	return row, nil
}
