package main

import "gridstar/backend/domain"

// eachMonth makes one row of every event of every worker's month; the share
// done of the month decides which of them go wrong.
func (o *office) eachMonth(subject string, lo, hi int, done func(share) int,
	make func(c chance, w *worker, grid string, d domain.Date, poor bool) row) []row {
	var out []row
	for i := range workers {
		w := &workers[i]
		for _, m := range months() {
			c := chanceOf(subject, w.no, m)
			days := o.sparse(c, w, m, lo, hi)
			poor := c.missed(len(days), done(w.in(m)))
			for j, d := range days {
				p, _ := w.at(d)
				out = append(out, make(c, w, p.grid, d, poor[j]))
			}
		}
	}
	return out
}

// hazards found and put right.
func (o *office) hazards() []row {
	rows := o.eachMonth("hazards", 2, 4, func(s share) int { return s.rounds },
		func(c chance, w *worker, grid string, d domain.Date, poor bool) row {
			found := domain.NewTime(d, c.between(9, 16), c.between(0, 59), 0)
			r := row{"worker": w.no, "grid": grid, "found_at": found,
				"kind": pick(c, []string{"消防", "消防", "治安", "安全生产", "其他"}), "handling": "现场整改"}
			switch {
			case poor && c.percent(50):
				r["handling"] = ""
			case poor:
			case c.percent(30):
				r["handling"] = "上报"
			default:
				r["fixed_at"] = found + domain.Time(c.between(20, 90)*60)
			}
			return r
		})
	return numbered(rows, "found_at", "YH")
}

// disputes and how they ended.
func (o *office) disputes() []row {
	kinds := []string{"邻里纠纷", "邻里纠纷", "婚姻家庭纠纷", "土地房屋纠纷", "劳动用工纠纷", "治安纠纷", "其他"}
	rows := o.eachMonth("disputes", 3, 5, func(s share) int { return s.peace },
		func(c chance, w *worker, grid string, d domain.Date, poor bool) row {
			r := row{"worker": w.no, "grid": grid, "found_at": domain.NewTime(d, c.between(9, 19), c.between(0, 59), 0),
				"kind": pick(c, kinds), "level": "现场调解"}
			settle := func(days int) {
				at := domain.NewTime(d+domain.Date(days), 19, c.between(0, 59), 0)
				if at.Date() <= exported {
					r["result"], r["resolved_at"] = "成功", at
					r["rating"] = pick(c, []string{"满意", "满意", "基本满意", ""})
				}
			}
			switch {
			case poor && c.percent(35):
				settle(c.between(17, 24)) // too late
			case poor && c.percent(60):
				r["result"], r["rating"] = "未成功", pick(c, []string{"", "不满意"})
			case poor: // still open
			case c.percent(12):
				r["level"], r["passed_to"] = "网上流转", pick(c, []string{"望星街道办事处", "区住建局", "区综治办"})
				r["passed_on_at"] = known(domain.NewTime(o.workdaysAfter(d, c.between(1, 2)), 10, c.between(0, 59), 0))
			case c.percent(25):
				r["level"] = "社区联调"
				settle(c.between(3, 10))
			case c.percent(5):
				r["result"] = pick(c, []string{"撤回", "转仲裁诉讼"})
			default:
				settle(c.between(0, 2))
			}
			return r
		})
	return numbered(rows, "found_at", "JF")
}

// opinions and the way they went.
func (o *office) opinions() []row {
	appeals := []string{"路灯不亮", "下水道堵塞", "夜间施工噪音", "菜市场缺斤少两", "楼道堆放杂物", "公交线路调整", "老旧电梯维修"}
	advice := []string{"建议增设充电桩", "建议延长社区食堂开放时间", "对老旧小区改造方案的看法", "建议在江边增设护栏", "对医保报销政策的反映"}
	rows := o.eachMonth("opinions", 3, 5, func(s share) int { return s.voice },
		func(c chance, w *worker, grid string, d domain.Date, poor bool) row {
			at := domain.NewTime(d, c.between(9, 17), c.between(0, 59), 0)
			r := row{"worker": w.no, "grid": grid, "collected_at": at, "kind": "民生诉求", "matter": pick(c, appeals),
				"route": pick(c, []string{"社区自办", "社区自办", "区直部门", "12345"})}
			if c.percent(40) {
				r["kind"], r["matter"], r["route"] = "社情民意", pick(c, advice), "12345"
			}
			reported := domain.NewTime(o.workdaysAfter(d, c.between(0, 1)), 17, c.between(30, 59), 0)
			switch {
			case poor && r["kind"] == "社情民意" && c.percent(60):
				r["route"] = "社区自办" // should have gone to the hotline
			case poor:
				reported = domain.NewTime(o.workdaysAfter(d, c.between(3, 5)), 10, c.between(0, 59), 0)
			}
			reviewed := reported + domain.Time(c.between(30, 600)*60)
			r["reported_at"], r["reviewed_at"] = known(reported), known(reviewed)
			if closed := reviewed.Date() + domain.Date(c.between(2, 12)); closed <= exported && c.percent(85) {
				r["closed_at"] = domain.NewTime(closed, 15, c.between(0, 59), 0)
				r["rating"] = pick(c, []string{"满意", "满意", "基本满意", "不满意", ""})
			}
			return r
		})
	return numbered(rows, "collected_at", "MY")
}

// services done for residents.
func (o *office) services() []row {
	matters := []string{"高龄津贴申请", "居住证办理", "老年优待证", "医保缴费", "残疾人证换领", "灵活就业登记", "生存认证", "低保材料代交"}
	clients := []string{"残疾人员", "留守老人", "孤寡老人", "五保人员", "普通居民", "普通居民"}
	rows := o.eachMonth("services", 3, 5, func(s share) int { return s.voice },
		func(c chance, w *worker, grid string, d domain.Date, poor bool) row {
			at := domain.NewTime(d, c.between(9, 17), c.between(0, 59), 0)
			r := row{"worker": w.no, "grid": grid, "accepted_at": at, "matter": pick(c, matters),
				"client_kind": pick(c, clients), "mode": "代办", "entrusted": "是"}
			if !poor && c.percent(30) {
				r["mode"], r["closed_at"], r["entrusted"] = "现场", at+domain.Time(c.between(10, 40)*60), ""
				r["rating"] = "满意"
				return r
			}
			done := d + domain.Date(c.between(2, 9))
			if poor {
				done = d + domain.Date(c.between(19, 27))
			}
			if poor && c.percent(50) || done > exported {
				return r // not delivered yet
			}
			r["closed_at"] = domain.NewTime(done, 11, c.between(0, 59), 0)
			r["delivered_at"] = domain.NewTime(done, 17, c.between(0, 59), 0)
			r["rating"] = pick(c, []string{"满意", "满意", "基本满意", ""})
			return r
		})
	return numbered(rows, "accepted_at", "DB")
}

// worklogs, one a duty day, signed by the community's officer.
func (o *office) worklogs() []row {
	contents := []string{"上午巡查,下午走访入户", "巡查重点部位,核对流动人口", "调解邻里纠纷,登记服务需求", "宣传反诈,走访独居老人",
		"协助社区民警核对出租房屋", "代办服务事项,整理台账", "排查楼道消防隐患"}
	var out []row
	for i := range workers {
		w := &workers[i]
		for _, m := range months() {
			c := chanceOf("worklogs", w.no, m)
			days := o.dutyDays(w, m.First(), m.Last())
			poor := c.missed(len(days), w.in(m).logs)
			for j, d := range days {
				if poor[j] && c.percent(50) {
					continue // wrote nothing
				}
				r := row{"worker": w.no, "day": d, "content": pick(c, contents)}
				signed := o.workdaysAfter(d, c.between(0, 2))
				switch {
				case poor[j]:
					r["signed"] = "否"
				case signed <= lastDay:
					r["signed"], r["signed_on"] = "是", signed
				}
				out = append(out, r)
			}
		}
	}
	return out
}
