package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/app/say"
	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report"
)

// Data is the bridge of loading files and of what was loaded.
type Data struct{ desk *desk }

// ImportReport is what loading did, or would do, in words where the office has
// codes.
type ImportReport struct {
	Files    []SheetReport `json:"files"`
	Problems int           `json:"problems"`
	Effects  []string      `json:"effects"`
	IDs      []int64       `json:"ids"` // the loads that were made
}

// SheetReport is one sheet.
type SheetReport struct {
	Read       office.SheetReport `json:"read"`
	LedgerName string             `json:"ledger_name"`
	Faults     []string           `json:"faults"` // the reasons of its faulty cells in words
	Failure    *Failure           `json:"failure"`
}

func newImportReport(r *office.ImportReport) *ImportReport {
	out := &ImportReport{Files: []SheetReport{}, Problems: r.Problems, Effects: []string{}, IDs: []int64{}}
	if r.Effects != nil {
		out.Effects = r.Effects.Words()
	}
	for _, s := range r.Files {
		line := SheetReport{Read: s, Faults: []string{}}
		if s.Ledger != "" {
			line.LedgerName = say.Ledger(s.Ledger)
		}
		for _, f := range s.Faulty {
			line.Faults = append(line.Faults, say.Fault(domain.Fault{Reason: f.Reason}))
		}
		if s.Err != nil {
			f := failure(s.Err).(Failure)
			line.Failure = &f
		}
		if s.Import != 0 && !slices.Contains(out.IDs, s.Import) {
			out.IDs = append(out.IDs, s.Import)
		}
		out.Files = append(out.Files, line)
	}
	return out
}

// Import reads files; with dry it only shows what loading them would do.
func (b *Data) Import(job string, paths []string, dry bool) (*ImportReport, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*ImportReport, error) {
		work, end := b.desk.jobs.begin(ctx, job)
		defer end()
		r, err := o.Import(work, paths, office.ImportOptions{DryRun: dry, Progress: progress(ctx, job)})
		if err != nil {
			return nil, err
		}
		return newImportReport(r), nil
	})
}

// Sample loads the sample office.
func (b *Data) Sample(job string) (*ImportReport, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*ImportReport, error) {
		work, end := b.desk.jobs.begin(ctx, job)
		defer end()
		r, err := o.Sample(work, progress(ctx, job))
		if err != nil {
			return nil, err
		}
		return newImportReport(r), nil
	})
}

// UndoReport says what taking a load back did, or would do.
type UndoReport struct {
	Removed  int64    `json:"removed"`
	Restored int64    `json:"restored"`
	Effects  []string `json:"effects"` // beyond its rows, of a preview
}

// Undo takes one load back; with dry it only shows what that would do.
func (b *Data) Undo(load int64, dry bool) (*UndoReport, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*UndoReport, error) {
		undo := o.Undo
		if dry {
			undo = o.PreviewUndo
		}
		r, err := undo(ctx, load)
		if err != nil {
			return nil, err
		}
		out := &UndoReport{Effects: []string{}}
		for _, l := range r.Ledgers {
			out.Removed += l.Removed
			out.Restored += l.Restored
		}
		if r.Effects != nil {
			out.Effects = r.Effects.Words()
		}
		return out, nil
	})
}

// DataScreen is what was loaded, and what in it needs a look.
type DataScreen struct {
	Data     *office.DataScreen `json:"data"`
	Problems []report.Problem   `json:"problems"`
}

// Screen is all that the data screen shows.
func (b *Data) Screen(p Period) (*DataScreen, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*DataScreen, error) {
		s, err := o.DataScreen(ctx, req.Month)
		if err != nil {
			return nil, err
		}
		out := &DataScreen{Data: s, Problems: []report.Problem{}}
		if len(s.Loads) > 0 && req.Unit != "" {
			out.Problems, err = o.Problems(ctx, req)
		}
		return out, err
	})
}

// Record is one record as it stands.
func (b *Data) Record(ledger, key string) (*office.RecordCells, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*office.RecordCells, error) {
		return o.Record(ctx, domain.RecordRef{Ledger: domain.LedgerID(ledger), Key: key})
	})
}

// Choose asks the user for files to load; none when they think better of it.
func (b *Data) Choose() (paths []string, err error) {
	defer rescue(&err)
	h := b.desk.habits.load()
	options := wails.OpenDialogOptions{Title: "选择要导入的文件", Filters: []wails.FileFilter{
		{DisplayName: "表格文件 (*.xlsx, *.xls, *.et, *.ods, *.csv, *.txt)", Pattern: "*.xlsx;*.xls;*.et;*.ods;*.csv;*.tsv;*.txt"},
		{DisplayName: "所有文件 (*.*)", Pattern: "*"},
	}}
	for _, folder := range h.Recent {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			options.DefaultDirectory = folder
			break
		}
	}
	err = b.desk.dialog(func(ctx context.Context) (err error) {
		paths, err = wails.OpenMultipleFilesDialog(ctx, options)
		return err
	})
	if err != nil || len(paths) == 0 {
		return []string{}, err
	}
	folder := filepath.Dir(paths[0])
	h.Recent = append([]string{folder}, slices.DeleteFunc(h.Recent, func(f string) bool { return f == folder })...)
	h.Recent = h.Recent[:min(len(h.Recent), 8)]
	_ = b.desk.habits.save(h) // a lost habit is no failure
	return paths, nil
}
