package store

import (
	"encoding/json"
	"fmt"

	"gridstar/backend/domain"
)

// Setting reads what the office has set under key into v, and tells whether it
// has; v stays as it is where it has not.
func (tx *Tx) Setting(key string, v any) (bool, error) { return tx.recall("settings", key, v) }

// SaveSetting sets key to v; the change goes into the audit trail.
func (tx *Tx) SaveSetting(key string, v any) error {
	text, err := tx.remember("settings", key, v)
	if err != nil {
		return err
	}
	return tx.noteRow("set", "setting/"+key, json.RawMessage(text), settings, key)
}

// Choice reads what a window remembers under key, as Setting does.
func (tx *Tx) Choice(key string, v any) (bool, error) { return tx.recall("choices", key, v) }

// SaveChoice remembers v under key for the window; nobody's data changes by it.
func (tx *Tx) SaveChoice(key string, v any) error {
	_, err := tx.remember("choices", key, v)
	return err
}

func (tx *Tx) recall(table, key string, v any) (found bool, err error) {
	err = tx.each(`SELECT value FROM `+table+` WHERE key = ?`, []any{key}, func(c cells) error {
		found = true
		if err := json.Unmarshal([]byte(c.text(0)), v); err != nil {
			return fmt.Errorf("setting %s: %w", key, err)
		}
		return nil
	})
	return found, err
}

func (tx *Tx) remember(table, key string, v any) ([]byte, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", key, err)
	}
	_, err = tx.exec(`INSERT INTO `+table+` (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, string(text))
	return text, err
}

// recentKept is how many files the list of recent ones holds.
const recentKept = 20

// UsedFile puts a file at the top of the recent ones.
func (tx *Tx) UsedFile(path string) error {
	_, err := tx.exec(`INSERT INTO recent_files (path, used_at) VALUES (?,?) ON CONFLICT (path) DO UPDATE SET used_at = excluded.used_at`,
		path, int64(tx.act.At))
	if err != nil {
		return err
	}
	_, err = tx.exec(`DELETE FROM recent_files WHERE path NOT IN (SELECT path FROM recent_files ORDER BY used_at DESC, path LIMIT ?)`, recentKept)
	return err
}

// RecentFiles lists the files used last, the latest first.
func (tx *Tx) RecentFiles() ([]string, error) {
	var out []string
	err := tx.each(`SELECT path FROM recent_files ORDER BY used_at DESC, path`, nil, func(c cells) error {
		out = append(out, c.text(0))
		return nil
	})
	return out, err
}

// TaughtHeader says that in files whose header row has this fingerprint, Header
// is the column Column of Ledger.
type TaughtHeader struct {
	Fingerprint string
	Header      string
	Ledger      domain.LedgerID
	Column      string
}

func (h *TaughtHeader) subject() string { return "header/" + h.Fingerprint + "/" + h.Header }

// Teach remembers a header; teaching it again replaces what was taught.
func (tx *Tx) Teach(h TaughtHeader) error {
	_, err := tx.exec(`INSERT INTO taught_headers (fingerprint, header, ledger, column_name, taught_at, taught_by) VALUES (?,?,?,?,?,?)
		ON CONFLICT (fingerprint, header) DO UPDATE SET ledger = excluded.ledger, column_name = excluded.column_name,
		taught_at = excluded.taught_at, taught_by = excluded.taught_by`,
		h.Fingerprint, h.Header, string(h.Ledger), h.Column, int64(tx.act.At), tx.act.By)
	if err != nil {
		return err
	}
	return tx.noteRow("teach", h.subject(), h, taughtHeaders, h.Fingerprint, h.Header)
}

// Forget drops what was taught about one header.
func (tx *Tx) Forget(fingerprint, header string) error {
	_, err := tx.exec(`DELETE FROM taught_headers WHERE fingerprint = ? AND header = ?`, fingerprint, header)
	if err != nil {
		return err
	}
	h := TaughtHeader{Fingerprint: fingerprint, Header: header}
	return tx.noteRow("forget", h.subject(), h, taughtHeaders, fingerprint, header)
}

// TaughtHeaders lists all that was taught.
func (tx *Tx) TaughtHeaders() ([]TaughtHeader, error) {
	var out []TaughtHeader
	err := tx.each(`SELECT fingerprint, header, ledger, column_name FROM taught_headers ORDER BY fingerprint, header`, nil, func(c cells) error {
		out = append(out, TaughtHeader{c.text(0), c.text(1), domain.LedgerID(c.text(2)), c.text(3)})
		return nil
	})
	return out, err
}
