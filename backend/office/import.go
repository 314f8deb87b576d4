package office

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gridstar/backend/domain"
	"gridstar/backend/intake"
	"gridstar/backend/store"
)

// Failures of opening a file that is to be loaded; the argument is its name.
const (
	CodeNoSuchFile domain.Code = "no_such_file"
	CodeIsFolder   domain.Code = "is_folder"
	CodeNoAccess   domain.Code = "no_access"
	CodeCannotRead domain.Code = "cannot_read"
	CodeInUse      domain.Code = "database_in_use" // it is the database that is open
)

// Stage of long work.
type Stage string

const (
	StageRead Stage = "read" // reading a file
	StageLoad Stage = "load" // writing its rows
	StageDone Stage = "done"
)

// Progress of long work: Done of Total (bytes or rows) of one file.
type Progress struct {
	Stage       Stage
	File        string
	Done, Total int64
}

// ImportOptions of Import.
type ImportOptions struct {
	DryRun   bool // show what would happen, and change nothing
	Progress func(Progress)
}

// ImportReport says what became of each sheet of each file.
type ImportReport struct {
	Files    []SheetReport `json:"files"`
	Problems int           `json:"problems"` // open problems of the whole database, hints apart
	Effects  *Effects      `json:"effects,omitempty"`
}

// SheetReport is one sheet; a file that could not be read is one entry.
type SheetReport struct {
	File        string          `json:"file"`
	Sheet       string          `json:"sheet"`
	Ledger      domain.LedgerID `json:"ledger"`
	Encoding    string          `json:"encoding"`
	Rows        int             `json:"rows"` // data rows seen
	Loaded      int             `json:"loaded"`
	Skipped     int             `json:"skipped"`
	Updated     int             `json:"updated"`
	Faulty      []domain.Fault  `json:"faulty"`
	PassedOver  []string        `json:"passed_over"`
	Personal    int             `json:"personal"`
	Import      int64           `json:"import,omitempty"`      // the load's number
	Unused      bool            `json:"unused,omitempty"`      // nothing of the whole file could be used
	Fingerprint string          `json:"fingerprint,omitempty"` // of the header row, to teach it by
	Header      []string        `json:"header,omitempty"`      // the header row, where the sheet was not recognised
	Taught      bool            `json:"taught,omitempty"`      // recognised by what the office taught
	Err         error           `json:"-"`
	Error       string          `json:"error,omitempty"` // worded by the edge
}

// IsNote tells whether the sheet is none of a ledger and stands beside one, as a
// note on how to fill it in does.
func (s *SheetReport) IsNote() bool {
	code := domain.CodeOf(s.Err)
	return !s.Unused && (code == intake.CodeUnknown || code == intake.CodeSheetEmpty)
}

// Import loads files, each in a transaction of its own; their ledgers are known
// by content. A file that can't be used is reported, and the others load.
func (o *Office) Import(ctx context.Context, paths []string, opt ImportOptions) (*ImportReport, error) {
	sources := make([]source, len(paths))
	for i, p := range paths {
		sources[i] = source{name: filepath.Base(p), open: func() (file, error) { return openFile(p) }}
	}
	return o.importAll(ctx, sources, opt)
}

// file is what a table is read from.
type file struct {
	io.ReaderAt
	io.Closer
	size int64
}

type source struct {
	name string
	open func() (file, error)
}

func openFile(path string) (file, error) {
	// A named pipe is not even opened: that would wait for somebody to write.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return file{}, domain.Fail(CodeIsFolder, path)
	}
	if store.InUse(path) {
		return file{}, domain.Fail(CodeInUse, path)
	}
	f, err := os.Open(path)
	if err != nil {
		code := CodeCannotRead
		switch {
		case errors.Is(err, fs.ErrNotExist):
			code = CodeNoSuchFile
		case errors.Is(err, fs.ErrPermission):
			code = CodeNoAccess
		}
		return file{}, &domain.Error{Code: code, Args: []string{path}, Err: err}
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = domain.Fail(CodeIsFolder, path)
	}
	if err != nil {
		return file{}, errors.Join(err, f.Close())
	}
	return file{f, f, info.Size()}, nil
}

func (o *Office) importAll(ctx context.Context, sources []source, opt ImportOptions) (*ImportReport, error) {
	tell := opt.Progress
	if tell == nil {
		tell = func(Progress) {}
	}
	report := &ImportReport{Files: []SheetReport{}}
	known, err := o.TaughtHeaders(ctx)
	if err != nil {
		return nil, err
	}
	taught := lessons(known)
	load := func(tx *store.Tx, read *domain.FileRead) error {
		sheets, err := loadFile(tx, read, tell)
		report.Files = append(report.Files, sheets...)
		return err
	}
	if opt.DryRun {
		// One rehearsal for all files: the second sees what the first would bring.
		err := o.store.Rehearse(ctx, o.act(), func(tx *store.Tx) error {
			before, err := o.snapshot(tx, 0)
			if err != nil {
				return err
			}
			for _, s := range sources {
				read, err := readSource(ctx, s, taught, tell)
				if err := report.refuse(s.name, err); err != nil {
					return err
				}
				if read != nil {
					if err := load(tx, read); err != nil {
						return err
					}
				}
			}
			after, err := o.snapshot(tx, before.month)
			if err != nil {
				return err
			}
			report.Effects = effects(before, after)
			return report.count(tx)
		})
		tell(Progress{Stage: StageDone})
		return report, err
	}
	protected := false
	for _, s := range sources {
		read, err := readSource(ctx, s, taught, tell)
		if err := report.refuse(s.name, err); err != nil {
			return report, err
		}
		if read == nil {
			continue
		}
		if !protected && usable(read) {
			if err := o.protect(ctx, beforeLoad); err != nil {
				return report, err
			}
			protected = true
		}
		before := len(report.Files)
		if err := o.write(ctx, func(tx *store.Tx) error { return load(tx, read) }); err != nil {
			report.Files = report.Files[:before]
			return report, err
		}
	}
	tell(Progress{Stage: StageDone})
	return report, o.store.Read(ctx, report.count)
}

func readSource(ctx context.Context, s source, taught []domain.TaughtHeader, tell func(Progress)) (read *domain.FileRead, err error) {
	f, err := s.open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return intake.Read(ctx, s.name, f, f.size, intake.Options{
		Taught:   taught,
		Progress: func(done, total int64) { tell(Progress{StageRead, s.name, done, total}) },
	})
}

// refuse notes a file that could not be read, and lets the others go on; only
// the end of the whole work is an error.
func (r *ImportReport) refuse(name string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, context.Canceled) {
		return &domain.Error{Code: store.CodeCancelled, Err: err}
	}
	if domain.CodeOf(err) == "" {
		return err
	}
	r.Files = append(r.Files, SheetReport{File: name, Faulty: []domain.Fault{}, PassedOver: []string{}, Err: err, Unused: true})
	return nil
}

func (r *ImportReport) count(tx *store.Tx) error {
	n, err := countProblems(tx)
	r.Problems = n
	return err
}

// loadFile puts the file's good rows in the database. A file of which nothing
// can be used leaves no trace there.
func loadFile(tx *store.Tx, read *domain.FileRead, tell func(Progress)) ([]SheetReport, error) {
	out := make([]SheetReport, len(read.Sheets))
	for i := range read.Sheets {
		s := &read.Sheets[i]
		out[i] = SheetReport{File: read.Name, Sheet: s.Sheet, Ledger: s.Ledger, Encoding: s.Encoding, Rows: s.DataRows,
			Faulty: append([]domain.Fault{}, s.Faults...), PassedOver: append([]string{}, s.PassedOver...), Personal: s.Personal}
		out[i].Fingerprint, out[i].Taught = s.Fingerprint, s.Taught
		if s.Err != nil {
			out[i].Err, out[i].Header = s.Err, s.Header
		}
	}
	if !usable(read) {
		for i := range out {
			out[i].Unused = true
		}
		return out, nil
	}
	done, err := tx.Load(read, func(rows, total int) {
		tell(Progress{StageLoad, read.Name, int64(rows), int64(total)})
	})
	if err != nil {
		return nil, err
	}
	for i, s := range done.Sheets {
		out[i].Loaded, out[i].Skipped, out[i].Updated, out[i].Import = s.Loaded, s.Skipped, s.Updated, done.Load
	}
	return out, nil
}

// usable tells whether a sheet of the file is a ledger.
func usable(read *domain.FileRead) bool {
	return slices.ContainsFunc(read.Sheets, func(s domain.SheetRead) bool { return s.Err == nil })
}

// Load is one line of the list of loads.
type Load struct {
	Import   int64             `json:"import"`
	File     string            `json:"file"`
	At       string            `json:"at"`
	By       string            `json:"by"`
	UndoneAt string            `json:"undone_at,omitempty"`
	UndoneBy string            `json:"undone_by,omitempty"`
	Sheets   []store.SheetLoad `json:"sheets"`
}

// Imports lists all loads, newest first.
func (o *Office) Imports(ctx context.Context) ([]Load, error) {
	var list []Load
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		list, err = loads(tx)
		return err
	})
	return list, err
}

func loads(tx *store.Tx) ([]Load, error) {
	list := []Load{}
	entries, err := tx.Loads()
	for _, e := range entries {
		l := Load{Import: e.ID, File: e.File, At: e.At.String(), By: e.By, UndoneAt: e.UndoneAt.String(), UndoneBy: e.UndoneBy}
		for _, s := range e.Sheets {
			l.Sheets = append(l.Sheets, s.SheetLoad)
		}
		list = append(list, l)
	}
	return list, err
}

// UndoReport says what taking a load back did, or would do.
type UndoReport struct {
	store.UndoReport
	Effects *Effects `json:"effects,omitempty"` // of a preview
}

// Undo takes one load back; what it had replaced returns.
func (o *Office) Undo(ctx context.Context, load int64) (*UndoReport, error) {
	out := &UndoReport{}
	err := o.write(ctx, func(tx *store.Tx) (err error) {
		out.UndoReport, err = tx.Undo(load)
		return err
	})
	return out, err
}

// PreviewUndo shows what Undo would do.
func (o *Office) PreviewUndo(ctx context.Context, load int64) (*UndoReport, error) {
	out := &UndoReport{}
	err := o.store.Rehearse(ctx, o.act(), func(tx *store.Tx) error {
		before, err := o.snapshot(tx, 0)
		if err != nil {
			return err
		}
		if out.UndoReport, err = tx.Undo(load); err != nil {
			return err
		}
		after, err := o.snapshot(tx, before.month)
		out.Effects = effects(before, after)
		return err
	})
	return out, err
}
