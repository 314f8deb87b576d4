package store

import (
	"encoding/json"
	"fmt"

	"gridstar/backend/domain"
)

// CodeNothingToLoad refuses a file without a sheet that is a ledger.
const CodeNothingToLoad domain.Code = "nothing_to_load"

// LoadReport says what a file came to.
type LoadReport struct {
	Load   int64
	Sheets []SheetLoad // one for each sheet of the file, in its order
}

// SheetLoad says what the rows of one sheet came to.
type SheetLoad struct {
	Sheet   string          `json:"sheet"`
	Ledger  domain.LedgerID `json:"ledger"` // "" when the sheet was not used
	Rows    int             `json:"rows"`
	Loaded  int             `json:"loaded"`  // new records
	Updated int             `json:"updated"` // replaced by other content
	Skipped int             `json:"skipped"` // delivered again with the same content
	Faulty  int             `json:"faulty"`  // rows set aside
}

// Load delivers a file's good rows to their ledgers and keeps what was wrong
// with the others. progress, which may be nil, hears how many rows are done.
func (tx *Tx) Load(file *domain.FileRead, progress func(done, total int)) (LoadReport, error) {
	l, err := tx.newLoading(file, progress)
	if err != nil {
		return LoadReport{}, err
	}
	for i := range file.Sheets {
		if err := l.sheet(i); err != nil {
			return LoadReport{}, fmt.Errorf("load %s: %w", file.Name, err)
		}
	}
	seal := sealLoad(file.Name, file.SHA256, tx.act, l.versions)
	if _, err := tx.exec(`UPDATE loads SET seal = ? WHERE id = ?`, seal, l.report.Load); err != nil {
		return LoadReport{}, err
	}
	_, err = tx.note("load", subject("load", l.report.Load), seal, loadDetail{file.Name, file.SHA256, l.report.Sheets, l.seals})
	return l.report, err
}

// loadDetail is what the audit trail says of a load.
type loadDetail struct {
	File   string      `json:"file"`
	SHA256 string      `json:"sha256"`
	Sheets []SheetLoad `json:"sheets"`
	Seals  []string    `json:"seals"` // of what is kept of each sheet
}

func subject(kind string, id int64) string { return fmt.Sprintf("%s/%d", kind, id) }

// loading is a load while it runs.
type loading struct {
	tx          *Tx
	file        *domain.FileRead
	progress    func(done, total int)
	done, total int
	passed      map[place]bool // rows that a later row of the file delivers again
	versions    []version
	seals       []string
	report      LoadReport
}

// place is a row of a file: its sheet and its position there.
type place struct{ sheet, row int }

func (tx *Tx) newLoading(file *domain.FileRead, progress func(done, total int)) (*loading, error) {
	l := &loading{tx: tx, file: file, progress: progress}
	usable := false
	for i := range file.Sheets {
		if tables[file.Sheets[i].Ledger] != nil {
			usable = true
			l.total += len(file.Sheets[i].Rows)
		}
	}
	if !usable {
		return nil, domain.Fail(CodeNothingToLoad, file.Name)
	}
	l.findRepeats()
	res, err := tx.exec(`INSERT INTO loads (file, sha256, loaded_at, loaded_by, seal) VALUES (?,?,?,?,'')`,
		file.Name, file.SHA256, int64(tx.act.At), tx.act.By)
	if err != nil {
		return nil, err
	}
	l.report.Load, err = res.LastInsertId()
	return l, err
}

func (l *loading) sheet(i int) error {
	sheet := &l.file.Sheets[i]
	r := SheetLoad{Sheet: sheet.Sheet, Ledger: sheet.Ledger, Rows: len(sheet.Rows), Faulty: len(sheet.Faults)}
	if t := tables[sheet.Ledger]; t != nil {
		replaced, updated, err := l.replacements(t)
		if err != nil {
			return err
		}
		standing, err := l.deliver(t, i)
		if err != nil {
			return err
		}
		replacedNow, updatedNow, err := l.replacements(t)
		if err != nil {
			return err
		}
		r.Loaded = standing - (replacedNow - replaced)
		r.Updated = updatedNow - updated
		r.Skipped = r.Rows - r.Loaded - r.Updated
	}
	l.report.Sheets = append(l.report.Sheets, r)
	return l.keep(i, r)
}

// replacements counts the records of t that this load has delivered again so
// far, and those among them that it has changed.
func (l *loading) replacements(t *table) (replaced, updated int, err error) {
	err = l.tx.one(`SELECT count(*), count(content) FROM history WHERE until = ? AND ledger = ?`,
		[]any{l.report.Load, string(t.ID)}, &replaced, &updated)
	return replaced, updated, err
}

// deliver writes the rows of sheet i that stand, and counts them.
func (l *loading) deliver(t *table, i int) (standing int, err error) {
	rows := l.prepare(t, i)
	source := rowSource{columns: t.columnList("") + ", line, mark", row: func(at int) (cells, bool) {
		row, more := rows.next()
		if more {
			standing++
		}
		if at%tellEvery == 0 {
			l.tell(standing)
		}
		return row, more
	}}
	err = l.tx.withDelivered(source, func() error {
		_, err := l.tx.exec(t.deliver(), l.report.Load, i)
		return err
	})
	l.versions = append(l.versions, rows.end()...)
	l.done += len(l.file.Sheets[i].Rows)
	l.tell(0)
	return standing, err
}

// tellEvery is how many rows pass between two words of progress.
const tellEvery = 1000

func (l *loading) tell(rows int) {
	if l.progress != nil {
		l.progress(l.done+rows, l.total)
	}
}

// keep stores what the load list and the workbook of faulty rows need of sheet i.
func (l *loading) keep(i int, r SheetLoad) error {
	s := &l.file.Sheets[i]
	faults := make([]keptFault, len(s.Faults))
	for i, f := range s.Faults {
		faults[i] = keptFault{f, f.Cell}
	}
	lists := make([]any, 4)
	for i, v := range []any{s.Header, s.PassedOver, faults, s.FaultyRows} {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		lists[i] = string(text)
	}
	var code, args string
	if s.Err != nil {
		text, err := json.Marshal(s.Err.Args)
		if err != nil {
			return err
		}
		code, args = string(s.Err.Code), string(text)
	}
	_, err := l.tx.exec(`INSERT INTO load_sheets (load_id, sheet, name, ledger, encoding, header_row, rows, loaded, updated,
		skipped, faulty, personal, header, passed_over, faults, faulty_rows, error_code, error_args)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		append([]any{l.report.Load, i, s.Sheet, string(s.Ledger), s.Encoding, s.HeaderRow, r.Rows, r.Loaded, r.Updated,
			r.Skipped, r.Faulty, s.Personal}, append(lists, code, args)...)...)
	if err != nil {
		return err
	}
	seal, err := l.tx.sealRow(loadSheets, l.report.Load, i)
	l.seals = append(l.seals, seal)
	return err
}

// keptFault is a fault as the database keeps it: with its cell.
type keptFault struct {
	domain.Fault
	At int `json:"cell"`
}
