package paper

import (
	"fmt"
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// DoorLists are lists of households still to visit (未入户清单), one part a
// worker, to walk by. They name doors, never who lives behind them.
type DoorLists struct {
	Lists    []*report.DoorList
	Settings Settings
	Date     domain.Date
}

// Compose lays the lists out.
func (d DoorLists) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "未入户清单", len(d.Lists))
	if err != nil {
		return nil, err
	}
	const name = "未入户清单"
	s := p.sheet(name, d.Lists[0].UnitName, d.Date, upright)
	for i, list := range d.Lists {
		if i > 0 {
			s.part()
		}
		s.title(name, parts(list.UnitName, shortNames(list.GridNames, list.UnitName)), "网格员："+list.Name, "截至"+chineseDate(list.AsOf))
		text := fmt.Sprintf("本季应入户%d户，已入户%d户，还有%d户。", list.Due, list.Met, len(list.Doors))
		if list.Wanted > 0 {
			text += fmt.Sprintf("按应达进度，还差%d户。", list.Wanted)
		}
		s.text(text)
		s.Space(typeset.Mm(1.5))
		if len(list.Doors) == 0 {
			s.text("本季应入户的住户已全部入户。")
			continue
		}
		t := headed(grid(9.2, 9, 51, 31, 13, 12, 23, 27), 8, "序号", "地址", "户编号", "房屋\n状态", "已上门\n次数", "上门时间", "走访结果")
		t.Columns[1].Align = typeset.Left
		gridName := ""
		for k, door := range list.Doors {
			if len(list.GridNames) > 1 && door.GridName != gridName {
				gridName = door.GridName
				t.Rows = append(t.Rows, typeset.Row{H: typeset.Mm(6.5), Cells: []typeset.Cell{{Text: gridName, Cols: 7, Align: typeset.Left, Style: &sheetLabel}}})
			}
			t.Rows = append(t.Rows, texts(strconv.Itoa(k+1), door.Address, door.Household, door.State, strconv.Itoa(door.Attempts), "", "□见面 □未遇\n□拒访 □空户"))
		}
		s.Table(t)
	}
	return p.done(s.numbered())
}

// chineseDate is an ISO date as 2026年10月31日; other text as it is.
func chineseDate(iso string) string {
	d, err := domain.ParseDate(iso)
	if err != nil {
		return iso
	}
	return d.Chinese()
}

// Unreached is the check of refused and vacant doors (拒访/空置核实表).
type Unreached struct {
	UnitName string
	Period   string
	Rows     []UnreachedRow
	Settings Settings
	Date     domain.Date
}

// UnreachedRow is one household that visits did not meet.
type UnreachedRow struct{ Grid, Address, Household, Finding, Days, Worker string }

// Compose lays the check out.
func (d Unreached) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "拒访、空置核实表", len(d.Rows))
	if err != nil {
		return nil, err
	}
	title := d.UnitName + "拒访、空置核实表"
	s := p.sheet(title, d.UnitName, d.Date, across)
	s.title(title, d.Period, "依据：二.2(2)")
	t := headed(grid(9, 10, 34, 58, 28, 23, 45, 26, 37), 9, "序号", "网格", "地址", "户编号", "登记情况", "上门日期", "网格员", "核实结果")
	t.Columns[2].Align = typeset.Left
	t.Columns[7].Align = typeset.Left // one box under the other
	t.Follow = signHeight
	for i, r := range d.Rows {
		t.Rows = append(t.Rows, texts(strconv.Itoa(i+1), withoutPrefix(r.Grid, d.UnitName), r.Address, r.Household, r.Finding, r.Days, r.Worker, "□属实\n□不属实："))
	}
	s.Table(t)
	s.signatures("核实人", "核实人", "社区书记（主任）", "日期")
	return p.done(s.numbered())
}

// Pending is the list of collections that wait for review (待审积压清单), those
// of the secretary and those of the police apart.
type Pending struct {
	UnitName  string
	AsOf      domain.Date
	Secretary []PendingRow
	Police    []PendingRow
	Settings  Settings
}

// PendingRow is one record that waits.
type PendingRow struct{ Record, Worker, Grid, Subject, Collected, Days string }

// Compose lays the list out.
func (d Pending) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "信息采集待审积压清单", len(d.Secretary)+len(d.Police))
	if err != nil {
		return nil, err
	}
	title := d.UnitName + "信息采集待审积压清单"
	s := p.sheet(title, d.UnitName, d.AsOf, upright)
	s.title(title, "截至"+d.AsOf.Chinese(), "依据：二.2(4)")
	s.pending("待社区书记（主任）审核", d.UnitName, d.Secretary)
	s.pending("待社区民警审核", d.UnitName, d.Police)
	return p.done(s.numbered())
}

func (s *sheet) pending(name, unit string, rows []PendingRow) {
	s.heading(fmt.Sprintf("%s：%d条", name, len(rows)), typeset.Mm(20))
	if len(rows) == 0 {
		s.text("没有积压。")
		return
	}
	t := headed(grid(6.8, 10, 38, 26, 32, 24, 22, 14), 8, "序号", "记录编号", "网格员", "网格", "采集类别", "采集日期", "已等\n天数")
	for i, r := range rows {
		t.Rows = append(t.Rows, texts(strconv.Itoa(i+1), r.Record, r.Worker, withoutPrefix(r.Grid, unit), r.Subject, r.Collected, r.Days))
	}
	s.Table(t)
	s.Space(typeset.Mm(3))
}

// Warning is the list of those in danger of a second unqualified month
// (两月预警名单).
type Warning struct {
	UnitName string
	Period   string
	AsOf     domain.Date
	Rows     []WarningRow
	Settings Settings
}

// WarningRow is one worker: last published month, this month so far, and what
// would lift the score.
type WarningRow struct{ Name, Grid, Before, Now, Needs string }

// Compose lays the list out.
func (d Warning) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "两月预警名单", len(d.Rows))
	if err != nil {
		return nil, err
	}
	title := d.UnitName + "连续两月不合格预警名单"
	s := p.sheet(title, d.UnitName, d.AsOf, upright)
	s.title(title, d.Period, "截至"+d.AsOf.Chinese())
	s.text("以下网格员上一个已公布的月份考核不合格，本月至今仍低于三星。连续两月不合格的，由街道办事处按三.4处理。请社区及早提醒、帮助。")
	s.Space(typeset.Mm(2))
	t := headed(grid(10, 10, 26, 28, 24, 24, 54), 8, "序号", "姓名", "网格", "上月", "本月至今", "达到三星最少还要")
	for i, r := range d.Rows {
		row := texts(strconv.Itoa(i+1), r.Name, withoutPrefix(r.Grid, d.UnitName), r.Before, r.Now)
		row.Cells = append(row.Cells, typeset.Cell{Text: r.Needs, Align: typeset.Left, Grow: true})
		t.Rows = append(t.Rows, row)
	}
	t.Follow = signHeight
	s.Table(t)
	s.signatures("社区书记（主任）", "社区民警", "日期")
	return p.done(s.numbered())
}
