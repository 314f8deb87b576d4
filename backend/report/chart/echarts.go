package chart

import (
	"encoding/json"
	"html"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"gridstar/backend/domain"
)

// Style is the surroundings that a chart is painted for.
type Style struct {
	Dark  bool
	Large bool // large print
	Save  bool // show the tool that saves a picture, as stand-alone pages do
}

func (s Style) ink(i Ink) string {
	if s.Dark {
		return i.OnDark().Hex()
	}
	return i.OnWhite().Hex()
}

func (s Style) size(px int) int {
	if s.Large {
		return px * 5 / 4
	}
	return px
}

func (s Style) words() string { return s.pick("#1d2430", "#eef1f5") }
func (s Style) faint() string { return s.pick("#59636f", "#a9b2bd") }
func (s Style) grid() string  { return s.pick("#e3e7ec", "#3a424d") }

func (s Style) pick(light, dark string) string {
	if s.Dark {
		return dark
	}
	return light
}

// fonts are the faces that offices have; none is fetched.
const fonts = `"Microsoft YaHei","PingFang SC","Noto Sans SC","Source Han Sans SC","LXGW WenKai",sans-serif`

// Heights of a picture's parts in pixels.
const (
	headHeight   = 64 // title and subtitle
	legendHeight = 28
	barHeight    = 30
	plotHeight   = 300
	funnelHeight = 180
	labelRoom    = 14
	footHeight   = 48
)

// Height is the height in pixels that the chart wants on a screen.
func (c *Chart) Height() int {
	h := headHeight + footHeight
	if len(c.Legend()) > 0 {
		h += legendHeight
	}
	switch c.Kind {
	case Funnel:
		return h + funnelHeight
	case Bars:
		return h + max(3, len(c.Categories))*barHeight*max(1, len(c.Series)*2/3)
	}
	return h + plotHeight
}

// Options are the chart's options for echarts: pure JSON, without a function.
func Options(c *Chart, style Style) ([]byte, error) {
	p := painter{Chart: c, Style: style}
	return json.Marshal(p.options())
}

// painter turns one chart into go-echarts options.
type painter struct {
	*Chart
	Style
}

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

func (p *painter) options() map[string]any {
	b := charts.NewBar()
	p.frame(&b.BaseConfiguration)
	switch p.Kind {
	case Funnel:
		b.XAxisList[0], b.YAxisList[0] = p.funnelAxes()
		b.ExtendYAxis(p.labelColumn())
		b.MultiSeries = p.funnel()
	case Bars:
		b.XAxisList[0], b.YAxisList[0] = p.lyingAxes()
		if p.labelled() {
			b.ExtendYAxis(p.labelColumn())
		}
		b.MultiSeries = p.series()
	default:
		b.XAxisList[0], b.YAxisList[0] = p.uprightAxes()
		b.MultiSeries = p.series()
	}
	o := b.JSON()
	o["textStyle"] = map[string]any{"fontFamily": fonts}
	return o
}

// labelled tells whether the labels of lying bars stand in a column of their own,
// where they line up and no line crosses them.
func (p *painter) labelled() bool { return p.Kind == Funnel || p.Kind == Bars && len(p.Series) == 1 }

// frame is what stands around the plot.
func (p *painter) frame(b *charts.BaseConfiguration) {
	charts.WithTitleOpts(opts.Title{Title: p.Title, Subtitle: p.Subtitle, Left: "16", Top: "10",
		TitleStyle:    &opts.TextStyle{Color: p.words(), FontSize: p.size(17), FontWeight: "600", FontFamily: fonts},
		SubtitleStyle: &opts.TextStyle{Color: p.faint(), FontSize: p.size(13), FontFamily: fonts},
	})(b)
	legend := opts.Legend{Show: opts.Bool(false)}
	if entries := p.Legend(); len(entries) > 0 {
		items := make([]map[string]string, len(entries))
		for i, e := range entries {
			items[i] = map[string]string{"name": e.Name}
			if icon := e.icon(); icon != "" {
				items[i]["icon"] = icon
			}
		}
		legend = opts.Legend{Show: opts.Bool(true), Left: "16", Top: strconv.Itoa(p.size(headHeight) - 2), Data: items,
			ItemWidth: 22, ItemHeight: 12, TextStyle: p.text(13, p.words())}
	}
	charts.WithLegendOpts(legend)(b)
	charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"})(b)
	charts.WithToolboxOpts(opts.Toolbox{Show: opts.Bool(p.Save), Right: "16", Top: "10",
		Feature: &opts.ToolBoxFeature{SaveAsImage: &opts.ToolBoxFeatureSaveAsImage{
			Show: opts.Bool(p.Save), Type: "png", Name: p.Title, Title: "保存为图片"}}})(b)
	charts.WithGridOpts(opts.Grid{Left: "16", Right: strconv.Itoa(p.marginRight()), Top: strconv.Itoa(p.top()), Bottom: "12", ContainLabel: opts.Bool(true)})(b)
	charts.WithAnimation(false)(b)
	charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true),
		Label: &opts.AriaLabel{Enabled: opts.Bool(true), Description: p.Title + "。" + p.Subtitle + "。" + p.Note}})(b)
}

// icon is the entry's sign as echarts takes it; "" where echarts draws it from
// the series.
func (e Entry) icon() string {
	switch {
	case e.Sign == Notch:
		return "path://M0,6H0.1V6.1H0Z M10,0H13V12H10Z M21.9,6H22V6.1H21.9Z" // specks keep the stroke narrow
	case e.Dash:
		return "path://M0,5H6V7H0Z M8,5H14V7H8Z M16,5H22V7H16Z"
	case e.Sign == Rule:
		return "path://M0,5H22V7H0Z"
	case e.Sign == Patch:
		return "rect"
	}
	return ""
}

// top is where the plot starts: under the legend, with room for the labels of
// upright bars and lines.
func (p *painter) top() int {
	top := headHeight + 12
	if len(p.Legend()) > 0 {
		top += legendHeight
	}
	if p.Kind == Columns || p.Kind == Lines {
		top += labelRoom
	}
	return p.size(top)
}

// marginRight leaves room for the label of a bar that reaches the axis' end.
func (p *painter) marginRight() int {
	if p.Kind == Bars && !p.labelled() {
		return p.size(64)
	}
	return 28
}

func (p *painter) text(px int, color string) *opts.TextStyle {
	return &opts.TextStyle{Color: color, FontSize: p.size(px), FontFamily: fonts}
}

func (p *painter) lyingAxes() (opts.XAxis, opts.YAxis) {
	step, label, rule := p.valueAxis()
	return opts.XAxis{Type: "value", Min: decimal(p.Axis.Min), Max: decimal(p.Axis.Max), MinInterval: step, MaxInterval: step,
			AxisLabel: label, SplitLine: rule, AxisLine: hiddenLine},
		opts.YAxis{Type: "category", Data: p.Marks(), Inverse: opts.Bool(true), AxisLabel: p.axisLabel(p.words()),
			AxisLine: p.baseLine(), SplitLine: hiddenRule}
}

func (p *painter) uprightAxes() (opts.XAxis, opts.YAxis) {
	step, label, rule := p.valueAxis()
	return opts.XAxis{Type: "category", Data: p.Marks(), AxisLabel: p.axisLabel(p.words()), AxisLine: p.baseLine(),
			AxisTick: &opts.AxisTick{Show: opts.Bool(false)}, SplitLine: hiddenRule},
		opts.YAxis{Type: "value", Min: decimal(p.Axis.Min), Max: decimal(p.Axis.Max), MinInterval: step, MaxInterval: step,
			AxisLabel: label, SplitLine: rule, AxisLine: hiddenLine}
}

func (p *painter) funnelAxes() (opts.XAxis, opts.YAxis) {
	return opts.XAxis{Type: "value", Min: 0, Max: decimal(p.widest()), Show: opts.Bool(false)},
		opts.YAxis{Type: "category", Data: p.Marks(), Inverse: opts.Bool(true), AxisLabel: p.axisLabel(p.words()),
			AxisLine: hiddenLine, SplitLine: hiddenRule}
}

// labelColumn is an axis that has the bars' labels in place of names.
func (p *painter) labelColumn() opts.YAxis {
	labels := make([]string, len(p.Categories))
	for i := range labels {
		pt := &p.Series[0].Points[i]
		labels[i] = pt.Label()
		if p.Kind == Funnel {
			labels[i] += "  " + pt.Detail
		}
	}
	return opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true), Position: "right", AxisLabel: p.axisLabel(p.words()),
		AxisLine: hiddenLine, SplitLine: hiddenRule}
}

var (
	hiddenLine = &opts.AxisLine{Show: opts.Bool(false)}
	hiddenRule = &opts.SplitLine{Show: opts.Bool(false)}
)

func (p *painter) baseLine() *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: p.faint(), Width: 1}}
}

// valueAxis are the distance of ticks, their labels and their rules.
func (p *painter) valueAxis() (float64, *opts.AxisLabel, *opts.SplitLine) {
	label := p.axisLabel(p.faint())
	label.Formatter = types.FuncStr("{value}" + axisUnit(p.Unit))
	return float64(p.Axis.Step) / float64(one), label,
		&opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: p.grid(), Width: 1}}
}

func (p *painter) axisLabel(color string) *opts.AxisLabel {
	return &opts.AxisLabel{Show: opts.Bool(true), Color: color, FontSize: p.size(13), FontFamily: fonts,
		ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true), Interval: "0"}
}

// axisUnit is what stands behind a tick's number; long units stand in the title.
func axisUnit(unit string) string {
	if unit == "%" {
		return unit
	}
	return ""
}

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

var symbols = map[Symbol]string{Circle: "circle", Square: "rect", Triangle: "triangle"}

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

// decimal is v as a JSON number, exact.
func decimal(v domain.Hundredths) json.Number { return json.Number(plain(v)) }
