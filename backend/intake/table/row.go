package table

import (
	"bytes"
	"math"
	"slices"

	"gridstar/backend/domain"
)

// rowBuilder gathers one row. Text is appended to one buffer and becomes one
// string when the row is done, so that a row costs one allocation however many
// cells it has.
type rowBuilder struct {
	limits *Limits
	row    int
	cells  []Cell
	spans  []span // cells whose text lies in buf
	buf    []byte
	total  int64 // cells of the sheet so far

	scratch []byte // a value on its way out of buf
}

type span struct{ col, from, to int }

// start begins row number row.
func (b *rowBuilder) start(row int) {
	b.row, b.cells, b.spans, b.buf = row, b.cells[:0], b.spans[:0], b.buf[:0]
}

// at returns the cell of a column, blank cells put before it as needed.
func (b *rowBuilder) at(col int) (*Cell, error) {
	if col >= len(b.cells) {
		if col >= b.limits.Columns {
			return nil, b.limits.manyColumns(b.row)
		}
		for len(b.cells) <= col {
			b.cells = append(b.cells, Cell{})
		}
	}
	return &b.cells[col], nil
}

// text makes a text cell of buf from the given place on. Without text the cell
// stays blank.
func (b *rowBuilder) text(col, from int) error {
	text := b.buf[from:]
	if len(text) == 0 {
		return nil
	}
	c, err := b.at(col)
	if err != nil {
		return err
	}
	*c = Cell{Kind: Text, LostDigits: looksCut(text)}
	if isBad(text) {
		c.BadText = true
		b.buf = append(b.buf[:from], cleanText(text)...)
	}
	return b.span(col, from)
}

// number makes a cell of a number as a file has it. What is no number is text.
func (b *rowBuilder) number(col int, text []byte, s style, date1904 bool) error {
	from := len(b.buf)
	if s.stamp {
		if t, ok := ParseSerial(string(text), date1904); ok && decimalOnly(text) {
			b.buf = append(b.buf, text...)
			return b.stampSpan(col, from, t, s.clock || t.SecondOfDay() != 0)
		}
	}
	var lost, ok bool
	b.buf, lost, ok = appendNumber(b.buf, text)
	if !ok {
		return b.text(col, from)
	}
	return b.numberSpan(col, from, lost, s)
}

// float makes a cell of a number.
func (b *rowBuilder) float(col int, value float64, s style, date1904 bool) error {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return b.constant(col, Error, "#NUM!")
	}
	from := len(b.buf)
	b.buf = appendFloat(b.buf, value)
	if s.stamp {
		if t, ok := FromSerial(value, date1904); ok {
			return b.stampSpan(col, from, t, s.clock || t.SecondOfDay() != 0)
		}
	}
	return b.numberSpan(col, from, math.Abs(value) >= lostFrom, s)
}

// numberSpan makes a Number whose text is buf from the given place on.
func (b *rowBuilder) numberSpan(col, from int, lost bool, s style) error {
	c, err := b.at(col)
	if err != nil {
		return err
	}
	*c = Cell{Kind: Number, LostDigits: lost, Percent: s.percent}
	if s.pad > 0 {
		b.buf = padZeros(b.buf, from, int(s.pad))
	}
	return b.span(col, from)
}

// stampSpan makes a Stamp whose text is buf from the given place on.
func (b *rowBuilder) stampSpan(col, from int, t domain.Time, hasTime bool) error {
	c, err := b.at(col)
	if err != nil {
		return err
	}
	*c = Cell{Kind: Stamp, Stamp: t, HasTime: hasTime}
	return b.span(col, from)
}

// stamp makes a Stamp of an ISO date; what is none is text.
func (b *rowBuilder) stamp(col int, text []byte, clock bool) error {
	from := len(b.buf)
	b.buf = append(b.buf, text...)
	t, hasTime, ok := parseISO(string(text))
	if !ok {
		return b.text(col, from)
	}
	return b.stampSpan(col, from, t, hasTime && (clock || t.SecondOfDay() != 0))
}

// constant makes a cell whose text is fixed.
func (b *rowBuilder) constant(col int, kind CellKind, text string) error {
	c, err := b.at(col)
	if err != nil {
		return err
	}
	*c = Cell{Kind: kind, Text: text}
	return nil
}

// shared makes a text cell of a string that the workbook's cells share.
func (b *rowBuilder) shared(col int, s *sharedString) error {
	if s.long {
		return b.limits.cellLarge(b.row)
	}
	if s.text == "" {
		return nil
	}
	c, err := b.at(col)
	if err != nil {
		return err
	}
	*c = Cell{Kind: Text, Text: s.text, LostDigits: s.cut, BadText: s.bad}
	return nil
}

// failed makes an Error cell of buf from the given place on.
func (b *rowBuilder) failed(col, from int) error {
	if err := b.text(col, from); err != nil || from == len(b.buf) {
		return err
	}
	b.cells[col].Kind = Error
	return nil
}

// span makes buf from the given place on the text of a cell.
func (b *rowBuilder) span(col, from int) error {
	to := len(b.buf)
	if to-from > b.limits.Cell {
		return b.limits.cellLarge(b.row)
	}
	if to > b.limits.Row {
		return b.limits.rowLarge(b.row)
	}
	b.spans = append(b.spans, span{col, from, to})
	return nil
}

// done hands the row on if it has a value.
func (b *rowBuilder) done(yield func(int, []Cell) error) error {
	b.total += int64(len(b.cells))
	if b.total > b.limits.Cells {
		return b.limits.manyCells()
	}
	if len(b.spans) > 0 {
		all := string(b.buf)
		for _, s := range slices.Backward(b.spans) { // of a cell that comes twice the last counts
			if c := &b.cells[s.col]; c.Text == "" {
				c.Text = all[s.from:s.to]
			}
		}
	}
	for i := range b.cells {
		if b.cells[i].Kind != Blank {
			return yield(b.row, b.cells)
		}
	}
	return nil
}

// boolText is how spreadsheets write a boolean.
func boolText(v bool) string {
	if v {
		return "TRUE"
	}
	return "FALSE"
}

// padZeros puts zeros before the whole number buf[from:] up to the given width.
func padZeros(buf []byte, from, width int) []byte {
	missing := width - (len(buf) - from)
	for _, c := range buf[from:] {
		if c < '0' || c > '9' {
			return buf
		}
	}
	if missing <= 0 {
		return buf
	}
	zeros := bytes.Repeat([]byte("0"), missing)
	return append(buf[:from], append(zeros, buf[from:]...)...)
}
