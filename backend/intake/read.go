package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"gridstar/backend/domain"
	"gridstar/backend/intake/personal"
	"gridstar/backend/intake/table"
)

// Options of Read; the zero value will do.
type Options struct {
	Taught   []domain.TaughtHeader
	Limits   table.Limits
	Progress func(done, total int64) // bytes; called from Read's own goroutine
}

// Read reads a file of ledgers. The error is for a file that cannot be read at
// all; what is wrong with a sheet or a row stands in the result.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64, opt Options) (file *domain.FileRead, err error) {
	meter := &meter{r: r, total: size, progress: opt.Progress}
	book, err := table.Open(meter, size, opt.Limits)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()

	shown, _ := personal.Mask(filepath.Base(name)) // an office may name a file by a person
	file = &domain.FileRead{Name: shown}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(r, 0, size)); err != nil {
		return nil, fmt.Errorf("read %s: %w", file.Name, err)
	}
	file.SHA256 = hex.EncodeToString(sum.Sum(nil))

	f := fileReader{book: book, taught: taughtBy(opt.Taught), meter: meter}
	for i := range book.Sheets {
		if err := f.sheet(ctx, i); err != nil {
			return nil, err
		}
	}
	if err := f.setAside(ctx); err != nil {
		return nil, err
	}
	for _, s := range f.sheets {
		file.Sheets = append(file.Sheets, s.out)
	}
	meter.done()
	return file, nil
}

// fileReader reads the sheets of one file.
type fileReader struct {
	book   *table.Book
	taught map[string]domain.TaughtHeader
	meter  *meter
	sheets []*sheetReader
}

// sheet reads one sheet. A sheet that cannot be used is noted, not an error.
func (f *fileReader) sheet(ctx context.Context, i int) error {
	name, _ := personal.Mask(f.book.Sheets[i].Name)
	s := &sheetReader{book: f.book, index: i, meter: f.meter}
	s.out.Sheet, s.out.Encoding = name, f.book.Encoding
	f.sheets = append(f.sheets, s)

	err := s.read(ctx, f.taught)
	var reason *domain.Error
	if ctx.Err() == nil && errors.As(err, &reason) {
		s.refuse(reason)
		return nil
	}
	return err
}

// meter tells how much of a file was read.
type meter struct {
	r        io.ReaderAt
	read     int64
	total    int64
	progress func(done, total int64)
}

func (m *meter) ReadAt(p []byte, off int64) (int, error) {
	n, err := m.r.ReadAt(p, off)
	m.read += int64(n)
	return n, err
}

// tick reports progress; the end is reported once, by done.
func (m *meter) tick() {
	if m.progress != nil {
		m.progress(min(m.read, m.total*99/100), m.total)
	}
}

func (m *meter) done() {
	if m.progress != nil {
		m.progress(m.total, m.total)
	}
}
