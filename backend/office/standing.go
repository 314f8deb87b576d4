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
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, traced{})
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
	publish, state, err := o.publishStep(tx, c)
	if err != nil {
		return nil, err
	}
	var printed string
	if _, err := tx.Choice(printedKey(m, c.results.Unit), &printed); err != nil {
		return nil, err
	}
	printing := Step{ID: "print", State: "waiting", Total: 1, Names: []string{}}
	if publish.State == "done" && printed == state.digest {
		printing.State, printing.Count = "done", 1
	}
	switch {
	case state.status == "draft" && load.Count == 0:
		state.status = "empty"
	case state.status == "draft" && sign.State == "done":
		state.status = "signed"
	}
	s := &Standing{Status: state.status, PublicityUntil: state.until, Version: state.version, Steps: []Step{load, problems, sign, publish, printing}}
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

// published is how far the publication of a unit's month has come.
type published struct {
	status  string // draft, publicity, in_force
	until   string // the last day of publicity
	version int
	digest  string // of all communities, where all are published
}

func (o *Office) publishStep(tx *store.Tx, c *computed) (Step, *published, error) {
	step, state := Step{ID: "publish", State: "waiting", Names: []string{}}, &published{status: "draft"}
	var seals []string
	var to domain.Date
	for _, u := range c.results.Units {
		if u.Level != domain.LevelCommunity {
			continue
		}
		step.Total++
		p, f, err := publication(tx, u.Unit, c.results.Month)
		if err != nil {
			return step, nil, err
		}
		if p == nil {
			step.Names = append(step.Names, c.names().Name(u.Unit))
			continue
		}
		step.Count++
		seals = append(seals, p.Seal)
		state.version = max(state.version, p.Version)
		end, _ := domain.ParseDate(f.PublicityTo)
		to = max(to, end)
	}
	if step.Total > 0 && step.Count == step.Total {
		step.State, state.status, state.until = "done", "publicity", to.String()
		state.digest = digestOf(seals, c.names()[c.results.Unit].Level == domain.LevelCommunity)
		if o.clock().Date() > to {
			state.status = "in_force"
		}
	}
	return step, state, nil
}
