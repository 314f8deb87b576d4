package table

import (
	"context"
	"io"

	"gridstar/backend/domain"
)

// CellKind says what a cell holds.
type CellKind uint8

const (
	Blank  CellKind = iota
	Text            // text as written
	Number          // a number; of a workbook only, a text file has Text
	Stamp           // a number that the workbook shows as a date or time
	Bool            // TRUE or FALSE
	Error           // #N/A and the like, or a formula that was never computed
)

// Cell is one cell. Its strings may be kept; the slice of cells may not.
type Cell struct {
	Kind CellKind
	// Text is what the file says: text as written, the decimal text of a Number
	// (to 15 digits, as spreadsheets show it), the stored serial number or ISO
	// text of a Stamp, TRUE or FALSE, the name of an Error.
	Text string
	// Stamp is the civil time of a Stamp, rounded to the second.
	Stamp domain.Time
	// HasTime tells that a Stamp has a time of day, or is shown with one.
	HasTime bool
	// Percent tells that the workbook shows a Number as a percentage: 0.15 as 15%.
	Percent bool
	// BadText tells that the cell had bytes that are no text in the file's
	// encoding; Text has U+FFFD in their place.
	BadText bool
	// LostDigits tells that the cell was once longer: 4.2E+14, or a numeric
	// cell of 16 or more digits.
	LostDigits bool
}

// Sheet is one sheet of a book. Text files and HTML have one without a name.
type Sheet struct {
	Name   string
	Hidden bool
}

// caption is the name of a sheet, or a number format, as a file has it, as far
// as one may be long.
func caption(text []byte) string {
	return string(cleanText(text[:min(len(text), 400)]))
}

// Merge is a merged range: rows as Rows counts them (from 1), columns as the
// index into its cells (from 0), both ends included.
type Merge struct{ Top, Left, Bottom, Right int }

// Book is an open file. It is not safe for use by several goroutines.
type Book struct {
	Format   string // csv, xlsx, xls, html, xml2003, ods
	Encoding string // utf-8, utf-16le, utf-16be, gb18030; "" where the format says it itself
	Date1904 bool   // serial numbers count from 1904
	Sheets   []Sheet

	source source
}

// source is one format's reader of an open file.
type source interface {
	rows(ctx context.Context, sheet int, yield func(row int, cells []Cell) error) error
	merges(ctx context.Context, sheet int) ([]Merge, error)
}

// Rows calls yield for each row of a sheet that has a value, in the file's
// order. row is the number that a spreadsheet shows beside it: of a text file
// the number of the record, blank lines counted; hidden rows are rows like
// others. cells is used again for the next row; blank cells at its end may be
// absent. Of a merged range only the first cell has the value.
//
// Rows stops with yield's error, or with ctx's.
func (b *Book) Rows(ctx context.Context, sheet int, yield func(row int, cells []Cell) error) error {
	return b.source.rows(ctx, sheet, yield)
}

// Merges returns the merged ranges of a sheet. It reads the sheet to its end:
// ask only where a header calls for it.
func (b *Book) Merges(ctx context.Context, sheet int) ([]Merge, error) {
	return b.source.merges(ctx, sheet)
}

// Close lets go of what the book holds in memory. The file itself is the caller's.
func (b *Book) Close() error {
	b.source = closed{}
	return nil
}

// closed is the source of a closed book.
type closed struct{}

func (closed) rows(context.Context, int, func(int, []Cell) error) error { return io.ErrClosedPipe }
func (closed) merges(context.Context, int) ([]Merge, error)             { return nil, io.ErrClosedPipe }
