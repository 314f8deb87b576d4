package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gridstar/backend/domain"
)

// CodeReasonNeeded refuses a second version of a month without a reason; the
// arguments are the community and the month.
const CodeReasonNeeded domain.Code = "reason_needed"

// Publication is a published version of a community's month, never changed.
type Publication struct {
	ID            int64
	Community     string
	Month         domain.Month
	Version       int    // 1, and one more for each correction
	Reason        string // of a correction
	At            domain.Time
	By            string
	Rules         string // the rule set, as YAML
	Results       []byte // the results, as office wrote them
	RecordsDigest string // of the records behind, by Tx.RecordsDigest
	LastLoad      int64  // the newest load at that time
	Seal          string // hash of all of the above but ID, and of Workers
	Workers       []domain.PublishedWorker
}

// Publish freezes a month of a community as its next version. It takes Community,
// Month, Reason, Rules, Results and Workers, and gives back the whole.
func (tx *Tx) Publish(p Publication) (Publication, error) {
	err := tx.one(`SELECT
		(SELECT coalesce(max(version), 0) + 1 FROM publications WHERE community = ? AND month = ?),
		(SELECT coalesce(max(id), 0) FROM loads)`, []any{p.Community, int64(p.Month)}, &p.Version, &p.LastLoad)
	if err != nil {
		return p, err
	}
	switch {
	case p.Version == 1:
		p.Reason = "" // nothing is corrected yet
	case p.Reason == "":
		return p, domain.Fail(CodeReasonNeeded, p.Community, p.Month.String())
	}
	p.At, p.By = tx.act.At, tx.act.By
	if p.RecordsDigest, err = tx.RecordsDigest(p.Community, p.Month); err != nil {
		return p, err
	}
	p.Workers = slices.Clone(p.Workers)
	p.Seal = p.compute()
	res, err := tx.exec(`INSERT INTO publications (community, month, version, reason, published_at, published_by, rules, results,
		records_digest, last_load, seal) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
		p.Community, int64(p.Month), p.Version, p.Reason, int64(p.At), p.By, p.Rules, p.Results, p.RecordsDigest, p.LastLoad, p.Seal)
	if err != nil {
		return p, fmt.Errorf("publish %s %s: %w", p.Community, p.Month, err)
	}
	if p.ID, err = res.LastInsertId(); err != nil {
		return p, err
	}
	for _, w := range p.Workers {
		_, err := tx.exec(`INSERT INTO published_workers (publication, worker, name, unit, assessed, qualified, stars, score, visit_num, visit_den)
			VALUES (?,?,?,?,?,?,?,?,?,?)`, p.ID, w.Worker, w.Name, w.Unit, w.Assessed, w.Qualified, w.Stars, int64(w.Score), w.VisitNum, w.VisitDen)
		if err != nil {
			return p, fmt.Errorf("publish %s %s: %w", p.Community, p.Month, err)
		}
	}
	_, err = tx.note("publish", subject("publication", p.ID), p.Seal, struct {
		Community string `json:"community"`
		Month     string `json:"month"`
		Version   int    `json:"version"`
		Reason    string `json:"reason"`
	}{p.Community, p.Month.String(), p.Version, p.Reason})
	return p, err
}

// compute hashes the version; Workers count by number, in whatever order.
func (p *Publication) compute() string {
	s := newSealer()
	s.text(p.Community)
	s.int(int64(p.Month))
	s.int(int64(p.Version))
	s.text(p.Reason)
	s.int(int64(p.At))
	s.text(p.By)
	s.text(p.Rules)
	s.text(string(p.Results))
	s.text(p.RecordsDigest)
	s.int(p.LastLoad)
	slices.SortFunc(p.Workers, func(a, b domain.PublishedWorker) int { return cmp.Compare(a.Worker, b.Worker) })
	for _, w := range p.Workers {
		s.text(w.Worker)
		s.text(w.Name)
		s.text(w.Unit)
		s.bool(w.Assessed)
		s.bool(w.Qualified)
		s.int(int64(w.Stars))
		s.int(int64(w.Score))
		s.int(w.VisitNum)
		s.int(w.VisitDen)
	}
	return s.hex()
}

// Publications lists the versions of a month, by community, the newest first,
// without rules, results and workers. With month none: of all months.
func (tx *Tx) Publications(month domain.Month) ([]Publication, error) {
	where, args := "", []any(nil)
	if month != 0 {
		where, args = "WHERE month = ?", []any{int64(month)}
	}
	var out []Publication
	err := tx.each(`SELECT id, community, month, version, reason, published_at, published_by, records_digest, last_load, seal
		FROM publications `+where+` ORDER BY month, community, version DESC`, args, func(c cells) error {
		out = append(out, Publication{ID: c.int(0), Community: c.text(1), Month: domain.Month(c.int(2)), Version: int(c.int(3)), Reason: c.text(4),
			At: c.time(5), By: c.text(6), RecordsDigest: c.text(7), LastLoad: c.int(8), Seal: c.text(9)})
		return nil
	})
	return out, err
}

// Publication reads one version whole; version 0 is the newest. Its ID is 0 when
// there is none.
func (tx *Tx) Publication(community string, month domain.Month, version int) (Publication, error) {
	return tx.publication(`WHERE community = ? AND month = ? AND (version = ? OR ? = 0) ORDER BY version DESC LIMIT 1`,
		community, int64(month), version, version)
}

func (tx *Tx) publication(where string, args ...any) (Publication, error) {
	var p Publication
	err := tx.each(`SELECT id, community, month, version, reason, published_at, published_by, rules, results, records_digest, last_load, seal
		FROM publications `+where, args, func(c cells) error {
		p = Publication{ID: c.int(0), Community: c.text(1), Month: domain.Month(c.int(2)), Version: int(c.int(3)), Reason: c.text(4),
			At: c.time(5), By: c.text(6), Rules: c.text(7), Results: c.bytes(8), RecordsDigest: c.text(9), LastLoad: c.int(10), Seal: c.text(11)}
		return nil
	})
	if err != nil {
		return p, err
	}
	err = tx.each(`SELECT `+publishedColumns+` FROM published_workers WHERE publication = ? ORDER BY worker`, []any{p.ID}, func(c cells) error {
		p.Workers = append(p.Workers, publishedWorker(c))
		return nil
	})
	return p, err
}

const publishedColumns = `worker, name, unit, assessed, qualified, stars, score, visit_num, visit_den`

func publishedWorker(c cells) domain.PublishedWorker {
	return domain.PublishedWorker{Worker: c.text(0), Name: c.text(1), Unit: c.text(2), Assessed: c.int(3) != 0, Qualified: c.int(4) != 0,
		Stars: int(c.int(5)), Score: c.hundredths(6), VisitNum: c.int(7), VisitDen: c.int(8)}
}

// PublishedMonths reads the newest versions of the months from..to, by month and
// community, as later months and awards read them.
func (tx *Tx) PublishedMonths(from, to domain.Month) ([]domain.PublishedMonth, error) {
	var out []domain.PublishedMonth
	at := map[int64]int{}
	before := int64(math.MaxInt64)
	if tx.past != nil {
		before = tx.past.publication
	}
	err := tx.each(`SELECT id, community, month, max(version) FROM publications WHERE month BETWEEN ? AND ? AND id < ?
		GROUP BY community, month ORDER BY month, community`, []any{int64(from), int64(to), before}, func(c cells) error {
		at[c.int(0)] = len(out)
		out = append(out, domain.PublishedMonth{Community: c.text(1), Month: domain.Month(c.int(2)), Version: int(c.int(3))})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = tx.each(`SELECT `+publishedColumns+`, publication FROM published_workers
		WHERE publication IN (SELECT id FROM publications WHERE month BETWEEN ? AND ?) ORDER BY publication, worker`,
		[]any{int64(from), int64(to)}, func(c cells) error {
			if i, newest := at[c.int(9)]; newest {
				out[i].Workers = append(out[i].Workers, publishedWorker(c))
			}
			return nil
		})
	return out, err
}
