package report

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// The arithmetic of a score sheet in words. Every figure is one that the
// assessment computed; only the text is made here.

// steps is how an indicator's points came about; each is 每网格 where case_base
// holds for each grid, as above the grid.
func steps(id domain.IndicatorID, m *domain.Measure, rules *rule.Set, applying domain.Ratio, each string) []string {
	if !m.Applies {
		return []string{"本月没有可计的" + countedThings[id].den + "，此项不适用，权重由其余各项按比例分担。"}
	}
	out := []string{fmt.Sprintf("%s＝%s÷%s＝%d÷%d＝%s", IndicatorName(id), countedThings[id].num, countedThings[id].den, m.Num, m.Den, valueText(id, m))}
	out = append(out, attainmentSteps(id, m, rules, each)...)
	return append(out,
		fmt.Sprintf("有效权重＝100×%s÷%s＝%s", rules.Weights[id].Fraction(), divisor(applying), rounded(m.Weight)),
		fmt.Sprintf("得分＝%s×%s＝%s", m.Weight.Fraction(), m.Attainment.Fraction(), rounded(m.Weight.Mul(m.Attainment))))
}

func valueText(id domain.IndicatorID, m *domain.Measure) string {
	if id == domain.IndCase {
		return "每千户" + m.Value.Mul(perThousand).Hundredths().String() + "件"
	}
	return percent(m.Value) + "%"
}

func attainmentSteps(id domain.IndicatorID, m *domain.Measure, rules *rule.Set, each string) []string {
	a := m.Attainment.Fraction()
	switch {
	case id == domain.IndVisit:
		return []string{
			fmt.Sprintf("截至当日应达户数＝%s户（应达进度%s%%）", rounded(m.Required), percent(m.Target)),
			fmt.Sprintf("完成度＝%d÷%s，最高为1，得%s", m.Num, divisor(m.Required), a),
		}
	case id == domain.IndCase:
		base := rules.CaseBase.Fraction()
		return []string{fmt.Sprintf("完成度＝1－%s×%d×%s÷%s，最低为0，得%s（应入户不足%s%s户的按%s%s户计）",
			rules.CaseStep.Fraction(), m.Num, base, divisor(m.Divisor), a, each, base, each, base)}
	case id.Few():
		return []string{fmt.Sprintf("完成度＝1－（%d－%d）÷%d＝%s（不足%d%s的按%d%s计）", m.Den, m.Num, max(m.Den, rules.MinDen), a,
			rules.MinDen, countedThings[id].unit, rules.MinDen, countedThings[id].unit)}
	}
	return []string{fmt.Sprintf("完成度＝%d÷%d＝%s", m.Num, m.Den, a)}
}

// divisor is an exact number as it stands behind a division sign.
func divisor(r domain.Ratio) string {
	if f := r.Fraction(); strings.Contains(f, "/") {
		return "（" + f + "）"
	}
	return r.Fraction()
}

// rounded is an exact fraction, with its two decimals where they differ.
func rounded(r domain.Ratio) string {
	f, h := r.Fraction(), r.Hundredths()
	switch {
	case !strings.Contains(f, "/"):
		return h.String()
	case h.Ratio().Cmp(r) == 0:
		return f + "＝" + h.String()
	}
	return f + "≈" + h.String()
}

func scoreReckoning(r *domain.WorkerResult) *Reckoning {
	sum, terms := domain.Hundredths(0), []string{}
	for _, id := range domain.Indicators {
		if m := r.Measures[id]; m != nil && m.Applies {
			terms = append(terms, m.Points.String())
			sum += m.Points
		}
	}
	total := sum + r.Adjustments - r.Deductions
	step := fmt.Sprintf("%s＋加扣分%s－抽查扣分%s＝%s", strings.Join(terms, "＋"), signed(r.Adjustments), r.Deductions, total)
	if total != r.Score {
		step += fmt.Sprintf("，得分限于0至100，取%s", r.Score)
	}
	return &Reckoning{Text: r.Score.String(), Steps: []string{step}, Rules: []rule.Value{}, Clauses: Citations("三.1")}
}

// signed puts a negative number in brackets, so that it can follow a plus.
func signed(h domain.Hundredths) string {
	if h < 0 {
		return "（" + h.String() + "）"
	}
	return h.String()
}

// starReckoning says between which bounds a score lies.
func starReckoning(score domain.Hundredths, stars int, rules *rule.Set) *Reckoning {
	r := &Reckoning{Text: StarName(stars), Rules: []rule.Value{}, Clauses: Citations("三.3, 三.4")}
	var bounds []string
	if stars > 1 {
		r.Rules = append(r.Rules, rules.ValueOf(fmt.Sprintf("band.%d", stars)))
		bounds = append(bounds, fmt.Sprintf("达到%s起点分%s", StarName(stars), rules.Bands[stars]))
	}
	if stars < 5 {
		r.Rules = append(r.Rules, rules.ValueOf(fmt.Sprintf("band.%d", stars+1)))
		bounds = append(bounds, fmt.Sprintf("未到%s起点分%s", StarName(stars+1), rules.Bands[stars+1]))
	}
	r.Steps = []string{score.String() + strings.Join(bounds, "，") + "，评为" + StarName(stars),
		"三星及以上为合格，本月" + QualifiedName(stars >= rule.QualifiedStars)}
	return r
}

func rankText(rank, assessed int, unit string) string {
	return fmt.Sprintf("在%s参评的%d人中，得分更高的有%d人，列第%d名", unit, assessed, rank-1, rank)
}

// attendance says what decides whether a worker is assessed.
func attendance(r *domain.WorkerResult) string {
	s := fmt.Sprintf("本月在岗%d天，出勤%d个半日，请假%d个半日", r.PostDays, r.DutyHalfDays, r.LeaveHalfDays)
	if !r.Assessed {
		s += "；" + NotAssessedName + "（" + notAssessed[r.Reason] + "）"
	}
	return s
}

func payReckoning(r *domain.WorkerResult, rules *rule.Set, locate Locate) *PayReckoning {
	p := r.Pay
	if p == nil {
		return nil
	}
	out := &PayReckoning{Pay: Pay{Base: p.Base.String(), Paid: p.Paid.String(), Reward: p.Reward.String()},
		Rows: newRows([]domain.RecordRef{p.Row}, locate), Rules: []rule.Value{rules.ValueOf("performance_share")}, Clauses: Citations("三.4")}
	out.Steps = []string{fmt.Sprintf("绩效工资基数＝月工资%s×绩效比例%s×在岗折算%s＝%s", p.Wage, short(p.Share), p.EarnedShare.Fraction(), p.Base)}
	if !r.Assessed {
		out.Steps = append(out.Steps, "不参评，绩效工资按基数发放，不予奖励。")
		return out
	}
	pay := rules.ValueOf(fmt.Sprintf("pay.%d", r.Stars))
	out.Rules = append(out.Rules, pay)
	out.Steps = append(out.Steps, fmt.Sprintf("%s发放基数的%s＝%s", StarName(r.Stars), short(rules.PayShares[r.Stars]), p.Paid))
	if rules.Rewards[r.Stars].Sign() > 0 {
		out.Rules = append(out.Rules, rules.ValueOf(fmt.Sprintf("reward_%d", r.Stars)))
		out.Steps = append(out.Steps, fmt.Sprintf("%s奖励基数的%s＝%s", StarName(r.Stars), short(rules.Rewards[r.Stars]), p.Reward))
	}
	return out
}

// short is r as per cent without needless decimals: 15%, 17.5%.
func short(r domain.Ratio) string {
	s := strings.TrimRight(percent(r), "0")
	return strings.TrimSuffix(s, ".") + "%"
}
