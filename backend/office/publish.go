package office

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Failures of publishing.
const (
	CodeNoCommunity  domain.Code = "no_community" // unit
	CodeUnsigned     domain.Code = "unsigned"     // month, how many, names
	CodeReasonNeeded domain.Code = store.CodeReasonNeeded
)

// PublishRequest freezes the month of every community at or below Unit. Those
// already published need a Reason, and get a new version.
type PublishRequest struct {
	Month  domain.Month
	Unit   string
	Reason string
}

// PublishReport says what was frozen.
type PublishReport struct {
	Month     string      `json:"month"`
	Published []Published `json:"published"`
	Already   []string    `json:"already"` // names of communities that were published before and stay as they are
	Warnings  []string    `json:"warnings"`
}

// Published is one frozen version of a community's month.
type Published struct {
	Community     string `json:"community"`
	Name          string `json:"name"`
	Version       int    `json:"version"`
	Reason        string `json:"reason,omitempty"`
	At            string `json:"at"`
	By            string `json:"by"`
	Digest        string `json:"digest"`
	ShortDigest   string `json:"short_digest"` // what the notice prints
	PublicityFrom string `json:"publicity_from"`
	PublicityTo   string `json:"publicity_to"`
}

// frozen is what a published version keeps: the view with every figure as it
// was printed, the term of its publicity, and the calendar and the edition of the
// formulas of the program that computed it.
type frozen struct {
	Edition       int                            `json:"edition"`
	View          *report.Month                  `json:"view"`
	PublicityFrom string                         `json:"publicity_from"`
	PublicityTo   string                         `json:"publicity_to"`
	Calendar      map[domain.Date]domain.DayKind `json:"calendar"`
}

// thaw reads what a published version keeps.
func thaw(p *store.Publication) (*frozen, error) {
	f := frozen{Edition: 1} // a version that says none was published before they were counted
	err := json.Unmarshal(p.Results, &f)
	if err == nil && !f.whole() {
		err = errors.New("it lacks figures")
	}
	if err != nil {
		return nil, fmt.Errorf("published version %d of %s %s: %w", p.Version, p.Community, p.Month, err)
	}
	return &f, nil
}

// whole tells whether there is all that is shown of a version.
func (f *frozen) whole() bool {
	return f.View != nil && !slices.ContainsFunc(f.View.Workers, func(w report.Worker) bool {
		return w.Assessed && (w.Score == nil || w.Stars == nil || w.Rank == nil || len(w.Grids) == 0)
	})
}

// Publish freezes the communities' month: all that are asked for, or none.
func (o *Office) Publish(ctx context.Context, req PublishRequest) (*PublishReport, error) {
	out := &PublishReport{Month: req.Month.String(), Published: []Published{}, Already: []string{}, Warnings: []string{}}
	// What is refused needs no backup before it.
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		_, _, err := o.mayPublish(tx, req, &PublishReport{})
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := o.protect(ctx, beforePublish); err != nil {
		return nil, err
	}
	err = o.write(ctx, func(tx *store.Tx) error {
		c, due, err := o.mayPublish(tx, req, out)
		if err != nil {
			return err
		}
		out.Warnings = append(out.Warnings, o.warnings(c)...)
		for _, code := range due {
			p, err := o.freeze(tx, c, code, req.Reason)
			if err != nil {
				return err
			}
			out.Published = append(out.Published, *p)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// mayPublish computes the month and refuses what may not be published of it.
func (o *Office) mayPublish(tx *store.Tx, req PublishRequest, out *PublishReport) (*computed, []string, error) {
	c, err := o.compute(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
	if err != nil {
		return nil, nil, err
	}
	due, err := o.toPublish(tx, c, req, out)
	if err != nil {
		return nil, nil, err
	}
	return c, due, checkSigned(tx, c, due)
}

// toPublish are the communities that get a version: those without one, and, with
// a reason, those whose figures are others now. Where there is none of either, a
// reason publishes all of them again as they are.
func (o *Office) toPublish(tx *store.Tx, c *computed, req PublishRequest, out *PublishReport) ([]string, error) {
	versions, err := tx.Publications(req.Month)
	if err != nil {
		return nil, err
	}
	done := map[string]bool{}
	for _, p := range versions {
		done[p.Community] = true
	}
	var due, same []string
	for _, u := range c.results.Units {
		switch {
		case u.Level != domain.LevelCommunity:
		case done[u.Unit] && strings.TrimSpace(req.Reason) == "":
			out.Already = append(out.Already, c.names().Name(u.Unit))
		case done[u.Unit]:
			if c.asPublished(tx, u.Unit) {
				same = append(same, u.Unit)
				break
			}
			fallthrough
		default:
			due = append(due, u.Unit)
		}
	}
	names := make([]string, len(same))
	for i, unit := range same {
		names[i] = c.names().Name(unit)
	}
	switch {
	case len(due) > 0:
		out.Already = append(out.Already, names...)
		return due, nil
	case len(same) > 0:
		out.Warnings = append(out.Warnings, fmt.Sprintf("%s的结果与上一版相同，没有更正任何人。", strings.Join(names, "、")))
		return same, nil
	case len(out.Already) > 0:
		return nil, domain.Fail(CodeReasonNeeded, strings.Join(out.Already, "、"), req.Month.Chinese())
	}
	return nil, domain.Fail(CodeNoCommunity, req.Unit)
}

// asPublished tells whether a community's figures are those of its newest version;
// one that can't be read is to be replaced.
func (c *computed) asPublished(tx *store.Tx, community string) bool {
	_, f, err := publication(tx, community, c.results.Month)
	return err == nil && f != nil && len(differences(f.View, c.community(community))) == 0
}

// signState tells how a worker's month is confirmed.
type signState int

const (
	unsigned signState = iota
	signed
	changedSince // signed, but the figures are others now
)

// signStates reads the month's sign-offs against the figures as they are now.
func signStates(tx *store.Tx, v *report.Month, m domain.Month) (map[string]signState, error) {
	offs, err := signOffs(tx, m)
	if err != nil {
		return nil, err
	}
	states := map[string]signState{}
	for i := range v.Workers {
		states[v.Workers[i].Worker] = offs.state(&v.Workers[i])
	}
	return states, nil
}

// checkSigned refuses, with the names, while an assessed worker is unsigned.
func checkSigned(tx *store.Tx, c *computed, communities []string) error {
	v := c.view()
	states, err := signStates(tx, v, c.results.Month)
	if err != nil {
		return err
	}
	var names []string
	for _, w := range v.Workers {
		if !w.Assessed || !slices.Contains(communities, w.Unit) {
			continue
		}
		switch states[w.Worker] {
		case unsigned:
			names = append(names, w.Name+"（"+w.UnitName+"）")
		case changedSince:
			names = append(names, w.Name+"（"+w.UnitName+"，签字后数据有变化）")
		}
	}
	if len(names) > 0 {
		return domain.Fail(CodeUnsigned, c.results.Month.Chinese(), fmt.Sprint(len(names)), strings.Join(names, "、"))
	}
	return nil
}

func (o *Office) freeze(tx *store.Tx, c *computed, community, reason string) (*Published, error) {
	results := assess.Community(c.results, community)
	f := frozen{Edition: assess.Edition, View: report.NewMonth(*results, c.names()), Calendar: c.calendar.Shipped()}
	from, to := publicity(c.calendar, o.clock().Date(), c.rules.PublicityDays)
	f.PublicityFrom, f.PublicityTo = from.String(), to.String()
	text, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	rules, err := c.rules.Marshal()
	if err != nil {
		return nil, err
	}
	p, err := tx.Publish(store.Publication{Community: community, Month: results.Month, Reason: reason,
		Rules: string(rules), Results: text, Workers: publishedWorkers(results)})
	if err != nil {
		return nil, err
	}
	return showPublished(&p, &f), nil
}

// publishedWorkers are the lines that later months read, by number.
func publishedWorkers(r *domain.MonthResult) []domain.PublishedWorker {
	out := make([]domain.PublishedWorker, len(r.Workers))
	for i, w := range r.Workers {
		out[i] = domain.PublishedWorker{Worker: w.Worker, Name: w.Name, Unit: w.Unit, Assessed: w.Assessed,
			Qualified: w.Qualified, Stars: w.Stars, Score: w.Score}
		if w.Assessed {
			visit := w.Measures[domain.IndVisit]
			out[i].VisitNum, out[i].VisitDen = visit.Num, visit.Den
		}
	}
	slices.SortFunc(out, func(a, b domain.PublishedWorker) int { return strings.Compare(a.Worker, b.Worker) })
	return out
}

// shortDigest is how much of a seal a notice prints.
const shortDigest = 16

func showPublished(p *store.Publication, f *frozen) *Published {
	return &Published{Community: p.Community, Name: f.View.UnitName, Version: p.Version, Reason: p.Reason, At: p.At.String(), By: p.By,
		Digest: p.Seal, ShortDigest: p.Seal[:shortDigest], PublicityFrom: f.PublicityFrom, PublicityTo: f.PublicityTo}
}

// publication reads the newest published version of a community's month; nil
// when there is none.
func publication(tx *store.Tx, community string, m domain.Month) (*store.Publication, *frozen, error) {
	p, err := tx.Publication(community, m, 0)
	if err != nil || p.ID == 0 {
		return nil, nil, err
	}
	f, err := thaw(&p)
	return &p, f, err
}
