package office

import (
	"context"
	"slices"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Standing tells where a month of a unit stands: its steps, each with what is
// missing.
type Standing struct {
	Status         string `json:"status"` // empty, draft, signed, publicity, in_force, corrected
	PublicityUntil string `json:"publicity_until"`
	Version        int    `json:"version"`
	Steps          []Step `json:"steps"`
}

// Step is one step of the month: load, problems, sign, publish, print.
type Step struct {
	ID    string   `json:"id"`
	State string   `json:"state"` // done, now, waiting, warn
	Count int      `json:"count"`
	Total int      `json:"total"`
	Names []string `json:"names"` // who or what is missing
}

// Standing of the unit's month.
func (o *Office) Standing(ctx context.Context, m domain.Month, unit string) (*Standing, error) {
	var out *Standing
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, nil)
		if err != nil {
			return err
		}
		out, err = o.standing(tx, c)
		return err
	})
	return out, err
}

func (o *Office) standing(tx *store.Tx, c *computed) (*Standing, error) {
	v, m := c.view(), c.results.Month
	load, err := loadStep(tx, m)
	if err != nil {
		return nil, err
	}
	problems, err := o.problemStep(tx, c)
	if err != nil {
		return nil, err
	}
	states, err := signStates(tx, v, m)
	if err != nil {
		return nil, err
	}
	sign := signStep(v, states)
	publish, status, until, version, err := o.publishStep(tx, c)
	if err != nil {
		return nil, err
	}
	var printed string
	if _, err := tx.Choice(printedKey(m, c.results.Unit), &printed); err != nil {
		return nil, err
	}
	printing := Step{ID: "print", State: "waiting", Total: 1, Names: []string{}}
	if printed != "" && publish.State == "done" {
		printing.State, printing.Count = "done", 1
	}
	switch {
	case status == "draft" && load.Count == 0:
		status = "empty"
	case status == "draft" && sign.State == "done":
		status = "signed"
	}
	s := &Standing{Status: status, PublicityUntil: until, Version: version, Steps: []Step{load, problems, sign, publish, printing}}
	for i := range s.Steps {
		if s.Steps[i].State == "waiting" {
			s.Steps[i].State = "now"
			break
		}
	}
	return s, nil
}

// workLedgers are what an office loads each month.
var workLedgers = []domain.LedgerID{domain.Visits, domain.Patrols, domain.Collections, domain.Hazards,
	domain.Disputes, domain.Opinions, domain.Services, domain.Worklogs}

// loadStep counts the work ledgers that have records in the month.
func loadStep(tx *store.Tx, m domain.Month) (Step, error) {
	s := Step{ID: "load", State: "done", Total: len(workLedgers), Names: []string{}}
	counts, err := tx.Counts()
	if err != nil {
		return s, err
	}
	has := map[domain.LedgerID]bool{}
	for _, c := range counts {
		has[c.Ledger] = has[c.Ledger] || c.Month == m && c.Records > 0
	}
	for _, id := range workLedgers {
		if has[id] {
			s.Count++
		} else {
			s.Names = append(s.Names, domain.SchemaOf(id).Label)
		}
	}
	switch {
	case s.Count == 0:
		s.State = "waiting"
	case s.Count < s.Total:
		s.State = "warn"
	}
	return s, nil
}

func (o *Office) problemStep(tx *store.Tx, c *computed) (Step, error) {
	s := Step{ID: "problems", State: "done", Names: []string{}}
	list, err := problems(tx, c)
	if err != nil {
		return s, err
	}
	for _, p := range list {
		if p.Hint {
			continue
		}
		s.Count++
		if title := report.ProblemName(p.Code); !slices.Contains(s.Names, title) {
			s.Names = append(s.Names, title)
		}
	}
	if s.Count > 0 {
		s.State = "warn"
	}
	return s, nil
}

func signStep(v *report.Month, states map[string]signState) Step {
	s := Step{ID: "sign", State: "waiting", Names: []string{}}
	for _, w := range v.Workers {
		if !w.Assessed {
			continue
		}
		s.Total++
		if states[w.Worker] == signed {
			s.Count++
		} else {
			s.Names = append(s.Names, w.Name)
		}
	}
	if s.Total > 0 && s.Count == s.Total {
		s.State = "done"
	}
	return s
}

func (o *Office) publishStep(tx *store.Tx, c *computed) (step Step, status, until string, version int, err error) {
	step, status = Step{ID: "publish", State: "waiting", Names: []string{}}, "draft"
	var to domain.Date
	for _, u := range c.results.Units {
		if u.Level != domain.LevelCommunity {
			continue
		}
		step.Total++
		p, f, err := publication(tx, u.Unit, c.results.Month)
		if err != nil {
			return step, "", "", 0, err
		}
		if p == nil {
			step.Names = append(step.Names, u.Name)
			continue
		}
		step.Count++
		version = max(version, p.Version)
		end, _ := domain.ParseDate(f.PublicityTo)
		to = max(to, end)
	}
	if step.Total > 0 && step.Count == step.Total {
		step.State, status, until = "done", "publicity", to.String()
		if o.clock().Date() > to {
			status = "in_force"
		}
	}
	return step, status, until, version, nil
}
