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

// Restore puts a backup in the place of the database, after a backup of what is
// there now. passphrase is needed for an encrypted one.
func (o *Office) Restore(ctx context.Context, path, passphrase string) error {
	plain, clean, err := plainCopy(ctx, o.Path(), path, passphrase)
	if err != nil {
		return err
	}
	defer clean()
	if err := o.protect(ctx, beforeRestore); err != nil {
		return err
	}
	if err := o.store.Restore(ctx, plain); err != nil {
		return err
	}
	return o.noteRestored(ctx, path)
}

func (o *Office) noteRestored(ctx context.Context, path string) error {
	return o.write(ctx, func(tx *store.Tx) error {
		_, err := tx.Append("restore", "backup/"+filepath.Base(path), nil)
		return err
	})
}

// Restore is Office.Restore for a database that may be too damaged to be opened
// or copied: then it is set aside, under the name that is returned.
func Restore(ctx context.Context, opt Options, path, passphrase string) (aside string, err error) {
	o, err := Open(ctx, opt)
	if err == nil {
		err = errors.Join(o.Restore(ctx, path, passphrase), o.Close())
	}
	if whole, e := filepath.Abs(opt.Path); e != nil || !damaged(err, whole) {
		return "", err
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
func replace(ctx context.Context, opt Options, path, passphrase string) (aside string, err error) {
	plain, clean, err := plainCopy(ctx, opt.Path, path, passphrase)
	if err != nil {
		return "", err
	}
	defer clean()
	clock := opt.Clock
	if clock == nil {
		clock = wallClock
	}
	aside = opt.Path + ".damaged-" + stamp(clock())
	for _, part := range []string{"", "-wal", "-shm"} {
		err := os.Rename(opt.Path+part, aside+part)
		if err != nil && (part == "" || !errors.Is(err, os.ErrNotExist)) {
			return "", &domain.Error{Code: CodeCannotWrite, Args: []string{opt.Path}, Err: err}
		}
	}
	if err := os.Rename(plain, opt.Path); err != nil {
		return "", &domain.Error{Code: CodeCannotWrite, Args: []string{opt.Path}, Err: err}
	}
	o, err := Open(ctx, opt)
	if err != nil {
		return "", err
	}
	return aside, errors.Join(o.noteRestored(ctx, path), o.Close())
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
