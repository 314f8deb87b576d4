package office

import (
	"context"
	"encoding/json"

	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

// PaperSettings are what the office fixed for its papers.
func (o *Office) PaperSettings(ctx context.Context) (paper.Settings, error) {
	var s paper.Settings
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		s, err = paperSettings(tx)
		return err
	})
	return s, err
}

// SavePaperSettings checks and keeps them.
func (o *Office) SavePaperSettings(ctx context.Context, s paper.Settings) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return o.write(ctx, func(tx *store.Tx) error { return tx.SaveSetting(settingPaper, s) })
}

// AuditEntry is one line of the audit trail.
type AuditEntry struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"`
	By      string          `json:"by"`
	Action  string          `json:"action"`
	Subject string          `json:"subject"`
	Detail  json.RawMessage `json:"detail"`
	Hash    string          `json:"hash"`
}

// Audit lists the trail below seq (0: from the newest), newest first.
func (o *Office) Audit(ctx context.Context, below int64, limit int) ([]AuditEntry, error) {
	out := []AuditEntry{}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Trail(below, limit)
		for _, e := range list {
			out = append(out, AuditEntry{e.Seq, e.At.String(), e.By, e.Action, e.Subject, e.Detail, e.Hash})
		}
		return err
	})
	return out, err
}
