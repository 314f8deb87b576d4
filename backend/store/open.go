package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gridstar/backend/domain"
)

// Store is an office's database file, open.
type Store struct {
	path    string
	db      *sql.DB
	writing chan struct{} // holds one token while a transaction of this process writes
}

// Open opens the database at path, makes it when it is missing, and brings an
// older one up to date after copying it (see migrate.go). The folder must exist.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, migrations)
}

func open(ctx context.Context, path string, steps fs.FS) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault(path, err)
	}
	if err := registerDelivered(); err != nil {
		return nil, err
	}
	opening.Lock()
	defer opening.Unlock()
	if err := prepare(ctx, path, steps); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, fault(path, err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := db.PingContext(ctx); err != nil {
		if e := db.Close(); e != nil {
			err = errors.Join(err, e)
		}
		return nil, fault(path, err)
	}
	opened(path)
	return &Store{path: path, db: db, writing: make(chan struct{}, 1)}, nil
}

// opening lets this program open one database after another: examining a file
// that it is making would let go of the maker's locks (see inuse.go).
var opening sync.Mutex

// prepare examines the file and brings it up to date. Of programs that start at
// once on a new file, SQLite tells one to wait, another at once that the file is
// locked, such as when it asks for the WAL: that one tries again.
func prepare(ctx context.Context, path string, steps fs.FS) error {
	patience, stop := context.WithTimeout(ctx, patienceAtStart)
	defer stop()
	for {
		err := examine(ctx, path)
		if err == nil {
			err = fault(path, migrate(ctx, path, steps))
		}
		if domain.CodeOf(err) != CodeBusy || patience.Err() != nil {
			return err
		}
		select {
		case <-patience.Done():
		case <-time.After(pauseAtStart):
		}
	}
}

// How long, and how often, a program that starts tries to get at a file that
// another one is making.
const (
	patienceAtStart = 10 * time.Second
	pauseAtStart    = 20 * time.Millisecond
)

// connections is how many readers and writers work at once; more wait.
const connections = 4

// Close releases the file. No transaction may be running.
func (s *Store) Close() error {
	defer closed(s.path)
	return fault(s.path, s.db.Close())
}

// Path is the absolute path of the database file.
func (s *Store) Path() string { return s.path }

// dsn names the file for the driver, with what each connection needs. A WAL lets
// screens read while a load runs, and synchronous FULL makes what was reported as
// done survive a power cut. Temporary tables stay in memory: a folder may be
// full. The driver applies the _pragma values, by name, before the other keys;
// SQLite needs the page size before the journal mode writes the first page.
func dsn(path string, pragmas ...string) string {
	return fileURL(path) + "?" + url.Values{
		"_busy_timeout": {busyTimeout},
		"_pragma":       append(pragmas, "page_size(16384)", "cache_size(-65536)", "temp_store(MEMORY)", "journal_size_limit(67108864)"),
		"_foreign_keys": {"on"},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"FULL"},
		"_txlock":       {"immediate"},
		"_dqs":          {"0"},
		"_defensive":    {"1"},
	}.Encode()
}

// busyTimeout is how long, in milliseconds, one program waits for another that
// writes. Longer waits of the same program queue in Store.Write.
const busyTimeout = "10000"

// bareDSN opens a file that may not be ours: no pragma writes to it.
func bareDSN(path string) string { return fileURL(path) + "?_busy_timeout=" + busyTimeout }

func fileURL(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/office.db
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}

// sqliteMagic begins each SQLite file.
const sqliteMagic = "SQLite format 3\x00"

// applicationID marks a database as ours (migrations/0001_loads.sql).
const applicationID = 0x47535452

// examine refuses a path where an office's database can't be, before SQLite
// writes a byte there.
func examine(ctx context.Context, path string) error {
	if InUse(path) {
		return nil // it was examined, and is not to be touched beside SQLite
	}
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return domain.Fail(CodeNoSuchFolder, folder)
	}
	_, err := os.Stat(path)
	fresh := errors.Is(err, fs.ErrNotExist)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
			return &domain.Error{Code: CodeNotADatabase, Args: []string{path}, Err: err}
		}
		return fault(path, err)
	}
	if fresh {
		return fault(path, f.Close())
	}
	head := make([]byte, len(sqliteMagic))
	n, err := io.ReadFull(f, head)
	if err := errors.Join(ignoreEnd(err), f.Close()); err != nil {
		return fault(path, err)
	}
	if n == 0 {
		return nil
	}
	if string(head[:n]) != sqliteMagic {
		return domain.Fail(CodeNotADatabase, path)
	}
	return recognise(ctx, path)
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// recognise refuses another program's database. It uses no pragma that writes. One
// that holds no more than the list of migrations is ours, about to be made.
func recognise(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", bareDSN(path))
	if err != nil {
		return fault(path, err)
	}
	defer func() { err = errors.Join(err, fault(path, db.Close())) }()
	var id, tables int64
	err = db.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT IN ('goose_db_version', 'sqlite_sequence'))
		FROM pragma_application_id`).Scan(&id, &tables)
	if err != nil {
		return fault(path, err)
	}
	if id != applicationID && tables > 0 {
		return domain.Fail(CodeForeignDatabase, path)
	}
	return nil
}
