package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlFile is a web page of tables that a system calls .xls. As spreadsheets do,
// it reads as one sheet: the tables below one another, text between them as rows
// of one cell.
type htmlFile struct {
	text   textFile
	limits *Limits
}

// looksHTML tells whether a text that begins with < is a web page, or a piece of
// one.
func looksHTML(start []byte) bool {
	start = bytes.ToLower(start)
	for _, tag := range []string{"<html", "<!doctype html", "<table", "<body", "<head", "<meta", "<style", "<script", "<div", "<tr"} {
		if bytes.Contains(start, []byte(tag)) {
			return true
		}
	}
	return false
}

func openHTML(text textFile, limits *Limits) *Book {
	h := &htmlFile{text: text, limits: limits}
	return &Book{Format: "html", Encoding: text.name, Sheets: []Sheet{{}}, source: h}
}

func (h *htmlFile) rows(ctx context.Context, _ int, yield func(int, []Cell) error) error {
	r := newHTMLReader(h, yield)
	return r.read(ctx)
}

func (h *htmlFile) merges(ctx context.Context, _ int) ([]Merge, error) {
	r := newHTMLReader(h, func(int, []Cell) error { return nil })
	err := r.read(ctx)
	return r.merges, err
}

// htmlReader follows a page's tags. It needs no tree: a new cell ends the one
// before, a new row ends its cells.
type htmlReader struct {
	tokens *html.Tokenizer
	yield  func(int, []Cell) error
	row    rowBuilder
	merges []Merge

	tags   int    // <table> without its </table>: what ends within one was cut short
	depth  int    // tables that are open
	flat   int    // of those, the innermost that are read as text of a cell
	inRow  bool   // of a table, or of text outside tables
	inCell bool   // of a row
	col    int    // of the cell, or where the next one may stand
	from   int    // of the cell's text in row.buf
	until  []int  // last row that a cell from above covers, by column
	skip   string // the element whose content is no text, "" for none

	space, newline bool // to be written before the next letter
}

func newHTMLReader(h *htmlFile, yield func(int, []Cell) error) *htmlReader {
	r := &htmlReader{tokens: html.NewTokenizer(h.text.utf8()), yield: yield}
	r.tokens.SetMaxBuf(4 * h.limits.Cell)
	r.row.limits = h.limits
	return r
}

func (r *htmlReader) read(ctx context.Context) error {
	for i := 0; ; i++ {
		if i&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch r.tokens.Next() {
		case html.ErrorToken:
			if err := r.tokens.Err(); errors.Is(err, html.ErrBufferExceeded) {
				if !r.inRow {
					r.row.row++
				}
				return r.row.limits.cellLarge(r.row.row)
			} else if err != io.EOF {
				return damaged("html", err)
			}
			if r.tags > 0 {
				return damaged("html", io.ErrUnexpectedEOF)
			}
			return r.endRow()
		case html.TextToken:
			if r.skip == "" {
				r.text(r.tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := r.start(); err != nil {
				return err
			}
		case html.EndTagToken:
			if err := r.end(); err != nil {
				return err
			}
		}
	}
}

func (r *htmlReader) start() error {
	raw, more := r.tokens.TagName()
	if r.skip != "" {
		return nil
	}
	name := atom.Lookup(raw)
	switch name {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Template:
		r.skip = string(raw)
	case atom.Table:
		return r.startTable()
	case atom.Tr:
		if r.flat > 0 {
			r.newline = true
			return nil
		}
		return r.startRow()
	case atom.Td, atom.Th:
		if r.flat > 0 {
			r.space = true
			return nil
		}
		return r.startCell(more)
	default:
		if string(raw) == "xml" {
			r.skip = "xml"
			return nil
		}
		return r.breakAt(name)
	}
	return nil
}

func (r *htmlReader) end() error {
	raw, _ := r.tokens.TagName()
	if r.skip != "" {
		if string(raw) == r.skip {
			r.skip = ""
		}
		return nil
	}
	switch name := atom.Lookup(raw); name {
	case atom.Table:
		return r.endTable()
	case atom.Body, atom.Html:
		r.tags = 0 // the page is whole, and was written carelessly
		return r.breakAt(name)
	case atom.Tr:
		if r.flat > 0 {
			return nil
		}
		return r.endRow()
	case atom.Td, atom.Th:
		if r.flat > 0 {
			return nil
		}
		return r.endCell()
	default:
		return r.breakAt(name)
	}
}

// breakAt begins a new line at the tags of blocks, and a new row outside tables.
func (r *htmlReader) breakAt(name atom.Atom) error {
	switch name {
	case atom.Br, atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Hr, atom.Center, atom.Pre,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Caption, atom.Body, atom.Form:
		if r.depth == 0 || r.inRow && !r.inCell {
			return r.endRow()
		}
		r.newline = true
	}
	return nil
}

// startTable begins a table. One within a cell is the table itself where the
// outer one only lays out the page: in a row's first cell, before any text.
// Elsewhere it is text of the cell.
func (r *htmlReader) startTable() error {
	r.tags++
	if r.flat > 0 || r.inCell && r.depth > 0 && (r.col > 0 || len(r.row.buf) > r.from) {
		r.flat++
		r.newline = true
		return nil
	}
	if r.inCell {
		r.inRow, r.inCell = false, false // the outer row was nothing but a frame
		r.row.row--
	}
	r.depth++
	return r.endRow()
}

func (r *htmlReader) endTable() error {
	r.tags = max(0, r.tags-1)
	if r.flat > 0 {
		r.flat--
		r.newline = true
		return nil
	}
	if err := r.endRow(); err != nil {
		return err
	}
	r.depth = max(0, r.depth-1)
	clear(r.until)
	return nil
}

func (r *htmlReader) startRow() error {
	if err := r.endRow(); err != nil {
		return err
	}
	r.depth = max(1, r.depth) // it may be a piece of a table
	r.openRow()
	return nil
}

func (r *htmlReader) openRow() {
	r.row.start(r.row.row + 1)
	r.inRow, r.col = true, 0
}

func (r *htmlReader) endRow() error {
	if !r.inRow {
		return nil
	}
	if err := r.endCell(); err != nil {
		return err
	}
	r.inRow = false
	return r.row.done(r.yield)
}

func (r *htmlReader) startCell(more bool) error {
	if err := r.endCell(); err != nil {
		return err
	}
	if r.depth == 0 {
		if err := r.endRow(); err != nil {
			return err
		}
		r.depth = 1
	}
	if !r.inRow {
		r.openRow()
	}
	width, height := 1, 1
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		switch string(key) {
		case "colspan":
			width = htmlSpan(value, 1000)
		case "rowspan":
			height = htmlSpan(value, 65534)
		}
	}
	for r.col < len(r.until) && r.until[r.col] >= r.row.row {
		r.col++
	}
	if r.col >= r.row.limits.Columns {
		return r.row.limits.manyColumns(r.row.row)
	}
	if width > 1 || height > 1 {
		r.merge(width, height)
	}
	r.openCell()
	return nil
}

func (r *htmlReader) openCell() {
	r.inCell, r.from, r.space, r.newline = true, len(r.row.buf), false, false
}

// htmlSpan reads a colspan or rowspan.
func htmlSpan(value []byte, most int) int {
	n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}

// merge notes the range that the cell at r.col covers.
func (r *htmlReader) merge(width, height int) {
	right := min(r.col+width, r.row.limits.Columns) - 1
	bottom := r.row.row + height - 1
	for len(r.until) <= right {
		r.until = append(r.until, 0)
	}
	for c := r.col; c <= right; c++ {
		r.until[c] = max(r.until[c], bottom)
	}
	if len(r.merges) < maxMerges {
		r.merges = append(r.merges, Merge{r.row.row, r.col, bottom, right})
	}
}

func (r *htmlReader) endCell() error {
	if !r.inCell {
		return nil
	}
	r.inCell, r.space, r.newline = false, false, false
	err := r.row.text(r.col, r.from)
	r.col++
	return err
}

// text appends text to the cell, with white space as a page shows it.
func (r *htmlReader) text(text []byte) {
	if !r.inCell {
		if r.inRow || len(bytes.TrimSpace(text)) == 0 {
			return // between the cells of a row
		}
		r.openRow()
		r.openCell()
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == ' ', c == '\n', c == '\t', c == '\r', c == '\f':
			r.space = true
			continue
		case c == 0xC2 && i+1 < len(text) && text[i+1] == 0xA0: // &nbsp;
			r.space = true
			i++
			continue
		}
		if len(r.row.buf) > r.from {
			if r.newline {
				r.row.buf = append(r.row.buf, '\n')
			} else if r.space {
				r.row.buf = append(r.row.buf, ' ')
			}
		}
		r.space, r.newline = false, false
		r.row.buf = append(r.row.buf, c)
	}
}
