package main

import (
	"fmt"

	"gridstar/backend/domain"
)

// cases of the police.
func cases() []row {
	list := []struct {
		grid              string
		at                domain.Time
		kind, preventable string
	}{
		{grid(ginkgoCode, 4), domain.NewTime(day(7, 9), 23, 40, 0), "盗窃电动车", ""},
		{grid(willowCode, 5), domain.NewTime(day(8, 6), 2, 15, 0), "入室盗窃", "是"},
		{grid(willowCode, 5), domain.NewTime(day(8, 21), 21, 30, 0), "盗窃电动车", ""},
		{grid(ginkgoCode, 2), domain.NewTime(day(8, 27), 10, 5, 0), "电信网络诈骗", "否"},
		{grid(ginkgoCode, 4), domain.NewTime(day(9, 3), 1, 50, 0), "盗窃电动车", ""},
		{grid(ginkgoCode, 6), domain.NewTime(day(9, 24), 3, 20, 0), "入室盗窃", ""}, // while nobody is in post there
		{grid(willowCode, 1), domain.NewTime(day(10, 3), 22, 10, 0), "殴打他人", ""},
		{grid(ginkgoCode, 4), domain.NewTime(day(10, 13), 4, 35, 0), "盗窃车内财物", ""},
		{grid(willowCode, 4), domain.NewTime(day(10, 27), 23, 55, 0), "盗窃电动车", ""},
	}
	var out []row
	for i, c := range list {
		out = append(out, row{"record_no": fmt.Sprintf("AJ2026%04d", i+1), "grid": c.grid, "happened_at": c.at,
			"kind": c.kind, "preventable": c.preventable})
	}
	return out
}

// spotChecks by the levels above; one of them finds a visit that never was.
func spotChecks(visits []row) []row {
	neverWas := firstVisitOf(visits, "WX004", day(9, 8))
	return []row{
		{"record_no": "CC202607-01", "level": "街道", "unit": ginkgoCode, "worker": "WX003", "day": day(7, 22), "mode": "电话",
			"matter": "入户走访", "finding": "属实", "satisfaction": "满意"},
		{"record_no": "CC202608-01", "level": "街道", "unit": willowCode, "worker": "WX011", "day": day(8, 19), "mode": "顺查",
			"matter": "出租房屋登记", "finding": "漏登", "deduction": "1"},
		{"record_no": "CC202608-02", "level": "社区", "unit": ginkgoCode, "worker": "WX002", "day": day(8, 26), "mode": "电话",
			"matter": "入户走访", "finding": "未接通"},
		{"record_no": "CC202609-01", "level": "街道", "unit": ginkgoCode, "worker": "WX004", "day": day(9, 16), "mode": "倒查",
			"matter": "入户走访是否真实", "about_ledger": "入户走访", "about_record": neverWas, "finding": "虚假",
			"deduction": "3", "satisfaction": "不满意"},
		{"record_no": "CC202609-02", "level": "区", "unit": ginkgoCode, "day": day(9, 22), "mode": "台账",
			"matter": "公示栏更新", "finding": "有误", "deduction": "4"},
		{"record_no": "CC202610-01", "level": "街道", "unit": willowCode, "worker": "WX010", "day": day(10, 15), "mode": "顺查",
			"matter": "标识吊牌佩戴", "finding": "有误", "deduction": "0.5"},
		{"record_no": "CC202610-02", "level": "区", "unit": willowCode, "day": day(10, 22), "mode": "台账",
			"matter": "台账归档", "finding": "有误", "deduction": "2.5"},
		{"record_no": "CC202610-03", "level": "市", "unit": streetCode, "day": day(10, 23), "mode": "台账",
			"matter": "矛盾纠纷台账", "finding": "属实", "deduction": "0"},
		{"record_no": "CC202610-04", "level": "社区", "unit": ginkgoCode, "worker": "WX001", "day": day(10, 28), "mode": "电话",
			"matter": "代办服务", "finding": "属实", "satisfaction": "满意"},
	}
}

func firstVisitOf(visits []row, worker string, from domain.Date) string {
	for _, v := range visits {
		if v["worker"] == worker && v["start_time"].(domain.Time).Date() >= from {
			return v["record_no"].(string)
		}
	}
	panic("the story has no visit of " + worker + " from " + from.String())
}

// adjustments for central tasks and drives.
func adjustments() []row {
	return []row{
		{"record_no": "JF202607-01", "worker": "WX001", "day": day(7, 28), "points": "1", "cause": "防汛值守表现突出", "ground": "望星街办通报"},
		{"record_no": "JF202608-01", "worker": "WX008", "day": day(8, 12), "points": "0.5", "cause": "平安小区创建", "ground": "社区会议记录"},
		{"record_no": "JF202609-01", "worker": "WX010", "day": day(9, 23), "points": "-0.5", "cause": "例会无故缺席", "ground": "社区会议记录"},
		{"record_no": "JF202609-02", "worker": "WX009", "day": day(9, 28), "points": "1", "cause": "协助找回走失老人", "ground": "锦旗"},
		{"record_no": "JF202610-01", "worker": "WX006", "day": day(10, 16), "points": "0.5", "cause": "城市管理集中行动", "ground": "望星街办通报"},
		{"record_no": "JF202610-02", "worker": "WX004", "day": day(10, 30), "points": "-1", "cause": "未按要求整改", "ground": "约谈记录"},
	}
}
