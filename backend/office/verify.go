package office

import (
	"context"
	"strings"

	"gridstar/backend/domain"
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

// PublishedVersion says of a month's newest version what has come since.
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
		if out.Published, err = o.today(tx); err != nil {
			return err
		}
		flawed, err := recompute(ctx, tx)
		out.Flaws = append(out.Flaws, flawed...)
		return err
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
