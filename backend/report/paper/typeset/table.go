package typeset

import (
	"math"
	"strings"
)

// Column of a table.
type Column struct {
	Width Len
	Align Align
}

// Head is a cell of a table's head: Text over Cols columns and Rows rows of it.
type Head struct {
	Text       string
	Cols, Rows int
}

// Row is a row of a table's body, at least H high; 0: the table's RowH.
type Row struct {
	Cells []Cell
	H     Len
}

// Cell is a cell of a table's body: text, or a drawing.
type Cell struct {
	Text  string
	Style *Style // nil: the table's
	Draw  func(p *Page, x, y, w, h Len)
	Cols  int // columns it spans; 0 is 1
	Align Align
	Top   bool // text starts at the top of the cell
	Grow  bool // long text makes the row higher, not the type smaller
}

// pad is free on either side of a cell's text; prose has more than figures.
func (c *Cell) pad(a Align) Len {
	if c.Grow || c.Top || a == Left {
		return 3 * cellPad
	}
	return cellPad
}

// Table is set between rules, breaks between rows, and repeats its head.
type Table struct {
	Columns []Column
	Head    [][]Head // rows of the head, left to right; spanned places are left out
	Rows    []Row
	HeadSt  Style
	Style   Style
	HeadH   []Len // heights of the head's rows
	RowH    Len   // least height of a row
	Least   Len   // least size of type
	Outer   Len   // width of the rules around, 0: 1 pt
	Inner   Len   // and within, 0: 0.4 pt
	Shade   *Colour
	Keep    int // rows that stay with the head, and at the end; 0: 2
	Follow  Len // height of what must stand on the page of the last rows
}

// cellPad is free on either side of a cell's text.
const cellPad Len = 1200

// Width is the sum of the columns.
func (t *Table) Width() Len {
	var w Len
	for _, c := range t.Columns {
		w += c.Width
	}
	return w
}

// headTop is the height of the first n rows of the head.
func (t *Table) headTop(n int) Len {
	var h Len
	for _, r := range t.HeadH[:n] {
		h += r
	}
	return h
}

type setCell struct {
	fit   Fitted
	x, w  Len
	cell  *Cell
	col   int
	align Align
	pad   Len
}

type setRow struct {
	cells []setCell
	h     Len
}

// Table sets t, centred on the measure.
func (f *Flow) Table(t *Table) {
	if t.Outer == 0 {
		t.Outer = Pt(1)
	}
	if t.Inner == 0 {
		t.Inner = Pt(0.4)
	}
	keep := max(t.Keep, 2)
	rows := make([]setRow, len(t.Rows))
	for i := range t.Rows {
		rows[i] = f.row(t, t.Rows[i])
	}
	figures := f.figureWidths(t, rows)
	headH := t.headTop(len(t.Head))
	x := f.Frame.Left + (f.Frame.W-t.Width())/2
	for i := 0; i < len(rows); {
		first := headH
		for k := i; k < min(i+keep, len(rows)); k++ {
			first += rows[k].h
		}
		f.Need(first)
		n, h := 0, headH
		for i+n < len(rows) && (n == 0 || h+rows[i+n].h <= f.Remaining()+100) {
			h += rows[i+n].h
			n++
		}
		// no fewer than keep rows, and what follows, on the last page
		rest := len(rows) - i - n
		crowded := rest == 0 && f.Remaining()-h < t.Follow && n > keep
		if rest > 0 && rest < keep || crowded {
			for ; rest < keep && n > keep; rest++ {
				n--
				h -= rows[i+n].h
			}
		}
		f.part(t, rows[i:i+n], figures, x, headH)
		f.y += h
		i += n
		if i < len(rows) {
			f.NewPage()
		}
	}
}

func (f *Flow) row(t *Table, row Row) setRow {
	least := max(row.H, t.RowH)
	out := setRow{h: least}
	x, col := Len(0), 0
	for i := range row.Cells {
		c := &row.Cells[i]
		var w Len
		for k := range max(c.Cols, 1) {
			if col+k < len(t.Columns) {
				w += t.Columns[col+k].Width
			}
		}
		s := setCell{x: x, w: w, cell: c, col: col, align: c.Align}
		if s.align == Inherit {
			s.align = t.Columns[col].Align
		}
		s.pad = c.pad(s.align)
		if c.Draw == nil {
			st := t.Style
			if c.Style != nil {
				st = *c.Style
			}
			room := least
			if c.Grow {
				room = math.MaxInt32
			}
			s.fit = f.Fit(st, c.Text, w-2*s.pad, room, t.Least)
			if h := s.fit.Height(); h > least || c.Grow {
				out.h = max(out.h, h+2*cellPad)
			}
		}
		out.cells = append(out.cells, s)
		x += w
		col += max(c.Cols, 1)
	}
	return out
}

// figureWidths are the widest figures of each column, so that they stand under
// one another with the block in the middle.
func (f *Flow) figureWidths(t *Table, rows []setRow) []Len {
	out := make([]Len, len(t.Columns))
	for _, r := range rows {
		for _, c := range r.cells {
			if c.figures() {
				out[c.col] = max(out[c.col], c.fit.Lines[0].Width)
			}
		}
	}
	return out
}

// figures tells whether a cell is one figure in one column: those stand in line.
func (c *setCell) figures() bool {
	return max(c.cell.Cols, 1) == 1 && len(c.fit.Lines) == 1 && strings.ContainsAny(c.cell.Text, "0123456789")
}

func (f *Flow) part(t *Table, rows []setRow, figures []Len, x, headH Len) {
	p, top := f.page, f.y
	w := t.Width()
	h := headH
	for _, r := range rows {
		h += r.h
	}
	if t.Shade != nil && headH > 0 {
		p.add(Filled(*t.Shade, x, top, w, headH))
	}
	f.head(t, p, x, top)
	y := top + headH
	for i, r := range rows {
		if i > 0 || headH > 0 {
			p.add(Rule{X1: x, Y1: y, X2: x + w, Y2: y, Width: t.Inner})
		}
		for k, c := range r.cells {
			if k > 0 {
				p.add(Rule{X1: x + c.x, Y1: y, X2: x + c.x, Y2: y + r.h, Width: t.Inner})
			}
			f.cell(p, c, figures, x+c.x, y, r.h)
		}
		y += r.h
	}
	p.add(Frame4(x, top, w, h, t.Outer, Black))
}

func (f *Flow) cell(p *Page, c setCell, figures []Len, x, y, h Len) {
	if c.cell.Draw != nil {
		c.cell.Draw(p, x, y, c.w, h)
		return
	}
	at := y + (h-c.fit.Height())/2
	if c.cell.Top {
		at = y + c.pad
	}
	for _, l := range c.fit.Lines {
		bx, bw, a := x+c.pad, c.w-2*c.pad, c.align
		if a == Figures {
			a = Centre
			if fw := figures[c.col]; c.figures() && l.Width <= fw {
				bx, bw, a = x+(c.w-fw)/2, fw, Right
			}
		}
		DrawAligned(p, l, bx, at, bw, c.fit.Lead, a)
		at += c.fit.Lead
	}
}

// head sets the head, cell by cell, skipping places that a cell above covers.
func (f *Flow) head(t *Table, p *Page, x, y Len) {
	taken := make([][]bool, len(t.Head))
	for i := range taken {
		taken[i] = make([]bool, len(t.Columns))
	}
	for i, row := range t.Head {
		col := 0
		for _, c := range row {
			for col < len(t.Columns) && taken[i][col] {
				col++
			}
			cols, rows := max(c.Cols, 1), max(c.Rows, 1)
			var left, w Len
			for k := range col {
				left += t.Columns[k].Width
			}
			for k := col; k < min(col+cols, len(t.Columns)); k++ {
				w += t.Columns[k].Width
				for r := i; r < min(i+rows, len(t.Head)); r++ {
					taken[r][k] = true
				}
			}
			f.headCell(t, p, c.Text, x+left, y+t.headTop(i), w, t.headTop(i+rows)-t.headTop(i), col > 0, i > 0)
			col += cols
		}
	}
}

func (f *Flow) headCell(t *Table, p *Page, text string, x, y, w, h Len, left, above bool) {
	if left {
		p.add(Rule{X1: x, Y1: y, X2: x, Y2: y + h, Width: t.Inner})
	}
	if above {
		p.add(Rule{X1: x, Y1: y, X2: x + w, Y2: y, Width: t.Inner})
	}
	fit := f.Fit(t.HeadSt, text, w-cellPad, h, t.Least)
	at := y + (h-fit.Height())/2
	for _, l := range fit.Lines {
		DrawAligned(p, l, x, at, w, fit.Lead, Centre)
		at += fit.Lead
	}
}
