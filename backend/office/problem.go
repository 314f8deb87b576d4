package office

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Problems lists what a person must look at in the unit's month: problems, then
// hints, each with its rows.
func (o *Office) Problems(ctx context.Context, req AssessRequest) ([]report.Problem, error) {
	var out []report.Problem
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, req, traced{})
		if err != nil {
			return err
		}
		out, err = showProblems(tx, c)
		return err
	})
	return out, err
}

func showProblems(tx *store.Tx, c *computed) ([]report.Problem, error) {
	list, err := problems(tx, c)
	if err != nil {
		return nil, err
	}
	locate, err := locator(tx, list)
	if err != nil {
		return nil, err
	}
	return report.NewProblems(list, c.names(), workerNames(c.records), locate), nil
}

// problems are those that the assessment met, and those that the records show
// by themselves: of the unit, and those that can't be placed.
func problems(tx *store.Tx, c *computed) ([]domain.Problem, error) {
	span := store.Span{From: c.results.Month.First(), To: c.results.AsOf}
	list := c.results.Problems
	for _, find := range []func(store.Span) ([]domain.Problem, error){tx.UnknownProblems, tx.Hints} {
		more, err := find(span)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	names := c.names()
	var out []domain.Problem
	for _, p := range list {
		if _, known := names[p.Unit]; !known || names.Below(p.Unit, c.results.Unit) {
			out = append(out, p)
		}
	}
	return out, nil
}

// countProblems counts what the records of the whole database name but no
// register has.
func countProblems(tx *store.Tx) (int, error) { return tx.CountUnknown() }

func workerNames(r *domain.Records) map[string]string {
	names := make(map[string]string, len(r.Roster))
	for _, row := range r.Roster {
		names[row.Worker] = row.Name
	}
	return names
}

func locator(tx *store.Tx, list []domain.Problem) (report.Locate, error) {
	var refs []domain.RecordRef
	for _, p := range list {
		refs = append(refs, p.Records...)
	}
	return locate(tx, refs)
}

// locate finds where records came from, all at once.
func locate(tx *store.Tx, refs []domain.RecordRef) (report.Locate, error) {
	found, err := tx.SourcesOf(refs)
	if err != nil {
		return nil, err
	}
	return func(ref domain.RecordRef) (report.Source, bool) {
		s, ok := found[ref]
		return report.Source{File: s.File, Sheet: s.Sheet, Line: s.Line}, ok
	}, nil
}
