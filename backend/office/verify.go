package office

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
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
	// Versions of another edition of the formulas, in words: their seals and records
	// are looked at, but this program can't compute them again.
	NotRecomputed []string `json:"not_recomputed,omitempty"`
}

// Flaw is one thing that was changed other than by the program.
type Flaw struct {
	Kind    string            `json:"kind"` // audit, load, record, row, publication, results, file
	Subject string            `json:"subject"`
	Record  *domain.RecordRef `json:"record,omitempty"`
	Text    string            `json:"text"`
}

// PublishedVersion says of a month's newest version what has come since.
type PublishedVersion struct {
	Community string   `json:"community"`
	Name      string   `json:"name"`
	Month     string   `json:"month"`
	Version   int      `json:"version"`
	Same      bool     `json:"same"`   // the records behind are those of the publication
	Differs   []string `json:"differ"` // what they would come to now, by name
}

// Verify recomputes the audit chain, every load and record, each published version
// from its digest and its records, and what the office signed, decided and set.
func (o *Office) Verify(ctx context.Context) (*Verification, error) {
	out := &Verification{Flaws: []Flaw{}, Published: []PublishedVersion{}}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		flaws, err := tx.Verify()
		if err != nil {
			return err
		}
		units, err := tx.Units()
		if err != nil {
			return err
		}
		names := report.NamesOf(units)
		for _, f := range flaws {
			shown, err := showFlaw(tx, f, names)
			if err != nil {
				return err
			}
			out.Flaws = append(out.Flaws, shown)
		}
		if out.Entries, out.Head, err = tx.Head(); err != nil {
			return err
		}
		if out.Content, err = tx.Digest(); err != nil {
			return err
		}
		flawed, foreign, err := recompute(ctx, tx)
		if err != nil {
			return err
		}
		out.Flaws, out.NotRecomputed = append(out.Flaws, flawed...), foreign
		list, err := o.today(tx)
		if err != nil && len(out.Flaws) > 0 { // what was changed, and is named, may stand in its way
			return nil
		}
		out.Published = list
		return err
	})
	out.Sound = err == nil && len(out.Flaws) == 0
	return out, err
}

func showFlaw(tx *store.Tx, f store.Flaw, names report.Names) (Flaw, error) {
	out := Flaw{Kind: string(f.Kind), Subject: f.Subject}
	kind, name, _ := strings.Cut(f.Subject, "/")
	switch f.Kind {
	case store.FlawAudit:
		out.Text = "操作记录第" + name + "条被改动过，或前面缺了一条"
	case store.FlawLoad:
		out.Text = "第" + name + "次导入的内容或登记被改动过"
	case store.FlawFile:
		out.Text = "数据库文件有损坏（" + f.Subject + "），请用备份恢复"
	case store.FlawPublication:
		version, err := publishedAs(tx, name, names)
		if err != nil {
			return out, err
		}
		out.Text = "已发布的" + version + "（" + f.Subject + "）被改动、添加或删去过"
	case store.FlawRow:
		out.Text = rowName(kind, name, names) + "被改动、添加或删去过"
	case store.FlawRecord:
		ref := f.Record
		out.Record = &ref
		out.Text = domain.SchemaOf(ref.Ledger).Label + " " + ref.Key + " 这条记录被改动过"
	}
	return out, nil
}

// publishedAs names a version by the trail: it may be gone itself.
func publishedAs(tx *store.Tx, number string, names report.Names) (string, error) {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return "版本", nil
	}
	entry, err := tx.PublishEntry(id)
	if err != nil {
		return "", err
	}
	var said entryDetail
	m, err := domain.Month(0), json.Unmarshal(entry.Detail, &said)
	if err == nil {
		m, err = domain.ParseMonth(said.Month)
	}
	if err != nil { // in the trail there is none
		return "版本", nil
	}
	return versionName(names, said.Community, m, said.Version), nil
}

// rowName is what a row of the office's own is called.
func rowName(kind, name string, names report.Names) string {
	first, rest, _ := strings.Cut(name, "/")
	switch kind {
	case "sheet":
		return "第" + first + "次导入的工作表登记"
	case "signoff":
		community, worker, _ := strings.Cut(rest, "/")
		return fmt.Sprintf("%s %s网格员%s的签字确认", first, names.Name(community), worker)
	case "appeal":
		return "申诉" + name + "的登记或答复"
	case "award":
		return "第" + name + "次评优审定"
	case "setting":
		return "设置“" + cmp.Or(settingNames[name], name) + "”"
	case "header":
		return "教认的表头“" + rest + "”"
	}
	return "荣誉证书编号" + name + "的登记"
}
