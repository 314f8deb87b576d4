package office

import (
	"context"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Version is a published version of a community's month.
type Version struct {
	Published
	Newest  bool          `json:"newest"`
	State   string        `json:"state"`   // publicity, in_force, corrected
	Differs []ScoreChange `json:"differs"` // of the newest: what today's records would come to
	Appeals []Appeal      `json:"appeals"`
}

// Appeal is a worker's 申诉 and its answer.
type Appeal struct {
	ID         int64  `json:"id"`
	Community  string `json:"community"`
	Month      string `json:"month"`
	Version    int    `json:"version"`
	Worker     string `json:"worker"`
	Text       string `json:"text"`
	At         string `json:"at"`
	By         string `json:"by"`
	Answer     string `json:"answer"`
	AnsweredAt string `json:"answered_at"`
	AnsweredBy string `json:"answered_by"`
	Correction int    `json:"correction"` // the version that came of it, or 0
}

// Versions lists the published versions of a unit's communities, the newest of
// each first.
func (o *Office) Versions(ctx context.Context, m domain.Month, unit string) ([]Version, error) {
	var out []Version
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, traced{})
		if err == nil {
			out, err = o.versions(tx, c)
		}
		return err
	})
	return out, err
}

func (o *Office) versions(tx *store.Tx, c *computed) ([]Version, error) {
	appeals, err := tx.Appeals(c.results.Month)
	if err != nil {
		return nil, err
	}
	heads, err := tx.Publications(c.results.Month)
	if err != nil {
		return nil, err
	}
	out, names, seen := []Version{}, c.names(), map[string]bool{}
	for _, h := range heads {
		if !names.Below(h.Community, c.results.Unit) {
			continue
		}
		v, err := o.version(tx, h, c, !seen[h.Community])
		if err != nil {
			return nil, err
		}
		seen[h.Community] = true
		for _, a := range appeals {
			if a.Community == h.Community && a.Version == h.Version {
				v.Appeals = append(v.Appeals, showAppeal(a))
			}
		}
		out = append(out, *v)
	}
	return out, nil
}

func (o *Office) version(tx *store.Tx, head store.Publication, c *computed, newest bool) (*Version, error) {
	p, err := tx.Publication(head.Community, head.Month, head.Version)
	if err != nil {
		return nil, err
	}
	f, err := thaw(&p)
	if err != nil {
		return nil, err
	}
	v := &Version{Published: *showPublished(&p, f), Newest: newest, State: "corrected", Differs: []ScoreChange{}, Appeals: []Appeal{}}
	if !newest {
		return v, nil
	}
	v.State = "publicity"
	if o.clock().Date().String() > f.PublicityTo {
		v.State = "in_force"
	}
	v.Differs = append(v.Differs, differences(f.View, c.community(p.Community))...)
	return v, nil
}

func showAppeal(a store.Appeal) Appeal {
	return Appeal{ID: a.ID, Community: a.Community, Month: a.Month.String(), Version: a.Version, Worker: a.Worker, Text: a.Text,
		At: a.At.String(), By: a.By, Answer: a.Answer, AnsweredAt: a.AnsweredAt.String(), AnsweredBy: a.AnsweredBy, Correction: a.Correction}
}

// Failures of appeals.
const (
	CodeNotPublished    domain.Code = "not_published"  // community, month
	CodePublicityOver   domain.Code = "publicity_over" // last day
	CodeNotInVersion    domain.Code = "not_in_version" // worker, community, month
	CodeAppealTextEmpty domain.Code = "appeal_text_empty"
	CodeAppealAnswered  domain.Code = "appeal_answered" // appeal, when, by whom
	CodeAppealSettled   domain.Code = "appeal_settled"  // appeal, when, by whom, the correction
	CodeNoSuchVersion   domain.Code = "no_such_version" // community, month, version, the one appealed against
)

// LodgeAppeal records a worker's appeal (申诉) against the newest version of a
// month, within its publicity days.
func (o *Office) LodgeAppeal(ctx context.Context, m domain.Month, community, worker, text string) (int64, error) {
	var id int64
	err := o.write(ctx, func(tx *store.Tx) error {
		p, f, err := publication(tx, community, m)
		switch {
		case err != nil:
			return err
		case p == nil:
			units, err := tx.Units()
			if err != nil {
				return err
			}
			return domain.Fail(CodeNotPublished, report.NamesOf(units).Name(community), m.Chinese())
		case o.clock().Date().String() > f.PublicityTo:
			return domain.Fail(CodePublicityOver, f.PublicityTo)
		case f.View.WorkerOf(worker) == nil:
			return domain.Fail(CodeNotInVersion, worker, f.View.UnitName, m.Chinese())
		case strings.TrimSpace(text) == "":
			return domain.Fail(CodeAppealTextEmpty)
		}
		id, err = tx.Lodge(store.Appeal{Community: community, Month: m, Version: p.Version, Worker: worker, Text: text})
		return err
	})
	return id, err
}

// AnswerAppeal records the answer; correction is the version that came of it, or
// 0. An answer stands: what it leaves open is to be linked to a correction, with
// the same answer or none.
func (o *Office) AnswerAppeal(ctx context.Context, id int64, answer string, correction int) error {
	return o.write(ctx, func(tx *store.Tx) error {
		a, err := tx.Appeal(id)
		if err != nil {
			return err
		}
		answer, number := strings.TrimSpace(answer), strconv.FormatInt(id, 10)
		linking := correction != 0 && (answer == "" || answer == a.Answer)
		switch {
		case a.Correction != 0:
			return domain.Fail(CodeAppealSettled, number, a.AnsweredAt.String(), a.AnsweredBy, strconv.Itoa(a.Correction))
		case a.Answer != "" && !linking:
			return domain.Fail(CodeAppealAnswered, number, a.AnsweredAt.String(), a.AnsweredBy)
		case a.Answer == "" && answer == "":
			return domain.Fail(CodeAppealTextEmpty)
		}
		if correction != 0 {
			if err := checkCorrection(tx, &a, correction); err != nil {
				return err
			}
		}
		if a.Answer == "" {
			if err := tx.Answer(id, answer); err != nil {
				return err
			}
		}
		if correction == 0 {
			return nil
		}
		return tx.LinkCorrection(id, correction)
	})
}

// checkCorrection refuses a version that was not published after the one that
// the appeal is against.
func checkCorrection(tx *store.Tx, a *store.Appeal, correction int) error {
	p, err := tx.Publication(a.Community, a.Month, correction)
	if err != nil || p.ID != 0 && correction > a.Version {
		return err
	}
	units, err := tx.Units()
	if err != nil {
		return err
	}
	return domain.Fail(CodeNoSuchVersion, report.NamesOf(units).Name(a.Community), a.Month.Chinese(), strconv.Itoa(correction), strconv.Itoa(a.Version))
}

// Appeals lists the appeals against a month's published versions.
func (o *Office) Appeals(ctx context.Context, m domain.Month) ([]Appeal, error) {
	out := []Appeal{}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Appeals(m)
		for _, a := range list {
			out = append(out, showAppeal(a))
		}
		return err
	})
	return out, err
}
