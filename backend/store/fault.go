package store

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"gridstar/backend/domain"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can go wrong with the file. The first argument is its path.
const (
	CodeNoSuchFolder    domain.Code = "no_such_folder"
	CodeNotADatabase    domain.Code = "not_a_database"
	CodeForeignDatabase domain.Code = "foreign_database" // SQLite, but another program's
	CodeNewerDatabase   domain.Code = "newer_database"
	CodeReadOnly        domain.Code = "database_read_only"
	CodeDiskFull        domain.Code = "disk_full"
	CodeDiskFault       domain.Code = "disk_fault"
	CodeBusy            domain.Code = "database_busy"
	CodeDamaged         domain.Code = "database_damaged"
	CodeCannotOpen      domain.Code = "cannot_open_database"
	CodeDatabase        domain.Code = "database_failed" // an error of ours, not of the machine
	CodeCancelled       domain.Code = "cancelled"
)

// fault words err, from SQLite or the file system, as a domain.Error about the
// file at path. Any other error passes through, and one that has a code already.
func fault(path string, err error) error {
	if err == nil || domain.CodeOf(err) != "" {
		return err
	}
	code := faultCode(err)
	if code == "" {
		return err
	}
	return &domain.Error{Code: code, Args: []string{path}, Err: err}
}

// unreadable is fault for what fails in reading what the program itself has
// written: where neither SQLite nor the file system complains, it is damaged.
func unreadable(path string, err error) error {
	if err = fault(path, err); err != nil && domain.CodeOf(err) == "" {
		return &domain.Error{Code: CodeDamaged, Args: []string{path}, Err: err}
	}
	return err
}

func faultCode(err error) domain.Code {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return CodeCancelled
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return CodeDiskFull
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return CodeBusy
		case sqlite3.SQLITE_CORRUPT:
			return CodeDamaged
		case sqlite3.SQLITE_NOTADB:
			return CodeNotADatabase
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
			return CodeReadOnly
		case sqlite3.SQLITE_CANTOPEN:
			return CodeCannotOpen
		case sqlite3.SQLITE_IOERR:
			return CodeDiskFault
		case sqlite3.SQLITE_INTERRUPT:
			return CodeCancelled
		}
		return CodeDatabase
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return CodeDiskFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return CodeReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return CodeNoSuchFolder
	}
	return ""
}
