package assess

import (
	"sort"

	"gridstar/backend/domain"
)

// AwardRequest asks for the top-ten list (三.3) of the months From..To of a unit.
type AwardRequest struct {
	From, To domain.Month
	Top      int64
	// Belongs tells whether a unit is, or lies below, the unit asked for.
	Belongs func(unit string) bool
}

// Awards ranks the workers of the published months: by mean score, then number
// of five-star months, then the sum of visits over the sum of due households.
func Awards(published []domain.PublishedMonth, checks []domain.SpotCheck, req AwardRequest) (winners []domain.Winner, months int) {
	counted := map[domain.Month]bool{}
	for _, p := range published {
		if p.Month >= req.From && p.Month <= req.To && req.Belongs(p.Community) {
			counted[p.Month] = true
		}
	}
	falseFound := map[string]bool{}
	for _, c := range checks {
		if c.Finding == domain.FoundFalse && c.Day >= req.From.First() && c.Day <= req.To.Last() {
			falseFound[c.Worker] = true
		}
	}
	need := (2*len(counted) + 2) / 3 // two thirds, rounded up
	for worker, months := range byMonth(published, func(of domain.Month) bool { return counted[of] }) {
		if w, ok := candidate(months); ok && w.Months >= need && !falseFound[worker] && req.Belongs(w.Unit) {
			winners = append(winners, w)
		}
	}
	return cutTop(winners, int(req.Top)), len(counted)
}

// candidate sums a worker's months up; ok is false for one who was unqualified
// in any of them, or assessed in none.
func candidate(months map[domain.Month]domain.PublishedWorker) (w domain.Winner, ok bool) {
	var last domain.Month
	var sum domain.Hundredths
	for of, x := range months {
		if of > last {
			last, w.Worker, w.Name, w.Unit = of, x.Worker, x.Name, x.Unit
		}
		if !x.Assessed {
			continue
		}
		if !x.Qualified {
			return w, false
		}
		w.Months++
		sum += x.Score
		w.VisitNum, w.VisitDen = w.VisitNum+x.VisitNum, w.VisitDen+x.VisitDen
		if x.Stars == 5 {
			w.FiveStar++
		}
	}
	if w.Months == 0 {
		return w, false
	}
	w.Mean = sum.Ratio().Quo(domain.Whole(int64(w.Months)))
	return w, true
}

func visitShare(w *domain.Winner) domain.Ratio {
	if w.VisitDen == 0 {
		return domain.Ratio{}
	}
	return domain.NewRatio(w.VisitNum, w.VisitDen)
}

// compare is negative where a stands before b, and 0 where they are equal.
func compare(a, b *domain.Winner) int {
	if c := b.Mean.Cmp(a.Mean); c != 0 {
		return c
	}
	if a.FiveStar != b.FiveStar {
		return b.FiveStar - a.FiveStar
	}
	return visitShare(b).Cmp(visitShare(a))
}

// cutTop ranks the candidates, keeps those of rank <= top, and marks those of
// one rank that reach past the top-th place.
func cutTop(list []domain.Winner, top int) []domain.Winner {
	sort.Slice(list, func(i, j int) bool {
		if c := compare(&list[i], &list[j]); c != 0 {
			return c < 0
		}
		return list[i].Worker < list[j].Worker
	})
	for i := range list {
		list[i].Rank = i + 1
		if i > 0 && compare(&list[i], &list[i-1]) == 0 {
			list[i].Rank = list[i-1].Rank
		}
	}
	end := 0
	for end < len(list) && list[end].Rank <= top {
		end++
	}
	if end > top {
		for i := range list[:end] {
			list[i].Tie = list[i].Rank == list[end-1].Rank
		}
	}
	return list[:end]
}
