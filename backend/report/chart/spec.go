package chart

import (
	"gridstar/backend/domain"
)

// Kind is the form of a chart.
type Kind string

const (
	Bars    Kind = "bars"    // lying bars, first category on top; names of people or units stand left
	Columns Kind = "columns" // upright bars, first category left
	Lines   Kind = "lines"   // a line a series over ordered categories, mostly months
	Funnel  Kind = "funnel"  // centred bars that shrink downwards, one a category
)

// Chart says what a chart shows. It is painter-neutral: every text is final and
// every place on the axis exact. Only a painter turns figures into lengths, by
// Axis.Place.
type Chart struct {
	ID         string   `json:"id"`         // stable, also the name of its page: visit-workers, trend
	Kind       Kind     `json:"kind"`       //
	Title      string   `json:"title"`      // 入户调查率
	Subtitle   string   `json:"subtitle"`   // whose and when: 樊城区某社区 2026年10月
	Unit       string   `json:"unit"`       // of the value axis: %, 分, 人, 件
	Subject    string   `json:"subject"`    // what the categories are: 网格员, 社区, 月份
	Categories []string `json:"categories"` // distinct
	AxisLabels []string `json:"axisLabels"` // what an axis shows in their place where they are long: 11月, a line break, 2025
	Axis       Axis     `json:"axis"`
	Series     []Series `json:"series"` // each has one Point a category
	Lines      []Line   `json:"lines"`  // reference lines across the plot: the pace, the pass mark
	Note       string   `json:"note"`   // what it shows, in one sentence; "" for none
}

// Axis is the value axis: it runs from Min to Max, which are multiples of Step.
type Axis struct {
	Min  domain.Hundredths `json:"min"`
	Max  domain.Hundredths `json:"max"`
	Step domain.Hundredths `json:"step"`
}

// Series is one line, or one bar a category.
type Series struct {
	Name   string  `json:"name"`
	Ink    Ink     `json:"ink"`
	Dash   bool    `json:"dash"`   // a drawn line is dashed
	Symbol Symbol  `json:"symbol"` // at the points of a line
	Points []Point `json:"points"`
}

// Symbol is the mark at the points of a line, so that colour never speaks alone.
type Symbol string

const (
	NoSymbol Symbol = ""
	Circle   Symbol = "circle"
	Square   Symbol = "square"
	Triangle Symbol = "triangle"
	Diamond  Symbol = "diamond"
)

// Point is one value.
type Point struct {
	Missing bool              `json:"missing"` // nothing to draw: a gap in a line, no bar
	Value   domain.Hundredths `json:"value"`
	Text    string            `json:"text"`   // the label as it is set: 36.79%; of a missing one why: 不适用, 不参评
	Detail  string            `json:"detail"` // what lies behind: 39/106户; "" for none
	Short   bool              `json:"short"`  // a bar below its own mark: painted in Shortfall
	Mark    *Mark             `json:"mark"`   // a bar's own target, drawn as a tick across it
}

// Mark is the target of one bar.
type Mark struct {
	Value domain.Hundredths `json:"value"`
	Text  string            `json:"text"` // 38.88%
}

// Under tells whether the label of point i of a line stands under it: where the
// line comes down to it and does not go on down, a label above would be crossed.
func (s *Series) Under(i int) bool {
	falls := i > 0 && !s.Points[i-1].Missing && s.Points[i-1].Value > s.Points[i].Value
	rises := i+1 < len(s.Points) && !s.Points[i+1].Missing && s.Points[i+1].Value > s.Points[i].Value
	last := i+1 == len(s.Points) || s.Points[i+1].Missing
	first := i == 0 || s.Points[i-1].Missing
	return falls && (rises || last) || rises && first
}

// Line is a reference line across the whole plot. Its name and text stand in the
// legend, so that labels of close lines never collide.
type Line struct {
	Name  string            `json:"name"` // 应达进度
	Value domain.Hundredths `json:"value"`
	Text  string            `json:"text"` // 33.70%
	Ink   Ink               `json:"ink"`
	Dash  bool              `json:"dash"`
}

// Label is the line's entry in the legend: 应达进度 33.70%.
func (l Line) Label() string { return l.Name + " " + l.Text }

// Sign is what stands before the name in a legend.
type Sign string

const (
	Patch  Sign = "patch"  // a filled box: bars
	Stroke Sign = "stroke" // a stroke with the series' symbol: lines
	Rule   Sign = "rule"   // a stroke: reference lines
	Notch  Sign = "notch"  // a short upright stroke: bars' own targets
)

// Entry is one entry of a legend.
type Entry struct {
	Name   string
	Sign   Sign
	Ink    Ink
	Dash   bool
	Symbol Symbol
}

// Label is the text at a bar or point. A bar that falls short says so in words.
func (p *Point) Label() string {
	if p.Short {
		return p.Text + " " + wordBelow
	}
	return p.Text
}

// Legend are the entries that a reader needs to tell the inks and lines apart;
// none when the title says it all.
func (c *Chart) Legend() []Entry {
	var out []Entry
	short, met, notch := false, false, false
	for i := range c.Series {
		s := &c.Series[i]
		if len(c.Series) > 1 {
			sign := Patch
			if c.Kind == Lines {
				sign = Stroke
			}
			out = append(out, Entry{Name: s.Name, Sign: sign, Ink: s.Ink, Dash: s.Dash, Symbol: s.Symbol})
		}
		for j := range s.Points {
			p := &s.Points[j]
			short = short || p.Short
			met = met || !p.Missing && !p.Short
			notch = notch || p.Mark != nil
		}
	}
	if short {
		if met {
			out = append(out, Entry{Name: wordMet, Sign: Patch, Ink: Primary})
		}
		out = append(out, Entry{Name: wordShort, Sign: Patch, Ink: Shortfall})
	}
	for _, l := range c.Lines {
		out = append(out, Entry{Name: l.Label(), Sign: Rule, Ink: l.Ink, Dash: l.Dash})
	}
	if notch {
		out = append(out, Entry{Name: wordOwnTarget, Sign: Notch, Ink: Pace})
	}
	return out
}

// Marks are the labels of the category axis.
func (c *Chart) Marks() []string {
	if c.AxisLabels != nil {
		return c.AxisLabels
	}
	return c.Categories
}

// Table is the twin of a chart: the same figures in rows, for keyboards, screen
// readers and pages without a script.
type Table struct {
	Head []string   `json:"head"`
	Rows [][]string `json:"rows"`
}

// Table returns the chart's figures as rows, one a category.
func (c *Chart) Table() Table {
	t := Table{Head: []string{c.Subject}}
	details, marks := make([]bool, len(c.Series)), make([]bool, len(c.Series))
	for i := range c.Series {
		s := &c.Series[i]
		for j := range s.Points {
			details[i] = details[i] || s.Points[j].Detail != ""
			marks[i] = marks[i] || s.Points[j].Mark != nil
		}
		t.Head = append(t.Head, s.Name)
		if marks[i] {
			t.Head = append(t.Head, wordPace, wordState)
		}
		if details[i] {
			t.Head = append(t.Head, c.detail())
		}
	}
	for j, name := range c.Categories {
		row := []string{name}
		for i := range c.Series {
			p := &c.Series[i].Points[j]
			row = append(row, p.Text)
			if marks[i] {
				row = append(row, p.target(), p.state())
			}
			if details[i] {
				row = append(row, p.Detail)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// detail is the head over what lies behind a figure.
func (c *Chart) detail() string {
	if c.Unit == "分" || c.Unit == "人" || c.Unit == "件" {
		return wordRemark
	}
	return wordFraction
}

func (p *Point) target() string {
	if p.Mark == nil {
		return ""
	}
	return p.Mark.Text
}

func (p *Point) state() string {
	switch {
	case p.Mark == nil:
		return ""
	case p.Short:
		return wordShort
	}
	return wordMet
}

// The words that charts share.
const (
	wordMet       = "达到应达进度"
	wordShort     = "未达应达进度"
	wordBelow     = "未达"
	wordPace      = "应达进度"
	wordOwnTarget = "本人应达进度"
	wordGoal      = "目标"
	wordState     = "达标情况"
	wordFraction  = "分子/分母"
	wordRemark    = "说明"
)
