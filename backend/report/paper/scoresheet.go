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

// ScoreSheets are score sheets (考核得分明细表), each starting a page of its own.
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
			s.reckoned("得分计算", sheet.Score)
			s.reckoned("星级评定", sheet.Stars)
			s.balance("加减分", sheet.Adjustments)
			s.balance("抽查扣分", sheet.Deductions)
			s.missing(sheet)
		}
		s.consequences(sheet)
		s.Space(typeset.Mm(4))
		s.signatures("网格员确认", "社区民警", "社区书记（主任）", "日期")
	}
	return p.done(s.numbered())
}

func sheetFacts(d *report.ScoreSheet) *typeset.Table {
	w := &d.Worker
	score, stars := report.NotAssessedName, none
	if w.Assessed {
		score, stars = or(w.Score)+"分", report.StarName(*w.Stars)+"（"+report.QualifiedName(*w.Qualified)+"）"
	}
	rank := d.Rank
	if rank == "" {
		rank = none
	}
	t := grid(7.5, 18, 38, 16, 40, 18, 36)
	t.Rows = []typeset.Row{
		{Cells: []typeset.Cell{label("姓名"), {Text: w.Name}, label("工号"), {Text: w.Worker}, label("社区"), {Text: w.UnitName}}},
		{Cells: []typeset.Cell{label("网格"), {Text: gridNames(w)}, label("得分"), {Text: score}, label("星级"), {Text: stars}}},
		{Cells: []typeset.Cell{label("名次"), prose(rank, 2), prose(d.Attendance, 3)}},
	}
	return t
}

func sheetScores(d *report.ScoreSheet) *typeset.Table {
	t := headed(grid(6.8, 35, 27, 30, 19, 19, 18, 18), 9, "指标", "依据", "完成情况", "指标值", "目标", "权重", "得分")
	for _, i := range []int{3, 4, 5, 6} {
		t.Columns[i].Align = typeset.Figures
	}
	t.Columns[0].Align = typeset.Left
	for i := range d.Indicators {
		l := &d.Indicators[i]
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
	add := func(name, value string) {
		t.Rows = append(t.Rows, typeset.Row{Cells: []typeset.Cell{{Text: name, Cols: 6, Align: typeset.Right, Style: &sheetLabel}, {Text: value}}})
	}
	w := &d.Worker
	add("加减分　", signed(or(w.Adjustments)))
	deductions := or(w.Deductions)
	if deductions != "0.00" {
		deductions = signed("-" + deductions)
	}
	add("抽查扣分　", deductions)
	add("得　　分　", or(w.Score))
	return t
}

// reckoned sets the arithmetic of a figure.
func (s *sheet) reckoned(name string, r *report.Reckoning) {
	if r == nil {
		return
	}
	s.heading(name, typeset.Mm(6))
	for _, step := range r.Steps {
		s.text(step)
	}
}

func (s *sheet) balance(name string, b *report.Balance) {
	if b == nil || len(b.Entries) == 0 {
		return
	}
	s.heading(name, typeset.Mm(20))
	t := headed(grid(6.5, 26, 20, 70, 50), 7, "日期", "分值", "事由", "依据")
	t.Columns[1].Align, t.Columns[2].Align, t.Columns[3].Align = typeset.Figures, typeset.Left, typeset.Left
	for _, e := range b.Entries {
		t.Rows = append(t.Rows, texts(e.Day, e.Points, e.Cause, e.Ground))
	}
	s.Table(t)
}

// listed is how many items a score sheet names; the rest stand in lists of their own.
const listed = 60

// missing names what cost points: items that burden the denominator alone, each
// with the place of its row, and at the end the files.
func (s *sheet) missing(d *report.ScoreSheet) {
	first := true
	var from places
	for i := range d.Indicators {
		l := &d.Indicators[i]
		for _, g := range l.Groups {
			if g.Num || !g.Den || len(g.Items) == 0 {
				continue
			}
			if first {
				s.heading("未得分事项", typeset.Mm(12))
				first = false
			}
			names := make([]string, 0, listed)
			for k := range g.Items[:min(len(g.Items), listed)] {
				names = append(names, g.Items[k].Text+from.of(g.Items[k].Rows))
			}
			text := strings.Join(names, "、")
			if len(g.Items) > listed {
				text += "……另有" + strconv.Itoa(len(g.Items)-listed) + "项，见清单"
			}
			s.Para(typeset.Para{Align: typeset.Justify, Lead: typeset.Mm(5.6), Spans: []typeset.Span{
				span(sheetLabel, fmt.Sprintf("%s：%s（%d）　", l.Name, g.Text, len(g.Items))), span(sheetText, text+"。")}})
		}
	}
	if len(from.files) > 0 {
		s.Para(typeset.Para{Align: typeset.Justify, Lead: typeset.Mm(5.6), Spans: []typeset.Span{
			span(sheetLabel, "来源　"), span(sheetText, "〔文件-行号〕"+strings.Join(from.files, "，")+"。")}})
	}
}

// places numbers the files that rows came from.
type places struct{ files []string }

// of is the place of the first row that has one: 〔2-105〕, row 105 of file 2.
func (p *places) of(rows []report.Row) string {
	for _, r := range rows {
		if r.Source == nil {
			continue
		}
		name := r.Source.File
		if r.Source.Sheet != "" {
			name += "（" + r.Source.Sheet + "）"
		}
		at := slices.IndexFunc(p.files, func(f string) bool { _, known, _ := strings.Cut(f, "："); return known == name })
		if at < 0 {
			at = len(p.files)
			p.files = append(p.files, strconv.Itoa(at+1)+"："+name)
		}
		return fmt.Sprintf("〔%d-%d〕", at+1, r.Source.Line)
	}
	return ""
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
