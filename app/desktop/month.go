package main

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report"
)

// Month is the bridge of the month and of the ranking.
type Month struct{ desk *desk }

// Period is the month and unit that are chosen for every screen.
type Period struct {
	Month string `json:"month"`
	Unit  string `json:"unit"`
	AsOf  string `json:"as_of"` // "" for the month's last day
}

func (p Period) request() (req office.AssessRequest, err error) {
	req.Unit = p.Unit
	if req.Month, err = domain.ParseMonth(p.Month); err != nil {
		return req, err
	}
	if p.AsOf != "" {
		req.AsOf, err = domain.ParseDate(p.AsOf)
	}
	return req, err
}

// about asks the office something about a period.
func about[T any](d *desk, p Period, fn func(context.Context, *office.Office, office.AssessRequest) (T, error)) (T, error) {
	return ask(d, func(ctx context.Context, o *office.Office) (T, error) {
		req, err := p.request()
		if err != nil {
			var none T
			return none, err
		}
		return fn(ctx, o, req)
	})
}

// Screen is all that the month screen shows.
func (m *Month) Screen(p Period) (*office.MonthScreen, error) {
	return about(m.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.MonthScreen, error) {
		return o.MonthScreen(ctx, req)
	})
}

// Standing is where the month stands.
func (m *Month) Standing(p Period) (*office.Standing, error) {
	return about(m.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.Standing, error) {
		return o.Standing(ctx, req.Month, req.Unit)
	})
}

// ScoreSheet is one worker's month with everything behind it.
func (m *Month) ScoreSheet(p Period, worker string) (*report.ScoreSheet, error) {
	return about(m.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*report.ScoreSheet, error) {
		return o.Explain(ctx, req, worker)
	})
}

// UnitSheet is the month of the unit above the grid with everything behind it.
func (m *Month) UnitSheet(p Period) (*report.UnitSheet, error) {
	return about(m.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*report.UnitSheet, error) {
		return o.ExplainUnit(ctx, req)
	})
}

// Sign confirms the month: by the officer, or by the street for a community in
// the officer's place.
func (m *Month) Sign(month, officer, community, worker string) (*office.SignReport, error) {
	return about(m.desk, Period{Month: month}, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.SignReport, error) {
		return o.Sign(ctx, office.SignRequest{Month: req.Month, Officer: officer, Community: community, Worker: worker})
	})
}

// Publish freezes the month of the communities of a unit.
func (m *Month) Publish(month, unit, reason string) (*office.PublishReport, error) {
	return about(m.desk, Period{Month: month, Unit: unit}, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*office.PublishReport, error) {
		return o.Publish(ctx, office.PublishRequest{Month: req.Month, Unit: req.Unit, Reason: reason})
	})
}

// RankingScreen is all that the ranking screen shows.
type RankingScreen struct {
	View     *report.Month      `json:"view"`
	Workers  *report.Comparison `json:"workers"` // beside the month before
	Units    *report.Comparison `json:"units"`
	Cautions []string           `json:"cautions"` // what to look at before publishing
	Signings []office.Signing   `json:"signings"`
	Versions []Version          `json:"versions"`
}

// Version is a published version of a community's month.
type Version struct {
	Published office.Published     `json:"published"`
	Newest    bool                 `json:"newest"`
	State     string               `json:"state"`
	Differs   []office.ScoreChange `json:"differs"`
	Appeals   []office.Appeal      `json:"appeals"`
}

// Ranking is all that the ranking screen shows.
func (m *Month) Ranking(p Period) (*RankingScreen, error) {
	return about(m.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*RankingScreen, error) {
		s, err := o.RankingScreen(ctx, req)
		if err != nil {
			return nil, err
		}
		out := &RankingScreen{View: s.View, Workers: s.Workers, Units: s.Units, Cautions: append([]string{}, s.Guard.Words()...),
			Signings: s.Signings, Versions: []Version{}}
		for _, v := range s.Versions {
			out.Versions = append(out.Versions, Version{v.Published, v.Newest, v.State, v.Differs, v.Appeals})
		}
		return out, nil
	})
}
