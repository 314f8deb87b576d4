package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"strconv"

	"gridstar/backend/domain"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

var migrations = func() fs.FS {
	steps, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return steps
}()

// migrate brings the database at path to the newest of steps. A database that
// already holds data is copied first, beside it, as <path>.before-<its version>.
// It has the file to itself: of several programs that start at once one migrates,
// and the others wait for it.
func migrate(ctx context.Context, path string, steps fs.FS) (err error) {
	newest, err := newestOf(steps)
	if err != nil {
		return err
	}
	current, err := stepAt(ctx, path)
	if err != nil || current == newest {
		return unreadable(path, err)
	}
	if current > newest {
		return domain.Fail(CodeNewerDatabase, path)
	}
	db, err := sql.Open("sqlite", dsn(path, "locking_mode(EXCLUSIVE)"))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	defer func() {
		if e := db.Close(); e != nil {
			err = errors.Join(err, e)
		}
	}()
	if current, err = stepOf(ctx, db); err != nil { // another may have been quicker
		return unreadable(path, err)
	}
	if current > 0 && current < newest {
		if err := backup(ctx, db, path+".before-"+strconv.FormatInt(current, 10)); err != nil {
			return err
		}
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// newestOf is the highest number of steps.
func newestOf(steps fs.FS) (newest int64, err error) {
	names, err := fs.Glob(steps, "*.sql")
	for _, name := range names {
		n, err := goose.NumericComponent(name)
		if err != nil {
			return 0, err
		}
		newest = max(newest, n)
	}
	return newest, err
}

// stepAt is stepOf for the file at path, without keeping it open.
func stepAt(ctx context.Context, path string) (v int64, err error) {
	db, err := sql.Open("sqlite", bareDSN(path))
	if err != nil {
		return 0, err
	}
	defer func() {
		if e := db.Close(); e != nil {
			err = errors.Join(err, e)
		}
	}()
	return stepOf(ctx, db)
}

// stepOf is the number of the newest migration that was applied; 0 for a fresh file.
func stepOf(ctx context.Context, db *sql.DB) (v int64, err error) {
	var tables int
	err = db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'`).Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&v)
	return v, err
}
