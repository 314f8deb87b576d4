package office

import (
	"context"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// AssessRequest asks for a month of a unit.
type AssessRequest struct {
	Month domain.Month
	AsOf  domain.Date // none: the month's last day; an earlier day gives the early look
	Unit  string      // "": the top unit
}

// Assess computes the month from the records as they stand now. It is kept until
// the database changes: not to be written to.
func (o *Office) Assess(ctx context.Context, req AssessRequest) (*report.Month, error) {
	var out *report.Month
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		var err error
		out, err = o.cached(tx, req)
		return err
	})
	return out, err
}

// computed is a month's results with what they were computed from.
type computed struct {
	tx       *store.Tx // that the records were read by
	records  *domain.Records
	results  *domain.MonthResult
	rules    *rule.Set
	calendar *rule.Calendar
	settled  map[string]*computed // by community, where its results are those of its published version
}

// of is what a community's results were computed from.
func (c *computed) of(community string) *computed {
	if s := c.settled[community]; s != nil {
		return s
	}
	return c
}

func (c *computed) names() report.Names { return report.NamesOf(c.records.Units) }

func (c *computed) view() *report.Month { return report.NewMonth(*c.results, c.names()) }

// community is the view of one community alone, as a published version keeps it.
func (c *computed) community(code string) *report.Month {
	return report.NewMonth(*assess.Community(c.results, code), c.names())
}

// traced says of whom the items behind the figures are kept: of workers, and of
// the grids right below a unit. The zero value keeps none.
type traced struct {
	worker func(number string) bool
	unit   string
}

// compute reads the records and assesses.
func (o *Office) compute(tx *store.Tx, req AssessRequest, keep traced) (*computed, error) {
	records, err := tx.Records(req.Month, req.AsOf)
	if err != nil {
		return nil, err
	}
	rules, err := o.inForce(tx, req.Month.Last())
	if err != nil {
		return nil, err
	}
	calendar, err := rule.NewCalendar(records.Calendar)
	if err != nil {
		return nil, err
	}
	return computeFrom(tx, records, req, rules, calendar, keep)
}

func computeFrom(tx *store.Tx, records *domain.Records, req AssessRequest, rules *rule.Set, calendar *rule.Calendar, keep traced) (*computed, error) {
	results, err := assess.Compute(records, assess.Request{Month: req.Month, AsOf: req.AsOf, Unit: req.Unit,
		Rules: rules, Calendar: calendar, Trace: keep.worker, TraceUnit: keep.unit})
	if err != nil {
		return nil, err
	}
	return &computed{tx: tx, records: records, results: results, rules: rules, calendar: calendar}, nil
}
