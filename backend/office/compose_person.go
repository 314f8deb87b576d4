package office

import (
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// CodeNotFor is a letter that does not concern the worker: name, letter, month.
const CodeNotFor domain.Code = "not_for"

// personal is what letters about one worker share.
type personal struct {
	c        *computed
	w        *domain.WorkerResult
	person   paper.Person
	settings paper.Settings
	result   string
	today    domain.Date
}

func (o *Office) personal(tx *store.Tx, req DocumentRequest) (*personal, error) {
	c, err := o.settle(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(c.results.Workers, func(w domain.WorkerResult) bool { return w.Worker == req.Worker })
	if i < 0 {
		return nil, domain.Fail(CodeNoSuchWorker, req.Worker, req.Month.Chinese())
	}
	w := &c.results.Workers[i]
	names := c.names()
	p := &personal{c: c.of(w.Unit), w: w, today: o.clock().Date(),
		person: paper.Person{Name: w.Name, Number: w.Worker, Community: names.Name(w.Unit), Grid: gridNames(names, w.Grids)}}
	p.result = scoreWords(c.view().WorkerOf(req.Worker))
	p.settings, err = paperSettings(tx)
	return p, err
}

// notFor refuses a letter that a worker's month gives no ground for.
func (p *personal) notFor(letter string) error {
	return domain.Fail(CodeNotFor, p.person.Name, letter, p.c.results.Month.Chinese())
}

func (p *personal) unqualified() bool { return p.w.Assessed && !p.w.Qualified }

// training is the 脱岗培训 leave that follows the month, or lies in it; none:
// the form is filled in by hand.
func (p *personal) training() (from, to domain.Date) {
	for _, l := range p.c.records.Leave {
		if l.Worker == p.w.Worker && l.Kind == domain.Training && l.From >= p.c.results.Month.First() && (from == 0 || l.From < from) {
			from, to = l.From, l.To
		}
	}
	return from, to
}

func composeTraining(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	p, err := o.personal(tx, req)
	if err != nil {
		return nil, err
	}
	if !p.unqualified() {
		return nil, p.notFor("脱岗培训通知书")
	}
	from, to := p.training()
	return paper.TrainingNotice{Person: p.person, Period: req.Month.Chinese(), Score: p.w.Score.String(), Stars: p.w.Stars,
		From: from, To: to, Issuer: p.person.Community, Settings: p.settings, Issued: p.today}, nil
}

func composeTrainingReview(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	p, err := o.personal(tx, req)
	if err != nil {
		return nil, err
	}
	if !p.unqualified() {
		return nil, p.notFor("培训考核表")
	}
	from, to := p.training()
	return paper.TrainingReview{Person: p.person, Period: req.Month.Chinese(), From: from, To: to, Settings: p.settings, Date: p.today}, nil
}

func composeInterview(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	p, err := o.personal(tx, req)
	if err != nil {
		return nil, err
	}
	var words []string
	if p.w.Assessed {
		for _, l := range lost(p.w) {
			words = append(words, fmt.Sprintf("%s %s，失%s分", l.Label, l.Fraction, l.Points))
		}
	}
	return paper.Interview{Person: p.person, Period: req.Month.Chinese(), Result: p.result, Reasons: strings.Join(words, "；"),
		Settings: p.settings, Date: p.today}, nil
}

func dismissed(w *domain.WorkerResult) bool {
	return slices.Contains(w.Consequences, domain.ConsequenceDismiss)
}

func composeDismissal(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	p, err := o.personal(tx, req)
	if err != nil {
		return nil, err
	}
	// An earlier month that was corrected since may have taken the ground away.
	current, err := o.compute(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
	if err != nil {
		return nil, err
	}
	if !dismissed(p.w) || !slices.ContainsFunc(current.results.Workers, func(w domain.WorkerResult) bool { return w.Worker == req.Worker && dismissed(&w) }) {
		return nil, p.notFor("拟辞退提请表")
	}
	doc := paper.Dismissal{Person: p.person, Settings: p.settings, Date: p.today}
	for _, r := range p.w.Reasons {
		doc.Reasons = append(doc.Reasons, report.ReasonName(r))
	}
	if slices.Contains(p.w.Consequences, domain.ConsequenceLegalReview) {
		doc.LegalReview = report.ConsequenceMeans(domain.ConsequenceLegalReview)
	}
	for _, m := range slices.Sorted(p.c.unqualifiedMonths(p.w.Worker)) {
		outcome, err := publishedOutcome(tx, m, p.w.Worker)
		if err != nil {
			return nil, err
		}
		doc.Months = append(doc.Months, *outcome)
	}
	now := paper.MonthOutcome{Month: req.Month.Chinese(), Score: p.w.Score.String(), Stars: report.StarName(p.w.Stars)}
	if pub, _, err := publication(tx, p.w.Unit, req.Month); err != nil {
		return nil, err
	} else if pub != nil {
		now.Digest = pub.Seal[:shortDigest]
	}
	doc.Months = append(doc.Months, now)
	return doc, nil
}

// unqualifiedMonths is the newest published month in which the worker was
// assessed, if unqualified: what a proposal of dismissal rests on (三.4).
func (c *computed) unqualifiedMonths(worker string) func(func(domain.Month) bool) {
	var newest domain.Month
	unqualified := false
	for _, p := range c.records.Published {
		for _, x := range p.Workers {
			if x.Worker == worker && x.Assessed && p.Month >= newest {
				newest, unqualified = p.Month, !x.Qualified
			}
		}
	}
	return func(yield func(domain.Month) bool) {
		if unqualified {
			yield(newest)
		}
	}
}

func publishedOutcome(tx *store.Tx, m domain.Month, worker string) (*paper.MonthOutcome, error) {
	heads, err := tx.Publications(m)
	if err != nil {
		return nil, err
	}
	out := &paper.MonthOutcome{Month: m.Chinese()}
	for _, h := range heads { // the newest version of each community first
		p, err := tx.Publication(h.Community, m, h.Version)
		if err != nil {
			return nil, err
		}
		for _, x := range p.Workers {
			if x.Worker == worker && x.Assessed && out.Score == "" {
				out.Score, out.Stars, out.Digest = x.Score.String(), report.StarName(x.Stars), p.Seal[:shortDigest]
			}
		}
	}
	return out, nil
}

func composeAppeal(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	p, err := o.personal(tx, req)
	if err != nil {
		return nil, err
	}
	doc := paper.Appeal{Person: p.person, Period: req.Month.Chinese(), Result: p.result, Settings: p.settings, Date: p.today}
	_, f, err := publication(tx, p.w.Unit, req.Month)
	if err != nil || f == nil {
		return doc, err
	}
	if w := f.View.WorkerOf(req.Worker); w != nil && w.Assessed {
		doc.Result = outcome(w)
	}
	doc.Until, err = domain.ParseDate(f.PublicityTo)
	return doc, err
}

func composeApproval(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	list, err := o.awards(tx, req.awards())
	if err != nil {
		return nil, err
	}
	winners := list.Winners
	if req.Worker != "" {
		winners = slices.DeleteFunc(winners, func(x report.Winner) bool { return x.Worker != req.Worker })
	}
	if len(winners) == 0 {
		return nil, domain.Fail(CodeNoWinners, list.UnitName, list.From, list.To)
	}
	s, err := paperSettings(tx)
	return paper.AwardApprovals{Winners: winners, From: req.From.Chinese(), To: req.To.Chinese(), Settings: s, Date: o.clock().Date()}, err
}

// composeWarning lists those who were unqualified in the newest published month
// and are below three stars now.
func composeWarning(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.compute(tx, req.assess(), traced{})
	if err != nil {
		return nil, err
	}
	names := c.names()
	doc := paper.Warning{UnitName: names.Name(c.results.Unit), Period: c.view().Period(), AsOf: c.results.AsOf}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	for i := range c.results.Workers {
		w := &c.results.Workers[i]
		if !w.Assessed || w.Qualified {
			continue
		}
		for m := range c.unqualifiedMonths(w.Worker) {
			before, err := publishedOutcome(tx, m, w.Worker)
			if err != nil {
				return nil, err
			}
			row := paper.WarningRow{Name: w.Name, Grid: gridNames(names, w.Grids), Before: before.Month + " " + before.Score + "分 " + before.Stars,
				Now: w.Score.String() + "分 " + report.StarName(w.Stars), Needs: "单靠入户不能达到三星"}
			if doors, ok := assess.DoorsToStars(w, c.rules, rule.QualifiedStars); ok {
				row.Needs = fmt.Sprintf("再入户%d户可达三星", doors)
			}
			doc.Rows = append(doc.Rows, row)
		}
	}
	return doc, nil
}
