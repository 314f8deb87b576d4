package sheet

import (
	"io"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

// WriteRanking writes the month's ranking of workers: the order with the four
// key rates, and a second sheet with the points of all indicators.
func WriteRanking(w io.Writer, m *report.Month) error {
	return write(w, ranking(m), pointsTable(m))
}

func ranking(m *report.Month) table {
	t := table{name: "排名", title: m.UnitName + "网格员星级考核排名", subtitle: subtitle(m), keep: 2,
		columns: []column{{"名次", whole, 7}, {"姓名", words, 12}, {"工号", words, 10}, {"社区", words, 18}, {"网格", words, 24}}}
	for _, id := range domain.KeyIndicators {
		t.columns = append(t.columns, column{report.IndicatorName(id) + "（" + report.IndicatorUnit(id) + "）", points, 13})
	}
	t.columns = append(t.columns, column{"加扣分", points, 9}, column{"抽查扣分", points, 9}, column{"得分", points, 9},
		column{"星级", center, 8}, column{"考核结果", center, 10}, column{"处理建议", words, 20})
	for i := range m.Workers {
		w := &m.Workers[i]
		row := []string{count(w.Rank), w.Name, w.Worker, w.UnitName, strings.Join(w.GridNames, "、")}
		for _, id := range domain.KeyIndicators {
			row = append(row, value(w, id))
		}
		row = append(row, text(w.Adjustments), text(w.Deductions), text(w.Score))
		if w.Assessed {
			row = append(row, report.StarName(*w.Stars), report.QualifiedName(*w.Qualified))
		} else {
			row = append(row, report.NotAssessedName, w.ReasonText)
		}
		t.rows = append(t.rows, append(row, report.CodeSentence(w.Consequences, report.ConsequenceName)))
	}
	return t
}

func pointsTable(m *report.Month) table {
	t := table{name: "各项得分", title: m.UnitName + "网格员各项得分", subtitle: subtitle(m), keep: 2,
		columns: []column{{"名次", whole, 7}, {"姓名", words, 12}}}
	for _, id := range domain.Indicators {
		t.columns = append(t.columns, column{report.IndicatorName(id), center, 11}, column{"得分", points, 7})
	}
	t.columns = append(t.columns, column{"合计得分", points, 9})
	for i := range m.Workers {
		w := &m.Workers[i]
		if !w.Assessed {
			continue
		}
		row := []string{count(w.Rank), w.Name}
		for _, id := range domain.Indicators {
			if v := w.Indicators[id]; v.Applies {
				row = append(row, report.Fraction(id, v.Num, v.Den), text(v.Points))
			} else {
				row = append(row, "—", "")
			}
		}
		t.rows = append(t.rows, append(row, text(w.Score)))
	}
	return t
}

// WriteUnits writes the month's assessment of the asked unit and those below it.
func WriteUnits(w io.Writer, m *report.Month) error {
	t := table{name: "单位考核", title: m.UnitName + "单位考核结果", subtitle: subtitle(m), keep: 2,
		columns: []column{{"级别", center, 8}, {"单位", words, 24}, {"名次", whole, 7}, {"参评人数", whole, 9}}}
	for _, id := range domain.KeyIndicators {
		t.columns = append(t.columns, column{report.IndicatorName(id) + "（" + report.IndicatorUnit(id) + "）", points, 13})
	}
	t.columns = append(t.columns, column{"指标得分", points, 10}, column{"抽查得分", points, 10}, column{"得分", points, 10})
	for i := range m.Units {
		u := &m.Units[i]
		row := []string{u.Level, u.Name, count(u.Rank), strconv.Itoa(u.Assessed)}
		for _, id := range domain.KeyIndicators {
			row = append(row, measured(u.Indicators[id]))
		}
		t.rows = append(t.rows, append(row, text(u.IndicatorScore), text(u.SpotScore), text(u.Score)))
	}
	t.foot = []string{"名次为同一上级单位之内的名次；没有参评网格员的单位不计得分。"}
	return write(w, t)
}

func subtitle(m *report.Month) string { return "考核月份：" + m.Period() }

func value(w *report.Worker, id domain.IndicatorID) string {
	if !w.Assessed {
		return ""
	}
	return measured(w.Indicators[id])
}

// measured is an indicator's value, or that it does not apply; nothing where
// there are no results at all.
func measured(v report.Measure) string {
	if v.Applies {
		return *v.Value
	}
	return "—"
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
