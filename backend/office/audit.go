package office

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// AuditEntry is one line of the audit trail.
type AuditEntry struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"`
	By      string          `json:"by"`
	Action  string          `json:"action"`
	Subject string          `json:"subject"`
	Text    string          `json:"text"` // what was done, in words
	Detail  json.RawMessage `json:"detail"`
	Hash    string          `json:"hash"`
}

// Audit lists the trail below seq (0: from the newest), newest first.
func (o *Office) Audit(ctx context.Context, below int64, limit int) ([]AuditEntry, error) {
	out := []AuditEntry{}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Trail(below, limit)
		if err != nil {
			return err
		}
		units, err := tx.Units()
		if err != nil {
			return err
		}
		names := report.NamesOf(units)
		for _, e := range list {
			out = append(out, *showEntry(e, names))
		}
		return nil
	})
	return out, err
}

// Failures of a printed digest: as it was given.
const (
	CodeBadDigest     domain.Code = "bad_digest"     // not one
	CodeUnknownDigest domain.Code = "unknown_digest" // the trail has none that begins so
)

// Witnessed is the entry of the trail that a notice has in print: its 审计 or, of
// one community, its 摘要, in whatever spacing and case.
func (o *Office) Witnessed(ctx context.Context, printed string) (*AuditEntry, error) {
	digest := strings.ToLower(strings.Join(strings.Fields(printed), ""))
	if len(digest) < shortDigest || strings.Trim(digest, "0123456789abcdef") != "" {
		return nil, domain.Fail(CodeBadDigest, printed)
	}
	var out *AuditEntry
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		e, err := tx.Witnessed(digest)
		if err != nil {
			return err
		}
		if e.Seq == 0 {
			return domain.Fail(CodeUnknownDigest, printed)
		}
		units, err := tx.Units()
		if err == nil {
			out = showEntry(e, report.NamesOf(units))
		}
		return err
	})
	return out, err
}

func showEntry(e store.Entry, names report.Names) *AuditEntry {
	return &AuditEntry{e.Seq, e.At.String(), e.By, e.Action, e.Subject, entryText(e, names), e.Detail, e.Hash}
}

// entryDetail is what the entries of all kinds say, as far as it is worded.
type entryDetail struct {
	File       string            `json:"file"`
	Sheets     []store.SheetLoad `json:"sheets"`
	Community  string            `json:"community"`
	Unit       string            `json:"unit"`
	Month      string            `json:"month"`
	From       string            `json:"from"`
	To         string            `json:"to"`
	Version    int               `json:"version"`
	Answer     string            `json:"answer"`
	Correction int               `json:"correction"`
	Worker     string            `json:"worker"`
	Winners    []string          `json:"winners"`
	Reason     string            `json:"reason"`
	Content    issued            `json:"content"`
}

// settingNames are the settings in words.
var settingNames = map[string]string{settingPaper: "文书的设置", settingRules: "规则集", settingLock: "备份口令"}

// entryText words an entry. One that a later program wrote, or that somebody
// meddled with, keeps its bare names.
func entryText(e store.Entry, names report.Names) string {
	_, subject, _ := strings.Cut(e.Subject, "/")
	if e.Action == "sign" {
		return signText(e, subject, names)
	}
	var d entryDetail
	if err := json.Unmarshal(e.Detail, &d); err != nil && e.Action != "set" {
		return e.Action + " " + e.Subject
	}
	reason := ""
	if d.Reason != "" {
		reason = "，理由：" + d.Reason
	}
	switch e.Action {
	case "load":
		return "导入“" + d.File + "”：" + loadText(d.Sheets)
	case "undo":
		return "撤销第" + subject + "次导入“" + d.File + "”"
	case "publish":
		return fmt.Sprintf("发布%s%s第%d版%s", names.Name(d.Community), d.Month, d.Version, reason)
	case "print":
		name := subject
		if doc, err := DocumentOf(subject); err == nil {
			name = doc.Name
		}
		about := []string{names.Name(d.Unit), d.Month, d.Worker}
		if d.From != "" {
			about[1] = d.From + "至" + d.To
		}
		return "打印" + name + "：" + strings.Join(strings.Fields(strings.Join(about, " ")), " ")
	case "certificate":
		return "荣誉证书编号" + subject + "：" + d.Content.Name + "（" + d.Content.Unit + "）"
	case "award":
		return "审定" + names.Name(d.Unit) + d.From + "至" + d.To + "评优人选：" + strings.Join(d.Winners, "、") + reason
	case "appeal":
		return fmt.Sprintf("登记申诉%s：%s，%s%s第%d版", subject, d.Worker, names.Name(d.Community), d.Month, d.Version)
	case "answer":
		return "答复申诉" + subject + "：" + d.Answer
	case "correct":
		return fmt.Sprintf("申诉%s与第%d版的更正相连", subject, d.Correction)
	case "set":
		if name, ok := settingNames[subject]; ok {
			subject = name
		}
		return "改动设置：" + subject
	case "teach":
		return "教认表头“" + headerOf(subject) + "”"
	case "forget":
		return "忘掉表头“" + headerOf(subject) + "”"
	case "restore":
		return "用备份恢复：" + subject
	}
	return e.Action + " " + e.Subject
}

// headerOf is the header that an entry is about, without the fingerprint of its row.
func headerOf(subject string) string {
	_, header, _ := strings.Cut(subject, "/")
	return header
}

func loadText(sheets []store.SheetLoad) string {
	var parts []string
	for _, s := range sheets {
		if schema := domain.SchemaOf(s.Ledger); schema != nil {
			parts = append(parts, fmt.Sprintf("%s新增%d、更新%d、重复%d、有误%d", schema.Label, s.Loaded, s.Updated, s.Skipped, s.Faulty))
		}
	}
	return strings.Join(parts, "；")
}

func signText(e store.Entry, month string, names report.Names) string {
	var list []struct {
		Community string `json:"community"`
		Officer   string `json:"officer"`
		InPlace   bool   `json:"in_place"`
	}
	if err := json.Unmarshal(e.Detail, &list); err != nil || len(list) == 0 {
		return e.Action + " " + e.Subject
	}
	by := "民警" + list[0].Officer + "签字"
	if list[0].InPlace {
		by = "街道代签"
	}
	var communities []string
	for _, s := range list {
		if name := names.Name(s.Community); !slices.Contains(communities, name) {
			communities = append(communities, name)
		}
	}
	return fmt.Sprintf("%s：%s %s %d人", by, strings.Join(communities, "、"), month, len(list))
}
