package office

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"filippo.io/age/armor"

	"gridstar/backend/domain"
	"gridstar/backend/store"
)

// Restoration says what a restore did.
type Restoration struct {
	Restored  string `json:"restored"`  // the backup
	At        string `json:"at"`        // of the newest entry in it; "" when nothing was ever done there
	Former    string `json:"former"`    // the backup of what was there before; "" where there was nothing, or it was damaged
	Aside     string `json:"aside"`     // where a database that was damaged was put
	Lost      *Loss  `json:"lost"`      // nil of a damaged one
	LockKept  bool   `json:"lock_kept"` // the passphrase of before encrypts backups on; the backup has another, or none
	Encrypted bool   `json:"encrypted"` // backups from now on
}

// Loss is what was there before a restore and is not in the backup.
type Loss struct {
	Entries  int64 `json:"entries"`  // of the trail
	Versions int   `json:"versions"` // published
}

// Restore puts a backup in the place of the database, after a backup of what is
// there now. passphrase is needed for an encrypted one.
func (o *Office) Restore(ctx context.Context, path, passphrase string) (*Restoration, error) {
	plain, clean, err := plainCopy(ctx, o.Path(), path, passphrase)
	if err != nil {
		return nil, err
	}
	defer clean()
	former, err := o.keep(ctx, beforeRestore)
	if err != nil {
		return nil, err
	}
	r, err := settle(ctx, Options{Path: plain, By: o.act().By, Clock: o.clock}, path, o)
	if err != nil {
		return nil, err
	}
	if former != nil {
		r.Former = former.Path
	}
	return r, o.store.Restore(ctx, plain)
}

// settle makes the copy of the backup at path what the office will have, so that
// the restore lands whole: its trail says that it was restored, and backups stay
// locked where they were. former is the office as it is, or nil where it can't be
// read.
func settle(ctx context.Context, plain Options, path string, former *Office) (r *Restoration, err error) {
	o, err := Open(ctx, plain)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, o.Close()) }()
	r = &Restoration{Restored: path}
	own, err := o.lock(ctx)
	if err != nil {
		return nil, err
	}
	inForce := own
	if former != nil {
		if r.Lost, err = former.notIn(ctx, o); err != nil {
			return nil, err
		}
		l, err := former.lock(ctx)
		if err != nil {
			return nil, err
		}
		if l != nil {
			inForce, r.LockKept = l, own == nil || *own != *l
		}
	}
	r.Encrypted = inForce != nil
	return r, o.write(ctx, func(tx *store.Tx) error {
		newest, err := tx.Trail(0, 1)
		if err != nil {
			return err
		}
		for _, e := range newest {
			r.At = e.At.String()
		}
		if _, err := tx.Append("restore", "backup/"+filepath.Base(path), nil); err != nil || !r.LockKept {
			return err
		}
		return tx.SaveSetting(settingLock, inForce)
	})
}

// notIn counts what o's trail has and the other's has not: all since the newest
// entry that both have.
func (o *Office) notIn(ctx context.Context, other *Office) (*Loss, error) {
	lost := &Loss{}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		return other.store.Read(ctx, func(theirs *store.Tx) error {
			for below := int64(0); ; {
				page, err := tx.Trail(below, 100)
				if err != nil || len(page) == 0 {
					return err
				}
				for _, e := range page {
					if known, err := theirs.Knows(e.Hash); err != nil || known {
						return err
					}
					lost.Entries++
					if e.Action == "publish" {
						lost.Versions++
					}
					below = e.Seq
				}
			}
		})
	})
	return lost, err
}

// Restore is Office.Restore for a database that may be too damaged to be opened
// or copied: then it is set aside.
func Restore(ctx context.Context, opt Options, path, passphrase string) (r *Restoration, err error) {
	o, err := Open(ctx, opt)
	if err == nil {
		r, err = o.Restore(ctx, path, passphrase)
		err = errors.Join(err, o.Close())
	}
	if whole, e := filepath.Abs(opt.Path); e != nil || !damaged(err, whole) {
		return r, err
	}
	return replace(ctx, opt, path, passphrase)
}

// damaged tells whether err says that the database at path can't be read.
func damaged(err error, path string) bool {
	if e, ok := err.(*domain.Error); ok && len(e.Args) > 0 && e.Args[0] == path &&
		(e.Code == store.CodeDamaged || e.Code == store.CodeNotADatabase) {
		return true
	}
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, x := range e.Unwrap() {
			if damaged(x, path) {
				return true
			}
		}
	case interface{ Unwrap() error }:
		return damaged(e.Unwrap(), path)
	}
	return false
}

// replace sets the database file aside and puts the backup in its place.
func replace(ctx context.Context, opt Options, path, passphrase string) (*Restoration, error) {
	plain, clean, err := plainCopy(ctx, opt.Path, path, passphrase)
	if err != nil {
		return nil, err
	}
	defer clean()
	clock := opt.Clock
	if clock == nil {
		clock = wallClock
	}
	r, err := settle(ctx, Options{Path: plain, By: opt.By, Clock: clock}, path, nil)
	if err != nil {
		return nil, err
	}
	r.Aside = opt.Path + ".damaged-" + stamp(clock())
	for _, part := range []string{"", "-wal", "-shm"} {
		err := os.Rename(opt.Path+part, r.Aside+part)
		if err != nil && (part == "" || !errors.Is(err, os.ErrNotExist)) {
			return nil, &domain.Error{Code: CodeCannotWrite, Args: []string{opt.Path}, Err: err}
		}
	}
	if err := os.Rename(plain, opt.Path); err != nil {
		return nil, &domain.Error{Code: CodeCannotWrite, Args: []string{opt.Path}, Err: err}
	}
	return r, nil
}

// plainCopy gives a plain copy of a backup, checked and brought up to date, in a
// temporary folder beside the database.
func plainCopy(ctx context.Context, database, path, passphrase string) (plain string, clean func(), err error) {
	sealed, err := isSealed(path)
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(database), temporary+"*")
	if err != nil {
		return "", nil, &domain.Error{Code: CodeCannotWrite, Args: []string{filepath.Dir(database)}, Err: err}
	}
	clean = func() { _ = os.RemoveAll(dir) } // what is left behind is swept with the next backup
	plain = filepath.Join(dir, "office.db")
	if sealed {
		err = unseal(path, plain, passphrase)
	} else {
		err = copyFile(path, plain)
	}
	if err == nil {
		err = checkCopy(ctx, path, plain)
	}
	if err != nil {
		clean()
		return "", nil, err
	}
	return plain, clean, nil
}

// isSealed looks whether the backup is encrypted: whatever its name, the key
// stands in front.
func isSealed(path string) (bool, error) {
	if store.InUse(path) {
		return false, domain.Fail(CodeInUse, path)
	}
	f, err := os.Open(path)
	if err != nil {
		return false, &domain.Error{Code: CodeNoSuchBackup, Args: []string{path}, Err: err}
	}
	head := make([]byte, len(armor.Header))
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.Join(err, f.Close())
		return false, &domain.Error{Code: CodeCannotRead, Args: []string{path}, Err: err}
	}
	return bytes.Equal(head[:n], []byte(armor.Header)), f.Close()
}

// checkCopy opens the copy as an office would, which also brings an older one up
// to date. What is wrong with the copy is wrong with the backup at path.
func checkCopy(ctx context.Context, path, plain string) error {
	err := store.CheckFile(ctx, plain)
	if err == nil {
		var st *store.Store
		if st, err = store.Open(ctx, plain); err == nil {
			err = st.Close()
		}
	}
	switch code := domain.CodeOf(err); code {
	case store.CodeNotADatabase, store.CodeForeignDatabase, store.CodeDamaged:
		return domain.Fail(CodeBackupDamaged, path)
	case store.CodeNewerDatabase:
		return domain.Fail(code, path)
	}
	return err
}

// CheckBackup restores a backup into a temporary file and verifies it there, as
// Verify does.
func (o *Office) CheckBackup(ctx context.Context, path, passphrase string) (v *Verification, err error) {
	plain, clean, err := plainCopy(ctx, o.Path(), path, passphrase)
	if err != nil {
		return nil, err
	}
	defer clean()
	copied, err := Open(ctx, Options{Path: plain, By: o.act().By, Clock: o.clock})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, copied.Close()) }()
	return copied.Verify(ctx)
}
