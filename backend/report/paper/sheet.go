package paper

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

// Frames of working papers, which are filed and not hung up.
var (
	upright = typeset.Frame{PageW: typeset.Mm(210), PageH: typeset.Mm(297), Left: typeset.Mm(22), Top: typeset.Mm(20), W: typeset.Mm(166), H: typeset.Mm(252)}
	across  = typeset.Frame{PageW: typeset.Mm(297), PageH: typeset.Mm(210), Left: typeset.Mm(18), Top: typeset.Mm(18), W: typeset.Mm(261), H: typeset.Mm(170)}
)

// Styles of working papers.
var (
	sheetTitle = typeset.Style{Role: face.Title, Size: typeset.SizeXiaoEr}
	sheetInfo  = typeset.Style{Role: face.Song, Size: typeset.SizeWu}
	sheetLabel = typeset.Style{Role: face.Hei, Size: typeset.Pt(10)}
	sheetText  = typeset.Style{Role: face.Song, Size: typeset.Pt(10)}
	sheetHead  = typeset.Style{Role: face.Hei, Size: typeset.SizeXiaoSi}
)

// sheet is a working paper being filled; its parts count their pages apart.
type sheet struct {
	*press
	*typeset.Flow
	starts []int // pages on which parts start
}

func (p *press) sheet(title, author string, date domain.Date, frame typeset.Frame) *sheet {
	d := &typeset.Document{Title: title, Author: author, Date: date}
	return &sheet{p, typeset.NewFlow(p.Setter, d, frame, nil), []int{0}}
}

// part starts the next part on a page of its own.
func (s *sheet) part() {
	s.NewPage()
	s.starts = append(s.starts, len(s.Doc.Pages)-1)
}

// title sets the title and, below it, up to three pieces: left, middle, right.
func (s *sheet) title(title string, info ...string) {
	lead := typeset.Mm(11)
	line := s.press.FitLine(sheetTitle, title, s.Frame.W)
	s.Block(lead, func(p *typeset.Page, x, y typeset.Len) {
		typeset.DrawAligned(p, line, x, y, s.Frame.W, lead, typeset.Centre)
	})
	s.info(info...)
}

func (s *sheet) info(info ...string) {
	if len(info) == 0 {
		return
	}
	aligns := []typeset.Align{typeset.Left, typeset.Right}
	if len(info) == 3 {
		aligns = []typeset.Align{typeset.Left, typeset.Centre, typeset.Right}
	}
	lead := typeset.Mm(7.5)
	s.Block(lead, func(p *typeset.Page, x, y typeset.Len) {
		for i, text := range info {
			l := s.press.FitLine(sheetInfo, text, s.Frame.W/typeset.Len(len(info)))
			typeset.DrawAligned(p, l, x, y, s.Frame.W, lead, aligns[i])
		}
	})
}

// heading sets a heading that stays with what follows, which needs height h.
func (s *sheet) heading(text string, h typeset.Len) {
	lead := typeset.Mm(9)
	s.Need(lead + h)
	s.Block(lead, func(p *typeset.Page, x, y typeset.Len) {
		typeset.DrawAligned(p, s.press.Line(span(sheetHead, text)), x, y+typeset.Mm(1), s.Frame.W, lead-typeset.Mm(1), typeset.Left)
	})
}

// text sets a paragraph of small text.
func (s *sheet) text(text string) {
	s.Para(typeset.Para{Spans: []typeset.Span{span(sheetText, text)}, Align: typeset.Justify, Lead: typeset.Mm(5.6)})
}

// blank is a rule to write on, in the middle of a line.
const blank = "____________"

// signHeight is what places for signatures need.
var signHeight = typeset.Mm(12)

// signatures sets places for signatures side by side, with rules of one length.
func (s *sheet) signatures(labels ...string) {
	gap := typeset.Mm(5)
	lines := make([]typeset.Line, len(labels))
	rule := s.Frame.W - gap*typeset.Len(len(labels)-1)
	for i, label := range labels {
		lines[i] = s.press.Line(span(sheetInfo, label+"："))
		rule -= lines[i].Width
	}
	rule /= typeset.Len(len(labels))
	s.Block(signHeight, func(p *typeset.Page, x, y typeset.Len) {
		base := typeset.Baseline(y, signHeight, sheetInfo.Size)
		for _, l := range lines {
			l.Draw(p, x, base, 0)
			x += l.Width
			p.Draw(typeset.Rule{X1: x, Y1: base + typeset.Pt(2), X2: x + rule, Y2: base + typeset.Pt(2), Width: typeset.Pt(0.4)})
			x += rule + gap
		}
	})
}

// seals sets boxes side by side, each with room for a seal and a date.
func (s *sheet) seals(h typeset.Len, names ...string) {
	w := s.Frame.W / typeset.Len(len(names))
	s.Block(h, func(p *typeset.Page, x, y typeset.Len) {
		for i, name := range names {
			left := x + w*typeset.Len(i)
			p.Draw(typeset.Frame4(left, y, w, h, typeset.Pt(0.4), typeset.Black))
			s.press.opinion(p, name, left, y, w, h)
		}
	})
}

// opinion draws a name at the upper left of a box, 盖章 and a date at the lower right.
func (p *press) opinion(page *typeset.Page, name string, x, y, w, h typeset.Len) {
	mm := typeset.Mm
	p.FitLine(sheetText, name, w-mm(4)).Draw(page, x+mm(2), y+mm(5.5), 0)
	date := p.Line(span(sheetText, "（盖章）　　　年　　月　　日"))
	date.Draw(page, x+w-date.Width-mm(3), y+h-mm(3), 0)
}

// numbered sets 第1页 共3页 in the middle of the foot, part by part.
func (s *sheet) numbered() *typeset.Document {
	st := typeset.Style{Role: face.Song, Size: typeset.SizeXiaoWu}
	for k, from := range s.starts {
		to := len(s.Doc.Pages)
		if k+1 < len(s.starts) {
			to = s.starts[k+1]
		}
		for i, p := range s.Doc.Pages[from:to] {
			l := s.press.Line(span(st, number(i+1, to-from)))
			l.Draw(p, (p.W-l.Width)/2, s.Frame.Top+s.Frame.H+typeset.Mm(9), 0)
		}
	}
	return s.Doc
}

func number(page, pages int) string { return fmt.Sprintf("第%d页　共%d页", page, pages) }

// tightest lays a document out with rows of falling heights and returns the
// first that needs the fewest pages.
func tightest(layOut func(rowH typeset.Len) *typeset.Document, heights ...float64) *typeset.Document {
	var best *typeset.Document
	for _, h := range heights {
		if d := layOut(typeset.Mm(h)); best == nil || len(d.Pages) < len(best.Pages) {
			best = d
		}
	}
	return best
}

// grid is a table in the style of working papers.
func grid(rowH float64, widths ...float64) *typeset.Table {
	t := &typeset.Table{HeadSt: sheetLabel, Style: sheetText, RowH: typeset.Mm(rowH), Least: typeset.Pt(6.5)}
	for _, w := range widths {
		t.Columns = append(t.Columns, typeset.Column{Width: typeset.Mm(w), Align: typeset.Centre})
	}
	return t
}

// headed gives a table one row of heads.
func headed(t *typeset.Table, h float64, heads ...string) *typeset.Table {
	row := make([]typeset.Head, len(heads))
	for i, text := range heads {
		row[i] = typeset.Head{Text: text}
	}
	t.Head, t.HeadH = [][]typeset.Head{row}, []typeset.Len{typeset.Mm(h)}
	return t
}

// texts is a row of plain cells.
func texts(cells ...string) typeset.Row {
	var r typeset.Row
	for _, c := range cells {
		r.Cells = append(r.Cells, typeset.Cell{Text: c})
	}
	return r
}

// label and prose are cells of forms: a name over a field, and its text.
func label(text string) typeset.Cell { return typeset.Cell{Text: text, Style: &sheetLabel} }

func prose(text string, cols int) typeset.Cell {
	return typeset.Cell{Text: text, Cols: cols, Align: typeset.Left, Grow: true}
}

// wide makes a cell span columns.
func wide(c typeset.Cell, cols int) typeset.Cell { c.Cols = cols; return c }

// signing is a cell to be filled by hand, with signature and date at its foot.
func (p *press) signing(text, foot string) typeset.Cell {
	return typeset.Cell{Draw: func(page *typeset.Page, x, y, w, h typeset.Len) {
		mm := typeset.Mm
		at := y + mm(2)
		for _, l := range p.Break(w-mm(5), 0, span(sheetText, text)) {
			typeset.DrawAligned(page, l, x+mm(2.5), at, w-mm(5), mm(5.6), typeset.Left)
			at += mm(5.6)
		}
		l := p.FitLine(sheetText, foot, w-mm(5))
		l.Draw(page, x+w-l.Width-mm(3), y+h-mm(3), 0)
	}}
}

const (
	signDate = "签字：　　　　　　　　　　年　　月　　日"
	sealDate = "（盖章）　　　　　　　　年　　月　　日"
)

// parts joins what is not empty with a gap.
func parts(list ...string) string {
	var out []string
	for _, p := range list {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "　")
}
