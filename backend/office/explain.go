package office

import (
	"context"
	"slices"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// CodeNoSuchWorker is a worker without a post in the month: number, month.
const CodeNoSuchWorker domain.Code = "no_such_worker"

// Explain is the score sheet (考核得分明细表) of one worker's month: the clause,
// the arithmetic and the rows behind each figure.
func (o *Office) Explain(ctx context.Context, req AssessRequest, worker string) (*report.ScoreSheet, error) {
	var out *report.ScoreSheet
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, req, traced{worker: func(w string) bool { return w == worker }})
		if err != nil {
			return err
		}
		out, err = scoreSheet(c, worker)
		return err
	})
	return out, err
}

// notCounted are the problems of a record that keep it out of every indicator.
var notCounted = []domain.ProblemCode{domain.ProblemOffPost, domain.ProblemVoid, domain.ProblemCheckBefore}

// scoreSheet renders the sheet of a worker whose items were traced.
func scoreSheet(c *computed, worker string) (*report.ScoreSheet, error) {
	e := report.Explained{Month: c.results.Month, AsOf: c.results.AsOf, Asked: c.results.Unit, Names: c.names(), Addresses: map[string]string{}}
	found := false
	for _, r := range c.results.Workers {
		if r.Assessed {
			e.Assessed++
		}
		if r.Worker == worker {
			e.Result, found = r, true
		}
	}
	if !found {
		return nil, domain.Fail(CodeNoSuchWorker, worker, c.results.Month.Chinese())
	}
	from := c.of(e.Result.Unit)
	e.Rules = from.rules
	refs := from.behind(&e, worker)
	for _, p := range from.results.Problems {
		if p.Worker == worker && slices.Contains(notCounted, p.Code) {
			e.LeftOut = append(e.LeftOut, p)
			refs = append(refs, p.Records...)
		}
	}
	var err error
	if e.Locate, err = locate(from.tx, refs); err != nil {
		return nil, err
	}
	return report.NewScoreSheet(e), nil
}

// behind fills e with the rows that concern the worker, and gives the refs of
// all of them.
func (c *computed) behind(e *report.Explained, worker string) []domain.RecordRef {
	var refs []domain.RecordRef
	inMonth := func(d domain.Date) bool { return d >= e.Month.First() && d <= e.AsOf }
	for _, h := range c.records.Households {
		e.Addresses[h.Household] = h.Address
	}
	for _, a := range c.records.Adjustments {
		if a.Worker == worker && inMonth(a.Day) {
			e.Adjustments = append(e.Adjustments, a)
			refs = append(refs, domain.RecordRef{Ledger: domain.Adjustments, Key: a.No})
		}
	}
	for _, s := range known(c.records.SpotChecks, e.Names) {
		if s.Worker == worker && inMonth(s.Day) {
			e.SpotChecks = append(e.SpotChecks, s)
			refs = append(refs, domain.RecordRef{Ledger: domain.SpotChecks, Key: s.No})
		}
	}
	if e.Result.Pay != nil {
		refs = append(refs, e.Result.Pay.Row)
	}
	return append(refs, behindMeasures(e.Result.Measures)...)
}

// ExplainUnit is the score sheet of a unit above the grid.
func (o *Office) ExplainUnit(ctx context.Context, req AssessRequest) (*report.UnitSheet, error) {
	var out *report.UnitSheet
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, req, traced{unit: req.Unit})
		if err != nil {
			return err
		}
		out, err = unitSheet(c)
		return err
	})
	return out, err
}

// unitSheet renders the sheet of the unit that was asked for, with what was traced.
func unitSheet(c *computed) (*report.UnitSheet, error) {
	if len(c.results.Units) == 0 {
		return nil, domain.Fail(CodeNoCommunity, c.results.Unit)
	}
	from := c.of(c.results.Unit)
	e := report.ExplainedUnit{Result: c.results.Units[0], Month: c.results.Month, AsOf: c.results.AsOf, Rules: from.rules,
		Names: c.names(), Addresses: map[string]string{}}
	for _, u := range c.results.Units[1:] {
		if u.Parent == e.Result.Unit {
			e.Units = append(e.Units, u)
		}
	}
	for _, w := range c.results.Workers {
		if w.Unit == e.Result.Unit {
			e.Workers = append(e.Workers, w)
		}
	}
	refs := behindMeasures(e.Result.Measures)
	for _, h := range from.records.Households {
		e.Addresses[h.Household] = h.Address
	}
	for _, s := range from.records.SpotChecks {
		if s.Unit == e.Result.Unit && s.Worker == "" && s.Day >= e.Month.First() && s.Day <= e.AsOf {
			e.SpotChecks = append(e.SpotChecks, s)
			refs = append(refs, domain.RecordRef{Ledger: domain.SpotChecks, Key: s.No})
		}
	}
	var err error
	e.Locate, err = locate(from.tx, refs)
	if err != nil {
		return nil, err
	}
	return report.NewUnitSheet(e), nil
}

// behindMeasures are the rows behind the items that were kept.
func behindMeasures(measures map[domain.IndicatorID]*domain.Measure) []domain.RecordRef {
	var refs []domain.RecordRef
	for _, m := range measures {
		for _, item := range m.Items {
			refs = append(refs, item.Records...)
			if item.Subject == "household" {
				refs = append(refs, domain.RecordRef{Ledger: domain.Households, Key: item.Key})
			}
		}
	}
	return refs
}
