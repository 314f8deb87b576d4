package office

import (
	"context"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Failures of awards.
const (
	CodeNothingPublished domain.Code = "nothing_published" // unit, from, to
	CodeNoWinners        domain.Code = "no_winners"        // unit, from, to
)

// AwardsRequest asks for the top-ten list of the months From..To of a unit.
type AwardsRequest struct {
	From, To domain.Month
	Unit     string
	Top      int64 // 0: the rule set's
}

// Awards ranks the workers over the published months (三.3).
func (o *Office) Awards(ctx context.Context, req AwardsRequest) (*report.Awards, error) {
	var out *report.Awards
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = o.awards(tx, req)
		return err
	})
	return out, err
}

func (o *Office) awards(tx *store.Tx, req AwardsRequest) (*report.Awards, error) {
	records, err := tx.Records(req.To, 0)
	if err != nil {
		return nil, err
	}
	names := report.NamesOf(records.Units)
	if _, ok := names[req.Unit]; !ok {
		return nil, domain.Fail(assess.CodeUnknownUnit, req.Unit)
	}
	if req.Top == 0 {
		rules, err := o.inForce(tx, req.To.Last())
		if err != nil {
			return nil, err
		}
		req.Top = rules.Top
	}
	published, err := tx.PublishedMonths(req.From, req.To)
	if err != nil {
		return nil, err
	}
	winners, months := assess.Awards(published, known(records.SpotChecks, names), assess.AwardRequest{From: req.From, To: req.To,
		Top: req.Top, Belongs: func(unit string) bool { return names.Below(unit, req.Unit) }})
	if months == 0 {
		return nil, domain.Fail(CodeNothingPublished, names.Name(req.Unit), req.From.String(), req.To.String())
	}
	return report.NewAwards(req.From, req.To, req.Unit, months, winners, names), nil
}

// known are the spot checks of units that are known: the others count nowhere.
func known(checks []domain.SpotCheck, names report.Names) []domain.SpotCheck {
	var out []domain.SpotCheck
	for _, c := range checks {
		if _, ok := names[c.Unit]; ok {
			out = append(out, c)
		}
	}
	return out
}
