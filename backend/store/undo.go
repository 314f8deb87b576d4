package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gridstar/backend/domain"
)

// What an undo may be refused for; the argument is the load's number.
const (
	CodeNoSuchLoad domain.Code = "no_such_load"
	CodeUndone     domain.Code = "load_undone" // already taken back
)

// UndoReport says what taking a load back did.
type UndoReport struct {
	Load    int64        `json:"load"`
	File    string       `json:"file"`
	Ledgers []LedgerUndo `json:"ledgers"`
}

// LedgerUndo counts the records of one ledger that the load had delivered.
type LedgerUndo struct {
	Ledger   domain.LedgerID `json:"ledger"`
	Removed  int64           `json:"removed"`  // no other load delivered them: gone
	Restored int64           `json:"restored"` // what the load had replaced is back
	Kept     int64           `json:"kept"`     // as they were: another load delivers the same, or a later one something else
}

// Undo takes a load back: its versions of all records vanish. A record falls
// back to what the latest of the other loads delivered. Only what a published
// month may rest on is kept aside, to recompute that month from (see AsOf).
func (tx *Tx) Undo(load int64) (UndoReport, error) {
	report := UndoReport{Load: load}
	var undone bool
	found := false
	err := tx.each(`SELECT file, undone_at IS NOT NULL FROM loads WHERE id = ?`, []any{load}, func(c cells) error {
		report.File, undone, found = c.text(0), c.int(1) != 0, true
		return nil
	})
	switch {
	case err != nil:
		return report, err
	case !found:
		return report, domain.Fail(CodeNoSuchLoad, strconv.FormatInt(load, 10))
	case undone:
		return report, domain.Fail(CodeUndone, strconv.FormatInt(load, 10))
	}
	var ledgers []domain.LedgerID
	err = tx.each(`SELECT DISTINCT ledger FROM load_sheets WHERE load_id = ? AND ledger <> '' ORDER BY sheet`, []any{load}, func(c cells) error {
		ledgers = append(ledgers, domain.LedgerID(c.text(0)))
		return nil
	})
	if err != nil {
		return report, err
	}
	for _, id := range ledgers {
		u, err := tx.undoLedger(tables[id], load)
		if err != nil {
			return report, fmt.Errorf("undo load %d, %s: %w", load, id, err)
		}
		report.Ledgers = append(report.Ledgers, u)
	}
	if _, err := tx.exec(`UPDATE loads SET undone_at = ?, undone_by = ? WHERE id = ?`, int64(tx.act.At), tx.act.By, load); err != nil {
		return report, err
	}
	_, err = tx.note("undo", subject("load", load), "", report)
	return report, err
}

// undoLedger takes load's versions out of one ledger. A version lies either in
// the table, as the current one, or in the history; below it may lie the one
// that it replaced (until = load), which moves up into its place.
func (tx *Tx) undoLedger(t *table, load int64) (u LedgerUndo, err error) {
	u.Ledger = t.ID
	if err := tx.withdraw(t, load); err != nil {
		return u, err
	}
	var current, covered int64
	err = tx.one(fmt.Sprintf(`SELECT
		(SELECT count(*) FROM %[1]s WHERE load_id = ?1),
		(SELECT count(*) FROM history WHERE load_id = ?1 AND ledger = ?2),
		(SELECT count(*) FROM %[1]s t JOIN history b ON b.until = ?1 AND b.ledger = ?2 AND b.key = %[2]s
			WHERE t.load_id = ?1 AND b.content <> json_array(%[3]s))`, t.ID, t.historyKey("t."), t.columnList("t.")),
		[]any{load, string(t.ID)}, &current, &covered, &u.Restored)
	if err != nil {
		return u, err
	}
	var set strings.Builder
	for i, c := range t.columns {
		if !slices.Contains(t.keys, i) {
			fmt.Fprintf(&set, "%s = CASE WHEN b.content IS NULL THEN t.%s ELSE b.content ->> %d END, ", c, c, i)
		}
	}
	_, err = tx.exec(fmt.Sprintf(`UPDATE %s AS t SET %s load_id = b.load_id, sheet = b.sheet, line = b.line, mark = b.mark
		FROM history b WHERE t.load_id = ?1 AND b.until = ?1 AND b.ledger = ?2 AND b.key = %s`, t.ID, &set, t.historyKey("t.")),
		load, string(t.ID))
	if err != nil {
		return u, err
	}
	_, err = tx.exec(`UPDATE history AS v SET load_id = b.load_id, sheet = b.sheet, line = b.line, mark = b.mark, content = coalesce(b.content, v.content)
		FROM history b WHERE v.load_id = ?1 AND v.ledger = ?2 AND b.until = ?1 AND b.ledger = ?2 AND b.key = v.key`,
		load, string(t.ID))
	if err != nil {
		return u, err
	}
	gone, err := tx.exec(fmt.Sprintf(`DELETE FROM %s WHERE load_id = ?`, t.ID), load)
	if err != nil {
		return u, err
	}
	if u.Removed, err = gone.RowsAffected(); err != nil {
		return u, err
	}
	u.Kept = covered + current - u.Removed - u.Restored
	_, err = tx.exec(`DELETE FROM history WHERE ledger = ?2 AND (load_id = ?1 OR until = ?1)`, load, string(t.ID))
	return u, err
}
