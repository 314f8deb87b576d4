package paper

import (
	"fmt"
	"strconv"
	"strings"

	"gridstar/backend/report"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
	"gridstar/backend/rule"
)

// Styles of the rows behind figures: many on a page.
var (
	detailText  = typeset.Style{Role: face.Song, Size: typeset.Pt(9)}
	detailLabel = typeset.Style{Role: face.Hei, Size: typeset.Pt(9)}
)

// details sets, behind a score sheet, the arithmetic of each indicator and every
// row behind it, counted or not, each with the place that it came from.
func (s *sheet) details(lines []report.SheetLine, pay *report.PayReckoning) {
	if len(lines) == 0 && pay == nil {
		return
	}
	if s.Remaining() < s.Frame.H/2 {
		s.NewPage()
	}
	s.Space(typeset.Mm(8))
	lead := typeset.Mm(10)
	s.Block(lead, func(p *typeset.Page, x, y typeset.Len) {
		typeset.DrawAligned(p, s.press.Line(span(sheetTitle, "附：逐项计算与背后的记录")), x, y, s.Frame.W, lead, typeset.Centre)
	})
	var from places
	for i := range lines {
		for _, g := range lines[i].Groups {
			for k := range g.Items {
				from.of(g.Items[k].Rows)
			}
		}
	}
	if pay != nil {
		from.of(pay.Rows)
	}
	if len(from.files) > 0 {
		s.labelled("来源编号", "记录后的“2-105”指第2个文件的第105行。"+strings.Join(from.files, "，")+"。")
	}
	for i := range lines {
		l := &lines[i]
		name := l.Name
		if l.Measure.Applies {
			name += "　" + or(l.Measure.Points) + "分"
		}
		s.reckoned(name, l.Basis, l.Rules, l.Steps)
		s.summed(l.Parts)
		for _, g := range l.Groups {
			s.group(g, &from)
		}
	}
	if pay != nil {
		s.reckoned("绩效工资", "三.4", pay.Rules, pay.Steps)
		s.labelled("月工资来源", from.of(pay.Rows))
	}
}

// detailLead is the height of a line.
var detailLead = typeset.Mm(5)

// labelled sets a paragraph with a label in front.
func (s *sheet) labelled(label, text string) {
	s.Para(typeset.Para{Align: typeset.Justify, Lead: detailLead, Spans: []typeset.Span{
		span(detailLabel, label+"　"), span(detailText, text)}})
}

// reckoned sets the rules and the arithmetic of a figure on one page, with room
// for the beginning of what follows.
func (s *sheet) reckoned(name, basis string, values []rule.Value, steps []string) {
	s.heading(name, detailLead*typeset.Len(len(steps)+5))
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = v.Label + " " + v.Value + v.Unit
		if v.Basis != basis {
			words[i] += "（" + v.Basis + "）"
		}
	}
	s.labelled("依据", basis+"。规则："+strings.Join(words, "；")+"。")
	for _, step := range steps {
		s.Para(typeset.Para{Lead: detailLead, Spans: []typeset.Span{span(detailText, step)}})
	}
}

// summed lists what a unit's numerator and denominator are the sums of.
func (s *sheet) summed(parts []report.Part) {
	cells := make([]typeset.Cell, 0, 2*len(parts))
	for _, p := range parts {
		name := p.Name
		if p.Worker != "" {
			name += " " + p.Worker
		}
		cells = append(cells, typeset.Cell{Text: name}, typeset.Cell{Text: p.Fraction})
	}
	s.listing("各分项合计", cells, 33, 22.3, 33, 22.3, 33, 22.4)
}

// columnsOf are the widths of item and source, as many side by side as there is
// room for.
var columnsOf = map[string][]float64{
	"household": {61, 22, 61, 22},
	"half_day":  {33, 22.3, 33, 22.3, 33, 22.4},
	"day":       {33, 22.3, 33, 22.3, 33, 22.4},
	"week":      {42, 124},
}

var recordColumns = []float64{25, 16.5, 25, 16.5, 25, 16.5, 25, 16.5}

func (s *sheet) group(g report.Group, from *places) {
	cells := make([]typeset.Cell, 0, 2*len(g.Items))
	for _, item := range g.Items {
		source := typeset.Cell{Text: from.of(item.Rows)}
		source.Grow = len(item.Rows) > 2
		cells = append(cells, typeset.Cell{Text: item.Text}, source)
	}
	widths := recordColumns
	if len(g.Items) > 0 && columnsOf[g.Items[0].Subject] != nil {
		widths = columnsOf[g.Items[0].Subject]
	}
	s.listing(fmt.Sprintf("%s，%s：%d项", g.Text, g.Counts, len(g.Items)), cells, widths...)
}

// listing sets cells in rows below a line of text that stays with them.
func (s *sheet) listing(text string, cells []typeset.Cell, widths ...float64) {
	if len(cells) == 0 {
		return
	}
	if len(cells) < len(widths) { // a few stand in a line
		items := make([]string, 0, len(cells)/2)
		for i := 0; i < len(cells); i += 2 {
			items = append(items, parts(cells[i].Text, cells[i+1].Text))
		}
		s.labelled(text, strings.Join(items, "；"))
		return
	}
	t := grid(4.9, widths...)
	t.Style, t.Least, t.Outer, t.Inner = detailText, typeset.Pt(6), typeset.Pt(0.5), typeset.Pt(0.25)
	for i := range t.Columns {
		t.Columns[i].Align = typeset.Left
	}
	t.Rows = slots(cells, len(widths))
	s.Need(typeset.Mm(6) + typeset.Len(min(2, len(t.Rows)))*t.RowH)
	s.Para(typeset.Para{Lead: typeset.Mm(6), Spans: []typeset.Span{span(detailLabel, text)}})
	s.Table(t)
	s.Space(typeset.Mm(1.5))
}

// places numbers the files that rows came from.
type places struct {
	files  []string
	number map[string]int
}

// of is where rows stand: 2-105 is row 105 of file 2.
func (p *places) of(rows []report.Row) string {
	var out []string
	for _, r := range rows {
		if r.Source == nil {
			continue
		}
		name := fileName(r.Source)
		if p.number[name] == 0 {
			if p.number == nil {
				p.number = map[string]int{}
			}
			p.number[name] = len(p.files) + 1
			p.files = append(p.files, "〔"+strconv.Itoa(len(p.files)+1)+"〕"+name)
		}
		out = append(out, fmt.Sprintf("%d-%d", p.number[name], r.Source.Line))
	}
	return strings.Join(out, " ")
}

func fileName(s *report.Source) string {
	if s.Sheet == "" {
		return s.File
	}
	return s.File + "（" + s.Sheet + "）"
}
