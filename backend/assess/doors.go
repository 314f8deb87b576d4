package assess

import (
	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// DoorsToStars is the fewest more doors whose visit would lift an assessed
// worker to that many stars, all else unchanged; ok is false where no number of
// doors does.
func DoorsToStars(r *domain.WorkerResult, rules *rule.Set, stars int) (doors int64, ok bool) {
	visit := r.Measures[domain.IndVisit]
	if r.Stars >= stars || visit == nil || !visit.Applies {
		return 0, r.Stars >= stars
	}
	rest := r.Adjustments - r.Deductions
	for id, x := range r.Measures {
		if id != domain.IndVisit {
			rest += x.Points
		}
	}
	enough := func(doors int64) bool {
		a := domain.Whole(visit.Num + doors).Quo(visit.Required).Min(domain.Whole(1))
		return rules.Stars((rest+visit.Weight.Mul(a).Hundredths()).Clamp(0, fullScore)) >= stars
	}
	low, high := int64(1), visit.Den-visit.Num
	if high < low || !enough(high) {
		return 0, false
	}
	for low < high {
		if mid := (low + high) / 2; enough(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low, true
}
