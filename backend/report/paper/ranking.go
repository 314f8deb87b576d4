package paper

import (
	"sort"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

var (
	tableHead = typeset.Style{Role: face.Hei, Size: typeset.Pt(8.5)}
	tableBody = typeset.Style{Role: face.Song, Size: typeset.SizeXiaoWu}
)

// assessed are the ranked workers, in rank order; by grid where ranks are off.
func (n Notice) assessed() []report.Worker {
	var out []report.Worker
	for _, w := range n.Month.Workers {
		if w.Assessed {
			out = append(out, w)
		}
	}
	if n.Settings.StarsOnly {
		sort.SliceStable(out, func(i, j int) bool {
			a, b := strings.Join(out[i].Grids, " "), strings.Join(out[j].Grids, " ")
			if a != b {
				return a < b
			}
			return out[i].Worker < out[j].Worker
		})
	}
	return out
}

// ranking is the form of the ranking table: widths of its columns in mm, the
// last takes what remains.
type ranking struct {
	rank, community, grid, name, rate, cases, plus, minus, score, stars float64

	total      typeset.Len
	head, text typeset.Style
	headH      [2]float64
	star       typeset.Len
	starColour typeset.Colour
	least      typeset.Len
	shade      *typeset.Colour
}

var (
	noticeRanking = ranking{rank: 8.5, grid: 21, name: 15.5, rate: 12, cases: 15.5, plus: 9.7, minus: 9.2, score: 12, stars: 13.5,
		total: typeset.GB9704.W, head: tableHead, text: tableBody, headH: [2]float64{5.5, 11.5}, star: typeset.Mm(1.1), starColour: typeset.Red, least: typeset.Pt(6)}
	noticeRankingWide = ranking{rank: 8, community: 15, grid: 13.8, name: 15.5, rate: 11.5, cases: 15.2, plus: 9.6, minus: 9, score: 11.2, stars: 13.5,
		total: typeset.GB9704.W, head: tableHead, text: tableBody, headH: [2]float64{5.5, 11.5}, star: typeset.Mm(1.1), starColour: typeset.Red, least: typeset.Pt(6)}
)

// ranked is the ranking table in a form; nil where nobody is assessed.
func (n Notice) ranked(form ranking, rowH typeset.Len) *typeset.Table {
	workers := n.assessed()
	if len(workers) == 0 {
		return nil
	}
	mm := typeset.Mm
	t := &typeset.Table{
		Head: [][]typeset.Head{nil, {{Text: "入户\n调查率\n(%)"}, {Text: "信息\n采集率\n(%)"}, {Text: "纠纷\n化解率\n(%)"},
			{Text: "可防性\n案件发案率\n(件/千户)"}}},
		HeadSt: form.head, Style: form.text, Shade: form.shade,
		HeadH: []typeset.Len{mm(form.headH[0]), mm(form.headH[1])}, RowH: rowH, Least: form.least, Keep: 3,
	}
	add := func(text string, w float64, a typeset.Align) {
		t.Columns = append(t.Columns, typeset.Column{Width: mm(w), Align: a})
		t.Head[0] = append(t.Head[0], typeset.Head{Text: text, Rows: 2})
	}
	grid := form.grid
	if n.Settings.StarsOnly {
		grid += form.rank
	} else {
		add("名次", form.rank, typeset.Centre)
	}
	if form.community > 0 {
		add("社区", form.community, typeset.Centre)
	}
	add("网格", grid, typeset.Centre)
	add("姓名", form.name, typeset.Centre)
	for _, w := range []float64{form.rate, form.rate, form.rate, form.cases} {
		t.Columns = append(t.Columns, typeset.Column{Width: mm(w), Align: typeset.Figures})
	}
	t.Head[0] = append(t.Head[0], typeset.Head{Text: "四项重点指标", Cols: 4})
	add("加减分", form.plus, typeset.Figures)
	add("扣分", form.minus, typeset.Figures)
	add("得分", form.score, typeset.Figures)
	add("星级", form.stars, typeset.Centre)
	rest := form.total - t.Width()
	add("备注", 0, typeset.Centre)
	t.Columns[len(t.Columns)-1].Width = rest
	for i := range workers {
		t.Rows = append(t.Rows, n.row(&workers[i], form))
	}
	return t
}

func (n Notice) row(w *report.Worker, form ranking) typeset.Row {
	var row []typeset.Cell
	text := func(s string) { row = append(row, typeset.Cell{Text: s}) }
	if !n.Settings.StarsOnly && w.Rank != nil {
		text(strconv.Itoa(*w.Rank))
	}
	if form.community > 0 {
		text(w.UnitName)
	}
	text(gridNames(w))
	text(w.Name)
	for _, id := range domain.KeyIndicators {
		text(measureText(w.Indicators[id]))
	}
	text(signed(or(w.Adjustments)))
	text(or(w.Deductions))
	text(or(w.Score))
	stars := 0
	if w.Stars != nil {
		stars = *w.Stars
	}
	row = append(row, typeset.Cell{Draw: func(p *typeset.Page, x, y, wd, h typeset.Len) {
		typeset.Stars(p, stars, x, y, wd, h, form.star, form.starColour)
	}})
	text(remark(w))
	return typeset.Row{Cells: row}
}

func remark(w *report.Worker) string {
	if w.Qualified != nil && !*w.Qualified {
		return report.QualifiedName(false)
	}
	return ""
}

func gridNames(w *report.Worker) string {
	names := w.GridNames
	if len(names) == 0 {
		names = w.Grids
	}
	return shortNames(names, w.UnitName)
}

func shortNames(grids []string, community string) string {
	short := make([]string, len(grids))
	for i, name := range grids {
		short[i] = withoutPrefix(name, community)
	}
	return strings.Join(short, "、")
}

// withoutPrefix drops the community's name from a grid's: it stands beside it,
// or over the whole paper.
func withoutPrefix(name, community string) string {
	if short := strings.TrimPrefix(name, community); community != "" && short != "" {
		return short
	}
	return name
}

// none stands where an indicator does not apply.
const none = "—"

func measureText(m report.Measure) string {
	if !m.Applies || m.Value == nil {
		return none
	}
	return *m.Value
}

func or(s *string) string {
	if s == nil {
		return none
	}
	return *s
}

// signed writes a plus sign before points that add, and a true minus sign.
func signed(s string) string {
	switch {
	case s == "0.00" || s == none:
		return s
	case strings.HasPrefix(s, "-"):
		return "−" + s[1:]
	}
	return "+" + s
}
