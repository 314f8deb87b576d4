package store

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// past is the state of the records behind a published version.
type past struct {
	publication int64                    // no other than versions before it, and loads undone before it
	lastLoad    int64                    // no later load
	replaced    map[domain.LedgerID]bool // ledgers of which something was replaced or undone since
}

// AsOf gives a view of tx in which records, and the published months before them,
// are those that p was computed from, whatever was loaded or undone since. It
// answers Records, RecordsDigest, Units, Record, SourcesOf and PublishedMonths, and
// changes nothing.
func (tx *Tx) AsOf(p Publication) (*Tx, error) {
	view := *tx
	view.past = &past{publication: p.ID, lastLoad: p.LastLoad, replaced: map[domain.LedgerID]bool{}}
	err := tx.each(`SELECT ledger FROM history WHERE load_id <= ?1 AND until > ?1
		UNION SELECT ledger FROM withdrawn WHERE load_id <= ?1 AND publications >= ?2`, []any{p.LastLoad, p.ID}, func(c cells) error {
		view.past.replaced[domain.LedgerID(c.text(0))] = true
		return nil
	})
	return &view, err
}

// from is the SQL of a ledger's records as tx sees them.
func (tx *Tx) from(t *table) string {
	switch {
	case tx.past == nil:
		return string(t.ID)
	case !tx.past.replaced[t.ID]:
		return fmt.Sprintf(`(SELECT * FROM %s WHERE load_id <= %d)`, t.ID, tx.past.lastLoad)
	}
	// Of all versions that loads up to then had delivered and no later one of
	// those had replaced, the latest: what an undo since has put back lies below
	// what it took away. The content of a replaced one is searched for once, not
	// for each column.
	return fmt.Sprintf(`(WITH replaced AS MATERIALIZED (
		SELECT load_id, sheet, line, %[6]s AS content FROM history h WHERE ledger = '%[2]s' AND load_id <= %[3]d AND until > %[3]d)
		SELECT %[1]s, sheet, line, max(load_id) AS load_id FROM (
		SELECT %[1]s, sheet, line, load_id FROM %[2]s WHERE load_id <= %[3]d
		UNION ALL
		SELECT %[5]s, sheet, line, load_id FROM replaced
		UNION ALL
		SELECT %[5]s, sheet, line, load_id FROM withdrawn WHERE ledger = '%[2]s' AND load_id <= %[3]d AND publications >= %[4]d)
		GROUP BY %[7]s)`,
		t.columnList(""), t.ID, tx.past.lastLoad, tx.past.publication, t.contentColumns("content"), t.historyContent(), t.keyList(""))
}

// contentColumns is the SQL that takes a version's content apart into t's columns.
func (t *table) contentColumns(content string) string {
	out := make([]string, len(t.columns))
	for i := range t.columns {
		out[i] = fmt.Sprintf("%s ->> %d", content, i)
	}
	return strings.Join(out, ", ")
}

// withdraw keeps the versions that load delivered to t, about to be undone, where
// a published month may rest on them.
func (tx *Tx) withdraw(t *table, load int64) error {
	var newest int64
	err := tx.one(`SELECT coalesce(max(id), 0) FROM publications WHERE last_load >= ?`, []any{load}, &newest)
	if err != nil || newest == 0 {
		return err
	}
	_, err = tx.exec(fmt.Sprintf(`INSERT INTO withdrawn (load_id, ledger, key, publications, sheet, line, mark, content)
		SELECT load_id, '%[1]s', %[2]s, ?2, sheet, line, mark, json_array(%[3]s) FROM %[1]s WHERE load_id = ?1
		UNION ALL
		SELECT load_id, ledger, key, ?2, sheet, line, mark, %[4]s FROM history h WHERE load_id = ?1 AND ledger = '%[1]s'`,
		t.ID, t.historyKey(""), t.columnList(""), t.historyContent()), load, newest)
	return err
}
