package office

import (
	"context"

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
