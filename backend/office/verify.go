package office

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// Verification says whether all that the database keeps still stands as the
// program wrote it.
type Verification struct {
	Sound     bool               `json:"sound"`
	Head      string             `json:"head"`    // of the audit chain
	Entries   int64              `json:"entries"` // of the audit chain
	Content   string             `json:"content"` // digest of all current records: the same where the records are the same
	Flaws     []Flaw             `json:"flaws"`
	Published []PublishedVersion `json:"published"`
}

// Flaw is one thing that was changed other than by the program.
type Flaw struct {
	Kind    string            `json:"kind"` // audit, load, record, publication, results
	Subject string            `json:"subject"`
	Record  *domain.RecordRef `json:"record,omitempty"`
	Text    string            `json:"text"`
}

// PublishedVersion is the state of one published version's figures.
type PublishedVersion struct {
	Community string   `json:"community"`
	Name      string   `json:"name"`
	Month     string   `json:"month"`
	Version   int      `json:"version"`
	Same      bool     `json:"same"`   // the records behind are those of the publication
	Differs   []string `json:"differ"` // what they would come to now, by name
}

// Verify recomputes the audit chain, every load and record, and each published
// version from its digest and its records.
func (o *Office) Verify(ctx context.Context) (*Verification, error) {
	out := &Verification{Flaws: []Flaw{}, Published: []PublishedVersion{}}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		flaws, err := tx.Verify()
		if err != nil {
			return err
		}
		for _, f := range flaws {
			out.Flaws = append(out.Flaws, showFlaw(f))
		}
		if out.Entries, out.Head, err = tx.Head(); err != nil {
			return err
		}
		if out.Content, err = tx.Digest(); err != nil {
			return err
		}
		return o.recompute(tx, out)
	})
	out.Sound = err == nil && len(out.Flaws) == 0
	return out, err
}

func showFlaw(f store.Flaw) Flaw {
	out := Flaw{Kind: string(f.Kind), Subject: f.Subject}
	number := f.Subject[strings.LastIndexByte(f.Subject, '/')+1:]
	switch f.Kind {
	case store.FlawAudit:
		out.Text = "操作记录第" + number + "条被改动过，或前面缺了一条"
	case store.FlawLoad:
		out.Text = "第" + number + "次导入的内容或登记被改动过"
	case store.FlawFile:
		out.Text = "数据库文件有损坏（" + f.Subject + "），请用备份恢复"
	case store.FlawPublication:
		out.Text = "已发布的版本（" + f.Subject + "）被改动过"
	case store.FlawRecord:
		ref := f.Record
		out.Record = &ref
		out.Text = domain.SchemaOf(ref.Ledger).Label + " " + ref.Key + " 这条记录被改动过"
	}
	return out
}

// recompute compares each month's newest version with what its records come to
// by its own rules. Where the records are those of the publication, so must be
// the figures.
func (o *Office) recompute(tx *store.Tx, out *Verification) error {
	versions, err := tx.Publications(0)
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, head := range versions { // the newest of each month first
		key := head.Community + head.Month.String()
		if done[key] {
			continue
		}
		done[key] = true
		v, err := o.recomputeOne(tx, head)
		if err != nil {
			out.Flaws = append(out.Flaws, Flaw{Kind: "results", Subject: fmt.Sprint("publication/", head.ID),
				Text: fmt.Sprintf("%s %s 第%d版读不出来或不能重算", head.Community, head.Month, head.Version)})
			continue
		}
		out.Published = append(out.Published, *v)
		if v.Same && len(v.Differs) > 0 {
			out.Flaws = append(out.Flaws, Flaw{Kind: "results", Subject: fmt.Sprint("publication/", head.ID),
				Text: fmt.Sprintf("%s %s 第%d版与其背后记录重算的结果不一致：%s", v.Name, v.Month, v.Version, strings.Join(v.Differs, "、"))})
		}
	}
	return nil
}

func (o *Office) recomputeOne(tx *store.Tx, head store.Publication) (*PublishedVersion, error) {
	p, err := tx.Publication(head.Community, head.Month, head.Version)
	if err != nil {
		return nil, err
	}
	var f frozen
	if err := json.Unmarshal(p.Results, &f); err != nil {
		return nil, err
	}
	rules, err := rule.Parse([]byte(p.Rules))
	if err != nil {
		return nil, err
	}
	now, err := tx.RecordsDigest(p.Community, p.Month)
	if err != nil {
		return nil, err
	}
	records, err := tx.Records(p.Month, 0)
	if err != nil {
		return nil, err
	}
	calendar, err := rule.NewCalendar(records.Calendar)
	if err != nil {
		return nil, err
	}
	v := &PublishedVersion{Community: p.Community, Name: f.View.UnitName, Month: p.Month.String(), Version: p.Version,
		Same: now == p.RecordsDigest, Differs: []string{}}
	today := &report.Month{}
	results, err := assess.Compute(records, assess.Request{Month: p.Month, Unit: p.Community, Rules: rules, Calendar: calendar})
	switch {
	case err == nil:
		today = report.NewMonth(*results, report.NamesOf(records.Units))
	case v.Same: // else the community is no longer in the registers, and nobody is listed
		return nil, err
	}
	for _, c := range differences(f.View, today) {
		v.Differs = append(v.Differs, c.Name+" "+c.Before+"→"+c.After)
	}
	return v, nil
}

// differences compares the figures of a published month with those of another
// computation of it, worker by worker.
func differences(published, now *report.Month) []ScoreChange {
	var out []ScoreChange
	for i := range published.Workers {
		before := &published.Workers[i]
		after := now.WorkerOf(before.Worker)
		if after != nil && figures(*before) == figures(*after) {
			continue
		}
		c := ScoreChange{Worker: before.Worker, Name: before.Name, Before: scoreWords(before), After: scoreWords(after), Stars: starsOf(before) != starsOf(after)}
		if c.Before == c.After {
			c.After += "（明细有变）"
		}
		out = append(out, c)
	}
	for i := range now.Workers {
		if after := &now.Workers[i]; published.WorkerOf(after.Worker) == nil {
			out = append(out, ScoreChange{Worker: after.Worker, Name: after.Name, Before: "未列入", After: scoreWords(after), Stars: true})
		}
	}
	return out
}
