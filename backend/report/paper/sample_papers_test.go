package paper

import (
	"fmt"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
)

var samplePerson = Person{Name: "张䶮", Number: "G0012", Community: "檀溪社区", Grid: "第3网格"}

func sampleDoors(name string, n int) *report.DoorList {
	l := &report.DoorList{Period: "2026年10月", AsOf: "2026-10-20", Name: name, UnitName: "檀溪社区", GridNames: []string{"第1网格", "第2网格"}, Due: 300, Met: 300 - int64(n), Wanted: 12}
	for i := range n {
		l.Doors = append(l.Doors, report.Door{Household: fmt.Sprintf("H%06d", 4206+i), GridName: l.GridNames[i*2/n], Address: fmt.Sprintf("檀溪路%d号汉江明珠小区%d栋%d单元%d0%d室", 10+i/12, i%9+1, i%3+1, i%6+1, i%4+1), State: []string{"自住", "出租"}[i%2], Attempts: i % 3})
	}
	return l
}

func sampleUnreached(n int) Unreached {
	d := Unreached{UnitName: "檀溪社区", Period: "2026年第四季度", Date: sampleDate}
	for i := range n {
		d.Rows = append(d.Rows, UnreachedRow{Grid: fmt.Sprintf("第%d网格", i%5+1), Address: fmt.Sprintf("檀溪路%d号1单元%d0%d室", 10+i, i%6+1, i%4+1),
			Household: fmt.Sprintf("H%06d", i), Finding: []string{"拒访", "未遇", "空户"}[i%3], Days: "10-08、10-14晚、10-20", Worker: sampleNames[i%4]})
	}
	return d
}

func samplePending(n, m int) Pending {
	rows := func(n int) (out []PendingRow) {
		for i := range n {
			out = append(out, PendingRow{Record: fmt.Sprintf("CJ20261000%03d", i), Worker: sampleNames[i%8], Grid: fmt.Sprintf("第%d网格", i%5+1),
				Subject: []string{"人口", "房屋", "标准地址"}[i%3], Collected: "2026-10-08", Days: fmt.Sprint(20 - i)})
		}
		return out
	}
	return Pending{UnitName: "檀溪社区", AsOf: domain.NewDate(2026, 10, 31), Secretary: rows(n), Police: rows(m)}
}

func sampleWeek() WeekSignOff {
	d := WeekSignOff{UnitName: "檀溪社区", Officer: "高志远", From: domain.NewDate(2026, 10, 12), To: domain.NewDate(2026, 10, 18)}
	for i := range 9 {
		d.Rows = append(d.Rows, WeekRow{Name: sampleNames[i], Grid: fmt.Sprintf("第%d网格", i+1), Patrols: 10 - i%3, Visits: 31 + i, Hours: "5.5", Collections: 7, Disputes: i % 2, Hazards: 1, Opinions: 2, Services: 3, Logs: 5})
	}
	return d
}

func samplePolice() PoliceReport {
	return PoliceReport{UnitName: "檀溪街道", Period: "2026年10月", Issuer: "檀溪街道办事处", Issued: sampleDate, Stations: []Station{
		{Name: "檀溪派出所", Mean: "91.24", Officers: []Officer{
			{Name: "高志远", Number: "042136", Mean: "92.10", Communities: []CommunityScore{{Name: "檀溪社区", Score: "93.20"}, {Name: "岘山社区", Score: "91.00"}}},
			{Name: "马晓东", Number: "042150", Mean: "90.37", Communities: []CommunityScore{{Name: "真武山社区", Score: "90.37"}, {Name: "习家池社区"}}}}},
		{Name: "真武山派出所", Officers: []Officer{{Name: "杜鹃", Number: "042188", Communities: []CommunityScore{{Name: "羊祜山社区"}}}}}}}
}

func sampleQuarter() QuarterReport {
	q := report.Quarter{Quarter: "2026Q3", Unit: "420606"}
	add := func(code, name, parent, level string, rank int, partial bool) {
		u := report.QuarterUnit{Unit: code, Name: name, Parent: parent, Above: map[string]string{"420606": "襄城区", "420606001": "檀溪街道", "": "襄阳市"}[parent], Level: level, Partial: partial, Score: ptr("92.31"), Rank: ptr(rank)}
		for i := range 3 {
			m := report.QuarterMonth{Month: fmt.Sprintf("2026-%02d", 7+i), Score: ptr(fmt.Sprintf("9%d.2%d", i, i))}
			if partial && i == 0 {
				m.Score = nil
			}
			u.Months = append(u.Months, m)
		}
		q.Units = append(q.Units, u)
	}
	add("420606", "襄城区", "", "区", 1, false)
	add("420606001", "檀溪街道", "420606", "街道", 1, false)
	add("420606002", "真武山街道", "420606", "街道", 2, true)
	for i, n := range []string{"檀溪社区", "岘山社区", "真武山社区", "习家池社区"} {
		add(fmt.Sprintf("42060600100%d", i), n, "420606001", "社区", i+1, i == 3)
	}
	return QuarterReport{Quarter: q, UnitName: "襄城区", Issuer: "襄城区综治办", Issued: sampleDate}
}

func sampleChecks() SpotCheckForms {
	return SpotCheckForms{Unit: "檀溪街道办事处", Level: "街道", Date: sampleDate, Seed: "20261103", Frame: "檀溪社区2026年10月入户走访312条", Drawn: 2, Objects: []CheckObject{
		{No: "CC20261103-01", Community: "檀溪社区", Grid: "第3网格", Worker: "张䶮", Ledger: "入户走访", Record: "RH2026100081", Address: "檀溪路12号1单元301室", Registered: "2026年10月14日19时05分至19时32分，预约走访，见面。"},
		{No: "CC20261103-02", Community: "檀溪社区", Grid: "第5网格", Worker: "阿卜杜热合曼·买买提", Ledger: "信息采集", Record: "CJ2026100044", Address: "檀溪路18号2单元102室", Registered: "人口信息变动，社管通采集。"}}}
}

// sampleTrend is a chart of lines with a gap.
func sampleTrend() *chart.Chart {
	c := &chart.Chart{ID: "trend", Kind: chart.Lines, Title: "三项指标走势", Subtitle: "檀溪社区 2025年11月至2026年10月", Unit: "%", Subject: "月份",
		Axis: chart.Axis{Max: 10000, Step: 2000}, Note: "入户调查率按季度累计，每季度重新起算。"}
	inks := []chart.Ink{chart.Primary, chart.Second, chart.Third}
	symbols := []chart.Symbol{chart.Circle, chart.Square, chart.Triangle}
	for i := range 12 {
		c.Categories = append(c.Categories, (domain.NewMonth(2025, 11) + domain.Month(i)).Chinese())
	}
	for k, id := range chart.Rates {
		s := chart.Series{Name: report.IndicatorName(id), Ink: inks[k], Symbol: symbols[k]}
		for i := range 12 {
			if i == 3 {
				s.Points = append(s.Points, chart.Point{Missing: true, Text: "没有数据"})
				continue
			}
			v := domain.Hundredths(3000 + (i*1700+k*900)%6800)
			s.Points = append(s.Points, chart.Point{Value: v, Text: v.String() + "%"})
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func sampleReport() MonthReport {
	m := sampleMonth(12, "社区")
	m.Units = []report.Unit{{Unit: m.Unit, Name: m.UnitName, Level: "社区", Score: ptr("91.20"), Indicators: m.Workers[0].Indicators}}
	charts := []*chart.Chart{chart.ByWorker(&m, domain.IndVisit), chart.ByWorker(&m, domain.IndCollection), chart.ByWorker(&m, domain.IndMediation), chart.Stars(&m), sampleTrend(),
		chart.Disputes(&m, [3]chart.Handled{{Disputes: 18, Resolved: 17}, {Disputes: 5, Resolved: 4}, {Disputes: 2, Resolved: 1}})}
	return MonthReport{Month: m, Charts: charts, Issuer: "檀溪社区居民委员会", Issued: sampleDate, Points: []string{"本月抽查12次，有误1次，虚假0次。"}}
}

// office are the documents beside the notice and the certificates.
var office = map[string]Paper{
	"doors":     DoorLists{Lists: []*report.DoorList{sampleDoors("王建国", 40), sampleDoors("张䶮", 3)}, Date: sampleDate},
	"unreached": sampleUnreached(14),
	"pending":   samplePending(9, 4),
	"warning": Warning{UnitName: "檀溪社区", Period: "2026年10月", AsOf: domain.NewDate(2026, 10, 20), Rows: []WarningRow{
		{"张䶮", "第3网格", "66.20 二星", "64.10 二星", "入户28户、日志补签3天"}, {"赵𤧛", "第5网格", "58.02 一星", "61.77 二星", "入户41户，本月已无法仅靠入户达到三星，另需按期化解2件纠纷"}}},
	"week":      sampleWeek(),
	"monthsign": MonthSignOff{Month: sampleMonth(10, "社区"), Officer: "高志远", Station: "檀溪派出所", Waiting: map[string]int{"G0002": 3}, Date: sampleDate},
	"training":  TrainingNotice{Person: samplePerson, Period: "2026年10月", Score: "69.99", Stars: 2, Issuer: "檀溪社区居民委员会", Issued: sampleDate},
	"trained":   TrainingReview{Person: samplePerson, Period: "2026年10月", Date: sampleDate},
	"interview": Interview{Person: samplePerson, Period: "2026年10月", Result: "69.99分，二星", Reasons: "当月考核不合格；入户调查率12.30%，低于应达进度33.70%。", Date: sampleDate},
	"dismissal": Dismissal{Person: samplePerson, Reasons: []string{"连续两月考核不合格"}, Months: []MonthOutcome{{"2026年9月", "66.20", "二星", "a1b2c3d4e5f60718"}, {"2026年10月", "69.99", "二星", "ffeeddccbbaa9988"}}, LegalReview: "2026年3月有病假", Date: sampleDate},
	"appeal":    Appeal{Person: samplePerson, Period: "2026年10月", Result: "69.99分，二星，第8名", Until: domain.NewDate(2026, 11, 9), Date: sampleDate},
	"award": AwardApprovals{Winners: []report.Winner{{Worker: samplePerson.Number, Name: samplePerson.Name, UnitName: samplePerson.Community,
		Months: 11, Mean: "95.32", FiveStar: 9, Rank: 3, Tie: true}}, From: "2026年1月", To: "2026年12月", Date: sampleDate},
	"police":    samplePolice(),
	"unitsheet": sampleUnitSheet(),
	"quarter":   sampleQuarter(),
	"spotcheck": sampleChecks(),
	"report":    sampleReport(),
	"register": Register{Issuer: "檀溪街道办事处", Year: 2026, Date: sampleDate, Settings: Settings{NumberPattern: "襄网优〔{年}〕{号}号"},
		Entries: []Awarded{{"王建国", "檀溪社区", 1, sampleDate}, {"阿卜杜热合曼·买买提", "岘山社区", 2, sampleDate}}},
}
