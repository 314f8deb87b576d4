package office

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/report"
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
	var out []Signing
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, traced{})
		if err == nil {
			out, err = o.signings(tx, c)
		}
		return err
	})
	return out, err
}

func (o *Office) signings(tx *store.Tx, c *computed) ([]Signing, error) {
	v, m := c.view(), c.results.Month
	offs, err := signOffs(tx, m)
	if err != nil {
		return nil, err
	}
	lines := map[string][]SignedLine{}
	for i := range v.Workers {
		if w := &v.Workers[i]; w.Assessed {
			lines[w.Unit] = append(lines[w.Unit], offs.line(w))
		}
	}
	out, term := []Signing{}, signTerm(c)
	for _, u := range c.results.Units {
		if u.Level != domain.LevelCommunity || lines[u.Unit] == nil {
			continue
		}
		s := Signing{Community: u.Unit, Name: c.names().Name(u.Unit), Officers: []Named{}, Term: term.String(), Workers: lines[u.Unit]}
		for _, x := range officersOf(c.records, u.Unit, m) {
			s.Officers = append(s.Officers, Named{x.Officer, x.Name})
		}
		s.InPlace = len(s.Officers) == 0 || o.clock().Date() > term
		out = append(out, s)
	}
	return out, nil
}

// signedMonth are the sign-offs of a month, by whom they confirm.
type signedMonth map[signedWorker]store.SignOff

type signedWorker struct{ community, worker string }

func signOffs(tx *store.Tx, m domain.Month) (signedMonth, error) {
	list, err := tx.SignOffs(m)
	out := make(signedMonth, len(list))
	for _, x := range list {
		out[signedWorker{x.Community, x.Worker}] = x
	}
	return out, err
}

// state is whether w's figures as they are now were confirmed.
func (s signedMonth) state(w *report.Worker) signState {
	x, ok := s[signedWorker{w.Unit, w.Worker}]
	switch {
	case !ok:
		return unsigned
	case x.Figures != figures(*w):
		return changedSince
	}
	return signed
}

func (s signedMonth) line(w *report.Worker) SignedLine {
	words := map[signState]string{unsigned: "unsigned", signed: "signed", changedSince: "changed"}
	line := SignedLine{Worker: w.Worker, Name: w.Name, Score: *w.Score, Stars: *w.Stars, State: words[s.state(w)],
		Waiting: w.Indicators[domain.IndWorklog].Pending}
	if x, ok := s[signedWorker{w.Unit, w.Worker}]; ok {
		line.At, line.Officer, line.InPlace = x.At.String(), x.Officer, x.InPlace
	}
	return line
}
