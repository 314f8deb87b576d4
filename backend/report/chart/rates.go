package chart

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

// Rates are the indicators that have a chart of their own: the key rates of 三.1
// that are shares of what was due.
var Rates = []domain.IndicatorID{domain.IndVisit, domain.IndCollection, domain.IndMediation}

// bar is a line of a rate chart: a worker or a unit.
type bar struct {
	name    string
	measure report.Measure
}

// ByWorker is a rate of each assessed worker, in the order of the ranking.
func ByWorker(m *report.Month, id domain.IndicatorID) *Chart {
	var bars []bar
	for i := range m.Workers {
		if w := &m.Workers[i]; w.Assessed {
			bars = append(bars, bar{w.Name, w.Indicators[id]})
		}
	}
	names := workerNames(m)
	for i := range bars {
		bars[i].name = names[i]
	}
	c := rates(m, id, bars, "名", "网格员")
	c.ID, c.Subject = string(id)+"-workers", "网格员"
	if len(bars) == 0 {
		c.Note = "没有参评的网格员。"
	}
	return c
}

// ByUnit is a rate of each unit one level down from the asked one; nil where
// there is no such unit.
func ByUnit(m *report.Month, id domain.IndicatorID) *Chart {
	if len(m.Below()) == 0 {
		return nil
	}
	var bars []bar
	level := ""
	for _, u := range m.Below() {
		bars = append(bars, bar{u.Name, u.Indicators[id]})
		level = u.Level
	}
	c := rates(m, id, bars, "个", level)
	c.ID, c.Subject = string(id)+"-units", level
	c.Categories = distinct(c.Categories, unitCodes(m))
	return c
}

func rates(m *report.Month, id domain.IndicatorID, bars []bar, counter, noun string) *Chart {
	c := &Chart{Kind: Bars, Title: report.IndicatorName(id), Subtitle: subtitle(m), Unit: "%", Axis: percent}
	s := Series{Name: c.Title, Ink: Primary, Points: make([]Point, len(bars))}
	own := m.UnitOf(m.Unit)
	pace, hasPace := unitPace(own, id)
	met, counted := 0, 0
	for i, b := range bars {
		c.Categories = append(c.Categories, b.name)
		p := &s.Points[i]
		*p = rate(id, b.measure)
		if p.Missing {
			continue
		}
		counted++
		if id != domain.IndVisit {
			continue
		}
		target := number(*b.measure.Target)
		p.Short = p.Value < target
		if !p.Short {
			met++
		}
		if !hasPace || target != pace {
			p.Mark = &Mark{Value: target, Text: *b.measure.Target + "%"}
		}
	}
	c.Series = []Series{s}
	c.Lines = rateLines(own, id)
	c.Note = rateNote(own, id, met, counted, counter, noun)
	return c
}

// rate is an indicator's value as a point.
func rate(id domain.IndicatorID, v report.Measure) Point {
	if !v.Applies {
		return Point{Missing: true, Text: "不适用", Detail: report.Fraction(id, v.Num, v.Den)}
	}
	return Point{Value: number(*v.Value), Text: *v.Value + "%", Detail: report.Fraction(id, v.Num, v.Den)}
}

func unitPace(own *report.Unit, id domain.IndicatorID) (domain.Hundredths, bool) {
	if own == nil || own.Indicators[id].Target == nil {
		return 0, false
	}
	return number(*own.Indicators[id].Target), true
}

// rateLines are the pace that the whole unit should have reached by now, or the
// goal and how the whole unit stands.
func rateLines(own *report.Unit, id domain.IndicatorID) []Line {
	if own == nil || !own.Indicators[id].Applies {
		return nil
	}
	v := own.Indicators[id]
	if id == domain.IndVisit {
		return []Line{{Name: wordPace, Value: number(*v.Target), Text: *v.Target + "%", Ink: Pace}}
	}
	return []Line{
		{Name: wordGoal, Value: number(*v.Target), Text: strings.TrimSuffix(*v.Target, ".00") + "%", Ink: Pace},
		{Name: own.Name + "合计", Value: number(*v.Value), Text: *v.Value + "%", Ink: Pace, Dash: true},
	}
}

func rateNote(own *report.Unit, id domain.IndicatorID, met, counted int, counter, noun string) string {
	var parts []string
	if id == domain.IndVisit && counted > 0 {
		all := fmt.Sprintf("%d%s%s", counted, counter, noun)
		switch {
		case counted == 1 && met == 1:
			parts = append(parts, all+"达到应达进度")
		case met == counted:
			parts = append(parts, all+"都达到应达进度")
		case met == 0:
			parts = append(parts, all+"均未达到应达进度")
		default:
			parts = append(parts, fmt.Sprintf("%s中%d%s达到应达进度", all, met, counter))
		}
	}
	if own != nil && own.Indicators[id].Applies {
		v := own.Indicators[id]
		parts = append(parts, fmt.Sprintf("%s合计%s%%（%s）", own.Name, *v.Value, report.Fraction(id, v.Num, v.Den)))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "；") + "。"
}

// subtitle is whose chart it is, and of when.
func subtitle(m *report.Month) string { return m.UnitName + "  " + m.Period() }

// workerNames are the names of the assessed workers; people of one name are told
// apart by their grid, then by their number.
func workerNames(m *report.Month) []string {
	var names, grids, numbers []string
	for i := range m.Workers {
		if w := &m.Workers[i]; w.Assessed {
			names = append(names, w.Name)
			grids = append(grids, strings.Join(w.GridNames, "、"))
			numbers = append(numbers, w.Worker)
		}
	}
	return distinct(distinct(names, grids), numbers)
}

func unitCodes(m *report.Month) []string {
	var codes []string
	for _, u := range m.Below() {
		codes = append(codes, u.Unit)
	}
	return codes
}

// distinct adds to each name that occurs more than once what tells it apart.
func distinct(names, by []string) []string {
	times := map[string]int{}
	for _, n := range names {
		times[n]++
	}
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		if times[n] > 1 {
			out[i] = n + "（" + by[i] + "）"
		}
	}
	return out
}

// number reads a figure of the view, which always has two decimals.
func number(text string) domain.Hundredths {
	r, err := domain.ParseRatio(text)
	if err != nil {
		return 0
	}
	return r.Hundredths()
}
