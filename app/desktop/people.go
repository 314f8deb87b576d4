package main

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// People is the bridge of units and people, of spot checks, and of a year of
// either.
type People struct{ desk *desk }

// Screen is who is where, and away why.
func (b *People) Screen(p Period) (*office.People, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.People, error) {
		return o.People(ctx, req)
	})
}

// WorkerYear is a worker's last twelve months.
func (b *People) WorkerYear(p Period, worker string) (*office.Year, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.Year, error) {
		return o.WorkerYear(ctx, req, worker)
	})
}

// UnitYear is the last twelve months of the period's unit.
func (b *People) UnitYear(p Period) (*office.Year, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.Year, error) {
		return o.UnitYear(ctx, req)
	})
}

// Beside compares with another month: the units one level down, or a community's
// workers, in the score ("") or an indicator.
func (b *People) Beside(p Period, other, indicator string) (*office.Chart, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.Chart, error) {
		month, err := domain.ParseMonth(other)
		if err != nil {
			return nil, err
		}
		return o.Beside(ctx, req, month, domain.IndicatorID(indicator))
	})
}

// Checks are the findings of the month's spot checks.
func (b *People) Checks(p Period) ([]office.SpotCheck, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) ([]office.SpotCheck, error) {
		return o.SpotChecks(ctx, req)
	})
}
