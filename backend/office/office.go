package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// Office is an office's database, open, with the use cases.
type Office struct {
	store   *store.Store
	clock   func() domain.Time
	by      string                 // who opened it
	acting  atomic.Pointer[string] // who acts since, where somebody else does
	shipped []*rule.Set
	cache   cache
}

// Options of Open.
type Options struct {
	Path  string             // the database file; made when it is missing
	By    string             // who acts, for the audit trail
	Clock func() domain.Time // the office's wall clock; nil: this machine's
}

// Open opens the office's database.
func Open(ctx context.Context, opt Options) (*Office, error) {
	shipped, err := rule.Shipped()
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, opt.Path)
	if err != nil {
		return nil, err
	}
	o := &Office{store: st, clock: opt.Clock, by: opt.By, shipped: shipped}
	if o.clock == nil {
		o.clock = wallClock
	}
	return o, nil
}

// Close closes the database.
func (o *Office) Close() error { return o.store.Close() }

// Path is the database file.
func (o *Office) Path() string { return o.store.Path() }

// wallClock is the office's civil time, as the machine shows it.
func wallClock() domain.Time {
	now := time.Now()
	y, m, d := now.Date()
	return domain.NewTime(domain.NewDate(y, int(m), d), now.Hour(), now.Minute(), now.Second())
}

// ActAs names who acts from now on, for the audit trail.
func (o *Office) ActAs(name string) { o.acting.Store(&name) }

func (o *Office) act() store.Act {
	by := o.by
	if name := o.acting.Load(); name != nil {
		by = *name
	}
	return store.Act{By: by, At: o.clock()}
}

func (o *Office) write(ctx context.Context, fn func(*store.Tx) error) error {
	return o.store.Write(ctx, o.act(), fn)
}

// CodeCannotWrite is a file that could not be written: path.
const CodeCannotWrite domain.Code = "cannot_write"

// DefaultPath is the office's database in the user's data folder, which is made
// when it is missing.
func DefaultPath() (string, error) {
	dir := os.Getenv("LOCALAPPDATA")
	if runtime.GOOS != "windows" || dir == "" {
		dir = os.Getenv("XDG_DATA_HOME")
	}
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("data folder: %w", err)
		}
		dir = filepath.Join(home, ".local", "share")
		if runtime.GOOS == "darwin" {
			dir = filepath.Join(home, "Library", "Application Support")
		}
	}
	dir = filepath.Join(dir, "GridStar")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", &domain.Error{Code: CodeCannotWrite, Args: []string{dir}, Err: err}
	}
	return filepath.Join(dir, "office.db"), nil
}

// SaveFile writes a file whole or not at all: beside it first, then in its place.
// What is there and no file, such as a pipe or the standard output, is written to.
func SaveFile(path string, data []byte) error {
	if store.InUse(path) {
		return domain.Fail(CodeInUse, path)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	save := saveBeside
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		save = saveInto
	}
	if err := save(path, data); err != nil {
		return &domain.Error{Code: CodeCannotWrite, Args: []string{path}, Err: err}
	}
	return nil
}

func saveBeside(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".gridstar-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = errors.Join(f.Chmod(0o644), f.Sync())
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error is the one to tell
	}
	return err
}

func saveInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
