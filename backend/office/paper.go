package office

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

// The keys of settings.
const settingPaper = "paper"

func paperSettings(tx *store.Tx) (paper.Settings, error) {
	var s paper.Settings
	_, err := tx.Setting(settingPaper, &s)
	return s, err
}

func composeNotice(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	n, err := o.notice(tx, req)
	if err != nil {
		return nil, err
	}
	return *n, nil
}

func composePoster(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	n, err := o.notice(tx, req)
	if err != nil {
		return nil, err
	}
	return paper.Poster{Notice: *n}, nil
}

// notice is the ranking notice (三.3): of the published version, or a draft with
// a watermark.
func (o *Office) notice(tx *store.Tx, req DocumentRequest) (*paper.Notice, error) {
	s, err := o.shownMonth(tx, req.Month, req.Unit)
	if err != nil {
		return nil, err
	}
	n := &paper.Notice{Month: *s.view}
	if n.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	if n.Settings.Police == "" {
		n.Settings.Police = s.station
	}
	if s.draft {
		n.Cutoff = o.clock().Date()
		return n, nil
	}
	n.Issued, n.Cutoff = s.published, s.published
	n.Publication = paper.Publication{State: paper.InForce, Version: s.version, From: s.from, To: s.to, Digest: s.digest, AuditHead: s.head}
	if o.clock().Date() <= s.to {
		n.Publication.State = paper.InPublicity
	}
	if n.InPlace, err = inPlace(tx, s.view, req.Month); err != nil {
		return nil, err
	}
	n.Publication.Correction, err = s.correction(tx)
	return n, err
}

// inPlace names the workers whose month the street has confirmed in the officer's place.
func inPlace(tx *store.Tx, v *report.Month, month domain.Month) ([]string, error) {
	offs, err := signOffs(tx, month)
	if err != nil {
		return nil, err
	}
	var names []string
	for i := range v.Workers {
		if w := &v.Workers[i]; w.Assessed && offs[signedWorker{w.Unit, w.Worker}].InPlace {
			names = append(names, w.Name)
		}
	}
	return names, nil
}

func printedKey(m domain.Month, unit string) string { return "printed/" + m.String() + "/" + unit }

// correction is what the newest versions of the communities changed; nil where
// all are first ones.
func (s *shown) correction(tx *store.Tx) (*paper.Correction, error) {
	var all *paper.Correction
	var reasons []string
	for _, c := range s.communities {
		if c.publication.Version < 2 {
			continue
		}
		one, err := correction(tx, c.publication, c.view)
		if err != nil || s.community {
			return one, err
		}
		if all == nil {
			all = &paper.Correction{}
		}
		all.Communities = append(all.Communities, c.view.UnitName)
		all.Changes = append(all.Changes, one.Changes...)
		reasons = append(reasons, c.view.UnitName+"："+strings.TrimRight(one.Reason, "。"))
	}
	if all != nil {
		all.Reason = strings.Join(reasons, "；")
	}
	return all, nil
}

// correction compares a version with the one before it.
func correction(tx *store.Tx, p *store.Publication, now *report.Month) (*paper.Correction, error) {
	before, err := tx.Publication(p.Community, p.Month, p.Version-1)
	if err != nil {
		return nil, err
	}
	var f frozen
	if err := json.Unmarshal(before.Results, &f); err != nil {
		return nil, fmt.Errorf("published version %d of %s %s: %w", before.Version, p.Community, p.Month, err)
	}
	c := &paper.Correction{Reason: p.Reason, Of: before.At.Date()}
	for i := range now.Workers {
		w := &now.Workers[i]
		was := "未列入"
		if old := f.View.WorkerOf(w.Worker); old != nil {
			was = outcome(old)
		}
		if is := outcome(w); is != was {
			c.Changes = append(c.Changes, paper.Change{Name: w.Name, Grid: strings.Join(w.GridNames, "、"), Before: was, After: is})
		}
	}
	for i := range f.View.Workers {
		if w := &f.View.Workers[i]; now.WorkerOf(w.Worker) == nil {
			c.Changes = append(c.Changes, paper.Change{Name: w.Name, Grid: strings.Join(w.GridNames, "、"), Before: outcome(w), After: "不再列入"})
		}
	}
	return c, nil
}

// outcome is what a notice says of a worker, in words.
func outcome(w *report.Worker) string {
	if !w.Assessed {
		return report.NotAssessedName + "（" + w.ReasonText + "）"
	}
	return fmt.Sprintf("%s分，%s，第%d名", *w.Score, report.StarName(*w.Stars), *w.Rank)
}

// CodeTieUndecided refuses certificates while the office has not chosen among
// those of one rank; the argument are their names.
const CodeTieUndecided domain.Code = "tie_undecided"

// issued is what the register keeps of a certificate.
type issued struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
	Day  string `json:"day"`
}

// composeCertificates makes the certificates of the top ten (三.3), one a page,
// and enters them in the register. One that was issued keeps its number and day.
func composeCertificates(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	winners, err := o.winners(tx, req.awards())
	if err != nil {
		return nil, err
	}
	year, _ := req.To.YearMonth()
	doc := paper.Certificates{Year: year, Issuer: winners.UnitName}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	for _, x := range winners.Winners {
		occasion := strings.Join([]string{req.From.String(), req.To.String(), req.Unit, x.Worker}, "|")
		c, err := tx.Issue(fmt.Sprint(year), occasion, issued{x.Name, x.UnitName, o.clock().Date().String()})
		if err != nil {
			return nil, err
		}
		entry, err := certificate(c)
		if err != nil {
			return nil, err
		}
		doc.Awarded = append(doc.Awarded, entry)
	}
	return doc, nil
}

// certificate is a line of the register as it was entered.
func certificate(c store.Certificate) (paper.Awarded, error) {
	var content issued
	if err := json.Unmarshal(c.Content, &content); err != nil {
		return paper.Awarded{}, fmt.Errorf("certificate %s %d: %w", c.Series, c.Number, err)
	}
	day, err := domain.ParseDate(content.Day)
	return paper.Awarded{Name: content.Name, Unit: content.Unit, Number: c.Number, Issued: day}, err
}

// composeRegister makes the register of the year's certificates.
func composeRegister(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	year, _ := req.Month.YearMonth()
	list, err := tx.Certificates(fmt.Sprint(year))
	if err != nil {
		return nil, err
	}
	doc := paper.Register{Year: year, Date: o.clock().Date()}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	units, err := tx.Units()
	if err != nil {
		return nil, err
	}
	doc.Issuer = report.NamesOf(units).Name(req.Unit)
	for _, c := range list {
		entry, err := certificate(c)
		if err != nil {
			return nil, err
		}
		doc.Entries = append(doc.Entries, entry)
	}
	return doc, nil
}

// winners are the top ten, as decided where those of one rank reach past it.
func (o *Office) winners(tx *store.Tx, req AwardsRequest) (*report.Awards, error) {
	list, err := o.awards(tx, req)
	if err != nil {
		return nil, err
	}
	if len(list.Winners) == 0 {
		return nil, domain.Fail(CodeNoWinners, list.UnitName, list.From, list.To)
	}
	decisions, err := tx.AwardDecisions(req.Unit, req.From, req.To)
	if err != nil {
		return nil, err
	}
	chosen := map[string]bool{}
	if len(decisions) > 0 {
		for _, number := range decisions[0].Winners {
			chosen[number] = true
		}
	}
	var kept []report.Winner
	var tied []string
	for _, x := range list.Winners {
		switch {
		case !x.Tie || chosen[x.Worker]:
			kept = append(kept, x)
		case len(decisions) == 0:
			tied = append(tied, x.Name)
		}
	}
	if len(tied) > 0 {
		return nil, domain.Fail(CodeTieUndecided, strings.Join(tied, "、"))
	}
	list.Winners = kept
	return list, nil
}

// DecideAward records the office's choice among those of one rank.
func (o *Office) DecideAward(ctx context.Context, req AwardsRequest, chosen []string, reason string) error {
	return o.write(ctx, func(tx *store.Tx) error {
		list, err := o.awards(tx, req)
		if err != nil {
			return err
		}
		tied := map[string]bool{}
		for _, x := range list.Winners {
			if x.Tie {
				tied[x.Worker] = true
			}
		}
		for _, number := range chosen {
			if !tied[number] {
				return domain.Fail(CodeNotTied, number)
			}
		}
		if strings.TrimSpace(reason) == "" {
			return domain.Fail(CodeReasonNeeded, list.UnitName, req.From.String()+"—"+req.To.String())
		}
		return tx.DecideAward(store.AwardDecision{Unit: req.Unit, From: req.From, To: req.To, Winners: chosen, Reason: reason})
	})
}

// CodeNotTied refuses a choice of somebody who is not among the tied.
const CodeNotTied domain.Code = "not_tied"
