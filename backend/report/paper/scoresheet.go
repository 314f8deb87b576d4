package paper

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// ScoreSheets are score sheets (考核得分明细表), each starting a page of its own. One
// alone has the arithmetic and every row behind it (detail.go); of many that would
// be a book.
type ScoreSheets struct {
	Sheets   []*report.ScoreSheet
	Settings Settings
	Date     domain.Date
}

// Compose lays the score sheets out.
func (d ScoreSheets) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "考核得分明细表", len(d.Sheets))
	if err != nil {
		return nil, err
	}
	const name = "网格员考核得分明细表"
	s := p.sheet(name, d.Sheets[0].Worker.UnitName, d.Date, upright)
	for i, sheet := range d.Sheets {
		if i > 0 {
			s.part()
		}
		s.title(name, sheet.Period, "规则："+sheet.RuleTitle)
		s.Table(sheetFacts(sheet))
		if !sheet.Worker.Assessed {
			s.Space(typeset.Mm(4))
			s.text(fmt.Sprintf("本月%s：%s。%s", report.NotAssessedName, sheet.Worker.ReasonText, sheet.Attendance))
		} else {
			s.Space(typeset.Mm(3))
			s.Table(sheetScores(sheet))
			s.heading("得分与星级", typeset.Mm(12))
			for _, step := range append(slices.Clone(sheet.Score.Steps), sheet.Stars.Steps...) {
				s.text(step)
			}
			s.balance("加减分", "分值", sheet.Adjustments.Entries, signed)
			s.balance("抽查扣分", "扣分", sheet.Deductions.Entries, plain)
			s.missing(sheet.Indicators)
		}
		s.consequences(sheet)
		s.Space(typeset.Mm(4))
		s.signatures("网格员确认", "社区民警", "社区书记（主任）", "日期")
		if len(d.Sheets) == 1 {
			s.leftOut(sheet.LeftOut)
			s.details(sheet.Indicators, sheet.Pay)
		}
	}
	return p.done(s.numbered())
}

func sheetFacts(d *report.ScoreSheet) *typeset.Table {
	w := &d.Worker
	score, stars := report.NotAssessedName, none
	if w.Assessed {
		score, stars = or(w.Score)+"分", report.StarName(*w.Stars)+"（"+report.QualifiedName(*w.Qualified)+"）"
	}
	t := grid(7, 18, 38, 16, 40, 18, 36)
	t.Rows = []typeset.Row{
		{Cells: []typeset.Cell{label("姓名"), {Text: w.Name}, label("工号"), {Text: w.Worker}, label("社区"), {Text: w.UnitName}}},
		{Cells: []typeset.Cell{label("网格"), {Text: gridNames(w)}, label("得分"), {Text: score}, label("星级"), {Text: stars}}},
		{Cells: []typeset.Cell{label("名次"), prose(dash(d.Rank), 2), prose(d.Attendance, 3)}},
	}
	return t
}

func plain(s string) string { return s }

// indicatorTable is a row an indicator.
func indicatorTable(lines []report.SheetLine) *typeset.Table {
	t := headed(grid(6, 35, 27, 30, 19, 19, 18, 18), 7.5, "指标", "依据", "完成情况", "指标值", "目标", "权重", "得分")
	for _, i := range []int{3, 4, 5, 6} {
		t.Columns[i].Align = typeset.Figures
	}
	t.Columns[0].Align = typeset.Left
	for i := range lines {
		l := &lines[i]
		m := l.Measure
		if !m.Applies {
			t.Rows = append(t.Rows, texts(l.Name, l.Basis, l.Fraction, none, none, none, "不适用"))
			continue
		}
		value, target := or(m.Value), or(m.Target)
		if l.ID == domain.IndCase {
			value += "‰"
		} else {
			value, target = value+"%", target+"%"
		}
		t.Rows = append(t.Rows, texts(l.Name, l.Basis, l.Fraction, value, target, or(m.Weight), or(m.Points)))
	}
	return t
}

// sum adds a row below the indicators.
func sum(t *typeset.Table, name, value string) {
	t.Rows = append(t.Rows, typeset.Row{Cells: []typeset.Cell{
		{Text: name, Cols: len(t.Columns) - 1, Align: typeset.Right, Style: &sheetLabel}, {Text: value}}})
}

func sheetScores(d *report.ScoreSheet) *typeset.Table {
	t := indicatorTable(d.Indicators)
	w := &d.Worker
	sum(t, "加减分　", signed(or(w.Adjustments)))
	deductions := or(w.Deductions)
	if deductions != "0.00" {
		deductions = signed("-" + deductions)
	}
	sum(t, "抽查扣分　", deductions)
	sum(t, "得　　分　", or(w.Score))
	return t
}

// balance lists adjustments or spot checks, each with its row.
func (s *sheet) balance(name, points string, entries []report.BalanceRow, show func(string) string) {
	if len(entries) == 0 {
		return
	}
	s.heading(name, typeset.Mm(20))
	t := headed(grid(6.5, 24, 16, 52, 34, 40), 7, "日期", points, "事由", "依据", "来源")
	t.Columns[1].Align = typeset.Figures
	for _, i := range []int{2, 3, 4} {
		t.Columns[i].Align = typeset.Left
	}
	for _, e := range entries {
		t.Rows = append(t.Rows, texts(e.Day, show(e.Points), e.Cause, e.Ground, sourceWords(e.Row.Source)))
	}
	s.Table(t)
}

func sourceWords(s *report.Source) string {
	if s == nil {
		return none
	}
	return fileName(s) + "第" + strconv.Itoa(s.Line) + "行"
}

// missing counts what cost points, two indicators' reasons side by side.
func (s *sheet) missing(lines []report.SheetLine) {
	var cells []typeset.Cell
	for i := range lines {
		for _, g := range lines[i].Groups {
			if g.Den && !g.Num {
				cells = append(cells, typeset.Cell{Text: lines[i].Name}, typeset.Cell{Text: g.Text}, typeset.Cell{Text: strconv.Itoa(len(g.Items))})
			}
		}
	}
	if len(cells) == 0 {
		return
	}
	s.heading("未得分事项", typeset.Mm(14))
	t := headed(grid(5.4, 29, 42, 12, 29, 42, 12), 6.4, "指标", "未得分事项", "项数", "指标", "未得分事项", "项数")
	for _, i := range []int{0, 1, 3, 4} {
		t.Columns[i].Align = typeset.Left
	}
	t.Columns[2].Align, t.Columns[5].Align = typeset.Figures, typeset.Figures
	t.Rows = slots(cells, len(t.Columns))
	s.Table(t)
}

// slots fills rows of n cells, the last one with empty ones.
func slots(cells []typeset.Cell, n int) []typeset.Row {
	var rows []typeset.Row
	for len(cells) > 0 {
		k := min(n, len(cells))
		row := append([]typeset.Cell{}, cells[:k]...)
		for len(row) < n {
			row = append(row, typeset.Cell{})
		}
		rows, cells = append(rows, typeset.Row{Cells: row}), cells[k:]
	}
	return rows
}

func (s *sheet) consequences(d *report.ScoreSheet) {
	if len(d.Consequences) == 0 {
		return
	}
	s.heading("有关处理", typeset.Mm(12))
	for _, c := range d.Consequences {
		text := c.Name + "：" + c.Means
		if len(c.Reasons) > 0 {
			text += "原因：" + strings.Join(c.Reasons, "、") + "。"
		}
		s.text(text)
	}
}

// leftOut lists the records that count for no indicator, and why.
func (s *sheet) leftOut(records []report.Problem) {
	if len(records) == 0 {
		return
	}
	s.heading("不计入任何指标的记录", typeset.Mm(12))
	for _, p := range records {
		text := p.Day
		for _, r := range p.Rows {
			text += " " + r.Label + " " + r.Key
			if r.Source != nil {
				text += fmt.Sprintf("（%s 第%d行）", strings.TrimSpace(r.Source.File+" "+r.Source.Sheet), r.Source.Line)
			}
		}
		s.text(text + "：" + p.Text + "。")
	}
}
