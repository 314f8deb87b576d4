package report

import "gridstar/backend/domain"

// Comparison sets units, or workers, beside the month before.
type Comparison struct {
	Month  string        `json:"month"`
	Before string        `json:"before"` // "" without a month before
	Rows   []ComparedRow `json:"rows"`
}

// ComparedRow is one unit or worker in two months; a figure that one month
// lacks is "".
type ComparedRow struct {
	Code        string `json:"code"`
	Name        string `json:"name"`
	Score       string `json:"score"`
	ScoreBefore string `json:"score_before"`
	Change      string `json:"change"` // +1.20, -0.35, 0.00
	Rank        int    `json:"rank"`   // 0: none
	RankBefore  int    `json:"rank_before"`
	Stars       int    `json:"stars"` // 0 for units
	StarsBefore int    `json:"stars_before"`
}

// CompareUnits compares the units one level down with the month before, which
// may be nil.
func CompareUnits(now, before *Month) *Comparison {
	c := newComparison(now, before)
	for _, u := range now.Below() {
		row := ComparedRow{Code: u.Unit, Name: u.Name}
		row.Score, row.Rank = figure(u.Score), place(u.Rank)
		if before != nil {
			if b := before.UnitOf(u.Unit); b != nil {
				row.ScoreBefore, row.RankBefore = figure(b.Score), place(b.Rank)
			}
		}
		row.Change = change(u.Score, row.ScoreBefore)
		c.Rows = append(c.Rows, row)
	}
	return c
}

// CompareWorkers compares the workers with the month before, which may be nil.
func CompareWorkers(now, before *Month) *Comparison {
	c := newComparison(now, before)
	earlier := map[string]*Worker{}
	if before != nil {
		for i := range before.Workers {
			earlier[before.Workers[i].Worker] = &before.Workers[i]
		}
	}
	for i := range now.Workers {
		w := &now.Workers[i]
		row := ComparedRow{Code: w.Worker, Name: w.Name, Score: figure(w.Score), Rank: place(w.Rank), Stars: place(w.Stars)}
		if b := earlier[w.Worker]; b != nil {
			row.ScoreBefore, row.RankBefore, row.StarsBefore = figure(b.Score), place(b.Rank), place(b.Stars)
		}
		row.Change = change(w.Score, row.ScoreBefore)
		c.Rows = append(c.Rows, row)
	}
	return c
}

func newComparison(now, before *Month) *Comparison {
	c := &Comparison{Month: now.Month, Rows: []ComparedRow{}}
	if before != nil {
		c.Before = before.Month
	}
	return c
}

func figure(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func place(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// change is now less before, with its sign; "" where one is missing.
func change(now *string, before string) string {
	if now == nil || before == "" {
		return ""
	}
	a, errA := domain.ParseRatio(*now)
	b, errB := domain.ParseRatio(before)
	if errA != nil || errB != nil {
		return ""
	}
	d := a.Sub(b).Hundredths()
	if d > 0 {
		return "+" + d.String()
	}
	return d.String()
}
