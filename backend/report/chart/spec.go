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

// Line is a reference line across the whole plot.
type Line struct {
	Name  string            `json:"name"` // 应达进度
	Value domain.Hundredths `json:"value"`
	Text  string            `json:"text"` // 33.70%
	Ink   Ink               `json:"ink"`
}

// Entry is one entry of a legend.
type Entry struct {
	Name   string
	Ink    Ink
	Dash   bool
	Symbol Symbol
	Tick   bool // the short tick of bars' own targets
}

// Legend are the entries that a reader needs to tell the inks apart; none when
// the title says it all.
func (c *Chart) Legend() []Entry {
	var out []Entry
	short, met, tick := false, false, false
	for i := range c.Series {
		s := &c.Series[i]
		if len(c.Series) > 1 {
			out = append(out, Entry{Name: s.Name, Ink: s.Ink, Dash: s.Dash, Symbol: s.Symbol})
		}
		for j := range s.Points {
			p := &s.Points[j]
			short = short || p.Short
			met = met || !p.Missing && !p.Short
			tick = tick || p.Mark != nil
		}
	}
	if short {
		if met {
			out = append(out, Entry{Name: wordMet, Ink: Primary})
		}
		out = append(out, Entry{Name: wordShort, Ink: Shortfall})
	}
	if tick {
		out = append(out, Entry{Name: wordOwnTarget, Ink: Pace, Tick: true})
	}
	return out
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
			t.Head = append(t.Head, wordTarget, wordState)
		}
		if details[i] {
			t.Head = append(t.Head, wordDetail)
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
	wordMet       = "已达应达进度"
	wordShort     = "未达应达进度"
	wordOwnTarget = "本人应达进度"
	wordTarget    = "应达进度"
	wordState     = "达标情况"
	wordDetail    = "分子/分母"
)
