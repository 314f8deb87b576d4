package table

import (
	"bytes"
	"context"
	"io"
)

// cellType is the t of a cell.
type cellType uint8

const (
	numberCell cellType = iota
	sharedCell
	textCell // the result of a formula
	inlineCell
	boolCell
	errorCell
	dateCell // ISO 8601, strict workbooks
)

func parseCellType(t []byte) cellType {
	switch string(t) {
	case "s":
		return sharedCell
	case "str":
		return textCell
	case "inlineStr":
		return inlineCell
	case "b":
		return boolCell
	case "e":
		return errorCell
	case "d":
		return dateCell
	}
	return numberCell
}

// sheetRows reads a worksheet part.
func (x *xlsxFile) sheetRows(ctx context.Context, part io.Reader, name string, yield func(int, []Cell) error) error {
	s, err := openXML(part, name, x.limits)
	if err != nil {
		return err
	}
	row := rowBuilder{limits: x.limits}
	col := -1
	inRow := false
	for rows := 0; ; {
		kind, err := s.next()
		if err != nil || kind == xmlDone {
			return err
		}
		if inRow && kind == xmlStart && len(s.name) == 1 && s.name[0] == 'c' {
			if col, err = x.cell(s, &row, col); err != nil {
				return err
			}
			continue
		}
		if kind == xmlStart && string(s.name) == "row" {
			if rows++; rows&255 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			number := xmlInt(s.attrs, "r", row.row+1)
			if number < 1 || number > maxRow {
				number = row.row + 1
			}
			row.start(number)
			s.row, col, inRow = number, -1, !s.empty
			continue
		}
		if kind != xmlEnd {
			continue
		}
		switch string(s.name) {
		case "row":
			if !inRow {
				continue
			}
			inRow = false
			if err := row.done(yield); err != nil {
				return err
			}
		case "sheetData":
			return nil
		}
	}
}

// maxRow keeps row numbers within sense; spreadsheets end at 1,048,576.
const maxRow = 1 << 30

// cell reads the cell whose start tag was found, and returns its column. before
// is the column of the cell before it: a cell need not say its own.
func (x *xlsxFile) cell(s *xmlScanner, row *rowBuilder, before int) (int, error) {
	col := before + 1
	var kind cellType
	var st style
	for attrs := s.attrs; ; {
		name, value, rest := nextAttr(attrs)
		if name == nil {
			break
		}
		attrs = rest
		if len(name) != 1 {
			continue
		}
		switch name[0] {
		case 'r':
			if _, c, ok := parseCellRef(value); ok {
				col = c
			}
		case 's':
			if n, ok := parseUint(value); ok && n < len(x.styles) {
				st = x.styles[n]
			}
		case 't':
			kind = parseCellType(value)
		}
	}
	if s.empty {
		return col, nil
	}
	if text, ok := s.plainValue(); ok && kind != textCell {
		return col, x.value(row, col, kind, st, text)
	} else if ok {
		from := len(row.buf)
		row.buf = appendXString(row.buf, text)
		return col, row.text(col, from)
	}
	from := len(row.buf)
	value, formula, inline := false, false, false
	var rich richText
	in := byte(0) // v, f or i: the element that text belongs to
	for {
		k, err := s.next()
		if err != nil {
			return col, err
		}
		switch k {
		case xmlDone:
			return col, damaged(s.part, io.ErrUnexpectedEOF)
		case xmlStart:
			switch {
			case in == 'i':
				row.buf = rich.add(row.buf, s, k)
			case s.empty:
				formula = formula || string(s.name) == "f"
				value = value || string(s.name) == "v"
			case string(s.name) == "v":
				in, value = 'v', true
				row.buf = row.buf[:from] // a formula's text is passed over
			case string(s.name) == "f":
				in, formula = 'f', true
			case string(s.name) == "is":
				in, inline = 'i', true
			}
		case xmlEnd:
			if len(s.name) == 1 && s.name[0] == 'c' {
				return col, x.finish(row, col, from, kind, st, value, formula, inline)
			}
			if in == 'i' && string(s.name) != "is" {
				row.buf = rich.add(row.buf, s, k)
				continue
			}
			in = 0
		case xmlText, xmlCData:
			switch {
			case in == 'i':
				row.buf = rich.add(row.buf, s, k)
			case in == 'v' && k == xmlText, in == 'f' && !value && k == xmlText:
				row.buf = appendXString(row.buf, s.text)
			case in == 'v':
				row.buf = append(row.buf, s.text...)
			}
		}
	}
}

// finish makes the cell of the text that lies in the row's buffer from the
// given place on.
func (x *xlsxFile) finish(row *rowBuilder, col, from int, kind cellType, st style, value, formula, inline bool) error {
	if formula && !value { // written by a program that did not compute it
		row.buf = append(row.buf[:from], append([]byte("="), row.buf[from:]...)...)
		return row.failed(col, from)
	}
	if inline || kind == textCell || kind == inlineCell {
		return row.text(col, from)
	}
	text := append(row.scratch[:0], row.buf[from:]...)
	row.scratch, row.buf = text, row.buf[:from]
	return x.value(row, col, kind, st, text)
}

// value makes the cell of what its v says; text is none of the row's buffer.
func (x *xlsxFile) value(row *rowBuilder, col int, kind cellType, st style, text []byte) error {
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return nil
	}
	switch kind {
	case sharedCell:
		n, ok := parseUint(text)
		if !ok || n >= len(x.strings) {
			return row.constant(col, Error, "#REF!")
		}
		return row.shared(col, &x.strings[n])
	case boolCell:
		return row.constant(col, Bool, boolText(text[0] == '1' || text[0] == 't'))
	case errorCell:
		from := len(row.buf)
		row.buf = append(row.buf, text...)
		return row.failed(col, from)
	case dateCell:
		return row.stamp(col, text, st.clock)
	}
	return row.number(col, text, st, x.date1904)
}

// parseCellRef reads B12: row 12 and column 1; $ are passed over.
func parseCellRef(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref); i++ {
		c := ref[i]
		switch {
		case c >= 'A' && c <= 'Z':
			col = col*26 + int(c-'A') + 1
		case c >= 'a' && c <= 'z':
			col = col*26 + int(c-'a') + 1
		case c == '$':
		default:
			row, ok = parseUint(bytes.TrimPrefix(ref[i:], []byte("$")))
			return row, col - 1, ok && row > 0 && col > 0
		}
		if col > 1<<24 {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// parseUint reads a whole number below 2^30.
func parseUint(text []byte) (int, bool) {
	if len(text) == 0 || len(text) > 10 {
		return 0, false
	}
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n < 1<<30
}
