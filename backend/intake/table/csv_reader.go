package table

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"math/bits"
	"unicode/utf8"
)

// csvReader reads records. A quoted field may hold delimiters, line breaks and
// doubled quotes. A quote within a field that no delimiter or line end follows
// is an ordinary character, and so is one at a field's start that nothing closes.
type csvReader struct {
	src    io.Reader
	comma  byte
	gb     *gbTables // of a GB18030 text; others are UTF-8
	limits *Limits
	commas uint64 // the delimiter in all bytes
	high   uint64 // the bits of a byte that is no letter

	buf      []byte
	from, to int   // what of buf is not read yet
	base     int64 // place of buf[0] in src
	eof      bool
	open     int64 // quotes before this place are closed by nothing
	dirty    bool  // the text may have bad bytes

	number  int    // of the record
	text    []byte // of the fields of some records, in UTF-8, one behind the other
	used    int    // of text
	ends    []int  // of the fields in text
	records []int  // the records' ends in ends
	bad     bool   // text has a badByte
	piece   []byte // of a quoted field
	cells   []Cell
	total   int64 // cells so far
}

const (
	csvWindow  = 256 << 10
	csvBatch   = 16 << 10 // bytes of text that become one string
	csvRecords = 256
)

func newCSVReader(src io.Reader, comma byte, enc encoding, window int, limits *Limits) *csvReader {
	r := &csvReader{src: src, comma: comma, limits: limits, buf: make([]byte, window)}
	r.commas = uint64(comma) * inAllBytes
	if enc.name == gb18030Text {
		r.gb, r.high = gb(), highBits
	} else {
		r.dirty = !enc.clean
	}
	return r
}

const (
	inAllBytes = 0x0101010101010101
	highBits   = 0x8080808080808080
)

// rows calls yield for each record that has a field.
func (r *csvReader) rows(ctx context.Context, yield func(int, []Cell) error) error {
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		failure := r.batch()
		all := string(r.text[:r.used])
		from := 0
		for _, to := range r.records {
			r.number++
			full, err := r.row(all, from, to)
			from = to
			if err != nil {
				return err
			}
			if !full {
				continue
			}
			if err := yield(r.number, r.cells); err != nil {
				return err
			}
		}
		if failure != nil || len(r.records) == 0 {
			return failure
		}
	}
}

// batch reads some records into text; none at the end of the file. Those before
// a failure are kept.
func (r *csvReader) batch() error {
	r.used, r.ends, r.records, r.bad = 0, r.ends[:0], r.records[:0], false
	for r.used < csvBatch && len(r.records) < csvRecords {
		used, err := r.record(r.buf[r.from:r.to])
		if err != nil {
			return err
		}
		if used == 0 {
			if len(r.records) > 0 || r.eof && r.from == r.to {
				return nil
			}
			if err := r.fill(); err != nil {
				return err
			}
			continue
		}
		if r.base == 0 && r.from == 0 && commaLine(r.buf[:used]) { // spreadsheets don't show this line
			r.used, r.ends, r.records = 0, r.ends[:0], r.records[:0]
		}
		r.from += used
	}
	return nil
}

// at is the number of the record that is being read, for errors.
func (r *csvReader) at() int { return r.number + len(r.records) + 1 }

// fill reads on, up to a full window; one that is full already is doubled.
func (r *csvReader) fill() error {
	if r.from > 0 {
		r.base += int64(r.from)
		r.to = copy(r.buf, r.buf[r.from:r.to])
		r.from = 0
	}
	if r.to == len(r.buf) {
		if len(r.buf) > 2*r.limits.Row {
			return r.limits.rowLarge(r.at())
		}
		grown := make([]byte, 2*len(r.buf))
		copy(grown, r.buf[:r.to])
		r.buf = grown
	}
	n, err := io.ReadFull(r.src, r.buf[r.to:])
	if bytes.IndexByte(r.buf[r.to:r.to+n], 0) >= 0 {
		r.dirty = true
	}
	r.to += n
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		r.eof = true
		return nil
	}
	if err != nil {
		return damaged("file", err)
	}
	return nil
}

// record reads the record at the start of data behind the text of those before
// it. It returns the record's length with its line end, or 0 if there is none or
// it may go on behind data.
func (r *csvReader) record(data []byte) (int, error) {
	if len(data) == 0 {
		return 0, nil
	}
	r.reserve(r.used, len(data))
	first := len(r.ends)
	n, err := r.fieldsOf(data, first)
	if n == 0 {
		r.ends = r.ends[:first]
		return 0, err
	}
	r.used = r.ends[len(r.ends)-1]
	if r.used-r.start(first) > r.limits.Row {
		r.ends = r.ends[:first]
		return 0, r.limits.rowLarge(r.at())
	}
	r.records = append(r.records, len(r.ends))
	return n, nil
}

// start is where the text of the field of the given number begins.
func (r *csvReader) start(field int) int {
	if field == 0 {
		return 0
	}
	return r.ends[field-1]
}

// fieldsOf reads the fields of a record; first is the number of the first.
func (r *csvReader) fieldsOf(data []byte, first int) (int, error) {
	i, o := 0, r.used // in data, in text
	start := o        // of the field
	for {
		if o-start > r.limits.Cell {
			return 0, r.limits.cellLarge(r.at())
		}
		if i == len(data) {
			if !r.eof {
				return 0, nil
			}
			r.ends = append(r.ends, o)
			return i, nil
		}
		switch c := data[i]; {
		case c == r.comma:
			if r.ends = append(r.ends, o); len(r.ends)-first >= r.limits.Columns {
				return 0, r.limits.manyColumns(r.at())
			}
			i, start = i+1, o
		case c == '\n', c == '\r':
			r.ends = append(r.ends, o)
			return r.lineEnd(data, i), nil
		case c >= utf8.RuneSelf && r.gb != nil:
			var cut bool
			if i, o, cut = r.chinese(data, i, o); cut {
				return 0, nil
			}
		case c == '"' && o == start && r.base+int64(r.from+i) >= r.open:
			n, end, ok := r.quoted(data, i, o)
			if !ok {
				return 0, nil
			}
			i, o = i+n, end
			if n == 0 {
				i, o = r.letter(c, i, o)
			}
		case c < ' ', c == '"':
			i, o = r.letter(c, i, o)
		default:
			i, o = r.letters(data, i, o)
		}
	}
}

// letter copies one byte.
func (r *csvReader) letter(c byte, i, o int) (int, int) {
	r.text[o] = c
	return i + 1, o + 1
}

// letters copies data[i:] to text[o:] up to a byte that may be more than a
// letter: the delimiter, a quote, a control character, of GB18030 all from 80 on.
// It looks at eight bytes at a time: subtracting n from each sets the high bit
// of the bytes below n, and of none before the first of them.
func (r *csvReader) letters(data []byte, i, o int) (int, int) {
	text, comma, high := r.text, r.commas, r.high
	for i+8 <= len(data) && o+8 <= len(text) {
		x := binary.LittleEndian.Uint64(data[i:])
		binary.LittleEndian.PutUint64(text[o:], x)
		a, b := x^comma, x^('"'*inAllBytes)
		found := ((a-inAllBytes)&^a|(b-inAllBytes)&^b|(x-' '*inAllBytes)&^x)&highBits | x&high
		if found != 0 {
			n := bits.TrailingZeros64(found) / 8
			return i + n, o + n
		}
		i += 8
		o += 8
	}
	for i < len(data) && data[i] >= ' ' && data[i] != r.comma && data[i] != '"' && uint64(data[i])&high == 0 {
		text[o] = data[i]
		i++
		o++
	}
	return i, o
}

// chinese copies the characters of GB18030 at data[i:] to text[o:]; cut tells
// that the last may go on behind data.
func (r *csvReader) chinese(data []byte, i, o int) (_, _ int, cut bool) {
	two := &r.gb.two
	for i < len(data) && data[i] >= utf8.RuneSelf {
		if i+1 < len(data) {
			if e := two[int(data[i]&0x7F)<<8|int(data[i+1])]; e != 0 {
				binary.LittleEndian.PutUint32(r.text[o:], e)
				o += int(e >> 24)
				i += 2
				continue
			}
		}
		c, size, cut := r.gb.rare(data[i:])
		if cut && !r.eof {
			return i, o, true
		}
		i += size
		if c == 0 {
			r.text[o] = badByte
			o++
			r.bad = true
			continue
		}
		o = len(utf8.AppendRune(r.text[:o], c))
		r.reserve(o, len(data)-i)
	}
	return i, o, false
}

// lineEnd returns the place behind the line end at data[i:], 0 if it may go on
// behind data.
func (r *csvReader) lineEnd(data []byte, i int) int {
	switch {
	case i == len(data):
		return i
	case data[i] == '\n':
		return i + 1
	case i+1 < len(data) && data[i+1] == '\n':
		return i + 2
	case i+1 == len(data) && !r.eof:
		return 0
	}
	return i + 1
}

// reserve makes room in text, behind o, for n bytes of the file: a character of
// two bytes may become one of three.
func (r *csvReader) reserve(o, n int) {
	if need := o + n + n/2 + 16; need > len(r.text) {
		grown := make([]byte, need+need/4)
		copy(grown, r.text[:o])
		r.text = grown
	}
}

// quoted copies the content of the quoted field at data[i:] to text[o:]. It
// returns the field's length, 0 if no quote closes it, and where its text ends;
// not ok if it may go on behind data.
func (r *csvReader) quoted(data []byte, i, o int) (n, end int, ok bool) {
	longest := 2 * r.limits.Cell
	start := o
	for at := i + 1; ; {
		k := bytes.IndexByte(data[at:], '"')
		quote := at + k
		if k < 0 || quote-i > longest {
			if !r.eof && len(data)-i <= longest {
				return 0, start, false
			}
			searched := i + longest
			if k < 0 && r.eof {
				searched = len(data)
			}
			r.open = r.base + int64(r.from+searched)
			return 0, start, true
		}
		if quote+1 == len(data) && !r.eof {
			return 0, start, false
		}
		o = r.inner(data[at:], quote-at, o)
		at = quote + 1
		switch {
		case at == len(data), data[at] == r.comma, data[at] == '\n', data[at] == '\r':
			return at - i, o, true
		case data[at] == '"':
			at++
		}
		_, o = r.letter('"', 0, o)
	}
}

// inner copies the first n bytes of data, which stand between quotes, to text[o:].
func (r *csvReader) inner(data []byte, n, o int) int {
	if r.gb == nil {
		return o + copy(r.text[o:], data[:n])
	}
	var bad int
	r.piece, _, bad = r.gb.append(r.piece[:0], data[:n], true)
	r.bad = r.bad || bad > 0
	r.reserve(o, len(r.piece)+len(data)-n)
	return o + copy(r.text[o:], r.piece)
}

// row makes cells of the fields from one number to another, and tells whether
// any has text. ="007" is how exports keep a spreadsheet from dropping zeros: the
// cell is 007.
func (r *csvReader) row(all string, first, behind int) (full bool, err error) {
	ends := r.ends[first:behind]
	if r.total += int64(len(ends)); r.total > r.limits.Cells {
		return false, r.limits.manyCells()
	}
	from := r.start(first)
	if from == ends[len(ends)-1] {
		return false, nil
	}
	if cap(r.cells) < len(ends) {
		r.cells = make([]Cell, 2*len(ends))
	}
	r.cells = r.cells[:len(ends)]
	for k, to := range ends {
		c := &r.cells[k] // of text there is no Stamp to be cleared
		c.Kind, c.Text, c.LostDigits, c.BadText = Blank, all[from:to], false, false
		text := r.text[from:to]
		from = to
		if len(text) == 0 {
			continue
		}
		c.Kind = Text
		switch first := text[0]; {
		case first >= '0' && first <= '9':
			c.LostDigits = looksCut(text)
		case first == '=':
			if len(text) > 3 && text[1] == '"' && bytes.IndexByte(text[2:], '"') == len(text)-3 {
				c.Text = c.Text[2 : len(text)-1]
			}
		}
		if (r.bad || r.dirty) && isBad(text) {
			c.Text, c.BadText = string(cleanText([]byte(c.Text))), true
		}
	}
	return true, nil
}
