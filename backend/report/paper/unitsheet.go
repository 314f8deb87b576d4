package paper

import (
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// UnitSheet is the score sheet of one unit's month (单位考核得分明细表), with the
// arithmetic, what is summed up, and the rows of its own grids.
type UnitSheet struct {
	Sheet    *report.UnitSheet
	Settings Settings
	Date     domain.Date
}

// Compose lays the sheet out.
func (d UnitSheet) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "单位考核得分明细表", 1)
	if err != nil {
		return nil, err
	}
	const name = "单位考核得分明细表"
	u := &d.Sheet.Unit
	s := p.sheet(name, u.Name, d.Date, upright)
	s.title(name, d.Sheet.Period, "规则："+d.Sheet.RuleTitle)
	score := "无参评人员，不计分"
	if u.Score != nil {
		score = or(u.Score) + "分"
	}
	t := grid(7, 18, 38, 16, 40, 18, 36)
	t.Rows = []typeset.Row{
		{Cells: []typeset.Cell{label("单位"), {Text: u.Name}, label("编码"), {Text: u.Unit}, label("级别"), {Text: u.Level}}},
		{Cells: []typeset.Cell{label("得分"), {Text: score}, label("名次"), prose(dash(d.Sheet.Rank), 1), label("参评人数"), {Text: strconv.Itoa(u.Assessed)}}},
	}
	s.Table(t)
	if d.Sheet.Score != nil {
		s.Space(typeset.Mm(3))
		t := indicatorTable(d.Sheet.Indicators)
		sum(t, "指标得分　", or(u.IndicatorScore))
		sum(t, "抽查得分　", or(u.SpotScore))
		sum(t, "得　　分　", or(u.Score))
		s.Table(t)
		s.heading("得分计算", typeset.Mm(12))
		for _, step := range d.Sheet.Score.Steps {
			s.text(step)
		}
		s.balance("对单位的抽查", "扣分", d.Sheet.SpotChecks, plain)
		s.missing(d.Sheet.Indicators)
	}
	s.Space(typeset.Mm(4))
	s.signatures("制表", "复核", "负责人", "日期")
	s.details(d.Sheet.Indicators, nil)
	return p.done(s.numbered())
}
