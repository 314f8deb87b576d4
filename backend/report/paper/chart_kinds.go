package paper

import (
	"strings"

	"gridstar/backend/report/chart"
	"gridstar/backend/report/paper/typeset"
)

// bars are lying bars: names left, the figure at the bar's end, its own target
// as a tick across it.
func (d *plot) bars() {
	mm := typeset.Mm
	names := mm(12)
	for _, name := range d.c.Categories {
		names = max(names, d.Width(chartText, name))
	}
	names = min(names, d.w/4)
	d.left, d.right = d.x+names+mm(2.5), d.x+d.w-mm(22)
	for _, t := range d.c.Axis.Ticks() {
		x := d.along(d.c.Axis.Place(t.Value), d.left, d.right)
		d.page.Draw(typeset.Rule{X1: x, Y1: d.top, X2: x, Y2: d.bottom, Width: typeset.Pt(0.4), Colour: gridLine})
		d.label(chartSub, t.Text, x-mm(10), d.bottom+mm(0.8), mm(20), mm(4), typeset.Centre)
	}
	d.label(chartSub, d.c.Unit, d.right+mm(4), d.bottom+mm(0.8), mm(18), mm(4), typeset.Left)
	row := (d.bottom - d.top) / typeset.Len(max(len(d.c.Categories), 1))
	thick := row * 6 / 10
	if n := len(d.c.Series); n > 1 {
		thick = row * 8 / 10 / typeset.Len(n)
	}
	each := func(draw func(s *chart.Series, p *chart.Point, y, h typeset.Len)) {
		for i := range d.c.Categories {
			at := d.top + row*typeset.Len(i) + (row-thick*typeset.Len(len(d.c.Series)))/2
			for k := range d.c.Series {
				draw(&d.c.Series[k], &d.c.Series[k].Points[i], at, thick)
				at += thick
			}
		}
	}
	for i, name := range d.c.Categories {
		d.label(chartText, name, d.x, d.top+row*typeset.Len(i), names, row, typeset.Right)
	}
	each(d.bar)
	d.page.Draw(typeset.Rule{X1: d.left, Y1: d.top, X2: d.left, Y2: d.bottom, Width: typeset.Pt(0.8), Colour: typeset.Grey})
	for _, l := range d.c.Lines {
		x := d.along(d.c.Axis.Place(l.Value), d.left, d.right)
		d.page.Draw(typeset.Rule{X1: x, Y1: d.top - mm(1), X2: x, Y2: d.bottom, Width: typeset.Pt(1), Colour: ink(l.Ink), Dash: dashOf(l.Dash)})
	}
	each(d.figure)
}

func (d *plot) bar(s *chart.Series, p *chart.Point, y, h typeset.Len) {
	if p.Missing {
		return
	}
	mm := typeset.Mm
	c := ink(s.Ink)
	if p.Short {
		c = ink(chart.Shortfall)
	}
	end := d.along(d.c.Axis.Place(p.Value), d.left, d.right)
	d.page.Draw(typeset.Filled(c, d.left, y, max(end-d.left, typeset.Pt(0.8)), h))
	if p.Mark != nil {
		x := d.along(d.c.Axis.Place(p.Mark.Value), d.left, d.right)
		d.page.Draw(typeset.Rule{X1: x, Y1: y - mm(0.7), X2: x, Y2: y + h + mm(0.7), Width: typeset.Pt(1.6), Colour: ink(chart.Pace)})
	}
}

// figure sets a bar's figure at its end, on white, so that no line crosses it.
func (d *plot) figure(_ *chart.Series, p *chart.Point, y, h typeset.Len) {
	mm := typeset.Mm
	if p.Missing {
		d.label(chartSub, p.Text, d.left+mm(1.5), y, mm(30), h, typeset.Left)
		return
	}
	end := d.along(d.c.Axis.Place(p.Value), d.left, d.right)
	if p.Mark != nil {
		end = max(end, d.along(d.c.Axis.Place(p.Mark.Value), d.left, d.right))
	}
	l := d.FitLine(chartText, p.Label(), mm(26))
	d.page.Draw(typeset.Filled(white, end+mm(1), y, l.Width+mm(1), h))
	typeset.DrawAligned(d.page, l, end+mm(1.4), y, l.Width, h, typeset.Left)
}

// upright draws the value axis at the left, with lines across.
func (d *plot) upright() {
	mm := typeset.Mm
	d.left, d.right = d.x+mm(13), d.x+d.w-mm(2)
	d.top += mm(5)
	d.label(chartSub, d.c.Unit, d.x, d.top-mm(6), mm(12), mm(4), typeset.Right)
	for _, t := range d.c.Axis.Ticks() {
		y := d.along(d.c.Axis.Place(t.Value), d.bottom, d.top)
		d.page.Draw(typeset.Rule{X1: d.left, Y1: y, X2: d.right, Y2: y, Width: typeset.Pt(0.4), Colour: gridLine})
		d.label(chartSub, t.Text, d.x, y-mm(2), mm(12), mm(4), typeset.Right)
	}
}

// foot names the categories below the axis.
func (d *plot) foot() {
	mm := typeset.Mm
	d.page.Draw(typeset.Rule{X1: d.left, Y1: d.bottom, X2: d.right, Y2: d.bottom, Width: typeset.Pt(0.8), Colour: typeset.Grey})
	for i, name := range monthNames(d.c.Categories) {
		x, w := d.category(i)
		for k, part := range strings.Split(name, "\n") {
			d.label(chartText, part, x, d.bottom+mm(1+3.8*float64(k)), w, mm(4), typeset.Centre)
		}
	}
	for _, l := range d.c.Lines {
		y := d.along(d.c.Axis.Place(l.Value), d.bottom, d.top)
		d.page.Draw(typeset.Rule{X1: d.left, Y1: y, X2: d.right, Y2: y, Width: typeset.Pt(1), Colour: ink(l.Ink), Dash: dashOf(l.Dash)})
	}
}

// monthNames says the year of months once, below the first and each January:
// twelve full names would not fit. Other names stay as they are.
func monthNames(names []string) []string {
	out := make([]string, len(names))
	last := ""
	for i, name := range names {
		year, month, ok := strings.Cut(name, "年")
		if !ok || !strings.HasSuffix(month, "月") {
			return names
		}
		out[i] = month
		if year != last {
			out[i] += "\n" + year + "年"
		}
		last = year
	}
	return out
}

// category is the stretch of the i-th category.
func (d *plot) category(i int) (x, w typeset.Len) {
	n := typeset.Len(max(len(d.c.Categories), 1))
	x = d.left + (d.right-d.left)*typeset.Len(i)/n
	return x, (d.right - d.left) / n
}

func (d *plot) columns() {
	mm := typeset.Mm
	d.upright()
	for i := range d.c.Categories {
		x, w := d.category(i)
		thick := w * 5 / 10 / typeset.Len(len(d.c.Series))
		at := x + (w-thick*typeset.Len(len(d.c.Series)))/2
		for _, s := range d.c.Series {
			p := &s.Points[i]
			y := d.bottom
			if !p.Missing {
				y = d.along(d.c.Axis.Place(p.Value), d.bottom, d.top)
				d.page.Draw(typeset.Filled(ink(s.Ink), at, y, thick, d.bottom-y))
			}
			d.label(chartText, p.Label(), x, y-mm(4.6), w, mm(4), typeset.Centre)
			at += thick
		}
	}
	d.foot()
}

// lines are a line a series; points without a value are gaps. The figures stand
// in the table below, and at the points where one series is alone.
func (d *plot) lines() {
	mm := typeset.Mm
	d.upright()
	for _, s := range d.c.Series {
		var path []typeset.XY
		flush := func() {
			if len(path) > 1 {
				for k := 1; k < len(path); k++ {
					d.page.Draw(typeset.Rule{X1: path[k-1].X, Y1: path[k-1].Y, X2: path[k].X, Y2: path[k].Y, Width: typeset.Pt(1.5), Colour: ink(s.Ink), Dash: dashOf(s.Dash)})
				}
			}
			path = nil
		}
		for i := range s.Points {
			p := &s.Points[i]
			if p.Missing {
				flush()
				continue
			}
			x, w := d.category(i)
			path = append(path, typeset.XY{X: x + w/2, Y: d.along(d.c.Axis.Place(p.Value), d.bottom, d.top)})
		}
		flush()
	}
	for _, s := range d.c.Series {
		for i := range s.Points {
			p := &s.Points[i]
			if p.Missing {
				continue
			}
			x, w := d.category(i)
			y := d.along(d.c.Axis.Place(p.Value), d.bottom, d.top)
			d.symbol(s.Symbol, x+w/2, y, ink(s.Ink))
			if len(d.c.Series) == 1 {
				d.label(chartText, p.Text, x-mm(3), y-mm(5.4), w+mm(6), mm(4), typeset.Centre)
			}
		}
	}
	d.foot()
}

// funnel is centred bars, each with its figure inside or beside it.
func (d *plot) funnel() {
	mm := typeset.Mm
	names := mm(24)
	d.left, d.right = d.x+names, d.x+d.w-mm(48)
	row := (d.bottom - d.top) / typeset.Len(max(len(d.c.Categories), 1))
	mid := (d.left + d.right) / 2
	for i, name := range d.c.Categories {
		p := &d.c.Series[0].Points[i]
		y, h := d.top+row*typeset.Len(i), row*7/10
		half := d.along(d.c.Axis.Place(p.Value), 0, (d.right-d.left)/2)
		half = max(half, typeset.Pt(1))
		d.page.Draw(typeset.Filled(ink(d.c.Series[0].Ink), mid-half, y, 2*half, h))
		d.label(chartText, name, d.x, y, names-mm(2), h, typeset.Right)
		d.label(chartText, parts(p.Text, p.Detail), d.right+mm(2), y, mm(46), h, typeset.Left)
	}
}
