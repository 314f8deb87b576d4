package main

import (
	"context"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/app/say"
	"gridstar/backend/office"
)

// Trust is the bridge of backups, of the audit trail and of appeals.
type Trust struct{ desk *desk }

// Audit lists the trail below seq (0: from the newest), newest first.
func (b *Trust) Audit(below int64, limit int) ([]office.AuditEntry, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) ([]office.AuditEntry, error) {
		return o.Audit(ctx, below, limit)
	})
}

// Verify recomputes all that the database keeps.
func (b *Trust) Verify() (*office.Verification, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*office.Verification, error) { return o.Verify(ctx) })
}

// Witnessed is the entry of the trail that a notice has in print.
func (b *Trust) Witnessed(printed string) (*office.AuditEntry, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*office.AuditEntry, error) {
		return o.Witnessed(ctx, printed)
	})
}

// Backup makes one: in the office's folder, or with choose where the user says.
// It has no path when the user thinks better of it.
func (b *Trust) Backup(choose bool) (*office.Backup, error) {
	path := ""
	if choose {
		encrypted, err := ask(b.desk, func(ctx context.Context, o *office.Office) (bool, error) { return o.Encrypted(ctx) })
		if err != nil {
			return nil, err
		}
		name := "网格星考备份.db"
		if encrypted {
			name += ".age"
		}
		path, err = b.desk.chosen(func(ctx context.Context) (string, error) {
			return wails.SaveFileDialog(ctx, wails.SaveDialogOptions{Title: "备份到", DefaultFilename: name})
		})
		if err != nil || path == "" {
			return &office.Backup{}, err
		}
	}
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*office.Backup, error) { return o.Backup(ctx, path) })
}

// Backups lists the backups beside the database, which may be one that can't be
// opened.
func (b *Trust) Backups() (list []office.Backup, err error) {
	defer rescue(&err)
	return office.Backups(b.desk.path)
}

// ChooseBackup asks for a backup's file; "" when the user thinks better of it.
func (b *Trust) ChooseBackup() (string, error) {
	return b.desk.chosen(func(ctx context.Context) (string, error) {
		return wails.OpenFileDialog(ctx, wails.OpenDialogOptions{Title: "选择备份",
			Filters: []wails.FileFilter{{DisplayName: "备份 (*.db;*.age)", Pattern: "*.db;*.age"}}})
	})
}

// CheckBackup opens a backup in a temporary place and verifies it there.
func (b *Trust) CheckBackup(path, passphrase string) (*office.Verification, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*office.Verification, error) {
		return o.CheckBackup(ctx, path, passphrase)
	})
}

// Restore puts a backup in the place of the database, and says what it did. A
// database that is damaged is set aside.
func (b *Trust) Restore(path, passphrase string) (words []string, err error) {
	defer rescue(&err)
	r, err := b.desk.restore(path, passphrase)
	if err != nil {
		return nil, err
	}
	return say.Restoration(r), nil
}

// SetPassphrase encrypts the backups from now on; "" leaves them plain.
func (b *Trust) SetPassphrase(passphrase string) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error { return o.SetPassphrase(ctx, passphrase) })
}

// Lodge records a worker's appeal against a published month.
func (b *Trust) Lodge(month, community, worker, text string) (int64, error) {
	return about(b.desk, Period{Month: month}, func(ctx context.Context, o *office.Office, req office.AssessRequest) (int64, error) {
		return o.LodgeAppeal(ctx, req.Month, community, worker, text)
	})
}

// Answer records the answer to an appeal; correction is the version that came of
// it, or 0.
func (b *Trust) Answer(appeal int64, text string, correction int) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error {
		return o.AnswerAppeal(ctx, appeal, text, correction)
	})
}
