package chart

import (
	"fmt"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

// twelve is how many months a trend or a year view spans.
const twelve = 12

// lineLooks are the looks of Rates, in their order.
var lineLooks = []struct {
	ink    Ink
	symbol Symbol
}{{Primary, Circle}, {Second, Square}, {Third, Triangle}}

// Trend is how a unit's rates moved over the twelve months up to last. Months
// that are not given are gaps. The visit rate grows through a quarter and starts
// anew, so its pace is drawn beside it.
func Trend(unit, name string, last domain.Month, months []*report.Month) *Chart {
	c := yearChart("trend-"+unit, "三项指标走势", name, last)
	c.Unit, c.Axis = "%", percent
	at := byMonth(months)
	for i, id := range Rates {
		s := Series{Name: report.IndicatorName(id), Ink: lineLooks[i].ink, Symbol: lineLooks[i].symbol}
		for _, m := range span(last) {
			s.Points = append(s.Points, unitPoint(at[m], unit, func(u *report.Unit) Point { return rate(id, u.Indicators[id]) }))
		}
		c.Series = append(c.Series, s)
	}
	pace := Series{Name: "入户" + wordPace, Ink: Pace, Dash: true}
	for _, m := range span(last) {
		pace.Points = append(pace.Points, unitPoint(at[m], unit, func(u *report.Unit) Point {
			v := u.Indicators[domain.IndVisit]
			if v.Target == nil {
				return Point{Missing: true, Text: "不适用"}
			}
			return Point{Value: number(*v.Target), Text: *v.Target + "%"}
		}))
	}
	c.Series = append(c.Series, pace)
	return c
}

// UnitYear is a unit's score over the twelve months up to last.
func UnitYear(unit, name string, last domain.Month, months []*report.Month) *Chart {
	c := yearChart("year-"+unit, "月度得分", name, last)
	at := byMonth(months)
	s := Series{Name: "得分", Ink: Primary, Symbol: Circle}
	for _, m := range span(last) {
		s.Points = append(s.Points, unitPoint(at[m], unit, func(u *report.Unit) Point { return unitFigure(u, Score) }))
	}
	c.Series = []Series{s}
	c.Axis = scoreAxis(s.Points)
	c.Note = meanNote(s.Points)
	return c
}

// WorkerYear is a worker's score over the twelve months up to last, above or
// below the lowest qualified score (pass).
func WorkerYear(worker, name string, last domain.Month, pass domain.Hundredths, months []*report.Month) *Chart {
	c := yearChart("year-"+worker, "月度得分与星级", name, last)
	at := byMonth(months)
	s := Series{Name: "得分", Ink: Primary, Symbol: Circle}
	for _, m := range span(last) {
		s.Points = append(s.Points, workerPoint(at[m], worker))
	}
	c.Series = []Series{s}
	c.Lines = []Line{{Name: "合格线", Value: pass, Text: plain(pass) + "分", Ink: Pace, Dash: true}}
	c.Axis = scoreAxis(append([]Point{{Value: pass}}, s.Points...))
	c.Note = meanNote(s.Points)
	return c
}

func workerPoint(m *report.Month, worker string) Point {
	if m == nil {
		return Point{Missing: true, Text: wordNoMonth}
	}
	return workerFigure(m.WorkerOf(worker), Score)
}

// wordNoMonth stands where a month has no results.
const wordNoMonth = "无数据"

func unitPoint(m *report.Month, unit string, of func(*report.Unit) Point) Point {
	if m == nil {
		return Point{Missing: true, Text: wordNoMonth}
	}
	u := m.UnitOf(unit)
	if u == nil || u.Score == nil {
		return Point{Missing: true, Text: wordNoMonth}
	}
	return of(u)
}

func yearChart(id, title, name string, last domain.Month) *Chart {
	c := &Chart{ID: id, Kind: Lines, Title: title, Unit: "分", Subject: "月份"}
	months := span(last)
	c.Subtitle = name + "  " + months[0].Chinese() + "至" + last.Chinese()
	for i, m := range months {
		y, mm := m.YearMonth()
		c.Categories = append(c.Categories, m.Chinese())
		label := fmt.Sprintf("%d月", mm)
		if i == 0 || mm == 1 {
			label += fmt.Sprintf("\n%d", y)
		}
		c.AxisLabels = append(c.AxisLabels, label)
	}
	return c
}

// span are the twelve months up to last.
func span(last domain.Month) []domain.Month {
	out := make([]domain.Month, twelve)
	for i := range out {
		out[i] = last - twelve + 1 + domain.Month(i)
	}
	return out
}

func byMonth(months []*report.Month) map[domain.Month]*report.Month {
	at := make(map[domain.Month]*report.Month, len(months))
	for _, m := range months {
		if month, err := domain.ParseMonth(m.Month); err == nil {
			at[month] = m
		}
	}
	return at
}

// scoreAxis holds the points; it starts near the lowest so that movement shows.
func scoreAxis(points []Point) Axis {
	low, high, seen := 100*one, domain.Hundredths(0), false
	for _, p := range points {
		if !p.Missing {
			low, high, seen = min(low, p.Value), max(high, p.Value), true
		}
	}
	if !seen {
		return percent
	}
	return around(low, high, 100*one, 5*one)
}

func meanNote(points []Point) string {
	sum, n := domain.Hundredths(0), int64(0)
	for _, p := range points {
		if !p.Missing {
			sum += p.Value
			n++
		}
	}
	if n == 0 {
		return "这十二个月没有得分。"
	}
	return fmt.Sprintf("%d个月平均%s分。", n, sum.Ratio().Quo(domain.Whole(n)).Hundredths())
}
