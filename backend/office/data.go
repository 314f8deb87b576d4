package office

import (
	"context"
	"io"
	"slices"
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/intake/returned"
	"gridstar/backend/store"
)

// DataScreen is what was loaded, ledger by ledger, and how.
type DataScreen struct {
	Ledgers []LedgerCount `json:"ledgers"`
	Loads   []Load        `json:"loads"`
	Taught  []Taught      `json:"taught"`
}

// LedgerCount counts a ledger's records.
type LedgerCount struct {
	Ledger  domain.LedgerID `json:"ledger"`
	Name    string          `json:"name"`
	Records int             `json:"records"`
	InMonth int             `json:"month"` // of the asked month; 0 for registers
	Last    string          `json:"last"`  // the newest month with records; "" for registers
}

// DataScreen gathers what the data screen shows.
func (o *Office) DataScreen(ctx context.Context, m domain.Month) (*DataScreen, error) {
	out := &DataScreen{Ledgers: []LedgerCount{}}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		counts, err := tx.Counts()
		if err != nil {
			return err
		}
		for _, s := range domain.Schemas {
			l := LedgerCount{Ledger: s.ID, Name: s.Label}
			for _, c := range counts { // by month, oldest first
				if c.Ledger != s.ID {
					continue
				}
				l.Records += c.Records
				if c.Month != 0 {
					l.Last = c.Month.String()
				}
				if c.Month == m {
					l.InMonth = c.Records
				}
			}
			out.Ledgers = append(out.Ledgers, l)
		}
		if out.Loads, err = loads(tx); err != nil {
			return err
		}
		out.Taught, err = taught(tx)
		return err
	})
	return out, err
}

// CodeNothingFaulty is a load without faulty rows: its number.
const CodeNothingFaulty domain.Code = "nothing_faulty"

// Returned writes the faulty rows of a load as a workbook in the shape of the
// source, bad cells marked with the reason, to be corrected and loaded again.
// say words a fault.
func (o *Office) Returned(ctx context.Context, load int64, say func(domain.Fault) string, w io.Writer) error {
	var file domain.FileRead
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		known, err := tx.Loads()
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(known, func(l store.LoadEntry) bool { return l.ID == load }) {
			return domain.Fail(store.CodeNoSuchLoad, strconv.FormatInt(load, 10))
		}
		file.Sheets, err = tx.FaultySheets(load)
		return err
	})
	if err != nil {
		return err
	}
	if len(file.Sheets) == 0 {
		return domain.Fail(CodeNothingFaulty, strconv.FormatInt(load, 10))
	}
	return returned.Write(w, &file, say)
}

// RecordCells is one record as it stands, with where it came from.
type RecordCells struct {
	Ledger domain.LedgerID `json:"ledger"`
	Label  string          `json:"ledger_name"`
	Key    string          `json:"key"`
	File   string          `json:"file"`
	Sheet  string          `json:"sheet"`
	Line   int             `json:"line"`
	Import int64           `json:"import"`
	Cells  []LabelledCell  `json:"cells"`
}

// LabelledCell is a cell under its ledger's header.
type LabelledCell struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// CodeNoSuchRecord is a record that is not there: ledger, key.
const CodeNoSuchRecord domain.Code = "no_such_record"

// Record shows one record behind a figure.
func (o *Office) Record(ctx context.Context, ref domain.RecordRef) (*RecordCells, error) {
	var out *RecordCells
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		values, found, err := tx.Record(ref)
		if err != nil {
			return err
		}
		if !found {
			return domain.Fail(CodeNoSuchRecord, string(ref.Ledger), ref.Key)
		}
		schema := domain.SchemaOf(ref.Ledger)
		out = &RecordCells{Ledger: ref.Ledger, Label: schema.Label, Key: ref.Key, Cells: []LabelledCell{}}
		for i, v := range values {
			out.Cells = append(out.Cells, LabelledCell{schema.Columns[i].Label, schema.Columns[i].Format(v)})
		}
		sources, err := tx.SourcesOf([]domain.RecordRef{ref})
		if err != nil {
			return err
		}
		src := sources[ref]
		out.File, out.Sheet, out.Line, out.Import = src.File, src.Sheet, src.Line, src.Load
		return nil
	})
	return out, err
}
