package office

import (
	"context"

	"gridstar/backend/report"
	"gridstar/backend/store"
)

// RankingScreen is all that the ranking screen shows of a unit's month.
type RankingScreen struct {
	View     *report.Month
	Workers  *report.Comparison // beside the newest month before that has records
	Units    *report.Comparison // those one level down
	Guard    *Guard
	Signings []Signing
	Versions []Version
}

// RankingScreen gathers the ranking of a unit for the window. What is signed and
// published is the whole month, whatever day the view is of.
func (o *Office) RankingScreen(ctx context.Context, req AssessRequest) (*RankingScreen, error) {
	var out *RankingScreen
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
		if err != nil {
			return err
		}
		out = &RankingScreen{View: c.view(), Guard: o.guard(c)}
		if req.AsOf != 0 {
			if out.View, err = o.cached(tx, req); err != nil {
				return err
			}
		}
		past, err := o.past(tx, req)
		if err != nil {
			return err
		}
		var before *report.Month
		if n := len(past); n > 0 {
			before = past[n-1]
		}
		out.Workers, out.Units = report.CompareWorkers(out.View, before), report.CompareUnits(out.View, before)
		if out.Signings, err = o.signings(tx, c); err != nil {
			return err
		}
		out.Versions, err = o.versions(tx, c)
		return err
	})
	return out, err
}
