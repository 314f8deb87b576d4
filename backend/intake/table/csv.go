package table

import (
	"bytes"
	"context"
	"io"
)

// csvFile is a text file of records: comma, tab or semicolon between fields.
type csvFile struct {
	text   textFile
	comma  byte
	limits *Limits
}

const csvWindow = 256 << 10

func openCSV(text textFile, sample []byte, limits *Limits) *Book {
	c := &csvFile{text: text, comma: findComma(sample), limits: limits}
	return &Book{Format: "csv", Encoding: text.name, Sheets: []Sheet{{}}, source: c}
}

func (c *csvFile) rows(ctx context.Context, _ int, yield func(int, []Cell) error) error {
	src := c.text.utf8()
	if c.text.name == gb18030Text {
		src = c.text.raw() // the reader decodes while it looks for delimiters
	}
	return newCSVReader(src, c.comma, c.text.encoding, c.limits).rows(ctx, yield)
}

func (c *csvFile) merges(context.Context, int) ([]Merge, error) { return nil, nil }

// findComma tells which delimiter gives the sample the most regular table: most
// records of one length, and long ones. sep= on the first line settles it.
func findComma(sample []byte) byte {
	if line, _, _ := bytes.Cut(sample, []byte("\n")); commaLine(line) {
		return line[4]
	}
	best, bestScore := byte(','), 0
	for _, comma := range []byte(",\t;") {
		lengths := map[int]int{}
		limits := DefaultLimits
		limits.Columns = len(sample)
		r := newCSVReader(bytes.NewReader(sample), comma, encoding{name: utf8Text, clean: true}, &limits)
		for range 100 {
			more, err := r.next()
			if err != nil || !more {
				break
			}
			lengths[r.width]++
		}
		for length, records := range lengths {
			if score := (length - 1) * records * records; score > bestScore {
				best, bestScore = comma, score
			}
		}
	}
	return best
}

// commaLine tells whether line is sep=, as spreadsheets write before the table.
func commaLine(line []byte) bool {
	line = bytes.TrimRight(line, "\r\n")
	return len(line) == 5 && bytes.HasPrefix(line, []byte("sep=")) && bytes.IndexByte([]byte(",;\t"), line[4]) >= 0
}

// csvReader reads records. A quoted field may hold delimiters, line breaks and
// doubled quotes. A quote within a field that no delimiter or line end follows
// is an ordinary character, and so is one at a field's start that nothing closes.
type csvReader struct {
	src   io.Reader
	comma byte
	gb    *gbTables // of a GB18030 text; others are UTF-8
	stop  stopSet

	buf      []byte
	from, to int   // what of buf is not read yet
	base     int64 // place of buf[0] in src
	eof      bool
	open     int64 // quotes before this place are closed by nothing
	dirty    bool  // the text may have bad bytes

	row   rowBuilder
	width int // fields of the last record
}

func newCSVReader(src io.Reader, comma byte, enc encoding, limits *Limits) *csvReader {
	r := &csvReader{src: src, comma: comma, buf: make([]byte, csvWindow)}
	r.row.limits = limits
	r.stop[comma], r.stop['\n'], r.stop['\r'] = true, true, true
	if enc.name == gb18030Text {
		r.gb = gb()
	} else {
		r.dirty = !enc.clean
	}
	return r
}

func (r *csvReader) rows(ctx context.Context, yield func(int, []Cell) error) error {
	for i := 0; ; i++ {
		if i&255 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		more, err := r.next()
		if err != nil || !more {
			return err
		}
		if i == 0 && r.base == 0 && commaLine(r.buf[:r.from]) {
			r.row.row = 0 // spreadsheets don't show this line
			continue
		}
		if err := r.row.done(yield); err != nil {
			return err
		}
	}
}

// next reads one record into row; false at the end of the file.
func (r *csvReader) next() (bool, error) {
	for {
		if r.from < r.to || r.eof {
			if r.from == r.to {
				return false, nil
			}
			r.row.start(r.row.row + 1)
			used, err := r.record(r.buf[r.from:r.to])
			if err != nil {
				return false, err
			}
			if used > 0 {
				r.from += used
				return true, nil
			}
			r.row.row-- // the record goes on behind the window
		}
		if err := r.fill(); err != nil {
			return false, err
		}
	}
}

// fill reads more of the file behind what is not read yet.
func (r *csvReader) fill() error {
	if r.from > 0 {
		r.base += int64(r.from)
		r.to = copy(r.buf, r.buf[r.from:r.to])
		r.from = 0
	}
	if r.to == len(r.buf) {
		if len(r.buf) > 2*r.row.limits.Row {
			return r.row.limits.rowLarge(r.row.row + 1)
		}
		grown := make([]byte, 2*len(r.buf))
		copy(grown, r.buf[:r.to])
		r.buf = grown
	}
	n, err := io.ReadAtLeast(r.src, r.buf[r.to:], 1)
	if bytes.IndexByte(r.buf[r.to:r.to+n], 0) >= 0 {
		r.dirty = true
	}
	r.to += n
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		r.eof = true
		return nil
	}
	return err
}

// record reads the record at the start of data and returns its length with its
// line end, or 0 if it may go on behind data.
func (r *csvReader) record(data []byte) (int, error) {
	i := 0
	for col := 0; ; col++ {
		var n int
		var err error
		quoted := i < len(data) && data[i] == '"'
		if quoted {
			n, err = r.quoted(col, data, i)
		}
		if n == 0 && err == nil {
			n, err = r.plain(col, data, i)
		}
		if err != nil {
			return 0, err
		}
		if n < 0 {
			return 0, nil
		}
		i += n
		switch {
		case i == len(data):
			if !r.eof {
				return 0, nil
			}
			r.width = col + 1
			return i, nil
		case data[i] == r.comma:
			i++
			if i == len(data) && !r.eof {
				return 0, nil
			}
		default: // a line end
			r.width = col + 1
			if data[i] == '\r' {
				if i+1 == len(data) && !r.eof {
					return 0, nil
				}
				if i+1 < len(data) && data[i+1] == '\n' {
					i++
				}
			}
			return i + 1, nil
		}
	}
}

// plain reads the unquoted field at data[i:] and returns its length, or -1 if
// it may go on behind data.
func (r *csvReader) plain(col int, data []byte, i int) (int, error) {
	from := len(r.row.buf)
	n, bad := r.decode(data[i:], &r.stop, r.eof)
	if !r.eof && (i+n == len(data) || !r.stop[data[i+n]]) {
		if len(r.row.buf)-from > r.row.limits.Cell {
			return -1, r.row.limits.cellLarge(r.row.row)
		}
		return -1, nil
	}
	return n, r.field(col, from, bad > 0)
}

// quoted reads the quoted field at data[i:] and returns its length, 0 if no
// quote closes it, or -1 if it may go on behind data.
func (r *csvReader) quoted(col int, data []byte, i int) (int, error) {
	if r.base+int64(r.from+i) < r.open {
		return 0, nil
	}
	from := len(r.row.buf)
	bad := 0
	at := i + 1
	for {
		k := bytes.IndexByte(data[at:], '"')
		end := at + k
		if k < 0 || end-i > r.row.limits.Cell*2 {
			if !r.eof && len(data)-i <= r.row.limits.Cell*2 {
				return -1, nil
			}
			searched := i + r.row.limits.Cell*2
			if k < 0 && r.eof {
				searched = len(data)
			}
			r.row.buf = r.row.buf[:from]
			r.open = r.base + int64(r.from+searched)
			return 0, nil
		}
		if end+1 == len(data) && !r.eof {
			return -1, nil
		}
		_, b := r.decode(data[at:end], nil, true)
		bad += b
		at = end + 1
		switch {
		case at == len(data) || r.stop[data[at]]:
			return at - i, r.field(col, from, bad > 0)
		case data[at] == '"':
			at++
		}
		r.row.buf = append(r.row.buf, '"')
	}
}

// decode appends the text of src, up to a byte of stop, to the row's buffer.
func (r *csvReader) decode(src []byte, stop *stopSet, final bool) (used, bad int) {
	if r.gb != nil {
		r.row.buf, used, bad = r.gb.append(r.row.buf, src, stop, final)
		return used, bad
	}
	used = len(src)
	if stop != nil {
		for i, c := range src {
			if stop[c] {
				used = i
				break
			}
		}
	}
	r.row.buf = append(r.row.buf, src[:used]...)
	return used, 0
}

// field makes a cell of the row's buffer from the given place on. ="007" is how
// exports keep a spreadsheet from dropping zeros: the cell is 007.
func (r *csvReader) field(col, from int, bad bool) error {
	to := len(r.row.buf)
	text := r.row.buf[from:to]
	if len(text) > 3 && text[0] == '=' && text[1] == '"' && bytes.IndexByte(text[2:], '"') == len(text)-3 {
		from, to = from+2, to-1
	}
	return r.row.textSpan(col, from, to, bad || r.dirty)
}
