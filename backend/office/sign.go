package office

import (
	"context"
	"slices"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Failures of signing.
const (
	CodeNoOfficer    domain.Code = "no_officer"     // officer's number, month
	CodeNoOneToSign  domain.Code = "no_one_to_sign" // who was asked for, month
	CodeOfficerHolds domain.Code = "officer_holds"  // community, officers, last day of the term
	CodeNotCommunity domain.Code = "not_community"  // unit
)

// SignRequest confirms workers' months: by the officer who holds their
// communities on the month's last day, or by the street in the officer's place
// (代签) for one community.
type SignRequest struct {
	Month     domain.Month
	Officer   string // the officer's number
	Community string // without Officer: the street signs in place
	Worker    string // only this one; "": all
}

// SignReport says whose month was confirmed.
type SignReport struct {
	Month   string       `json:"month"`
	Signed  []SignedFor  `json:"signed"`
	Waiting []WaitingLog `json:"waiting"` // workers with logs that wait for the officer's signature
}

// SignedFor is a worker whose month was confirmed.
type SignedFor struct {
	Worker    string `json:"worker"`
	Name      string `json:"name"`
	Community string `json:"community"`
	Officer   string `json:"officer"`
	InPlace   bool   `json:"in_place"`
	Score     string `json:"score"`
}

// WaitingLog is a worker with days whose log waits for the officer.
type WaitingLog struct {
	Worker string `json:"worker"`
	Name   string `json:"name"`
	Days   int64  `json:"days"`
}

// Sign records the confirmation of each assessed worker's month.
func (o *Office) Sign(ctx context.Context, req SignRequest) (*SignReport, error) {
	out := &SignReport{Month: req.Month.String(), Signed: []SignedFor{}, Waiting: []WaitingLog{}}
	err := o.write(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: req.Month, Unit: assess.Everywhere}, traced{})
		if err != nil {
			return err
		}
		communities, inPlace, err := o.maySign(c, req)
		if err != nil {
			return err
		}
		states, err := signStates(tx, c.view(), req.Month)
		if err != nil {
			return err
		}
		var list []store.SignOff
		for _, w := range c.workersOf(communities) {
			if !w.Assessed || req.Worker != "" && w.Worker != req.Worker {
				continue
			}
			if inPlace && states[w.Worker] == signed { // what the officer has signed stands
				continue
			}
			officer := req.Officer
			if inPlace {
				officer = strings.Join(numbers(officersOf(c.records, w.Unit, req.Month)), ",")
			}
			list = append(list, store.SignOff{Community: w.Unit, Worker: w.Worker, Officer: officer, InPlace: inPlace, Figures: figures(w)})
			out.Signed = append(out.Signed, SignedFor{w.Worker, w.Name, w.Unit, officer, inPlace, *w.Score})
			if days := w.Indicators[domain.IndWorklog].Pending; days > 0 {
				out.Waiting = append(out.Waiting, WaitingLog{w.Worker, w.Name, days})
			}
		}
		if len(list) == 0 {
			return domain.Fail(CodeNoOneToSign, strings.TrimSpace(req.Officer+req.Community+" "+req.Worker), req.Month.String())
		}
		return tx.Sign(req.Month, list)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// maySign finds the communities that the request may sign for.
func (o *Office) maySign(c *computed, req SignRequest) (communities []string, inPlace bool, err error) {
	if req.Officer == "" {
		u := c.names()[req.Community]
		if u.Level != domain.LevelCommunity {
			return nil, false, domain.Fail(CodeNotCommunity, req.Community)
		}
		held, term := officersOf(c.records, req.Community, req.Month), signTerm(c)
		if len(held) > 0 && o.clock().Date() <= term {
			return nil, false, domain.Fail(CodeOfficerHolds, u.Name, strings.Join(numbers(held), "、"), term.String())
		}
		return []string{req.Community}, true, nil
	}
	for _, x := range c.records.Officers {
		if x.Officer == req.Officer && x.Holds(req.Month.Last()) {
			communities = append(communities, x.Community)
		}
	}
	if len(communities) == 0 {
		return nil, false, domain.Fail(CodeNoOfficer, req.Officer, req.Month.String())
	}
	return communities, false, nil
}

func numbers(list []domain.Officer) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.Officer
	}
	return out
}

// workersOf are the view's workers of some communities.
func (c *computed) workersOf(communities []string) []report.Worker {
	var out []report.Worker
	for _, w := range c.view().Workers {
		if slices.Contains(communities, w.Unit) {
			out = append(out, w)
		}
	}
	return out
}
