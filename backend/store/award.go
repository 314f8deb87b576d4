package store

import (
	"encoding/json"

	"gridstar/backend/domain"
)

// AwardDecision is the office's choice for a top-ten list (三.3), where those of
// one rank reached past the last place.
type AwardDecision struct {
	Unit     string
	From, To domain.Month
	Winners  []string // numbers of the chosen workers
	Reason   string
	At       domain.Time
	By       string
}

// DecideAward records a decision; the newest one of a unit and period holds.
func (tx *Tx) DecideAward(d AwardDecision) error {
	winners, err := json.Marshal(d.Winners)
	if err != nil {
		return err
	}
	res, err := tx.exec(`INSERT INTO award_decisions (unit, from_month, to_month, winners, reason, decided_at, decided_by) VALUES (?,?,?,?,?,?,?)`,
		d.Unit, int64(d.From), int64(d.To), string(winners), d.Reason, int64(tx.act.At), tx.act.By)
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	return tx.noteRow("award", subject("award", id), struct {
		Unit    string   `json:"unit"`
		From    string   `json:"from"`
		To      string   `json:"to"`
		Winners []string `json:"winners"`
		Reason  string   `json:"reason"`
	}{d.Unit, d.From.String(), d.To.String(), d.Winners, d.Reason}, awardDecisions, id)
}

// AwardDecisions lists the decisions for a unit and period, newest first.
func (tx *Tx) AwardDecisions(unit string, from, to domain.Month) ([]AwardDecision, error) {
	var out []AwardDecision
	err := tx.each(`SELECT winners, reason, decided_at, decided_by FROM award_decisions
		WHERE unit = ? AND from_month = ? AND to_month = ? ORDER BY id DESC`, []any{unit, int64(from), int64(to)}, func(c cells) error {
		d := AwardDecision{Unit: unit, From: from, To: to, Reason: c.text(1), At: c.time(2), By: c.text(3)}
		out = append(out, d)
		return json.Unmarshal([]byte(c.text(0)), &out[len(out)-1].Winners)
	})
	return out, err
}
