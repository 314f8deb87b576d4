package sheet

import (
	"io"
	"strconv"
	"strings"

	"gridstar/backend/report"
)

// WritePay writes the pay sheet (绩效工资发放表).
func WritePay(w io.Writer, p *report.PaySheet) error {
	t := table{name: "绩效工资", title: p.UnitName + "网格员绩效工资发放表", subtitle: "考核月份：" + p.Period + "　　单位：元", keep: 2, signed: true,
		columns: []column{{"序号", whole, 6}, {"姓名", words, 12}, {"工号", words, 10}, {"社区", words, 18}, {"网格", words, 22},
			{"月工资", money, 11}, {"绩效比例", center, 9}, {"基数", money, 11}, {"在岗折算", center, 9}, {"星级", center, 8},
			{"应发", money, 11}, {"扣减", money, 11}, {"奖励", money, 11}, {"实发", money, 11}, {"本人签字", words, 13}}}
	for i, r := range p.Rows {
		t.rows = append(t.rows, []string{strconv.Itoa(i + 1), r.Name, r.Worker, r.UnitName, r.Grids, r.Wage, r.Share, r.Standard,
			r.Earned, r.Rating, r.Due, r.Withheld, r.Reward, r.Net, ""})
	}
	t.total = []string{"", "合计", "", "", "", "", "", "", "", "", p.Due, p.Withheld, p.Reward, p.Net, ""}
	t.foot = []string{"实发合计（大写）：" + p.NetWords}
	if len(p.NoWage) > 0 {
		t.foot = append(t.foot, "没有填写月工资、未列入本表的："+strings.Join(p.NoWage, "、"))
	}
	t.foot = append(t.foot, "制表：　　　　　　　　　　　　复核：　　　　　　　　　　　　审批：")
	return write(w, t)
}
