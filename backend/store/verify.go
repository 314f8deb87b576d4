package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"gridstar/backend/domain"
)

// FlawKind says what no longer stands as it was written.
type FlawKind string

const (
	FlawAudit       FlawKind = "audit"       // an entry of the trail was changed, or one is missing before it
	FlawLoad        FlawKind = "load"        // what a file delivered was changed, or the load's own line
	FlawRecord      FlawKind = "record"      // this record was changed
	FlawPublication FlawKind = "publication" // this published version was changed
	FlawRow         FlawKind = "row"         // this sign-off, appeal, decision, setting, certificate... was changed, added or taken away
	FlawFile        FlawKind = "file"        // the file's own structure is damaged
)

// Flaw is one thing that was changed other than by the program.
type Flaw struct {
	Kind    FlawKind
	Subject string           // audit/12, load/3, publication/7, setting/paper; of FlawFile what SQLite says
	Record  domain.RecordRef // of FlawRecord: which; Subject says by which load
}

// Verify looks at the file's structure and recomputes every hash: the audit
// chain, the records against the loads that brought them, the published versions,
// the rows of the sealed tables; and compares all but the first with what the chain
// says of them. It names what does not fit.
func (tx *Tx) Verify() ([]Flaw, error) {
	v := verification{tx: tx, sealed: map[string]Entry{}, undone: map[string]Entry{}, versions: map[int64][]version{}, withdrawn: map[int64][]version{},
		rows: map[string]string{}}
	for _, step := range []func() error{v.file, v.chain, v.records, v.loads, v.publications, v.sealedRows} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("verify: %w", err)
		}
	}
	return v.flaws, nil
}

type verification struct {
	tx        *Tx
	sealed    map[string]Entry // of loads and publications, by subject
	undone    map[string]Entry // by load
	published []Entry
	rows      map[string]string // seals of the sealed tables' rows, by subject
	versions  map[int64][]version
	withdrawn map[int64][]version // of undone loads, kept for published months
	flaws     []Flaw
}

func (v *verification) flaw(kind FlawKind, subject string) {
	v.flaws = append(v.flaws, Flaw{Kind: kind, Subject: subject})
}

// file has SQLite look at each page: what stands out of its order may be seen by
// one query and not by another.
func (v *verification) file() error {
	return v.tx.each(`PRAGMA integrity_check(10)`, nil, func(c cells) error {
		if c.text(0) != "ok" {
			v.flaw(FlawFile, c.text(0))
		}
		return nil
	})
}

func (v *verification) chain() error {
	var prev Entry
	return v.tx.entries(`ORDER BY seq`, nil, func(e Entry) error {
		if e.Seq != prev.Seq+1 || e.Prev != prev.Hash || e.Hash != e.compute() {
			v.flaw(FlawAudit, subject("audit", e.Seq))
		}
		prev = e
		v.expect(e)
		switch e.Action {
		case "load":
			v.sealed[e.Subject] = e
		case "publish":
			v.sealed[e.Subject] = e
			v.published = append(v.published, e)
		case "undo":
			v.undone[e.Subject] = e
		}
		return nil
	})
}

// records hashes every version of every record, names those that do not have
// their mark, key or place in the history, and gathers the hashes by load.
func (v *verification) records() error {
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		if err := v.tx.current(t, v.gather(t, v.versions)); err != nil {
			return err
		}
		if err := v.tx.replaced(t, v.gather(t, v.versions)); err != nil {
			return err
		}
		if err := v.tx.withdrawn(t, v.gather(t, v.withdrawn)); err != nil {
			return err
		}
	}
	return nil
}

func (v *verification) gather(t *table, into map[int64][]version) func(delivery) error {
	s := newSealer()
	return func(d delivery) error {
		if d.content == nil {
			v.flaws = append(v.flaws, Flaw{FlawRecord, subject("load", d.load), domain.RecordRef{Ledger: t.ID, Key: d.key}})
			return nil
		}
		x := hashVersion(s, t.ID, d.sheet, d.line, d.content)
		into[d.load] = append(into[d.load], x)
		if x.mark() != d.mark || !d.linked || d.key != "" && !slices.Equal(t.keyParts(d.key), t.keyOf(d.content)) {
			v.flaws = append(v.flaws, Flaw{FlawRecord, subject("load", d.load), t.Ref(d.content.values())})
		}
		return nil
	}
}

func (v *verification) loads() error {
	query := `SELECT id, file, sha256, loaded_at, loaded_by, seal, undone_at, undone_by,
		(SELECT min(publications) FROM withdrawn w WHERE w.load_id = l.id), (SELECT max(publications) FROM withdrawn w WHERE w.load_id = l.id)
		FROM loads l ORDER BY id`
	return v.tx.each(query, nil, func(c cells) error {
		id, name := c.int(0), subject("load", c.int(0))
		file, sha256, act, seal := c.text(1), c.text(2), Act{c.text(4), c.time(3)}, c.text(5)
		entry, undo := v.sealed[name], v.undone[name]
		var said loadDetail
		sound := json.Unmarshal(entry.Detail, &said) == nil && said.File == file && said.SHA256 == sha256 &&
			entry.Seal == seal && entry.At == act.At && entry.By == act.By && undo.At == c.time(6) && undo.By == c.text(7)
		stand, kept := v.versions[id], v.withdrawn[id]
		switch newest := v.publishedBetween(entry, undo); {
		case undo.Seq == 0:
			sound = sound && kept == nil && sealLoad(file, sha256, act, stand) == seal
		case newest == "": // undone, and no month rests on it
			sound = sound && kept == nil && stand == nil
		default:
			sound = sound && stand == nil && sealLoad(file, sha256, act, kept) == seal &&
				(kept == nil || newest == subject("publication", c.int(8)) && newest == subject("publication", c.int(9)))
		}
		if !sound {
			v.flaw(FlawLoad, name)
		}
		delete(v.sealed, name)
		return nil
	})
}

// publishedBetween is the newest publication between two entries; "" for none.
func (v *verification) publishedBetween(load, undo Entry) (subject string) {
	for _, p := range v.published {
		if load.Seq < p.Seq && p.Seq < undo.Seq {
			subject = p.Subject
		}
	}
	return subject
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
		if seal := p.compute(); seal != p.Seal || seal != v.sealed[name].Seal {
			v.flaw(FlawPublication, name)
		}
		delete(v.sealed, name)
	}
	// Read as true, yet not as it was written.
	err = v.tx.each(`SELECT DISTINCT publication FROM published_workers WHERE assessed NOT IN (0, 1) OR qualified NOT IN (0, 1)`, nil, func(c cells) error {
		v.flaw(FlawPublication, subject("publication", c.int(0)))
		return nil
	})
	if err != nil {
		return err
	}
	for name, entry := range v.sealed { // in the chain, but gone
		kind := FlawPublication
		if entry.Action == "load" {
			kind = FlawLoad
		}
		v.flaw(kind, name)
	}
	return nil
}
