package table

import (
	"bytes"
	"slices"
	"strconv"
)

// odsReader gathers the rows of one table.
type odsReader struct {
	row     rowBuilder
	yield   func(int, []Cell) error
	merges  []Merge
	repeat  int // of the row
	next    int // number of the next row
	cell    odsCell
	inRow   bool
	inCell  bool
	from    int // of the cell's text in row.buf
	paras   int // paragraphs of the cell so far
	inPara  bool
	started bool // the paragraph has a letter
	space   bool // to be written before the next letter
}

// odsCell are a cell's attributes.
type odsCell struct {
	col, repeat int
	kind, value []byte
	failed      bool
}

func (r *odsReader) token(s *xmlScanner, kind xmlKind) error {
	switch kind {
	case xmlStart:
		return r.start(s)
	case xmlEnd:
		return r.end(s)
	}
	if r.inPara {
		r.text(s, kind)
	}
	return nil
}

func (r *odsReader) start(s *xmlScanner) error {
	switch string(s.name) {
	case "table-row":
		r.repeat = max(1, xmlInt(s.attrs, "number-rows-repeated", 1))
		r.row.start(r.next + 1)
		r.cell = odsCell{}
		r.inRow, r.inCell, r.inPara = !s.empty, false, false
		if s.empty {
			r.next += r.repeat
		}
	case "table-cell", "covered-table-cell":
		if !r.inRow {
			return nil
		}
		r.startCell(s)
		if s.empty {
			return r.endCell()
		}
	case "p":
		if !r.inCell {
			return nil
		}
		if r.paras++; r.paras > 1 {
			r.row.buf = append(r.row.buf, '\n')
		}
		r.inPara, r.started, r.space = !s.empty, false, false
	case "s":
		if r.inPara {
			r.letters(bytes.Repeat([]byte{' '}, min(max(1, xmlInt(s.attrs, "c", 1)), 1000)))
		}
	case "tab":
		if r.inPara {
			r.letters([]byte{'\t'})
		}
	case "line-break":
		if r.inPara {
			r.letters([]byte{'\n'})
		}
	}
	return nil
}

func (r *odsReader) end(s *xmlScanner) error {
	switch string(s.name) {
	case "p":
		r.inPara = false
	case "table-cell", "covered-table-cell":
		if r.inCell {
			return r.endCell()
		}
	case "table-row":
		if !r.inRow {
			return nil
		}
		r.inRow = false
		for range r.repeat {
			r.next++
			r.row.row = r.next
			before := r.row.total
			if err := r.row.done(r.yield); err != nil {
				return err
			}
			if r.row.total == before { // blank, and so are its repetitions
				r.next += r.repeat - 1
				break
			}
		}
		r.next = min(r.next, maxRow)
	}
	return nil
}

func (r *odsReader) startCell(s *xmlScanner) {
	c := odsCell{col: r.cell.col + r.cell.repeat, repeat: 1, kind: r.cell.kind[:0], value: r.cell.value[:0]}
	width, height, typed := 1, 1, false
	for attrs := s.attrs; ; {
		name, value, rest := nextAttr(attrs)
		if name == nil {
			break
		}
		attrs = rest
		switch string(name) {
		case "number-columns-repeated":
			if n, ok := parseUint(value); ok && n > 0 {
				c.repeat = n
			}
		case "number-columns-spanned":
			width, _ = strconv.Atoi(string(value))
		case "number-rows-spanned":
			height, _ = strconv.Atoi(string(value))
		case "value-type":
			if typed { // LibreOffice says it twice, the second time with errors
				c.failed = string(value) == "error"
				continue
			}
			typed = true
			c.kind = append(c.kind, value...)
		case "value", "date-value", "boolean-value", "string-value":
			c.value = appendXMLText(c.value[:0], value)
		}
	}
	if (width > 1 || height > 1) && len(r.merges) < maxMerges {
		r.merges = append(r.merges, Merge{r.row.row, c.col, r.row.row + max(1, height) - 1, c.col + max(1, width) - 1})
	}
	r.cell, r.inCell, r.from, r.paras = c, true, len(r.row.buf), 0
}

// endCell makes the cell, as often as it repeats.
func (r *odsReader) endCell() error {
	r.inCell, r.inPara = false, false
	c := &r.cell
	text := bytes.Clone(r.row.buf[r.from:])
	if len(text) == 0 && len(c.value) == 0 {
		r.row.buf = r.row.buf[:r.from]
		return nil
	}
	for i := range c.repeat {
		r.row.buf = slices.Grow(r.row.buf, len(text))
		if i == 0 {
			r.row.buf = r.row.buf[:r.from]
		}
		if err := r.put(c.col+i, text); err != nil {
			return err
		}
	}
	return nil
}

func (r *odsReader) put(col int, text []byte) error {
	c := &r.cell
	from := len(r.row.buf)
	switch {
	case c.failed:
		r.row.buf = append(r.row.buf, text...)
		return r.row.failed(col, from)
	case len(c.value) == 0:
	case string(c.kind) == "float", string(c.kind) == "currency", string(c.kind) == "percentage":
		return r.row.number(col, c.value, odsStyle(c, text), false)
	case string(c.kind) == "date":
		return r.row.stamp(col, c.value, bytes.IndexByte(text, ':') >= 0)
	case string(c.kind) == "boolean":
		return r.row.constant(col, Bool, boolText(string(c.value) == "true"))
	case len(text) == 0:
		text = c.value
	}
	r.row.buf = append(r.row.buf, text...)
	return r.row.text(col, from)
}

// odsStyle tells from the shown text of a number what its format does.
func odsStyle(c *odsCell, text []byte) style {
	if string(c.kind) == "percentage" {
		return style{percent: true}
	}
	if len(text) > 1 && len(text) <= 64 && text[0] == '0' && len(bytes.Trim(text, "0123456789")) == 0 {
		return style{pad: uint8(len(text))}
	}
	return style{}
}

// text appends text of a paragraph with white space as OpenDocument reads it.
func (r *odsReader) text(s *xmlScanner, kind xmlKind) {
	from := len(r.row.buf)
	text := s.text
	if kind == xmlText {
		r.row.buf = appendXMLText(r.row.buf, text)
		text = bytes.Clone(r.row.buf[from:])
		r.row.buf = r.row.buf[:from]
	}
	for len(text) > 0 {
		if isSpace(text[0]) {
			r.space = r.started
			text = text[1:]
			continue
		}
		end := bytes.IndexAny(text, " \t\r\n")
		if end < 0 {
			end = len(text)
		}
		r.letters(text[:end])
		text = text[end:]
	}
}

// letters appends text as it is.
func (r *odsReader) letters(text []byte) {
	if r.space {
		r.row.buf = append(r.row.buf, ' ')
	}
	r.row.buf = append(r.row.buf, text...)
	r.space, r.started = false, true
}
