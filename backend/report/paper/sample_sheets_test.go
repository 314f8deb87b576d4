package paper

import (
	"fmt"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

var sampleDate = domain.NewDate(2026, 11, 3)

func samplePay(n int) PaySheet {
	p := report.PaySheet{Month: "2026-10", Period: "2026年10月", UnitName: "檀溪社区", Due: "12,345.00", Withheld: "420.00",
		Reward: "812.40", Net: "12737.40", NetWords: "壹万贰仟柒佰叁拾柒元肆角整", NoWage: []string{"周晓燕"}}
	for i := range n {
		p.Rows = append(p.Rows, report.PayRow{Name: sampleNames[i%len(sampleNames)], UnitName: "檀溪社区", Grids: fmt.Sprintf("第%d网格", i+1),
			Wage: "2800.00", Share: "15%", Standard: "420.00", Earned: []string{"1", "21/22", "87/132"}[i%3], Due: "420.00",
			Rating: []string{"五星", "四星", "不参评", "二星"}[i%4], Withheld: []string{"0.00", "0.00", "0.00", "210.00"}[i%4],
			Reward: []string{"84.00", "42.00", "0.00", "0.00"}[i%4], Net: []string{"504.00", "462.00", "420.00", "210.00"}[i%4]})
	}
	return PaySheet{Sheet: p, Street: "檀溪街道", Date: sampleDate}
}

func sampleScoreSheet(name string) *report.ScoreSheet {
	m := sampleMonth(3, "社区")
	w := m.Workers[1]
	w.Name = name
	s := &report.ScoreSheet{Month: "2026-10", Period: "2026年10月", AsOf: "2026-10-31", RuleTitle: "襄阳市社区网格员考核规则（2011）", Worker: w,
		Attendance: "在岗31天，出勤40个半日，请假2个半日", Rank: "在檀溪社区8名参评网格员中列第2名",
		Score: &report.Reckoning{Text: "96.12", Steps: []string{"各项得分之和＝24.24＋18.60＋15.00＋10.00＋9.00＋2.80＋2.00＋4.00＋3.20＋4.00＋2.78＝95.62", "得分＝95.62＋加减分1.50－抽查扣分1.00＝96.12"}},
		Stars: &report.Reckoning{Text: "五星", Steps: []string{"96.12分不低于95分，评为五星"}},
	}
	basis := []string{"二.2(2)、三.1", "二.2(4)(5)、三.1", "二.4、三.1", "三.1", "二.1(2)", "二.1(4)", "二.1(4)", "二.2(2)", "二.3", "二.5", "三.2"}
	for i, id := range domain.Indicators {
		line := report.SheetLine{ID: id, Name: report.IndicatorName(id), Basis: basis[i], Fraction: report.Fraction(id, 98, 300), Measure: w.Indicators[id]}
		switch id {
		case domain.IndVisit:
			g := report.Group{Text: "尚未入户", Den: true}
			for k := range 75 {
				g.Items = append(g.Items, report.Item{Text: fmt.Sprintf("檀溪路%d号%d单元%d0%d室", 10+k/12, k%3+1, k%6+1, k%4+1)})
			}
			line.Groups = []report.Group{g}
		case domain.IndPatrol:
			line.Groups = []report.Group{{Text: "没有达标巡查", Den: true, Items: []report.Item{{Text: "10月9日（周五）上午"}, {Text: "10月14日（周三）下午"}}}}
		case domain.IndCase:
			line.Measure.Target = nil
		}
		s.Indicators = append(s.Indicators, line)
	}
	s.Adjustments = &report.Balance{Entries: []report.BalanceRow{{Day: "2026-10-12", Points: "1.50", Cause: "参与防汛值守表现突出", Ground: "街道通报第12号"}}}
	s.Deductions = &report.Balance{Entries: []report.BalanceRow{{Day: "2026-10-20", Points: "1.00", Cause: "抽查信息登记有误", Ground: "抽查CC-0031"}}}
	s.Consequences = []report.Consequence{{Name: "脱岗培训", Means: "当月考核不合格，由社区安排脱岗培训。", Reasons: []string{"连续两月考核不合格"}}}
	return s
}

func sampleUnitSheet() UnitSheet {
	of := sampleScoreSheet("").Indicators
	score := "95.62"
	u := report.Unit{Unit: "420606001001", Name: "檀溪社区", Level: "社区", Assessed: 8, IndicatorScore: &score, Score: &score}
	return UnitSheet{Sheet: &report.UnitSheet{Period: "2026年10月", RuleTitle: "襄阳市社区网格员考核规则（2011）", Unit: u, Indicators: of,
		Score: &report.Reckoning{Steps: []string{"指标得分＝24.24＋18.60＋15.00＋10.00＋9.00＋2.80＋2.00＋4.00＋3.20＋4.00＋2.78＝95.62", "本月没有对单位的抽查，单位得分即指标得分95.62"}},
		Rank:  "在檀溪街道所属单位中列第1名"}, Date: sampleDate}
}
