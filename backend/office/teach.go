package office

import (
	"context"
	"slices"

	"gridstar/backend/domain"
	"gridstar/backend/store"
)

// Failures of teaching a header.
const (
	CodeNoSuchLedger domain.Code = "no_such_ledger" // name
	CodeNoSuchColumn domain.Code = "no_such_column" // ledger, column
	CodeNotTaught    domain.Code = "not_taught"     // fingerprint, header
)

// Taught is a header that the office explained once: in files with this header
// row, Header is the ledger's Column.
type Taught struct {
	Fingerprint string          `json:"fingerprint"`
	Header      string          `json:"header"`
	Ledger      domain.LedgerID `json:"ledger"`
	LedgerName  string          `json:"ledger_name"`
	Column      string          `json:"column"`       // its name in code
	ColumnLabel string          `json:"column_label"` // its Chinese header
}

// Teach remembers which columns of a header row mean what. Columns are named by
// their Chinese header or their name.
func (o *Office) Teach(ctx context.Context, fingerprint, ledger string, columns map[string]string) error {
	schema := domain.LedgerNamed(ledger)
	if schema == nil {
		return domain.Fail(CodeNoSuchLedger, ledger)
	}
	headers := make([]string, 0, len(columns))
	for h := range columns {
		headers = append(headers, h)
	}
	slices.Sort(headers)
	return o.write(ctx, func(tx *store.Tx) error {
		for _, h := range headers {
			i := slices.IndexFunc(schema.Columns, func(c domain.Column) bool { return c.Name == columns[h] || c.Label == columns[h] })
			if i < 0 {
				return domain.Fail(CodeNoSuchColumn, schema.Label, columns[h])
			}
			err := tx.Teach(store.TaughtHeader{Fingerprint: fingerprint, Header: h, Ledger: schema.ID, Column: schema.Columns[i].Name})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Forget drops what was taught about one header.
func (o *Office) Forget(ctx context.Context, fingerprint, header string) error {
	return o.write(ctx, func(tx *store.Tx) error {
		list, err := tx.TaughtHeaders()
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(list, func(h store.TaughtHeader) bool { return h.Fingerprint == fingerprint && h.Header == header }) {
			return domain.Fail(CodeNotTaught, fingerprint, header)
		}
		return tx.Forget(fingerprint, header)
	})
}

// TaughtHeaders lists all that was taught.
func (o *Office) TaughtHeaders(ctx context.Context) ([]Taught, error) {
	var out []Taught
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = taught(tx)
		return err
	})
	return out, err
}

func taught(tx *store.Tx) ([]Taught, error) {
	list, err := tx.TaughtHeaders()
	out := make([]Taught, len(list))
	for i, h := range list {
		schema := domain.SchemaOf(h.Ledger)
		out[i] = Taught{h.Fingerprint, h.Header, h.Ledger, schema.Label, h.Column, schema.Columns[schema.Index(h.Column)].Label}
	}
	return out, err
}

// lessons are the taught headers as intake takes them: one a header row.
func lessons(list []Taught) []domain.TaughtHeader {
	var out []domain.TaughtHeader
	for _, t := range list {
		i := slices.IndexFunc(out, func(x domain.TaughtHeader) bool { return x.Fingerprint == t.Fingerprint && x.Ledger == t.Ledger })
		if i < 0 {
			i = len(out)
			out = append(out, domain.TaughtHeader{Fingerprint: t.Fingerprint, Ledger: t.Ledger, Fields: map[string]string{}})
		}
		out[i].Fields[t.Header] = t.Column
	}
	return out
}
