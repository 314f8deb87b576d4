package store

import (
	"strconv"

	"gridstar/backend/domain"
)

// CodeNoSuchAppeal refuses an answer to an appeal that is not there.
const CodeNoSuchAppeal domain.Code = "no_such_appeal"

// Appeal is a worker's 申诉 against a published version, and its answer.
type Appeal struct {
	ID         int64
	Community  string
	Month      domain.Month
	Version    int
	Worker     string
	Text       string
	At         domain.Time
	By         string
	Answer     string
	AnsweredAt domain.Time // none while it waits
	AnsweredBy string
	Correction int // the version that came of it, or 0
}

// Lodge records an appeal: Community, Month, Version, Worker and Text.
func (tx *Tx) Lodge(a Appeal) (id int64, err error) {
	res, err := tx.exec(`INSERT INTO appeals (community, month, version, worker, text, lodged_at, lodged_by) VALUES (?,?,?,?,?,?,?)`,
		a.Community, int64(a.Month), a.Version, a.Worker, a.Text, int64(tx.act.At), tx.act.By)
	if err != nil {
		return 0, err
	}
	if id, err = res.LastInsertId(); err != nil {
		return 0, err
	}
	err = tx.noteRow("appeal", subject("appeal", id), struct {
		Community string `json:"community"`
		Month     string `json:"month"`
		Version   int    `json:"version"`
		Worker    string `json:"worker"`
		Text      string `json:"text"`
	}{a.Community, a.Month.String(), a.Version, a.Worker, a.Text}, appeals, id)
	return id, err
}

// Appeal reads one appeal.
func (tx *Tx) Appeal(id int64) (Appeal, error) {
	list, err := tx.appeals(`WHERE id = ?`, id)
	if err == nil && list == nil {
		err = domain.Fail(CodeNoSuchAppeal, strconv.FormatInt(id, 10))
	}
	if err != nil {
		return Appeal{}, err
	}
	return list[0], nil
}

// Answer records the answer to an appeal.
func (tx *Tx) Answer(id int64, answer string) error {
	_, err := tx.exec(`UPDATE appeals SET answer = ?, answered_at = ?, answered_by = ? WHERE id = ?`, answer, int64(tx.act.At), tx.act.By, id)
	if err != nil {
		return err
	}
	return tx.noteRow("answer", subject("appeal", id), struct {
		Answer string `json:"answer"`
	}{answer}, appeals, id)
}

// LinkCorrection records which version came of an appeal.
func (tx *Tx) LinkCorrection(id int64, version int) error {
	if _, err := tx.exec(`UPDATE appeals SET correction = ? WHERE id = ?`, version, id); err != nil {
		return err
	}
	return tx.noteRow("correct", subject("appeal", id), struct {
		Correction int `json:"correction"`
	}{version}, appeals, id)
}

// Appeals lists the appeals against a month, in the order they came; with month
// none: against all months.
func (tx *Tx) Appeals(month domain.Month) ([]Appeal, error) {
	return tx.appeals(`WHERE month = ?1 OR ?1 = 0`, int64(month))
}

func (tx *Tx) appeals(where string, args ...any) ([]Appeal, error) {
	var out []Appeal
	err := tx.each(`SELECT id, community, month, version, worker, text, lodged_at, lodged_by, answer, answered_at, answered_by, correction
		FROM appeals `+where+` ORDER BY id`, args, func(c cells) error {
		out = append(out, Appeal{ID: c.int(0), Community: c.text(1), Month: domain.Month(c.int(2)), Version: int(c.int(3)), Worker: c.text(4),
			Text: c.text(5), At: c.time(6), By: c.text(7), Answer: c.text(8), AnsweredAt: c.time(9), AnsweredBy: c.text(10), Correction: int(c.int(11))})
		return nil
	})
	return out, err
}
