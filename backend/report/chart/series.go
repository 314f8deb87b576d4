package chart

import (
	"html"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"gridstar/backend/domain"
)

// datum is one value of a series with its own label and tip.
type datum struct {
	Name      string          `json:"name,omitempty"`
	Value     any             `json:"value"`
	Label     *opts.Label     `json:"label,omitempty"`
	ItemStyle *opts.ItemStyle `json:"itemStyle,omitempty"`
	Tooltip   *opts.Tooltip   `json:"tooltip,omitempty"`
}

// gap is echarts' word for a value that is not there.
const gap = "-"

func (p *painter) series() []charts.SingleSeries {
	var out []charts.SingleSeries
	for i := range p.Series {
		if p.Kind == Lines {
			out = append(out, p.line(&p.Series[i]))
		} else {
			out = append(out, p.bars(&p.Series[i])...)
		}
	}
	for _, l := range p.Lines {
		out = append(out, p.rule(l))
	}
	if s, ok := p.notches(); ok {
		out = append(out, s)
	}
	return out
}

// bars are one series, or two where some bars fall short: each has its entry in
// the legend then, and both share a stack, so that bars stay on their lines.
func (p *painter) bars(s *Series) []charts.SingleSeries {
	met := p.barSeries(s.Name, s.Ink, s.Name)
	below := p.barSeries(wordShort, Shortfall, s.Name)
	var metData, belowData []datum
	short := false
	for i := range s.Points {
		pt := &s.Points[i]
		d := datum{Name: p.Categories[i], Value: gap}
		if !pt.Missing {
			d = p.datum(s, i)
			d.Label.Show = opts.Bool(!p.labelled())
			d.Label.Position = "right"
			if p.Kind == Columns {
				d.Label.Position = "top"
			}
		}
		none := datum{Name: p.Categories[i], Value: gap}
		if pt.Short {
			short = true
			metData, belowData = append(metData, none), append(belowData, d)
		} else {
			metData, belowData = append(metData, d), append(belowData, none)
		}
	}
	met.Data, below.Data = metData, belowData
	if !short {
		return []charts.SingleSeries{met}
	}
	met.Name = wordMet
	return []charts.SingleSeries{met, below}
}

func (p *painter) barSeries(name string, ink Ink, stack string) charts.SingleSeries {
	widest := "26"
	if p.Kind == Columns {
		widest = "56"
	}
	return charts.SingleSeries{Name: name, Type: types.ChartBar, Stack: stack, BarMaxWidth: widest, BarCategoryGap: "38%",
		ItemStyle: &opts.ItemStyle{Color: p.ink(ink)}}
}

func (p *painter) datum(s *Series, i int) datum {
	pt := &s.Points[i]
	lines := []string{s.Name + " " + pt.Label()}
	if pt.Mark != nil {
		lines = append(lines, wordPace+" "+pt.Mark.Text)
	}
	if pt.Detail != "" {
		lines = append(lines, pt.Detail)
	}
	return datum{Name: p.Categories[i], Value: decimal(pt.Value),
		Label: &opts.Label{Show: opts.Bool(true), Formatter: pt.Label(),
			Color: p.words(), FontSize: float32(p.size(12)), FontFamily: fonts},
		Tooltip: p.tip(i, lines...)}
}

// tip is what the pointer shows at a category: its name and the lines.
func (p *painter) tip(i int, lines ...string) *opts.Tooltip {
	out := html.EscapeString(p.Categories[i])
	for _, l := range lines {
		out += "<br>" + html.EscapeString(l)
	}
	return &opts.Tooltip{Formatter: types.FuncStr(out)}
}

// line is a series of a line chart. Where it stands alone its points are labelled.
func (p *painter) line(s *Series) charts.SingleSeries {
	out := charts.SingleSeries{Name: s.Name, Type: types.ChartLine, ShowSymbol: opts.Bool(true), Symbol: "none",
		ConnectNulls: opts.Bool(false),
		LineStyle:    &opts.LineStyle{Color: p.ink(s.Ink), Width: 2.5, Type: dashed(s.Dash)},
		ItemStyle:    &opts.ItemStyle{Color: p.ink(s.Ink)}}
	if s.Symbol != NoSymbol {
		out.Symbol, out.SymbolSize = symbols[s.Symbol], 9
	} else {
		out.LineStyle.Width = 1.5
	}
	data := make([]datum, len(s.Points))
	for i := range s.Points {
		data[i] = datum{Name: p.Categories[i], Value: gap}
		if s.Points[i].Missing {
			continue
		}
		data[i] = p.datum(s, i)
		data[i].Label.Show = opts.Bool(len(p.Series) == 1)
		data[i].Label.Position = "top"
		if s.Under(i) {
			data[i].Label.Position = "bottom"
		}
	}
	out.Data = data
	return out
}

var symbols = map[Symbol]string{Circle: "circle", Square: "rect", Triangle: "triangle", Diamond: "diamond"}

func dashed(dash bool) string {
	if dash {
		return "dashed"
	}
	return "solid"
}

// rule is a reference line: a series without points, so that it has its entry in
// the legend.
func (p *painter) rule(l Line) charts.SingleSeries {
	look := &opts.LineStyle{Color: p.ink(l.Ink), Width: 1.5, Type: dashed(l.Dash)}
	s := charts.SingleSeries{Name: l.Label(), Type: types.ChartLine, Symbol: "none", Data: []datum{}, LineStyle: look,
		ItemStyle: &opts.ItemStyle{Color: p.ink(l.Ink)}}
	if p.Kind == Bars {
		charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{Name: l.Label(), XAxis: decimal(l.Value)})(&s)
	} else {
		charts.WithMarkLineNameYAxisItemOpts(opts.MarkLineNameYAxisItem{Name: l.Label(), YAxis: decimal(l.Value)})(&s)
	}
	charts.WithMarkLineStyleOpts(opts.MarkLineStyle{Symbol: []string{"none", "none"}, LineStyle: look,
		Label: &opts.Label{Show: opts.Bool(false)}})(&s)
	return s
}

// notches are the bars' own targets.
func (p *painter) notches() (charts.SingleSeries, bool) {
	var data []datum
	for i := range p.Series[0].Points {
		pt := &p.Series[0].Points[i]
		if pt.Mark == nil {
			continue
		}
		data = append(data, datum{Name: p.Categories[i], Value: []any{decimal(pt.Mark.Value), i},
			Tooltip: p.tip(i, wordOwnTarget+" "+pt.Mark.Text)})
	}
	return charts.SingleSeries{Name: wordOwnTarget, Type: types.ChartScatter, Symbol: "rect", SymbolSize: []int{5, 24}, Data: data,
		ItemStyle: &opts.ItemStyle{Color: p.ink(Pace), BorderColor: p.pick("#ffffff", "#14181d"), BorderWidth: 1, Opacity: opts.Float(1)}}, len(data) > 0
}

// funnel are centred bars: a bar stands on one that is not seen.
func (p *painter) funnel() []charts.SingleSeries {
	s := &p.Series[0]
	offset, seen := make([]datum, len(s.Points)), make([]datum, len(s.Points))
	for i := range s.Points {
		offset[i] = datum{Value: decimal((p.widest() - s.Points[i].Value) / 2),
			Tooltip: &opts.Tooltip{Show: opts.Bool(false)}}
		seen[i] = p.datum(s, i)
		seen[i].Label.Show = opts.Bool(false)
	}
	unseen := charts.SingleSeries{Type: types.ChartBar, Stack: s.Name, Data: offset, BarCategoryGap: "12%",
		ItemStyle: &opts.ItemStyle{Color: "transparent"}}
	bars := p.barSeries(s.Name, s.Ink, s.Name)
	bars.Data, bars.BarMaxWidth, bars.BarCategoryGap = seen, "", "12%"
	return []charts.SingleSeries{unseen, bars}
}

// widest is the funnel's longest bar; 1 when all are empty.
func (p *painter) widest() domain.Hundredths {
	top := one
	for i := range p.Series[0].Points {
		top = max(top, p.Series[0].Points[i].Value)
	}
	return top
}
