package chart

import (
	"encoding/json"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"gridstar/backend/domain"
)

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

// decimal is v as a JSON number, exact.
func decimal(v domain.Hundredths) json.Number { return json.Number(plain(v)) }
