package office

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/store"
)

// Signing is where the sign-off of one community's month stands.
type Signing struct {
	Community string       `json:"community"`
	Name      string       `json:"name"`
	Officers  []Named      `json:"officers"` // who hold it on the month's last day
	InPlace   bool         `json:"in_place"` // the street may sign in the officer's place
	Term      string       `json:"term"`     // the last day on which the officer is waited for
	Workers   []SignedLine `json:"workers"`
}

// Named is a person by number and name.
type Named struct {
	Number string `json:"number"`
	Name   string `json:"name"`
}

// SignedLine is one assessed worker's month and its confirmation.
type SignedLine struct {
	Worker  string `json:"worker"`
	Name    string `json:"name"`
	Score   string `json:"score"`
	Stars   int    `json:"stars"`
	State   string `json:"state"` // unsigned, signed, changed: signed, but the figures are others now
	At      string `json:"at"`
	Officer string `json:"officer"` // who confirmed it: the officer's number
	InPlace bool   `json:"in_place"`
	Waiting int64  `json:"waiting"` // days whose log waits for the officer
}

// Signings tells, community by community, whose month is confirmed.
func (o *Office) Signings(ctx context.Context, m domain.Month, unit string) ([]Signing, error) {
	out := []Signing{}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, nil)
		if err != nil {
			return err
		}
		for _, u := range c.results.Units {
			if u.Level != domain.LevelCommunity {
				continue
			}
			s, err := o.signing(tx, c, u.Unit)
			if err != nil {
				return err
			}
			if len(s.Workers) > 0 {
				out = append(out, *s)
			}
		}
		return nil
	})
	return out, err
}

func (o *Office) signing(tx *store.Tx, c *computed, community string) (*Signing, error) {
	v, m, term := c.view(), c.results.Month, signTerm(c)
	states, err := signStates(tx, v, m)
	if err != nil {
		return nil, err
	}
	offs, err := tx.SignOffs(m)
	if err != nil {
		return nil, err
	}
	s := &Signing{Community: community, Name: c.names().Name(community), Officers: []Named{}, Term: term.String(), Workers: []SignedLine{}}
	for _, x := range officersOf(c.records, community, m) {
		s.Officers = append(s.Officers, Named{x.Officer, x.Name})
	}
	s.InPlace = len(s.Officers) == 0 || o.clock().Date() > term
	words := map[signState]string{unsigned: "unsigned", signed: "signed", changedSince: "changed"}
	for i := range v.Workers {
		w := &v.Workers[i]
		if !w.Assessed || w.Unit != community {
			continue
		}
		line := SignedLine{Worker: w.Worker, Name: w.Name, Score: *w.Score, Stars: *w.Stars, State: words[states[w.Worker]],
			Waiting: w.Indicators[domain.IndWorklog].Pending}
		for _, x := range offs {
			if x.Worker == w.Worker && x.Community == community {
				line.At, line.Officer, line.InPlace = x.At.String(), x.Officer, x.InPlace
			}
		}
		s.Workers = append(s.Workers, line)
	}
	return s, nil
}
