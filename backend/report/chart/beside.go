package chart

import (
	"fmt"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

// Score stands for the score where a chart is asked for an indicator.
const Score domain.IndicatorID = ""

// Beside compares two months in the score or an indicator: the units one level
// down, or the assessed workers where there is none; before may be nil. The order
// is that of m.
func Beside(m, before *report.Month, id domain.IndicatorID) *Chart {
	c := &Chart{ID: "scores", Kind: Bars, Title: "得分", Subtitle: subtitle(m), Unit: "分", Subject: "网格员", Axis: percent}
	if id != Score {
		c.ID, c.Title, c.Unit = string(id), report.IndicatorName(id), report.IndicatorUnit(id)
	}
	var of func(m *report.Month, i int) Point
	if below := m.Below(); len(below) > 0 {
		c.ID += "-units"
		if id == Score {
			c.Title = "单位得分"
		}
		for _, u := range below {
			c.Categories = append(c.Categories, u.Name)
			c.Subject = u.Level
		}
		c.Categories = distinct(c.Categories, unitCodes(m))
		of = func(m *report.Month, i int) Point { return unitFigure(m.UnitOf(below[i].Unit), id) }
	} else {
		c.ID += "-workers"
		c.Categories = workerNames(m)
		var numbers []string
		for i := range m.Workers {
			if w := &m.Workers[i]; w.Assessed {
				numbers = append(numbers, w.Worker)
			}
		}
		of = func(m *report.Month, i int) Point { return workerFigure(m.WorkerOf(numbers[i]), id) }
	}
	series := func(month *report.Month, ink Ink) {
		s := Series{Name: month.Period(), Ink: ink}
		for i := range c.Categories {
			s.Points = append(s.Points, of(month, i))
		}
		c.Series = append(c.Series, s)
	}
	series(m, Primary)
	if before != nil && before.Month != m.Month {
		series(before, Quiet)
	}
	c.Axis = besideAxis(c)
	return c
}

// besideAxis reaches to 100 for scores and shares; further where a value does.
func besideAxis(c *Chart) Axis {
	top := domain.Hundredths(0)
	for _, s := range c.Series {
		for _, p := range s.Points {
			top = max(top, p.Value)
		}
	}
	if c.Unit == "件/千户" || top > percent.Max {
		return fit(max(top, one), one)
	}
	return percent
}

func unitFigure(u *report.Unit, id domain.IndicatorID) Point {
	switch {
	case u == nil || u.Score == nil:
		return Point{Missing: true, Text: wordNoMonth}
	case id != Score:
		return measured(id, u.Indicators[id])
	}
	return Point{Value: number(*u.Score), Text: *u.Score, Detail: fmt.Sprintf("第%d名", *u.Rank)}
}

func workerFigure(w *report.Worker, id domain.IndicatorID) Point {
	switch {
	case w == nil:
		return Point{Missing: true, Text: wordNoMonth}
	case !w.Assessed:
		return Point{Missing: true, Text: report.NotAssessedName, Detail: w.ReasonText}
	case id != Score:
		return measured(id, w.Indicators[id])
	}
	return Point{Value: number(*w.Score), Text: *w.Score, Detail: fmt.Sprintf("%s，第%d名", report.StarName(*w.Stars), *w.Rank)}
}

// measured is an indicator's value in its own unit.
func measured(id domain.IndicatorID, v report.Measure) Point {
	p := rate(id, v)
	if !p.Missing {
		p.Text = *v.Value + axisUnit(report.IndicatorUnit(id))
	}
	return p
}
