package store

import (
	"fmt"

	"gridstar/backend/domain"
)

// FlawKind says what no longer stands as it was written.
type FlawKind string

const (
	FlawAudit       FlawKind = "audit"       // an entry of the trail was changed, or one is missing before it
	FlawLoad        FlawKind = "load"        // what a file delivered was changed, or the load's own line
	FlawRecord      FlawKind = "record"      // this record was changed
	FlawPublication FlawKind = "publication" // this published version was changed
)

// Flaw is one thing that was changed other than by the program.
type Flaw struct {
	Kind    FlawKind
	Subject string           // audit/12, load/3, publication/7
	Record  domain.RecordRef // of FlawRecord: which; Subject says by which load
}

// Verify recomputes every hash of the database: the audit chain, the records
// against the loads that brought them, the published versions; and compares the
// last two with what the chain says of them. It names what does not fit.
func (tx *Tx) Verify() ([]Flaw, error) {
	v := verification{tx: tx, sealed: map[string]string{}, undone: map[string]bool{}}
	for _, step := range []func() error{v.chain, v.records, v.loads, v.publications} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("verify: %w", err)
		}
	}
	return v.flaws, nil
}

type verification struct {
	tx       *Tx
	sealed   map[string]string // by subject: the seal that the chain has
	undone   map[string]bool   // loads that the chain says were undone
	versions map[int64][]version
	flaws    []Flaw
}

func (v *verification) flaw(kind FlawKind, subject string) {
	v.flaws = append(v.flaws, Flaw{Kind: kind, Subject: subject})
}

func (v *verification) chain() error {
	var prev Entry
	return v.tx.entries(`ORDER BY seq`, nil, func(e Entry) error {
		if e.Seq != prev.Seq+1 || e.Prev != prev.Hash || e.Hash != e.compute() {
			v.flaw(FlawAudit, subject("audit", e.Seq))
		}
		prev = e
		switch e.Action {
		case "load", "publish":
			v.sealed[e.Subject] = e.Seal
		case "undo":
			v.undone[e.Subject] = true
		}
		return nil
	})
}

// records hashes every version of every record, names those that do not have
// their mark, and gathers the hashes by load.
func (v *verification) records() error {
	v.versions = map[int64][]version{}
	s := newSealer()
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		n := len(t.columns)
		check := func(load int64, sheet, line int, mark int64, content cells) {
			x := hashVersion(s, t.ID, sheet, line, content)
			if x.mark() != mark {
				v.flaws = append(v.flaws, Flaw{FlawRecord, subject("load", load), t.Ref(content.values())})
			}
			v.versions[load] = append(v.versions[load], x)
		}
		err := v.tx.each(fmt.Sprintf(`SELECT %s, load_id, sheet, line, mark FROM %s`, t.columnList(""), t.ID), nil, func(c cells) error {
			check(c.int(n), int(c.int(n+1)), int(c.int(n+2)), c.int(n+3), c[:n])
			return nil
		})
		if err != nil {
			return err
		}
		if err := v.tx.history(t, func(h replaced) error {
			check(h.load, h.sheet, h.line, h.mark, h.content)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

func (v *verification) loads() error {
	return v.tx.each(`SELECT id, file, sha256, loaded_at, loaded_by, seal, undone_at IS NOT NULL FROM loads ORDER BY id`, nil, func(c cells) error {
		id, name := c.int(0), subject("load", c.int(0))
		seal := sealLoad(c.text(1), c.text(2), Act{c.text(4), c.time(3)}, v.versions[id])
		undone := c.int(6) != 0
		switch {
		case v.sealed[name] != c.text(5), undone != v.undone[name], undone && len(v.versions[id]) > 0, !undone && seal != c.text(5):
			v.flaw(FlawLoad, name)
		}
		delete(v.sealed, name)
		return nil
	})
}

func (v *verification) publications() error {
	list, err := v.tx.Publications(0)
	if err != nil {
		return err
	}
	for _, head := range list {
		p, err := v.tx.publication(`WHERE id = ?`, head.ID)
		if err != nil {
			return err
		}
		name := subject("publication", p.ID)
		if seal := p.compute(); seal != p.Seal || seal != v.sealed[name] {
			v.flaw(FlawPublication, name)
		}
		delete(v.sealed, name)
	}
	for name := range v.sealed { // in the chain, but gone
		kind := FlawPublication
		if name[:4] == "load" {
			kind = FlawLoad
		}
		v.flaw(kind, name)
	}
	return nil
}

// Knows tells whether the chain holds an entry with this hash, such as the head
// that was printed on a notice.
func (tx *Tx) Knows(hash string) (seq int64, known bool, err error) {
	err = tx.each(`SELECT seq FROM audit WHERE hash = ?`, []any{hash}, func(c cells) error {
		seq, known = c.int(0), true
		return nil
	})
	return seq, known, err
}
