package paper

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
	"gridstar/backend/report/paper/typeset"
)

// MonthReport is the month in charts and what they say.
type MonthReport struct {
	Month    report.Month
	Charts   []*chart.Chart // empty: the rates by worker and the stars
	Points   []string       // what else is to be said, a sentence each
	Settings Settings
	Issuer   string
	Issued   domain.Date
}

// Compose lays the report out.
func (d MonthReport) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "月度考核情况", len(d.Month.Workers))
	if err != nil {
		return nil, err
	}
	issuer := d.Settings.issuer(d.Issuer)
	title := d.Month.UnitName + d.Month.Period() + "网格员考核情况"
	s := p.sheet(title, issuer, d.Issued, upright)
	s.title(title, issuer, d.Issued.Chinese())
	s.summary(&d.Month)
	for _, text := range d.Points {
		s.text(text)
	}
	charts := d.Charts
	if len(charts) == 0 {
		for _, id := range chart.Rates {
			charts = append(charts, chart.ByWorker(&d.Month, id))
		}
		charts = append(charts, chart.Stars(&d.Month))
	}
	for _, c := range charts {
		if c != nil {
			s.figure(c)
		}
	}
	return p.done(s.numbered())
}

// summary sets the figures of the unit itself, and how many are assessed.
func (s *sheet) summary(m *report.Month) {
	assessed := 0
	for i := range m.Workers {
		if m.Workers[i].Assessed {
			assessed++
		}
	}
	s.text(fmt.Sprintf("%s%s共有网格员%d名，参评%d名，不参评%d名。考核依据%s，数据截至%s。", m.UnitName, m.Period(), len(m.Workers), assessed,
		len(m.Workers)-assessed, report.StandardTitle, chineseDate(m.AsOf)))
	s.Space(typeset.Mm(2))
	u := m.UnitOf(m.Unit)
	if u == nil || u.Score == nil {
		return
	}
	t := headed(grid(9, 33.2, 33.2, 33.2, 33.2, 33.2), 7, "入户调查率", "信息采集率", "纠纷化解率", "可防性案件发案率", "单位得分")
	row := typeset.Row{}
	for _, id := range domain.KeyIndicators {
		text := measureText(u.Indicators[id])
		if text != none {
			text += " " + report.IndicatorUnit(id)
		}
		row.Cells = append(row.Cells, typeset.Cell{Text: text})
	}
	row.Cells = append(row.Cells, typeset.Cell{Text: *u.Score})
	t.Rows = []typeset.Row{row}
	s.Table(t)
	s.Space(typeset.Mm(3))
}

// mostBars is how many bars a page holds.
const mostBars = 34

// figure sets a chart with what it says; one of many bars goes over several pages.
func (s *sheet) figure(c *chart.Chart) {
	if c.Kind == chart.Bars && len(c.Categories) > mostBars {
		for from := 0; from < len(c.Categories); from += mostBars {
			to := min(from+mostBars, len(c.Categories))
			part := *c
			part.Categories = c.Categories[from:to]
			part.Series = make([]chart.Series, len(c.Series))
			for i, series := range c.Series {
				part.Series[i] = series
				part.Series[i].Points = series.Points[from:to]
			}
			part.Title = fmt.Sprintf("%s（%d—%d）", c.Title, from+1, to)
			if to < len(c.Categories) {
				part.Note = ""
			}
			s.figure(&part)
		}
		return
	}
	h := s.chartHeight(c, s.Frame.W)
	note := typeset.Para{Spans: []typeset.Span{span(chartNote, c.Note)}, Lead: typeset.Mm(5.8), Align: typeset.Justify}
	var table *typeset.Table
	tableH := typeset.Len(0)
	if c.Kind == chart.Lines && len(c.Series) > 1 {
		table = s.twin(c)
		tableH = typeset.Mm(6)*typeset.Len(len(table.Rows)) + typeset.Mm(10)
	}
	s.Space(typeset.Mm(4))
	s.Need(h + tableH + s.Height(note))
	s.Block(h, func(p *typeset.Page, x, y typeset.Len) { s.press.chart(p, c, x, y, s.Frame.W, h) })
	if table != nil {
		s.Table(table)
		s.Space(typeset.Mm(2))
	}
	if c.Note != "" {
		s.Para(note)
	}
}

// twin is the table of a chart of lines: a row a series, a column a category.
func (s *sheet) twin(c *chart.Chart) *typeset.Table {
	t := &typeset.Table{HeadSt: chartText, Style: chartText, RowH: typeset.Mm(6), Least: typeset.Pt(5.5), Outer: typeset.Pt(0.6)}
	first := typeset.Mm(26)
	t.Columns = append(t.Columns, typeset.Column{Width: first, Align: typeset.Centre})
	head := []typeset.Head{{Text: c.Subject + "（" + c.Unit + "）"}}
	for _, name := range monthNames(c.Categories) {
		t.Columns = append(t.Columns, typeset.Column{Width: (s.Frame.W - first) / typeset.Len(len(c.Categories)), Align: typeset.Centre})
		head = append(head, typeset.Head{Text: name})
	}
	t.Head, t.HeadH = [][]typeset.Head{head}, []typeset.Len{typeset.Mm(8)}
	for _, series := range c.Series {
		row := texts(series.Name)
		for _, p := range series.Points {
			text := strings.TrimSuffix(p.Text, c.Unit)
			if p.Missing {
				text = none
			}
			row.Cells = append(row.Cells, typeset.Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
