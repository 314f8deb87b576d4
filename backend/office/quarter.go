package office

import (
	"context"
	"slices"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Quarter gathers the unit scores of a quarter's months (三.1). A month without
// a work record anywhere is missing: nothing was loaded for it yet.
func (o *Office) Quarter(ctx context.Context, q domain.Quarter, unit string) (*report.Quarter, error) {
	var out *report.Quarter
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = o.quarter(tx, q, unit)
		return err
	})
	return out, err
}

func (o *Office) quarter(tx *store.Tx, q domain.Quarter, unit string) (*report.Quarter, error) {
	months, err := tx.Months()
	if err != nil {
		return nil, err
	}
	all := map[string][3]*domain.UnitResult{} // by unit; the asked unit's siblings too, for its rank
	var shown []domain.UnitResult
	var names report.Names
	asked := unit
	for i, m := range q.Months() {
		if !slices.Contains(months, m) {
			continue
		}
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, traced{})
		if err != nil {
			return nil, err
		}
		asked, shown, names = c.results.Unit, c.results.Units, c.names()
		siblings, err := o.siblings(tx, m, c)
		if err != nil {
			return nil, err
		}
		for _, list := range [][]domain.UnitResult{c.results.Units, siblings} {
			for j := range list {
				x := all[list[j].Unit]
				x[i] = &list[j]
				all[list[j].Unit] = x
			}
		}
	}
	out := &report.Quarter{Quarter: q.String(), Unit: asked, Units: []report.QuarterUnit{}}
	score := map[string]domain.Hundredths{}
	for code, months := range all {
		var list []domain.Hundredths
		for _, u := range months {
			if u != nil && u.HasScore {
				list = append(list, u.Score)
			}
		}
		if len(list) > 0 {
			score[code], _ = assess.QuarterScore(list)
		}
	}
	for i := range shown {
		u := quarterUnit(&shown[i], q, all, score)
		if _, known := names[u.Parent]; known {
			u.Above = names.Name(u.Parent)
		}
		out.Units = append(out.Units, u)
	}
	return out, nil
}

// siblings are the units with the asked unit's parent.
func (o *Office) siblings(tx *store.Tx, m domain.Month, c *computed) ([]domain.UnitResult, error) {
	all, err := o.compute(tx, AssessRequest{Month: m, Unit: assess.Everywhere}, traced{})
	if err != nil {
		return nil, err
	}
	parent := c.names()[c.results.Unit].Parent
	return slices.DeleteFunc(all.results.Units, func(u domain.UnitResult) bool { return u.Parent != parent || u.Unit == c.results.Unit }), nil
}

func quarterUnit(u *domain.UnitResult, q domain.Quarter, all map[string][3]*domain.UnitResult, score map[string]domain.Hundredths) report.QuarterUnit {
	v := report.QuarterUnit{Unit: u.Unit, Name: u.Name, Parent: u.Parent, Level: u.Level.String()}
	for i, m := range q.Months() {
		month := report.QuarterMonth{Month: m.String()}
		if x := all[u.Unit][i]; x != nil && x.HasScore {
			s := x.Score.String()
			month.Score = &s
		} else {
			v.Partial = true
		}
		v.Months = append(v.Months, month)
	}
	own, ok := score[u.Unit]
	if !ok {
		return v
	}
	s := own.String()
	v.Score = &s
	rank := 1
	for code, x := range all {
		if other, ok := score[code]; ok && other > own && parentOf(x) == u.Parent {
			rank++
		}
	}
	v.Rank = &rank
	return v
}

func parentOf(months [3]*domain.UnitResult) string {
	for _, u := range months {
		if u != nil {
			return u.Parent
		}
	}
	return ""
}
