package paper

import (
	"math"

	"gridstar/backend/report/chart"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

// Styles of charts.
var (
	chartTitle = typeset.Style{Role: face.Hei, Size: typeset.SizeXiaoSi}
	chartSub   = typeset.Style{Role: face.Song, Size: typeset.SizeXiaoWu, Colour: typeset.Grey}
	chartText  = typeset.Style{Role: face.Song, Size: typeset.SizeXiaoWu}
	chartNote  = typeset.Style{Role: face.Song, Size: typeset.SizeWu}
)

var gridLine = typeset.Colour{R: 216, G: 220, B: 226}

// plot is a chart being painted in the box x, y, w, h of a page; the figures lie
// in the box left, top, right, bottom within.
type plot struct {
	*press
	page                     *typeset.Page
	c                        *chart.Chart
	x, y, w, h               typeset.Len
	left, top, right, bottom typeset.Len
}

const (
	barRow   = 5.6 // mm a bar
	headRoom = 8.5 // mm for title and subtitle
	keyRoom  = 6.5 // mm for the legend
	axisRoom = 7   // mm below the figures
	yearRoom = 3   // mm more below months
)

// chartHeight is the height that a chart of width w asks for, without its note.
func (p *press) chartHeight(c *chart.Chart, w typeset.Len) typeset.Len {
	h := headRoom + axisRoom + keyRoom*float64(len(p.legendRows(c, w)))
	switch c.Kind {
	case chart.Bars:
		h += barRow * float64(len(c.Categories)) * barsA(c)
	case chart.Funnel:
		h += 11*float64(len(c.Categories)) - axisRoom
	default:
		h += 48
	}
	if c.Kind == chart.Lines {
		h += yearRoom
	}
	return typeset.Mm(h)
}

// barsA is how many rows a category takes: a bar a series, and a gap.
func barsA(c *chart.Chart) float64 {
	if n := len(c.Series); n > 1 {
		return float64(n)*0.8 + 0.3
	}
	return 1
}

// chart paints c in a box.
func (p *press) chart(page *typeset.Page, c *chart.Chart, x, y, w, h typeset.Len) {
	mm := typeset.Mm
	d := &plot{press: p, page: page, c: c, x: x, y: y, w: w, h: h}
	title := p.FitLine(chartTitle, c.Title, w*6/10)
	title.Draw(page, x, y+mm(5), 0)
	sub := p.FitLine(chartSub, c.Subtitle, w-title.Width-mm(4))
	sub.Draw(page, x+w-sub.Width, y+mm(5), 0)
	d.top = y + mm(headRoom)
	d.bottom = y + h - mm(axisRoom)
	if c.Kind == chart.Lines {
		d.bottom -= mm(yearRoom)
	}
	for _, row := range p.legendRows(c, w) {
		d.legend(row)
		d.top += mm(keyRoom)
	}
	switch c.Kind {
	case chart.Bars:
		d.bars()
	case chart.Columns:
		d.columns()
	case chart.Lines:
		d.lines()
	case chart.Funnel:
		d.bottom = y + h
		d.funnel()
	}
}

func ink(i chart.Ink) typeset.Colour {
	c := i.OnWhite()
	return typeset.Colour{R: c.R, G: c.G, B: c.B}
}

// along is the place of a value between from and to.
func (d *plot) along(place float64, from, to typeset.Len) typeset.Len {
	return from + typeset.Len(math.Round(float64(to-from)*place))
}

func (d *plot) label(st typeset.Style, text string, x, y, w, h typeset.Len, a typeset.Align) {
	typeset.DrawAligned(d.page, d.FitLine(st, text, w), x, y, w, h, a)
}

const (
	keySign = 6 // mm for the sign before a legend's name
	keyGap  = 5 // mm behind it
)

// legendRows breaks a legend into rows that fit the width.
func (p *press) legendRows(c *chart.Chart, w typeset.Len) [][]chart.Entry {
	var rows [][]chart.Entry
	room := typeset.Len(0)
	for _, k := range c.Legend() {
		need := p.Width(chartText, k.Name) + typeset.Mm(keySign+keyGap)
		if len(rows) == 0 || need > room {
			rows = append(rows, nil)
			room = w
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], k)
		room -= need
	}
	return rows
}

// legend sets a row of entries from the left.
func (d *plot) legend(keys []chart.Entry) {
	mm := typeset.Mm
	x, y, h := d.x, d.top, mm(4.5)
	for _, k := range keys {
		l := d.FitLine(chartText, k.Name, d.w-mm(keySign))
		c, mid := ink(k.Ink), y+h/2
		switch k.Sign {
		case chart.Patch:
			d.page.Draw(typeset.Filled(c, x, mid-mm(1.2), mm(4.4), mm(2.4)))
		case chart.Notch:
			d.page.Draw(typeset.Rule{X1: x + mm(2), Y1: mid - mm(1.8), X2: x + mm(2), Y2: mid + mm(1.8), Width: typeset.Pt(1.6), Colour: c})
		default:
			d.page.Draw(typeset.Rule{X1: x, Y1: mid, X2: x + mm(4.6), Y2: mid, Width: typeset.Pt(1.2), Colour: c, Dash: dashOf(k.Dash)})
			d.symbol(k.Symbol, x+mm(2.3), mid, c)
		}
		l.Draw(d.page, x+mm(keySign), typeset.Baseline(y, h, chartText.Size), 0)
		x += mm(keySign) + l.Width + mm(keyGap)
	}
}

func dashOf(dashed bool) typeset.Len {
	if dashed {
		return typeset.Pt(3)
	}
	return 0
}

func (d *plot) symbol(s chart.Symbol, x, y typeset.Len, c typeset.Colour) {
	r := typeset.Pt(2.4)
	var path []typeset.Seg
	switch s {
	case chart.Circle:
		path = typeset.Circle(x, y, r)
	case chart.Square:
		r = r * 9 / 10
		path = typeset.Polygon(typeset.XY{X: x - r, Y: y - r}, typeset.XY{X: x + r, Y: y - r}, typeset.XY{X: x + r, Y: y + r}, typeset.XY{X: x - r, Y: y + r})
	case chart.Triangle:
		path = typeset.Polygon(typeset.Polar(x, y, r*12/10, 0), typeset.Polar(x, y, r*12/10, 120), typeset.Polar(x, y, r*12/10, 240))
	default:
		return
	}
	d.page.Draw(typeset.Shape{Path: path, Fill: &c, Stroke: &white, Width: typeset.Pt(0.6)})
}
