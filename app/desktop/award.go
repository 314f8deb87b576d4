package main

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report"
)

// Award is the bridge of pay and of awards.
type Award struct{ desk *desk }

// Pay is the pay sheet of a unit's month.
func (b *Award) Pay(p Period) (*report.PaySheet, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*report.PaySheet, error) {
		return o.PaySheet(ctx, req.Month, req.Unit)
	})
}

// AwardRequest asks for the list of a span of months.
type AwardRequest struct {
	Unit string `json:"unit"`
	From string `json:"from"`
	To   string `json:"to"`
	Top  int64  `json:"top"` // 0: as many as the rules say
}

func (r AwardRequest) request() (req office.AwardsRequest, err error) {
	req = office.AwardsRequest{Unit: r.Unit, Top: r.Top}
	if req.From, err = domain.ParseMonth(r.From); err != nil {
		return req, err
	}
	req.To, err = domain.ParseMonth(r.To)
	return req, err
}

// List is all that the awards screen shows.
func (b *Award) List(r AwardRequest) (*office.AwardList, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*office.AwardList, error) {
		req, err := r.request()
		if err != nil {
			return nil, err
		}
		return o.AwardList(ctx, req)
	})
}

// Decide records the choice among those of one rank.
func (b *Award) Decide(r AwardRequest, workers []string, reason string) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error {
		req, err := r.request()
		if err != nil {
			return err
		}
		return o.DecideAward(ctx, req, workers, reason)
	})
}
