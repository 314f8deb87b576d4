package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gridstar/backend/domain"

	"pgregory.net/rapid"
)

var clerk = Act{By: "张三", At: domain.NewTime(domain.NewDate(2026, 11, 2), 9, 30, 0)}

// newStore opens a fresh database that is closed with the test.
func newStore(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "office.db"))
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// temporary is newStore for one round of a property.
func temporary(t *rapid.T) *Store {
	folder, err := os.MkdirTemp("", "store")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), filepath.Join(folder, "office.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), os.RemoveAll(folder)); err != nil {
			t.Error(err)
		}
	})
	return s
}

type fataler interface {
	Helper()
	Fatal(...any)
}

func (s *Store) mustWrite(t fataler, fn func(*Tx) error) {
	t.Helper()
	if err := s.Write(context.Background(), clerk, fn); err != nil {
		t.Fatal(err)
	}
}

func (s *Store) mustRead(t fataler, fn func(*Tx) error) {
	t.Helper()
	if err := s.Read(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func (s *Store) mustLoad(t fataler, file *domain.FileRead) (r LoadReport) {
	t.Helper()
	s.mustWrite(t, func(tx *Tx) (err error) { r, err = tx.Load(file, nil); return err })
	return r
}

func (s *Store) mustUndo(t fataler, load int64) (r UndoReport) {
	t.Helper()
	s.mustWrite(t, func(tx *Tx) (err error) { r, err = tx.Undo(load); return err })
	return r
}

func (s *Store) digest(t fataler) (d string) {
	t.Helper()
	s.mustRead(t, func(tx *Tx) (err error) { d, err = tx.Digest(); return err })
	return d
}

// fileOf is a file of one sheet a ledger.
func fileOf(name string, sheets ...domain.SheetRead) *domain.FileRead {
	return &domain.FileRead{Name: name, SHA256: fmt.Sprintf("%x", name), Sheets: sheets}
}

// sheetOf is a sheet of ledger id with the given rows, numbered from 2.
func sheetOf(id domain.LedgerID, rows ...[]domain.Value) domain.SheetRead {
	s := domain.SheetRead{Sheet: string(id), Ledger: id, HeaderRow: 1, DataRows: len(rows)}
	for i, values := range rows {
		s.Rows = append(s.Rows, domain.Row{Values: values, Line: i + 2})
	}
	return s
}

// record makes a row of ledger id: strings for text, ints for the rest, nil for empty.
func record(id domain.LedgerID, cells ...any) []domain.Value {
	schema := domain.SchemaOf(id)
	out := make([]domain.Value, len(schema.Columns))
	for i, c := range cells {
		switch c := c.(type) {
		case string:
			out[i] = domain.Value{Set: true, Text: c}
		case int:
			out[i] = domain.Value{Set: true, Int: int64(c)}
		case domain.Date:
			out[i] = domain.Value{Set: true, Int: int64(c)}
		case domain.Time:
			out[i] = domain.Value{Set: true, Int: int64(c)}
		}
	}
	return out
}
