package main

import (
	"strings"

	"gridstar/backend/domain"
)

// A column of a file: its header as the office writes it, and the schema column
// behind it, or what an extra column shows.
type column struct {
	head  string
	field string
	extra func(i int, r row) string
}

// A sheet is one ledger as it stands in a file.
type sheet struct {
	name    string
	ledger  domain.LedgerID
	title   []string // lines above the header
	columns []column
	groups  []group // of a header of two rows
	rows    []row
	closing []string // lines below the rows
	date    string   // Go layout of dates; "" for dated cells of a workbook
	time    string
}

// A group is a header over several columns, both counted from 0.
type group struct {
	head        string
	first, last int
}

type encoding int

const (
	workbook encoding = iota
	gb18030
	utf8WithMark
)

// A file is what the office has on its disk.
type file struct {
	name     string
	encoding encoding
	sheets   []sheet
	notes    string // a further sheet that is no ledger
}

// cols reads "工号=worker 网格编码=grid".
func cols(spec string) []column {
	var out []column
	for _, part := range strings.Fields(spec) {
		head, field, _ := strings.Cut(part, "=")
		out = append(out, column{head: strings.ReplaceAll(head, "_", " "), field: field})
	}
	return out
}

func byCommunity(rows []row, community string) []row {
	var out []row
	for _, r := range rows {
		if strings.HasPrefix(r["grid"].(string), community) {
			out = append(out, r)
		}
	}
	return out
}

const filed = "填报单位:望星街道网格中心    填报日期:2026年11月2日"

func nameOf(worker string) string {
	for _, w := range workers {
		if w.no == worker {
			return w.name
		}
	}
	return ""
}

// files are the office's files, in the order of their names.
func (o *office) files() []file {
	all := homes()
	visits := o.visits(all)
	checks := spotChecks(visits)
	visits = withFaults(domain.Visits, append(visits, oddVisits()...))
	patrols := withFaults(domain.Patrols, append(o.patrols(), oddPatrols()...))
	visits[3]["remark"] = "户主电话" + inventedPhone(7) + ",约晚间再访"

	return []file{
		{name: "01_望星街道基础名册.xlsx", notes: "本表由各社区核对后报街道网格中心,每月一日更新。", sheets: []sheet{
			{name: "组织机构", ledger: domain.Units, title: []string{"望星街道组织机构名册", filed}, rows: units(),
				columns: cols("区划编码=code 名称=name 层级=level 上级单位编码=parent 派出所=station")},
			{name: "网格员", ledger: domain.Workers, title: []string{"望星街道网格员花名册", filed}, rows: roster(),
				columns: cols("网格员编号=worker 网格员姓名=name 网格编码=grid 上岗日期=from_date 离岗日期=to_date 月工资(元)=wage 绩效比例(%)=share"),
				closing: []string{"制表人:网格中心    审核人:街道综治办"}},
			{name: "社区民警", ledger: domain.Officers, title: []string{"社区民警名册", filed}, rows: officerRows(), date: "2006.1.2",
				columns: cols("警号=officer 姓名=name 派出所=station 社区编码=community 起始日期=from_date 截止日期=to_date")},
		}},
		{name: "02_住户底册.xlsx", sheets: []sheet{{name: "住户", ledger: domain.Households,
			title: []string{"望星街道住户底册", filed}, rows: households(all),
			columns: append(cols("*房屋编号=household *网格编码=grid 标准地址=address 房屋状态=state 起始日期=from_date 注销日期=to_date"),
				column{head: "联系电话", extra: func(i int, _ row) string {
					if i%6 != 0 {
						return ""
					}
					return inventedPhone(i)
				}}),
			closing: []string{"合计"}}}},
		{name: "03_请假台账.xlsx", sheets: []sheet{{name: "请假", ledger: domain.Leave,
			title: []string{"2026年网格员请假台账", filed}, rows: leave(), date: "2006年1月2日",
			columns: append(append(cols("工号=worker"), column{head: "姓名", extra: func(_ int, r row) string { return nameOf(r["worker"].(string)) }}),
				cols("类型=kind 起始日期=from_date 截止日期=to_date 时段=span")...)}}},
		{name: "04_工作日历.csv", encoding: utf8WithMark, sheets: []sheet{{ledger: domain.CalendarDay, rows: calendar(), date: "2006-01-02",
			columns: cols("日期=day 类型=kind 名称=name")}}},
		{name: "05_入户走访_柳堤社区.csv", encoding: gb18030, sheets: []sheet{{ledger: domain.Visits, rows: byCommunity(visits, willowCode),
			time:    "2006/1/2 15:04",
			columns: cols("记录编号=record_no 网格员编号=worker 网格编码=grid 房屋编号=household 入户时间=start_time 离开时间=end_time 走访方式=mode 走访情况=result 备注=remark")}}},
		{name: "05_入户走访_银杏里社区.xlsx", sheets: []sheet{{name: "走访记录", ledger: domain.Visits, rows: byCommunity(visits, ginkgoCode),
			title:   []string{"银杏里社区入户走访记录", "填报单位:银杏里社区    填报日期:2026年11月2日"},
			columns: cols("记录编号=record_no 工号=worker 户编号=household 网格编码=grid 开始时间=start_time 结束时间=end_time 走访方式=mode 走访结果=result 备注=remark"),
			closing: []string{"合计", "制表人:银杏里社区信息管理员"}}}},
		{name: "06_巡查记录.csv", encoding: gb18030, sheets: []sheet{{ledger: domain.Patrols, rows: patrols, time: "2006-01-02 15:04:05",
			columns: cols("记录编号=record_no 工号=worker 网格编码=grid 开始时间=start_time 结束时间=end_time 巡查类型=kind 重点部位=key_place 备注=remark")}}},
		{name: "07_信息采集.xlsx", sheets: []sheet{{name: "信息采集", ledger: domain.Collections,
			title: []string{"望星街道基础信息采集审核台账", filed}, rows: withFaults(domain.Collections, o.collections()),
			columns: append(cols("记录编号=record_no 工号=worker 网格编码=grid 采集类别=subject 人员类别=person_kind 变动日期=changed_at 知悉日期=known_at 采集时间=collected_at 采集方式=channel "+
				"书记审核=secretary_review 民警审核=police_review 审核完成时间=reviewed_at 录入时间=entered_at"),
				column{head: "身份证号", extra: func(i int, r row) string {
					if r["subject"] != "人口" || i%5 != 0 {
						return ""
					}
					return inventedIdentity(i)
				}}),
			groups:  []group{{"采集情况", 3, 8}, {"双重审核", 9, 11}},
			closing: []string{"合计"}}}},
		{name: "08_隐患台账.xlsx", sheets: []sheet{{name: "隐患", ledger: domain.Hazards, title: []string{"隐患排查整改台账"}, rows: o.hazards(),
			time:    "2006年1月2日 15时04分",
			columns: cols("记录编号=record_no 网格编码=grid 工号=worker 隐患类别=kind 发现时间=found_at 处置方式=handling 整改时间=fixed_at")}}},
		{name: "09_矛盾纠纷.csv", encoding: gb18030, sheets: []sheet{{ledger: domain.Disputes, rows: withFaults(domain.Disputes, o.disputes()),
			title: []string{"社会矛盾大调解系统导出"}, date: "2006-01-02", time: "2006-01-02 15:04",
			columns: cols("记录编号=record_no 工号=worker 网格编码=grid 受理时间=found_at 纠纷类型=kind 办理时限=due_date 化解层级=level 化解结果=result 化解时间=resolved_at 上报时间=passed_on_at 流转去向=passed_to 评价=rating")}}},
		{name: "10_社情民意.xlsx", sheets: []sheet{{name: "社情民意", ledger: domain.Opinions, title: []string{"社情民意信息台账", filed}, rows: o.opinions(),
			columns: cols("记录编号=record_no 工号=worker 网格编码=grid 类别=kind 事项=matter 收集时间=collected_at 报送时间=reported_at 审核时间=reviewed_at 办理去向=route 办结时间=closed_at 评价=rating")}}},
		{name: "11_代办服务.csv", encoding: gb18030, sheets: []sheet{{ledger: domain.Services, rows: o.services(), date: "2006-01-02", time: "2006-01-02 15:04",
			columns: cols("记录编号=record_no 工号=worker 网格编码=grid 受理时间=accepted_at 事项=matter 对象类别=client_kind 办理方式=mode 居民委托=entrusted 承诺时限=due_date 办结时间=closed_at 送达时间=delivered_at 评价=rating")}}},
		{name: "12_工作日志.csv", encoding: gb18030, sheets: []sheet{{ledger: domain.Worklogs, rows: withFaults(domain.Worklogs, o.worklogs()), date: "2006-01-02",
			columns: append(append(cols("工号=worker"), column{head: "姓名", extra: func(_ int, r row) string { return nameOf(r["worker"].(string)) }}),
				cols("日期=day 内容=content 民警签字=signed 签字日期=signed_on")...)}}},
		{name: "13_案件.xlsx", sheets: []sheet{{name: "案件", ledger: domain.Cases, title: []string{"辖区案件通报(网格)", "通报单位:" + station}, rows: cases(),
			columns: cols("案件编号=record_no 网格编码=grid 发案时间=happened_at 案件类型=kind 可防性=preventable")}}},
		{name: "14_抽查.xlsx", sheets: []sheet{{name: "抽查", ledger: domain.SpotChecks, title: []string{"网格化服务管理抽查登记表"}, rows: withFaults(domain.SpotChecks, checks),
			columns: cols("抽查编号=record_no 级别=level 单位编码=unit 工号=worker 检查日期=day 抽查方式=mode 抽查事项=matter 关联台账=about_ledger 关联编号=about_record 结论=finding 扣分=deduction 满意度=satisfaction")}}},
		{name: "15_加扣分.xlsx", sheets: []sheet{{name: "加扣分", ledger: domain.Adjustments, title: []string{"网格员加扣分登记表"}, rows: withFaults(domain.Adjustments, adjustments()),
			date: "2006-01-02", columns: cols("编号=record_no 工号=worker 日期=day 分值(分)=points 事由=cause 依据=ground")}}},
	}
}
