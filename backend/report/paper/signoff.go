package paper

import (
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// WeekSignOff is the officer's sheet of a week's work (周工作情况签字表), 三.2.
type WeekSignOff struct {
	UnitName string
	Officer  string
	From, To domain.Date // Monday and Sunday
	Rows     []WeekRow
	Settings Settings
}

// WeekRow is one worker's week.
type WeekRow struct {
	Name, Grid                                               string
	Patrols, Visits                                          int
	Hours                                                    string // of home visits
	Collections, Disputes, Hazards, Opinions, Services, Logs int
}

// Compose lays the sheet out.
func (d WeekSignOff) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "周工作情况签字表", len(d.Rows))
	if err != nil {
		return nil, err
	}
	title := d.UnitName + "网格员周工作情况签字表"
	s := p.sheet(title, d.UnitName, d.To, across)
	s.title(title, d.From.Chinese()+"至"+d.To.Chinese(), "依据：三.2")
	t := headed(grid(9, 10, 30, 26, 17, 17, 18, 17, 17, 17, 17, 17, 17, 41), 11,
		"序号", "网格", "姓名", "巡查\n（次）", "入户\n（户次）", "入户时长\n（小时）", "采集\n（条）", "纠纷\n（件）", "隐患\n（处）", "民意\n（条）", "代办\n（件）", "日志\n（篇）", "民警签字、日期")
	for i, r := range d.Rows {
		n := strconv.Itoa
		t.Rows = append(t.Rows, texts(n(i+1), withoutPrefix(r.Grid, d.UnitName), r.Name, n(r.Patrols), n(r.Visits), r.Hours, n(r.Collections), n(r.Disputes), n(r.Hazards), n(r.Opinions), n(r.Services), n(r.Logs), ""))
	}
	t.Follow = signHeight + typeset.Mm(8)
	s.Table(t)
	s.Space(typeset.Mm(2))
	s.text("以上工作情况经与工作日志核对，由社区民警签字确认，作为绩效考核的依据。")
	s.signatures("社区民警"+named(d.Officer), "社区书记（主任）", "日期")
	return p.done(s.numbered())
}

// MonthSignOff is the officer's confirmation of a month (月考核确认表), 三.2.
type MonthSignOff struct {
	Month    report.Month
	Officer  string
	Station  string
	Waiting  map[string]int // logs that wait for a signature, by worker's number
	InPlace  []string       // workers whom the street confirmed in the officer's place
	Settings Settings
	Date     domain.Date
}

// Compose lays the confirmation out.
func (d MonthSignOff) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "月考核确认表", len(d.Month.Workers))
	if err != nil {
		return nil, err
	}
	var rows []typeset.Row
	for i := range d.Month.Workers {
		w := &d.Month.Workers[i]
		no := strconv.Itoa(len(rows) + 1)
		if !w.Assessed {
			rows = append(rows, typeset.Row{Cells: []typeset.Cell{{Text: no}, {Text: gridNames(w)}, {Text: w.Name},
				{Text: report.NotAssessedName + "：" + w.ReasonText, Cols: 8}, {}, {}}})
			continue
		}
		row := texts(no, gridNames(w), w.Name)
		for _, id := range domain.KeyIndicators {
			row.Cells = append(row.Cells, typeset.Cell{Text: measureText(w.Indicators[id])})
		}
		more := texts(signed(or(w.Adjustments)), or(w.Deductions), or(w.Score), report.StarName(*w.Stars), strconv.Itoa(d.Waiting[w.Worker]), "")
		row.Cells = append(row.Cells, more.Cells...)
		rows = append(rows, row)
	}
	title := d.Month.UnitName + "网格员月考核确认表"
	s := p.sheet(title, d.Month.UnitName, d.Date, across)
	s.title(title, d.Month.Period(), "社区民警"+named(d.Officer), "依据：三.2")
	t := headed(grid(8.5, 10, 30, 26, 20, 20, 20, 22, 17, 16, 19, 16, 16, 29), 12,
		"序号", "网格", "姓名", "入户\n调查率(%)", "信息\n采集率(%)", "纠纷\n化解率(%)", "可防性案件\n发案率(‰)", "加减分", "扣分", "得分", "星级", "待签\n日志", "民警签字")
	for i := 3; i <= 9; i++ {
		t.Columns[i].Align = typeset.Figures
	}
	t.Rows, t.Follow = rows, typeset.Mm(10)+signHeight+sealHeight
	s.Table(t)
	s.Space(typeset.Mm(2))
	s.text("以上网格员的工作日志和每周、每月工作情况，已经核对，确认属实。待签日志请在发布前签字；未签的不计入签字日志。")
	if len(d.InPlace) > 0 {
		s.text(strings.Join(d.InPlace, "、") + "由街道代社区民警签字确认。")
	}
	s.signatures("社区民警"+named(d.Officer), "社区书记（主任）", "日期")
	s.seals(sealHeight, d.station(), d.Month.UnitName)
	return p.done(s.numbered())
}

func (d MonthSignOff) station() string {
	if d.Station == "" {
		return "派出所"
	}
	return d.Station
}

// named is （name）, or nothing.
func named(name string) string {
	if name == "" {
		return ""
	}
	return "（" + name + "）"
}
