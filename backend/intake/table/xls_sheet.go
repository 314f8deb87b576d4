package table

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"
)

// xlsCell is where the record of a cell lies.
type xlsCell struct {
	row uint16
	at  uint32
}

// rows hands on the rows of a sheet. Programs write cells in any order, so the
// records are put in the order of their rows first.
func (x *xlsFile) rows(ctx context.Context, sheet int, yield func(int, []Cell) error) error {
	var cells []xlsCell
	err := x.eachRecord(sheet, func(id uint16, data []byte, at int) error {
		switch id {
		case biffNumber, biffRK, biffMulRK, biffLabel, biffLabelSST, biffRString, biffBoolErr, biffFormula:
			if len(data) < 6 {
				return damaged("cell", errBIFFShort)
			}
			cells = append(cells, xlsCell{binary.LittleEndian.Uint16(data), uint32(at)})
			if int64(len(cells)) > x.limits.Cells {
				return x.limits.manyCells()
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	byRow := func(a, b xlsCell) int { return cmp.Compare(a.row, b.row) }
	if !slices.IsSortedFunc(cells, byRow) {
		slices.SortStableFunc(cells, byRow)
	}
	row := rowBuilder{limits: x.limits}
	for i, c := range cells {
		if i == 0 || c.row != cells[i-1].row {
			if i > 0 {
				if err := row.done(yield); err != nil {
					return err
				}
			}
			if c.row&255 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			row.start(int(c.row) + 1)
		}
		if err := x.cell(&row, int(c.at)); err != nil {
			return err
		}
	}
	if len(cells) == 0 {
		return nil
	}
	return row.done(yield)
}

// cell reads the cell whose record lies at the given place; its first six bytes
// are row, column and style.
func (x *xlsFile) cell(row *rowBuilder, at int) error {
	s := &biffStream{data: x.data, at: at}
	id, data, err := s.next()
	if err != nil {
		return damaged("cell", err)
	}
	col := int(binary.LittleEndian.Uint16(data[2:]))
	st := x.style(data[4:])
	body := data[6:]
	short := damaged("cell", errBIFFShort)
	switch id {
	case biffNumber:
		if len(body) < 8 {
			return short
		}
		return row.float(col, math.Float64frombits(binary.LittleEndian.Uint64(body)), st, x.date1904)
	case biffRK:
		if len(body) < 4 {
			return short
		}
		return row.float(col, rkValue(body), st, x.date1904)
	case biffMulRK:
		for cells := data[4:]; len(cells) >= 8; cells = cells[6:] {
			if err := row.float(col, rkValue(cells[2:]), x.style(cells), x.date1904); err != nil {
				return err
			}
			col++
		}
		return nil
	case biffLabelSST:
		if len(body) < 4 {
			return short
		}
		if n := binary.LittleEndian.Uint32(body); n < uint32(len(x.strings)) {
			return row.shared(col, &x.strings[n])
		}
		return row.constant(col, Error, "#REF!")
	case biffBoolErr:
		if len(body) < 2 {
			return short
		}
		if body[1] != 0 {
			return row.constant(col, Error, errorText(body[0]))
		}
		return row.constant(col, Bool, boolText(body[0] != 0))
	case biffFormula:
		if len(body) < 8 {
			return short
		}
		return x.formula(row, col, st, body, s)
	}
	return x.label(row, col, body, s)
}

// style is that of the XF record whose number begins data.
func (x *xlsFile) style(data []byte) style {
	if n := int(binary.LittleEndian.Uint16(data)); n < len(x.styles) {
		return x.styles[n]
	}
	return style{}
}

// label reads a text that lies in its cell or behind its formula.
func (x *xlsFile) label(row *rowBuilder, col int, body []byte, s *biffStream) error {
	from := len(row.buf)
	if x.biff8 {
		b := biffBytes{stream: s, data: body}
		var err error
		if row.buf, err = b.richString(row.buf); err != nil {
			return damaged("cell", err)
		}
		return row.text(col, from)
	}
	b := biffBytes{stream: s, data: body}
	n, err := b.uint(2)
	var text []byte
	for err == nil && len(text) < n {
		if err = b.more(); err == nil {
			k := min(n-len(text), len(b.data))
			text = append(text, b.data[:k]...)
			b.data = b.data[k:]
		}
	}
	if err != nil {
		return damaged("cell", err)
	}
	row.buf = x.decode(row.buf, text)
	return row.text(col, from)
}

// formula reads the value that a formula had when the file was saved.
func (x *xlsFile) formula(row *rowBuilder, col int, st style, body []byte, s *biffStream) error {
	if body[6] != 0xFF || body[7] != 0xFF {
		return row.float(col, math.Float64frombits(binary.LittleEndian.Uint64(body)), st, x.date1904)
	}
	switch body[0] {
	case 0: // a text: in a record behind, maybe with the formula's own between
		for range 4 {
			id, data, err := s.next()
			if err != nil {
				return damaged("cell", err)
			}
			if id == biffString {
				return x.label(row, col, data, s)
			}
		}
	case 1:
		return row.constant(col, Bool, boolText(body[2] != 0))
	case 2:
		return row.constant(col, Error, errorText(body[2]))
	}
	return nil
}

// rkValue reads a number in the short form: an integer or the upper half of a
// double, maybe to be divided by 100.
func rkValue(data []byte) float64 {
	rk := binary.LittleEndian.Uint32(data)
	var v float64
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	} else {
		v = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

// errorText is the name of an error value.
func errorText(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}
