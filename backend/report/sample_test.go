package report

import "gridstar/backend/domain"

// A small street, made by hand: two communities, four workers, one of them not
// assessed. The figures are consistent with each other, not with any ledger.

func sampleNames() Names {
	return NamesOf([]domain.Unit{
		{Code: "420606001", Name: "汉江街道", Level: domain.LevelStreet, Parent: "420606"},
		{Code: "420606001001", Name: "沿江社区", Level: domain.LevelCommunity, Parent: "420606001"},
		{Code: "420606001002", Name: "长虹社区", Level: domain.LevelCommunity, Parent: "420606001"},
		{Code: "420606001001001", Name: "沿江社区第一网格", Level: domain.LevelGrid, Parent: "420606001001"},
		{Code: "420606001001002", Name: "沿江社区第二网格", Level: domain.LevelGrid, Parent: "420606001001"},
		{Code: "420606001001003", Name: "沿江社区第三网格", Level: domain.LevelGrid, Parent: "420606001001"},
		{Code: "420606001002001", Name: "长虹社区第一网格", Level: domain.LevelGrid, Parent: "420606001002"},
	})
}

// applied is a measure that applies, with its points.
func applied(num, den int64, target, weight, attainment domain.Ratio) domain.Measure {
	return domain.Measure{Num: num, Den: den, Applies: true, Value: domain.NewRatio(num, den), Target: target,
		Required: target.Mul(domain.Whole(den)), Divisor: domain.Whole(max(den, 300)), Weight: weight, Attainment: attainment,
		Points: weight.Mul(attainment).Hundredths()}
}

// part is an indicator of a sample: how many of how many, and the attainment.
type part struct{ num, den, a, of int64 }

var defaultWeights = map[domain.IndicatorID]int64{
	domain.IndVisit: 25, domain.IndCollection: 20, domain.IndMediation: 15, domain.IndCase: 10, domain.IndPatrol: 10,
	domain.IndSafety: 3, domain.IndHazard: 2, domain.IndVisitHours: 4, domain.IndOpinion: 4, domain.IndService: 4, domain.IndWorklog: 3,
}

// measures makes the measures of a sample; pace is the share of households that
// the month asks for. Indicators that are not given do not apply.
func measures(pace domain.Ratio, parts map[domain.IndicatorID]part) (map[domain.IndicatorID]*domain.Measure, domain.Hundredths) {
	out, sum, points := map[domain.IndicatorID]*domain.Measure{}, int64(0), domain.Hundredths(0)
	for id := range parts {
		sum += defaultWeights[id]
	}
	for _, id := range domain.Indicators {
		p, ok := parts[id]
		if !ok {
			out[id] = &domain.Measure{Target: domain.Whole(1)}
			continue
		}
		target := domain.Whole(1)
		if id == domain.IndVisit {
			target = pace
		}
		m := applied(p.num, p.den, target, domain.NewRatio(100*defaultWeights[id], sum), domain.NewRatio(p.a, p.of))
		out[id] = &m
		points += m.Points
	}
	return out, points
}

func sample() domain.MonthResult {
	pace := domain.NewRatio(9, 31)
	good, goodPoints := measures(pace, map[domain.IndicatorID]part{
		domain.IndVisit: {26, 52, 1, 1}, domain.IndCollection: {16, 17, 16, 17}, domain.IndMediation: {2, 2, 1, 1},
		domain.IndCase: {0, 52, 1, 1}, domain.IndPatrol: {37, 40, 37, 40}, domain.IndSafety: {17, 21, 17, 21},
		domain.IndVisitHours: {4, 4, 1, 1}, domain.IndOpinion: {5, 5, 1, 1}, domain.IndService: {2, 3, 2, 3}, domain.IndWorklog: {19, 19, 1, 1},
	})
	good[domain.IndCollection].Pending = 2
	fair, fairPoints := measures(domain.NewRatio(13, 62), map[domain.IndicatorID]part{
		domain.IndVisit: {14, 68, 833, 884}, domain.IndCollection: {9, 11, 9, 11}, domain.IndMediation: {3, 4, 3, 4},
		domain.IndCase: {1, 68, 3, 4}, domain.IndPatrol: {30, 36, 30, 36}, domain.IndSafety: {15, 18, 15, 18},
		domain.IndHazard: {2, 2, 1, 1}, domain.IndVisitHours: {2, 4, 2, 4}, domain.IndOpinion: {3, 3, 1, 1}, domain.IndService: {2, 2, 1, 1}, domain.IndWorklog: {17, 18, 17, 18},
	})
	poor, poorPoints := measures(pace, map[domain.IndicatorID]part{
		domain.IndVisit: {2, 37, 62, 333}, domain.IndCollection: {3, 8, 3, 8}, domain.IndMediation: {1, 3, 1, 3},
		domain.IndCase: {0, 37, 1, 1}, domain.IndPatrol: {12, 40, 12, 40}, domain.IndSafety: {5, 20, 5, 20},
		domain.IndHazard: {0, 1, 2, 3}, domain.IndVisitHours: {0, 4, 0, 1}, domain.IndOpinion: {1, 2, 2, 3}, domain.IndService: {0, 1, 2, 3}, domain.IndWorklog: {6, 20, 6, 20},
	})
	street, streetPoints := measures(pace, map[domain.IndicatorID]part{
		domain.IndVisit: {42, 157, 1302, 1413}, domain.IndCollection: {28, 36, 28, 36}, domain.IndMediation: {6, 10, 6, 10},
		domain.IndCase: {1, 157, 15, 16}, domain.IndPatrol: {79, 116, 79, 116}, domain.IndSafety: {37, 59, 37, 59},
		domain.IndHazard: {2, 3, 2, 3}, domain.IndVisitHours: {6, 12, 6, 12}, domain.IndOpinion: {9, 10, 9, 10}, domain.IndService: {4, 6, 4, 6}, domain.IndWorklog: {42, 57, 42, 57},
	})
	street[domain.IndCase].Divisor = domain.Whole(1200) // of four grids
	spot := domain.Hundredths(9450)
	return domain.MonthResult{
		Month: domain.NewMonth(2026, 10), AsOf: domain.NewDate(2026, 10, 31), Unit: "420606001", RuleSet: "xiangyang-2011",
		Workers: []domain.WorkerResult{
			{Worker: "G001", Name: "孙敏", Unit: "420606001001", Grids: []string{"420606001001001"}, Assessed: true, Measures: good,
				Score: goodPoints, Stars: 5, Qualified: true, Rank: 1, DutyHalfDays: 40, PostDays: 31,
				Pay: &domain.Pay{Wage: 280000, Share: domain.NewRatio(3, 20), EarnedShare: domain.Whole(1), Base: 42000, Paid: 42000, Reward: 8400, Row: wageOf("G001|420606001001001|2026-01-01")}},
			{Worker: "G004", Name: "吴𬱖", Unit: "420606001002", Grids: []string{"420606001002001"}, Assessed: true, Measures: fair,
				AdjustmentSum: 700, Adjustments: 500, DeductionSum: 150, Deductions: 150, Score: fairPoints + 350, Stars: 4, Qualified: true, Rank: 2,
				DutyHalfDays: 36, PostDays: 31, LeaveHalfDays: 4, Consequences: []string{domain.ConsequenceSuspend},
				Pay: &domain.Pay{Wage: 280050, Share: domain.NewRatio(7, 40), EarnedShare: domain.NewRatio(9, 10), Base: 44108, Paid: 44108, Reward: 4411, Row: wageOf("G004|420606001002001|2026-01-01")}},
			{Worker: "G003", Name: "王明", Unit: "420606001001", Grids: []string{"420606001001002", "420606001001003"}, Assessed: true, Measures: poor,
				DeductionSum: 200, Deductions: 200, Score: poorPoints - 200, Stars: 1, Rank: 3, DutyHalfDays: 40, PostDays: 31,
				Consequences: []string{domain.ConsequenceDismiss, domain.ConsequenceLegalReview}, Reasons: []string{domain.ReasonTwoMonths},
				Pay: &domain.Pay{Wage: 300000, Share: domain.NewRatio(3, 20), EarnedShare: domain.Whole(1), Base: 45000, Paid: 0, Row: wageOf("G003|420606001001002|2026-01-01")}},
			{Worker: "G002", Name: "曹杰", Unit: "420606001001", Grids: []string{"420606001001003"}, Reason: domain.ShortPost, PostDays: 5, DutyHalfDays: 6},
		},
		Units: []domain.UnitResult{
			{Unit: "420606001", Name: "汉江街道", Level: domain.LevelStreet, Parent: "420606", Assessed: 3, Measures: street,
				IndicatorScore: streetPoints, Score: streetPoints, HasScore: true, Rank: 1},
			{Unit: "420606001001", Name: "沿江社区", Level: domain.LevelCommunity, Parent: "420606001", Assessed: 3, Measures: street,
				IndicatorScore: streetPoints, SpotScore: &spot,
				Score:    domain.NewRatio(4, 5).Mul(streetPoints.Ratio()).Add(domain.NewRatio(1, 5).Mul(spot.Ratio())).Hundredths(),
				HasScore: true, Rank: 1},
			{Unit: "420606001002", Name: "长虹社区", Level: domain.LevelCommunity, Parent: "420606001"},
		},
	}
}

func wageOf(key string) domain.RecordRef { return domain.RecordRef{Ledger: domain.Workers, Key: key} }
