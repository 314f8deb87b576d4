package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gridstar/backend/domain"
	"gridstar/backend/store"
)

// Failures of backups; the argument is the file.
const (
	CodeBackupFailed  domain.Code = "backup_failed"  // file; what went wrong is the cause
	CodeNoSuchBackup  domain.Code = "no_such_backup" // file
	CodeBackupDamaged domain.Code = "backup_damaged" // file
	CodeOntoItself    domain.Code = "onto_itself"    // file: the database
	CodeInTheWay      domain.Code = "in_the_way"     // file: no backup of this office
)

// Backup is a copy of the database.
type Backup struct {
	Path      string `json:"path"`
	Name      string `json:"name"`
	At        string `json:"at"`
	Why       string `json:"why"` // hand, load, publish, daily, restore
	Size      int64  `json:"size"`
	Encrypted bool   `json:"encrypted"`
}

// Why a backup was made.
const (
	backupByHand  = "hand"
	beforeLoad    = "load"
	beforePublish = "publish"
	beforeRestore = "restore"
	daily         = "daily"
)

// What rotation keeps: the newest ones, and the newest of each of the last months.
const (
	keepNewest = 20
	keepMonths = 12
)

func (o *Office) backupFolder() string { return folderOf(o.Path()) }

// folderOf is the folder of backups beside a database: <name>-backups.
func folderOf(database string) string {
	return strings.TrimSuffix(database, filepath.Ext(database)) + "-backups"
}

// Backup copies the database to path; "": to the office's folder of backups.
// With a passphrase set, the copy is encrypted.
func (o *Office) Backup(ctx context.Context, path string) (*Backup, error) {
	return o.backup(ctx, path, backupByHand)
}

// protect makes the backup that comes before a change.
func (o *Office) protect(ctx context.Context, why string) error {
	_, err := o.keep(ctx, why)
	return err
}

// keep makes a backup, unless there is nothing to lose yet: then it is nil.
func (o *Office) keep(ctx context.Context, why string) (*Backup, error) {
	empty := true
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		seq, _, err := tx.Head()
		empty = seq == 0
		return err
	})
	if err != nil || empty {
		return nil, err
	}
	return o.backup(ctx, "", why)
}

// KeepDaily makes the day's first backup, if there is anything to keep.
func (o *Office) KeepDaily(ctx context.Context) error {
	list, err := o.Backups()
	if err != nil {
		return err
	}
	today := o.clock().Date().String()
	if slices.ContainsFunc(list, func(b Backup) bool { return strings.HasPrefix(b.At, today) }) {
		return nil
	}
	return o.protect(ctx, daily)
}

func (o *Office) backup(ctx context.Context, path, why string) (*Backup, error) {
	fail := func(err error) (*Backup, error) {
		if domain.CodeOf(err) == store.CodeCannotOpen { // says no more than that it was not made
			err = errors.Unwrap(err)
		}
		return nil, &domain.Error{Code: CodeBackupFailed, Args: []string{path}, Err: err}
	}
	lock, err := o.lock(ctx)
	if err != nil {
		return nil, err
	}
	if err := o.sweep(); err != nil {
		return fail(err)
	}
	rotate := path == ""
	if rotate {
		if err := os.MkdirAll(o.backupFolder(), 0o700); err != nil {
			path = o.backupFolder()
			return fail(err)
		}
		path = o.freshName(why, lock != nil)
	} else if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return nil, domain.Fail(store.CodeNoSuchFolder, filepath.Dir(path))
	} else if err := o.mayReplace(ctx, path); err != nil {
		return nil, err
	}
	if lock == nil {
		if err := o.store.Backup(ctx, path); err != nil {
			return fail(err)
		}
	} else if err := o.backupEncrypted(ctx, path, lock); err != nil {
		return fail(err)
	}
	if rotate {
		if err := o.rotate(); err != nil {
			return fail(err)
		}
	}
	return describe(path)
}

// mayReplace refuses to put a backup in the place of what is none of this office:
// the database itself, one that a program has open, another office's, another file.
func (o *Office) mayReplace(ctx context.Context, path string) error {
	there, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &domain.Error{Code: CodeCannotWrite, Args: []string{path}, Err: err}
	}
	if own, err := os.Stat(o.Path()); err == nil && os.SameFile(own, there) {
		return domain.Fail(CodeOntoItself, path)
	}
	_, inUse := os.Stat(path + "-wal")
	if !there.Mode().IsRegular() || inUse == nil {
		return domain.Fail(CodeInTheWay, path)
	}
	sealed, err := isSealed(path)
	if err != nil || sealed || there.Size() == 0 {
		return err
	}
	head, err := store.HeadOf(ctx, path)
	switch domain.CodeOf(err) {
	case "":
	case store.CodeNotADatabase, store.CodeForeignDatabase, store.CodeDamaged, store.CodeDatabase:
		return domain.Fail(CodeInTheWay, path)
	default:
		return err
	}
	return o.store.Read(ctx, func(tx *store.Tx) error {
		if known, err := tx.Knows(head); err != nil || known || head == "" { // "": nothing was ever done there
			return err
		}
		return domain.Fail(CodeInTheWay, path)
	})
}

// backupEncrypted copies to a plain file first. It lies beside the database,
// which is plain too: path may be on a stick or in a shared folder.
func (o *Office) backupEncrypted(ctx context.Context, path string, lock *lock) (err error) {
	dir, err := os.MkdirTemp(filepath.Dir(o.Path()), temporary+"*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	plain := filepath.Join(dir, "office.db")
	if err := o.store.Backup(ctx, plain); err != nil {
		return err
	}
	return lock.seal(plain, path)
}

// temporary names the folders for copies that are being made.
const temporary = ".gridstar-copy-"

// forgotten is how old a copy in the making is when the program that made it must
// have been ended from outside.
const forgotten = 24 * time.Hour

// sweep removes what a program left behind that was ended while it made a copy.
func (o *Office) sweep() error {
	for folder, left := range map[string]func(name string) bool{
		filepath.Dir(o.Path()): func(name string) bool { return strings.HasPrefix(name, temporary) },
		o.backupFolder():       func(name string) bool { return strings.HasSuffix(name, ".part") },
	} {
		entries, err := os.ReadDir(folder)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !left(e.Name()) || time.Since(info.ModTime()) < forgotten {
				continue // gone, in use, or not ours
			}
			if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// encryptedExt ends the name of an encrypted backup in the office's folder, such
// as office-20261123-155901-load.db.age.
const encryptedExt = ".age"

func (o *Office) freshName(why string, encrypted bool) string {
	base := strings.TrimSuffix(filepath.Base(o.Path()), filepath.Ext(o.Path()))
	for n := 1; ; n++ {
		number := ""
		if n > 1 {
			number = fmt.Sprint("-", n)
		}
		name := fmt.Sprintf("%s-%s-%s%s.db", base, stamp(o.clock()), why, number)
		if encrypted {
			name += encryptedExt
		}
		path := filepath.Join(o.backupFolder(), name)
		if _, err := os.Stat(path); err != nil {
			return path
		}
	}
}

func stamp(t domain.Time) string {
	s := t.String() // 2006-01-02 15:04:05
	return strings.NewReplacer("-", "", ":", "", " ", "-").Replace(s)
}

// Backups lists the backups in the office's folder, newest first.
func (o *Office) Backups() ([]Backup, error) { return Backups(o.Path()) }

// Backups is Office.Backups for a database that can't be opened.
func Backups(database string) ([]Backup, error) {
	folder := folderOf(database)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return []Backup{}, nil
	}
	if err != nil {
		return nil, &domain.Error{Code: CodeCannotRead, Args: []string{folder}, Err: err}
	}
	list := []Backup{}
	for _, e := range entries {
		if b, err := describe(filepath.Join(folder, e.Name())); err == nil && b.At != "" {
			list = append(list, *b)
		}
	}
	slices.SortFunc(list, func(a, b Backup) int { return strings.Compare(b.At+b.Name, a.At+a.Name) })
	return list, nil
}

// describe reads what a backup's name says; a file with another name has no At.
func describe(path string) (*Backup, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	b := &Backup{Path: path, Name: info.Name(), Size: info.Size()}
	if b.Encrypted, err = isSealed(path); err != nil {
		return nil, err
	}
	name, whole := strings.CutSuffix(strings.TrimSuffix(b.Name, encryptedExt), ".db")
	if !whole {
		return b, nil
	}
	parts := strings.Split(name, "-")
	for i := len(parts) - 3; i > 0; i-- {
		day, clock := parts[i], parts[i+1]
		if len(day) == 8 && len(clock) == 6 && digits(day+clock) {
			b.At = day[:4] + "-" + day[4:6] + "-" + day[6:] + " " + clock[:2] + ":" + clock[2:4] + ":" + clock[4:]
			b.Why = parts[i+2]
			break
		}
	}
	return b, nil
}

func digits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// rotate removes the backups that rotation no longer keeps.
func (o *Office) rotate() error {
	list, err := o.Backups()
	if err != nil {
		return err
	}
	months := map[string]bool{}
	for i, b := range list {
		month := b.At[:7]
		first := !months[month] && len(months) < keepMonths
		months[month] = true
		if i < keepNewest || first {
			continue
		}
		if err := os.Remove(b.Path); err != nil {
			return err
		}
	}
	return nil
}
