package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"gridstar/backend/domain"
)

// Backup writes a copy of the database, as of now, to path, whole or not at all;
// it replaces an older copy there. Others may read and write meanwhile.
func (s *Store) Backup(ctx context.Context, path string) error { return backup(ctx, s.db, path) }

func backup(ctx context.Context, db *sql.DB, path string) error {
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fault(part, err)
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return abandon(part, fault(path, err))
	}
	if err := flush(part); err != nil {
		return abandon(part, fault(path, err))
	}
	return fault(path, os.Rename(part, path))
}

// HeadOf is the hash of the newest entry of the trail in a backup; "" before the
// first. It reads a file that no program has open, and leaves nothing beside it.
func HeadOf(ctx context.Context, path string) (hash string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", fault(path, err)
	}
	db, err := sql.Open("sqlite", fileURL(path)+"?mode=ro&immutable=1")
	if err != nil {
		return "", fault(path, err)
	}
	defer func() { err = errors.Join(err, fault(path, db.Close())) }()
	err = db.QueryRowContext(ctx, `SELECT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '')
		FROM pragma_application_id WHERE application_id = ?`, applicationID).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", domain.Fail(CodeForeignDatabase, path)
	}
	return hash, fault(path, err)
}

// abandon removes what is there of an unfinished copy.
func abandon(part string, err error) error {
	if e := os.Remove(part); e != nil && !errors.Is(e, os.ErrNotExist) {
		return errors.Join(err, fault(part, e))
	}
	return err
}

// flush makes sure that the file at path is on the disk.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
