package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gridstar/app/say"
	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// Ledger is a ledger with its columns, for teaching a header.
type Ledger struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Columns []LedgerColumn `json:"columns"`
}

// LedgerColumn is one column of a ledger.
type LedgerColumn struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Required bool   `json:"required"`
}

// Ledgers are all that there are.
func (b *Data) Ledgers() []Ledger {
	out := make([]Ledger, len(domain.Schemas))
	for i, s := range domain.Schemas {
		out[i] = Ledger{ID: string(s.ID), Name: s.Label}
		for _, c := range s.Columns {
			out[i].Columns = append(out[i].Columns, LedgerColumn{c.Name, c.Label, c.Required})
		}
	}
	return out
}

// Teach remembers which columns of a header row mean what.
func (b *Data) Teach(fingerprint, ledger string, columns map[string]string) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error { return o.Teach(ctx, fingerprint, ledger, columns) })
}

// Returned saves the faulty rows of a load as a workbook in the shape of the
// source, with what is wrong marked, and returns its path.
func (b *Data) Returned(load int64, file string) (string, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (string, error) {
		var w bytes.Buffer
		if err := o.Returned(ctx, load, say.Fault, &w); err != nil {
			return "", err
		}
		folder := filepath.Join(papersFolder(), "退回改正")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return "", &domain.Error{Code: office.CodeCannotWrite, Args: []string{folder}, Err: err}
		}
		name := strings.TrimSuffix(file, filepath.Ext(file)) + " 有误的行 " + strconv.FormatInt(load, 10) + ".xlsx"
		path := filepath.Join(folder, fileName(name))
		return path, office.SaveFile(path, w.Bytes())
	})
}
