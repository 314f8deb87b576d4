package store

import (
	"context"
	"embed"
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

// migrate brings the database to the newest of steps. A database that already
// holds data is copied first, beside it, as <path>.before-<its version>.
func (s *Store) migrate(ctx context.Context, steps fs.FS) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	sources := provider.ListSources()
	newest := sources[len(sources)-1].Version
	current, err := s.version(ctx)
	if err != nil {
		return err
	}
	if current > newest {
		return domain.Fail(CodeNewerDatabase, s.path)
	}
	if current == newest {
		return nil
	}
	if current > 0 {
		if err := s.Backup(ctx, s.path+".before-"+strconv.FormatInt(current, 10)); err != nil {
			return err
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		// Another program may have brought it up to date meanwhile.
		if current, versionErr := s.version(ctx); versionErr == nil && current == newest {
			return nil
		}
		return err
	}
	return nil
}

// version is the number of the newest migration that was applied; 0 for a fresh file.
func (s *Store) version(ctx context.Context) (version int64, err error) {
	var tables int
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'`).Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	err = s.db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&version)
	return version, err
}
