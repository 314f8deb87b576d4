package assess

import (
	"sort"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

const fullScore domain.Hundredths = 10000

// score sets adjustments, deductions, score and stars from the rounded points,
// so that what is printed adds up.
func (m *month) score(w *worker, r *domain.WorkerResult) {
	for _, a := range w.adjustments {
		r.AdjustmentSum += a.Points
	}
	for _, c := range w.checks {
		if m.inMonth(c.Day) {
			r.DeductionSum += c.Deduction
		}
	}
	r.Adjustments = r.AdjustmentSum.Clamp(-m.rules.AdjustmentCap, m.rules.AdjustmentCap)
	r.Deductions = min(r.DeductionSum, m.rules.DeductionCap)
	var points domain.Hundredths
	for _, x := range r.Measures {
		points += x.Points
	}
	r.Score = (points + r.Adjustments - r.Deductions).Clamp(0, fullScore)
	r.Stars = m.rules.Stars(r.Score)
	r.Qualified = r.Stars >= rule.QualifiedStars
}

// rankWorkers orders by score, high first, equals by first current grid, then
// number; equal scores share a rank (1, 1, 3). Those not assessed come last.
func rankWorkers(list []domain.WorkerResult) {
	sort.Slice(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		switch {
		case a.Assessed != b.Assessed:
			return a.Assessed
		case !a.Assessed:
			return a.Worker < b.Worker
		case a.Score != b.Score:
			return a.Score > b.Score
		case a.Grids[0] != b.Grids[0]:
			return a.Grids[0] < b.Grids[0]
		}
		return a.Worker < b.Worker
	})
	for i := range list {
		if !list[i].Assessed {
			break
		}
		list[i].Rank = i + 1
		if i > 0 && list[i].Score == list[i-1].Score {
			list[i].Rank = list[i-1].Rank
		}
	}
}
