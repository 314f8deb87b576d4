package store

import (
	"fmt"

	"gridstar/backend/domain"
)

// SignOff is an officer's confirmation of a worker's month (三.2).
type SignOff struct {
	Month     domain.Month
	Community string
	Worker    string
	Officer   string // who holds the community; "" where nobody does
	InPlace   bool   // 代签: the street signed in the officer's place
	Figures   string // hash of what was confirmed, so that a later change shows
	At        domain.Time
	By        string
}

// Sign records sign-offs of one month; At and By are the transaction's. Signing
// again replaces the earlier one, which stays in the audit trail.
func (tx *Tx) Sign(month domain.Month, list []SignOff) error {
	var detail []signed
	for _, s := range list {
		_, err := tx.exec(`INSERT INTO signoffs (month, community, worker, officer, in_place, figures, signed_at, signed_by) VALUES (?,?,?,?,?,?,?,?)
			ON CONFLICT (month, community, worker) DO UPDATE SET officer = excluded.officer, in_place = excluded.in_place, figures = excluded.figures,
			signed_at = excluded.signed_at, signed_by = excluded.signed_by`,
			int64(month), s.Community, s.Worker, s.Officer, s.InPlace, s.Figures, int64(tx.act.At), tx.act.By)
		if err != nil {
			return fmt.Errorf("sign %s: %w", s.Worker, err)
		}
		seal, err := tx.sealRow(signOffs, int64(month), s.Community, s.Worker)
		if err != nil {
			return err
		}
		detail = append(detail, signed{s.Community, s.Worker, s.Officer, s.InPlace, s.Figures, seal})
	}
	_, err := tx.note("sign", "month/"+month.String(), "", detail)
	return err
}

// signed is what the audit trail says of one sign-off.
type signed struct {
	Community string `json:"community"`
	Worker    string `json:"worker"`
	Officer   string `json:"officer"`
	InPlace   bool   `json:"in_place"`
	Figures   string `json:"figures"`
	Seal      string `json:"seal"`
}

// SignOffs lists the sign-offs of a month, by community and worker.
func (tx *Tx) SignOffs(month domain.Month) ([]SignOff, error) {
	var out []SignOff
	err := tx.each(`SELECT community, worker, officer, in_place, figures, signed_at, signed_by FROM signoffs WHERE month = ? ORDER BY community, worker`,
		[]any{int64(month)}, func(c cells) error {
			out = append(out, SignOff{month, c.text(0), c.text(1), c.text(2), c.int(3) != 0, c.text(4), c.time(5), c.text(6)})
			return nil
		})
	return out, err
}
