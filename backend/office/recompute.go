package office

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// recompute computes every published version again, from the records and the
// earlier versions that it rested on, by its own rules and calendar, and names
// those that come to something else. Those of another edition of the formulas it
// tells apart: what they come to is not for this program to say.
func recompute(ctx context.Context, tx *store.Tx) (flaws []Flaw, foreign []string, err error) {
	heads, err := tx.Publications(0)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(heads, func(a, b store.Publication) int { return cmp.Compare(a.ID, b.ID) })
	var last ground
	for _, head := range heads {
		wrong, edition, err := last.wrong(tx, head)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			wrong = "读不出来或不能重算"
		}
		if wrong == "" && edition == assess.Edition {
			continue
		}
		past, err := tx.AsOf(head)
		if err != nil {
			return nil, nil, err
		}
		units, err := past.Units()
		if err != nil {
			return nil, nil, err
		}
		name := versionName(report.NamesOf(units), head.Community, head.Month, head.Version)
		if wrong != "" {
			flaws = append(flaws, Flaw{Kind: "results", Subject: fmt.Sprint("publication/", head.ID), Text: name + wrong})
		}
		if edition != 0 && edition != assess.Edition {
			foreign = append(foreign, fmt.Sprintf("%s由第%d版计算公式算出，本程序用第%d版，不能重算，只核对了封存的结果和背后的记录。要重算，请用发布它的程序版本。",
				name, edition, assess.Edition))
		}
	}
	return flaws, foreign, nil
}

// versionName names a version of a published month.
func versionName(names report.Names, community string, m domain.Month, version int) string {
	return fmt.Sprintf("%s%s第%d版", names.Name(community), m.Chinese(), version)
}

// ground is what published versions rested on, and what it came to.
type ground struct {
	month    domain.Month
	load     int64
	entry    int64 // of the trail, by the last version that rests on it
	rules    string
	calendar map[domain.Date]domain.DayKind
	computed *computed
}

// wrong says in words how a version is other than what its ground comes to; of
// another edition of the formulas, only how the records differ.
func (g *ground) wrong(tx *store.Tx, head store.Publication) (wrong string, edition int, err error) {
	p, err := tx.Publication(head.Community, head.Month, head.Version)
	if err != nil {
		return "", 0, err
	}
	f, err := thaw(&p)
	if err != nil {
		return "", 0, err
	}
	past, err := tx.AsOf(p)
	if err != nil {
		return "", 0, err
	}
	digest, err := tx.RecordsDigest(p.Community, p.Month) // those of most months stand as they were, and are read faster
	if err == nil && digest != p.RecordsDigest {
		digest, err = past.RecordsDigest(p.Community, p.Month)
	}
	if err != nil {
		return "", 0, err
	}
	var words []string
	if digest != p.RecordsDigest {
		words = append(words, "背后的记录已不是发布时的记录")
	}
	if f.Edition != assess.Edition {
		return strings.Join(words, "；"), f.Edition, nil
	}
	if err := g.become(past, &p, f, traced{}); err != nil {
		return "", 0, err
	}
	then := g.computed.community(p.Community)
	var names []string
	for _, c := range compare(f.View, then, substance) {
		names = append(names, c.Name+"（发布"+c.Before+"，重算"+c.After+"）")
	}
	switch {
	case len(names) > 0:
		words = append(words, "与按背后记录重算的结果不一致："+strings.Join(names, "、"))
	case !reflect.DeepEqual(f.View.Units, then.Units):
		words = append(words, "的单位得分与按背后记录重算的不一致")
	case !slices.Equal(p.Workers, publishedWorkers(assess.Community(g.computed.results, p.Community))):
		words = append(words, "供后来月份引用的成绩与按背后记录重算的不一致")
	}
	return strings.Join(words, "；"), f.Edition, nil
}

// become computes what p rests on, unless the version before it in the trail,
// with nothing between them, rested on the same.
func (g *ground) become(past *store.Tx, p *store.Publication, f *frozen, keep traced) error {
	entry, err := past.PublishEntry(p.ID)
	if err != nil {
		return err
	}
	same := g.computed != nil && g.month == p.Month && g.load == p.LastLoad && g.entry+1 == entry.Seq && g.rules == p.Rules && maps.Equal(g.calendar, f.Calendar)
	g.entry = entry.Seq
	if same {
		return nil
	}
	*g = ground{month: p.Month, load: p.LastLoad, entry: entry.Seq, rules: p.Rules, calendar: f.Calendar}
	rules, err := rule.Parse([]byte(p.Rules))
	if err != nil {
		return err
	}
	records, err := past.Records(p.Month, 0)
	if err != nil {
		return err
	}
	g.computed, err = computeFrom(past, records, AssessRequest{Month: p.Month, Unit: assess.Everywhere}, rules, rule.CalendarOf(records.Calendar, f.Calendar), keep)
	return err
}

// today tells of the newest version of each month whether the records behind it
// still are those of its publication, and what it would come to now.
func (o *Office) today(tx *store.Tx) ([]PublishedVersion, error) {
	heads, err := tx.Publications(0) // by month and community, the newest version first
	if err != nil {
		return nil, err
	}
	out := []PublishedVersion{}
	var now *computed
	for i, head := range heads {
		if i > 0 && heads[i-1].Month == head.Month && heads[i-1].Community == head.Community {
			continue
		}
		p, err := tx.Publication(head.Community, head.Month, head.Version)
		if err != nil {
			return nil, err
		}
		f, err := thaw(&p)
		if err != nil {
			continue // recompute names it
		}
		digest, err := tx.RecordsDigest(p.Community, p.Month)
		if err != nil {
			return nil, err
		}
		if now == nil || now.results.Month != p.Month {
			if now, err = o.compute(tx, AssessRequest{Month: p.Month, Unit: assess.Everywhere}, traced{}); err != nil {
				return nil, err
			}
		}
		v := PublishedVersion{Community: p.Community, Name: f.View.UnitName, Month: p.Month.String(), Version: p.Version,
			Same: digest == p.RecordsDigest, Differs: []string{}}
		for _, c := range differences(f.View, now.community(p.Community)) {
			v.Differs = append(v.Differs, c.Name+" "+c.Before+"→"+c.After)
		}
		out = append(out, v)
	}
	return out, nil
}

// differences compares a published month with another computation of it, worker
// by worker; a rank alone, which others can shift, is no difference.
func differences(published, now *report.Month) []ScoreChange {
	return compare(published, now, func(w report.Worker) string {
		w.Rank = nil
		return substance(w)
	})
}

func compare(published, now *report.Month, of func(report.Worker) string) []ScoreChange {
	var out []ScoreChange
	for i := range published.Workers {
		before := &published.Workers[i]
		after := now.WorkerOf(before.Worker)
		if after != nil && of(*before) == of(*after) {
			continue
		}
		c := ScoreChange{Worker: before.Worker, Name: before.Name, Before: scoreWords(before), After: scoreWords(after), Stars: starsOf(before) != starsOf(after)}
		if after != nil && !slices.Equal(before.Consequences, after.Consequences) {
			c.Before, c.After = c.Before+consequenceWords(before), c.After+consequenceWords(after)
		}
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

func consequenceWords(w *report.Worker) string {
	if len(w.Consequences) == 0 {
		return "，无奖惩"
	}
	words := make([]string, len(w.Consequences))
	for i, c := range w.Consequences {
		words[i] = report.ConsequenceName(c)
	}
	return "，" + strings.Join(words, "、")
}
