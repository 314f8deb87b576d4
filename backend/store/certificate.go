package store

import (
	"encoding/json"

	"gridstar/backend/domain"
)

// Certificate is a line of the register of certificates.
type Certificate struct {
	Series   string // what numbers run within, e.g. a year
	Number   int
	Occasion string          // who got it for what: one number for ever
	Content  json.RawMessage // all that its page says, so that a reprint is the same
	At       domain.Time
	By       string
}

// Issue enters a certificate under the next number of its series. One that was
// issued for the same occasion is given back as it stands, number and content.
func (tx *Tx) Issue(series, occasion string, content any) (Certificate, error) {
	known, err := tx.certificates(`WHERE series = ? AND occasion = ?`, series, occasion)
	if err != nil {
		return Certificate{}, err
	}
	if len(known) > 0 {
		return known[0], nil
	}
	c := Certificate{Series: series, Occasion: occasion, At: tx.act.At, By: tx.act.By}
	if c.Content, err = json.Marshal(content); err != nil {
		return c, err
	}
	if err := tx.one(`SELECT coalesce(max(number), 0) + 1 FROM certificates WHERE series = ?`, []any{series}, &c.Number); err != nil {
		return c, err
	}
	_, err = tx.exec(`INSERT INTO certificates (series, number, occasion, content, issued_at, issued_by) VALUES (?,?,?,?,?,?)`,
		c.Series, c.Number, c.Occasion, string(c.Content), int64(c.At), c.By)
	if err != nil {
		return c, err
	}
	err = tx.noteRow("certificate", subject("certificate/"+series, int64(c.Number)), struct {
		Occasion string          `json:"occasion"`
		Content  json.RawMessage `json:"content"`
	}{occasion, c.Content}, certificates, series, c.Number)
	return c, err
}

// Certificates lists a series by number.
func (tx *Tx) Certificates(series string) ([]Certificate, error) {
	return tx.certificates(`WHERE series = ? ORDER BY number`, series)
}

func (tx *Tx) certificates(where string, args ...any) ([]Certificate, error) {
	var out []Certificate
	err := tx.each(`SELECT series, number, occasion, content, issued_at, issued_by FROM certificates `+where, args, func(c cells) error {
		out = append(out, Certificate{c.text(0), int(c.int(1)), c.text(2), json.RawMessage(c.text(3)), c.time(4), c.text(5)})
		return nil
	})
	return out, err
}
