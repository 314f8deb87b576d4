package store

import (
	"encoding/json"
	"fmt"

	"gridstar/backend/domain"
)

// LoadEntry is one line of the list of loads.
type LoadEntry struct {
	ID       int64
	File     string
	SHA256   string
	At       domain.Time
	By       string
	UndoneAt domain.Time // none while it stands
	UndoneBy string
	Sheets   []SheetEntry
}

// SheetEntry is one sheet of a load, with what it came to when it was loaded.
type SheetEntry struct {
	SheetLoad
	Encoding   string
	Personal   int      // cells of residents' numbers dropped or masked
	PassedOver []string // extra columns
	Err        *domain.Error
}

// Loads lists all loads, newest first.
func (tx *Tx) Loads() ([]LoadEntry, error) {
	var out []LoadEntry
	at := map[int64]int{}
	err := tx.each(`SELECT id, file, sha256, loaded_at, loaded_by, undone_at, undone_by FROM loads ORDER BY id DESC`, nil, func(c cells) error {
		at[c.int(0)] = len(out)
		out = append(out, LoadEntry{ID: c.int(0), File: c.text(1), SHA256: c.text(2), At: c.time(3), By: c.text(4),
			UndoneAt: c.time(5), UndoneBy: c.text(6)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = tx.each(`SELECT load_id, name, ledger, rows, loaded, updated, skipped, faulty, encoding, personal, passed_over, error_code, error_args
		FROM load_sheets ORDER BY load_id, sheet`, nil, func(c cells) error {
		e := SheetEntry{
			SheetLoad: SheetLoad{Sheet: c.text(1), Ledger: domain.LedgerID(c.text(2)), Rows: int(c.int(3)), Loaded: int(c.int(4)),
				Updated: int(c.int(5)), Skipped: int(c.int(6)), Faulty: int(c.int(7))},
			Encoding: c.text(8), Personal: int(c.int(9)),
		}
		if err := json.Unmarshal([]byte(c.text(10)), &e.PassedOver); err != nil {
			return err
		}
		if code := c.text(11); code != "" {
			e.Err = &domain.Error{Code: domain.Code(code)}
			if err := json.Unmarshal([]byte(c.text(12)), &e.Err.Args); err != nil {
				return err
			}
		}
		l := &out[at[c.int(0)]]
		l.Sheets = append(l.Sheets, e)
		return nil
	})
	return out, err
}

// FaultySheets gives back what was set aside when a load ran: its sheets with
// faults, in the shape of the source, without their good rows.
func (tx *Tx) FaultySheets(load int64) ([]domain.SheetRead, error) {
	var out []domain.SheetRead
	err := tx.each(`SELECT name, ledger, encoding, header_row, personal, header, passed_over, faults, faulty_rows
		FROM load_sheets WHERE load_id = ? AND faulty > 0 ORDER BY sheet`, []any{load}, func(c cells) error {
		s := domain.SheetRead{Sheet: c.text(0), Ledger: domain.LedgerID(c.text(1)), Encoding: c.text(2), HeaderRow: int(c.int(3)), Personal: int(c.int(4))}
		var faults []keptFault
		for i, to := range []any{&s.Header, &s.PassedOver, &faults, &s.FaultyRows} {
			if err := json.Unmarshal([]byte(c.text(5+i)), to); err != nil {
				return fmt.Errorf("faults of load %d: %w", load, err)
			}
		}
		for _, f := range faults {
			f.Cell = f.At
			s.Faults = append(s.Faults, f.Fault)
		}
		out = append(out, s)
		return nil
	})
	return out, err
}
