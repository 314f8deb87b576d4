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
	type record struct {
		domain.Winner
		last        domain.Month
		unqualified bool
		sum         domain.Hundredths
		seen        map[domain.Month]bool
	}
	byWorker := map[string]*record{}
	for _, p := range published {
		if !counted[p.Month] {
			continue
		}
		for _, x := range p.Workers {
			r := byWorker[x.Worker]
			if r == nil {
				r = &record{Winner: domain.Winner{Worker: x.Worker}, seen: map[domain.Month]bool{}}
				byWorker[x.Worker] = r
			}
			if p.Month > r.last || p.Month == r.last && x.Unit > r.Unit {
				r.last, r.Name, r.Unit = p.Month, x.Name, x.Unit
			}
			if !x.Assessed || r.seen[p.Month] {
				continue
			}
			r.seen[p.Month] = true
			r.Months++
			r.sum += x.Score
			r.unqualified = r.unqualified || !x.Qualified
			r.VisitNum, r.VisitDen = r.VisitNum+x.VisitNum, r.VisitDen+x.VisitDen
			if x.Stars == 5 {
				r.FiveStar++
			}
		}
	}
	falseFound := map[string]bool{}
	for _, c := range checks {
		if c.Finding == domain.FoundFalse && c.Day >= req.From.First() && c.Day <= req.To.Last() {
			falseFound[c.Worker] = true
		}
	}
	need := (2*len(counted) + 2) / 3 // two thirds, rounded up
	for _, r := range byWorker {
		if r.Months == 0 || r.Months < need || r.unqualified || falseFound[r.Worker] || !req.Belongs(r.Unit) {
			continue
		}
		r.Mean = r.sum.Ratio().Quo(domain.Whole(int64(r.Months)))
		winners = append(winners, r.Winner)
	}
	return cutTop(winners, int(req.Top)), len(counted)
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
