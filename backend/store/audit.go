package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// Entry is one entry of the audit trail. Hash covers the entry and the Hash of
// the one before (Prev).
type Entry struct {
	Seq     int64
	At      domain.Time
	By      string
	Action  string          // load, undo, sign, publish, print...
	Subject string          // what it was done to, e.g. load/12
	Seal    string          // hash of the thing done, where it has one
	Detail  json.RawMessage // what a reader wants to know about it
	Prev    string
	Hash    string
}

// Append adds an entry to the audit trail. What the store itself changes is
// noted by the store; this is for what it can't see, such as a print.
func (tx *Tx) Append(action, subject string, detail any) (Entry, error) {
	return tx.note(action, subject, "", detail)
}

func (tx *Tx) note(action, subject, seal string, detail any) (Entry, error) {
	text, err := json.Marshal(detail)
	if err != nil {
		return Entry{}, fmt.Errorf("audit entry %s: %w", action, err)
	}
	e := Entry{At: tx.act.At, By: tx.act.By, Action: action, Subject: subject, Seal: seal, Detail: text}
	if e.Seq, e.Prev, err = tx.Head(); err != nil {
		return Entry{}, err
	}
	e.Seq++
	e.Hash = e.compute()
	_, err = tx.exec(`INSERT INTO audit (seq, at, by, action, subject, seal, detail, prev, hash) VALUES (?,?,?,?,?,?,?,?,?)`,
		e.Seq, int64(e.At), e.By, e.Action, e.Subject, e.Seal, string(e.Detail), e.Prev, e.Hash)
	return e, err
}

func (e *Entry) compute() string {
	s := newSealer()
	s.text(e.Prev)
	s.int(e.Seq)
	s.int(int64(e.At))
	for _, t := range []string{e.By, e.Action, e.Subject, e.Seal, string(e.Detail)} {
		s.text(t)
	}
	return s.hex()
}

// Head is the newest entry's number and hash; 0 and "" before the first.
func (tx *Tx) Head() (seq int64, hash string, err error) {
	err = tx.each(`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`, nil, func(c cells) error {
		seq, hash = c.int(0), c.text(1)
		return nil
	})
	return seq, hash, err
}

// Knows tells whether the trail holds the entry with that hash, and with it all
// that came before.
func (tx *Tx) Knows(hash string) (known bool, err error) {
	err = tx.one(`SELECT EXISTS (SELECT 1 FROM audit WHERE hash = ?)`, []any{hash}, &known)
	return known, err
}

// Trail lists the entries below seq, newest first, at most limit of them; with
// seq 0 from the newest.
func (tx *Tx) Trail(below int64, limit int) ([]Entry, error) {
	if below == 0 {
		below = 1<<63 - 1
	}
	var out []Entry
	err := tx.entries(`WHERE seq < ? ORDER BY seq DESC LIMIT ?`, []any{below, limit}, func(e Entry) error {
		out = append(out, e)
		return nil
	})
	return out, err
}

func (tx *Tx) entries(where string, args []any, fn func(Entry) error) error {
	query := `SELECT seq, at, by, action, subject, seal, detail, prev, hash FROM audit ` + where
	return tx.each(query, args, func(c cells) error {
		return fn(Entry{
			Seq: c.int(0), At: c.time(1), By: c.text(2), Action: c.text(3), Subject: c.text(4),
			Seal: c.text(5), Detail: json.RawMessage(strings.Clone(c.text(6))), Prev: c.text(7), Hash: c.text(8),
		})
	})
}

// Witnessed finds the entry whose hash, or whose seal, begins as a notice has it
// in print. Its Seq is 0 when there is none.
func (tx *Tx) Witnessed(printed string) (Entry, error) {
	var out Entry
	err := tx.entries(`WHERE substr(hash, 1, ?2) = ?1 OR substr(seal, 1, ?2) = ?1 ORDER BY seq LIMIT 1`, []any{printed, len(printed)}, func(e Entry) error {
		out = e
		return nil
	})
	return out, err
}

// PublishEntry is the entry of the trail that a publication left: its head then.
func (tx *Tx) PublishEntry(publication int64) (Entry, error) {
	var out Entry
	err := tx.entries(`WHERE action = 'publish' AND subject = ?`, []any{subject("publication", publication)}, func(e Entry) error {
		out = e
		return nil
	})
	return out, err
}
