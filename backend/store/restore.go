package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"

	"gridstar/backend/domain"
)

// CheckFile looks whether the file at path is a whole database of an office: its
// pages, its references between tables, its kind.
func CheckFile(ctx context.Context, path string) (err error) {
	if _, err := os.Stat(path); err != nil {
		return fault(path, err)
	}
	if err := examine(ctx, path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", bareDSN(path))
	if err != nil {
		return fault(path, err)
	}
	defer func() { err = errors.Join(err, fault(path, db.Close())) }()
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return fault(path, err)
	}
	var orphans int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&orphans); err != nil {
		return fault(path, err)
	}
	if verdict != "ok" || orphans > 0 {
		return &domain.Error{Code: CodeDamaged, Args: []string{path}, Err: fmt.Errorf("%s; %d rows refer to none", verdict, orphans)}
	}
	return nil
}

// pagesAtOnce is how many pages a restore copies before it looks whether it
// should stop.
const pagesAtOnce = 256

// Restore replaces all that the database holds by the copy at path, in one
// transaction: another program that has the database open sees the old state or
// the new one. The copy must have passed CheckFile.
func (s *Store) Restore(ctx context.Context, path string) (err error) {
	if err := s.queue(ctx); err != nil {
		return err
	}
	defer s.next()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fault(s.path, err)
	}
	defer func() { err = errors.Join(err, fault(s.path, conn.Close())) }()
	return fault(s.path, conn.Raw(func(driverConn any) error {
		c, ok := driverConn.(interface {
			NewRestore(string) (*sqlite.Backup, error)
		})
		if !ok {
			return errors.New("the driver can't restore")
		}
		b, err := c.NewRestore(path)
		if err != nil {
			return err
		}
		for more := true; more && err == nil; {
			if err = ctx.Err(); err == nil {
				more, err = b.Step(pagesAtOnce)
			}
		}
		return errors.Join(err, b.Finish())
	}))
}
