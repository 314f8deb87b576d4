package office

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// State is what every screen needs to know: which units and months there are.
type State struct {
	Database   string      `json:"database"`
	Empty      bool        `json:"empty"`  // nothing was loaded yet
	Months     []string    `json:"months"` // with work records, oldest first
	Today      string      `json:"today"`
	Units      []UnitRow   `json:"units"` // by level from the top, then code; without grids
	Indicators []Indicator `json:"indicators"`
}

// UnitRow is a unit of the tree.
type UnitRow struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Level  string `json:"level"`
	Parent string `json:"parent"`
}

// Indicator names one of the eleven, with the clause that it rests on.
type Indicator struct {
	ID     domain.IndicatorID `json:"id"`
	Name   string             `json:"name"`
	Clause string             `json:"clause"`
}

// State of the office.
func (o *Office) State(ctx context.Context) (*State, error) {
	s := &State{Database: o.Path(), Months: []string{}, Today: o.clock().Date().String(), Units: []UnitRow{}}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		months, err := tx.Months()
		if err != nil {
			return err
		}
		for _, m := range months {
			s.Months = append(s.Months, m.String())
		}
		units, err := tx.Units()
		if err != nil {
			return err
		}
		for _, level := range []domain.Level{domain.LevelCity, domain.LevelDistrict, domain.LevelStreet, domain.LevelCommunity} {
			for _, u := range units { // by code
				if u.Level == level {
					s.Units = append(s.Units, UnitRow{u.Code, u.Name, u.Level.String(), u.Parent})
				}
			}
		}
		s.Empty = len(units) == 0 && len(months) == 0
		rules, err := o.inForce(tx, o.clock().Date())
		if err != nil {
			return err
		}
		s.Indicators = indicators(rules)
		return nil
	})
	return s, err
}

func indicators(rules *rule.Set) []Indicator {
	out := make([]Indicator, len(domain.Indicators))
	for i, id := range domain.Indicators {
		out[i] = Indicator{id, report.IndicatorName(id), rules.ValueOf("weight." + string(id)).Basis}
	}
	return out
}
