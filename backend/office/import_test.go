package office_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/testkit"
)

// The files as offices send them: each is taken for its ledger, each good row is
// loaded and each faulty one listed.
func TestImportAsSent(t *testing.T) {
	for _, name := range testkit.Offices {
		t.Run(name, func(t *testing.T) {
			sent := testkit.Sent(t, name)
			r := fresh(t).load(t, testkit.Files(t, name, "as-sent")...)
			seen := map[string]bool{}
			for _, f := range r.Files {
				if f.Error != "" || f.Ledger == "" { // a page of notes beside the ledger
					continue
				}
				want := sent[f.File]
				if f.Ledger != want.Ledger || f.Loaded != want.Rows || len(f.Faulty) != want.Faulty || f.Updated != 0 {
					t.Errorf("%s: %s, %d loaded, %d faulty, %d updated; want %+v", f.File, f.Ledger, f.Loaded, len(f.Faulty), f.Updated, want)
				}
				if f.Rows != f.Loaded+f.Updated+f.Skipped+len(f.Faulty) {
					t.Errorf("%s: %d rows, which are not the %d+%d+%d+%d", f.File, f.Rows, f.Loaded, f.Updated, f.Skipped, len(f.Faulty))
				}
				seen[f.File] = true
			}
			if len(seen) != len(sent) {
				t.Errorf("%d of %d files were used", len(seen), len(sent))
			}
		})
	}
}

// The order of files never matters, nor does loading them twice; clean or as sent,
// the same records come of it.
func TestImportInAnyOrder(t *testing.T) {
	for _, name := range testkit.Offices {
		t.Run(name, func(t *testing.T) {
			want := loaded(t, name).digest(t)
			for _, kind := range []string{"ledgers", "as-sent"} {
				files := testkit.Files(t, name, kind)
				seed := rand.Uint64()
				rand.New(rand.NewPCG(seed, 1)).Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
				d := fresh(t)
				d.load(t, files...)
				if got := d.digest(t); got != want {
					t.Errorf("%s in order %d: other records", kind, seed)
				}
				slices.Reverse(files)
				for _, f := range d.load(t, files...).Files {
					if f.Loaded+f.Updated > 0 {
						t.Errorf("%s again: %d new, %d changed", f.File, f.Loaded, f.Updated)
					}
				}
				if got := d.digest(t); got != want {
					t.Errorf("%s in order %d, twice: other records", kind, seed)
				}
			}
		})
	}
}

// Undoing each load gives back the digest before it; loading again the one after.
func TestUndoGivesBackWhatWas(t *testing.T) {
	d := fresh(t)
	files := testkit.Files(t, "small", "ledgers")
	digests := []string{d.digest(t)}
	for _, f := range files {
		d.load(t, f)
		digests = append(digests, d.digest(t))
	}
	for i := len(files); i > 0; i-- {
		if _, err := d.Undo(ctx, int64(i)); err != nil {
			t.Fatal(err)
		}
		if d.digest(t) != digests[i-1] {
			t.Fatalf("undoing %s leaves something", filepath.Base(files[i-1]))
		}
	}
	slices.Reverse(files)
	d.load(t, files...)
	if d.digest(t) != digests[len(files)] {
		t.Error("loading again gives other records")
	}
}

// An undo brings back what the load had replaced, whatever came in between.
func TestUndoOfACorrection(t *testing.T) {
	d := small(t)
	before := d.digest(t)
	r := d.loadText(t, "改正.csv", "编号,工号,日期,分值,事由\nJ1,W1,2026-10-22,3,中心工作\nJ2,W2,2026-10-23,1,平安创建\n")
	if f := r.Files[0]; f.Ledger != domain.Adjustments || f.Loaded != 1 || f.Updated != 1 {
		t.Fatalf("%+v", f)
	}
	preview, err := d.PreviewUndo(ctx, r.Files[0].Import)
	if err != nil {
		t.Fatal(err)
	}
	done, err := d.Undo(ctx, r.Files[0].Import)
	if err != nil {
		t.Fatal(err)
	}
	if u := done.Ledgers[0]; u.Removed != 1 || u.Restored != 1 || preview.Ledgers[0] != u {
		t.Errorf("undone %+v, preview %+v", u, preview.Ledgers[0])
	}
	if d.digest(t) != before {
		t.Error("other records than before the load")
	}
	_, err = d.Undo(ctx, r.Files[0].Import)
	refused(t, err, "load_undone")
	_, err = d.Undo(ctx, 999)
	refused(t, err, "no_such_load")
}

// A preview says what would change, and changes nothing.
func TestDryRun(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	before := d.verify(t)
	path := filepath.Join(t.TempDir(), "住户.csv")
	text := "户编号,网格编码,房屋状态,注销日期\nH13," + withOfficer + "001,自住,2026-10-09\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	roster := filepath.Join(filepath.Dir(path), "花名册.csv")
	text = "工号,姓名,网格编码,到岗日期,离岗日期\nW2,何二妹," + withOfficer + "002,2026-01-01,2026-10-09\n"
	if err := os.WriteFile(roster, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := d.Import(ctx, []string{path, roster}, office.ImportOptions{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Files[0]; f.Updated != 1 || f.Import == 0 && f.Loaded != 0 {
		t.Errorf("%+v", f)
	}
	words := strings.Join(r.Effects.Words(), "\n")
	for _, want := range []string{"1户不再在册：H13", "1名网格员不再在岗：何二妹（W2）", "柳岸社区2026年10月"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not said in:\n%s", want, words)
		}
	}
	after := d.verify(t)
	if after.Content != before.Content || after.Head != before.Head {
		t.Error("the preview changed the database")
	}
}

// A file that can't be used is named and leaves no trace; the others load.
func TestImportRefusesFiles(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("units.csv", "单位编码,单位名称,级别\n4206,襄阳市,市\n")
	binary := make([]byte, 4096)
	for i := range binary {
		binary[i] = byte(i * 7)
	}
	for _, test := range []struct {
		path string
		code domain.Code
	}{
		{write("空.csv", ""), "table_empty"},
		{write("照片.xlsx", string(binary)), "table_none"},
		{write("残.csv", "工号,网格编码\nW1,g1\n"), "intake_missing_column"},
		{write("不知.csv", "甲,乙\n1,2\n"), "intake_unknown"},
		{filepath.Join(folder, "没有.csv"), office.CodeNoSuchFile},
		{folder, office.CodeIsFolder},
		{filepath.Join(good, "下面.csv"), office.CodeCannotRead},
	} {
		t.Run(filepath.Base(test.path), func(t *testing.T) {
			d := fresh(t)
			r, err := d.Import(ctx, []string{test.path, good}, office.ImportOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Files) != 2 || !r.Files[0].Unused || r.Files[1].Loaded != 1 {
				t.Fatalf("%+v", r.Files)
			}
			refused(t, r.Files[0].Err, test.code)
			list, err := d.Imports(ctx)
			if err != nil || len(list) != 1 || list[0].File != "units.csv" {
				t.Errorf("loads %+v, %v", list, err)
			}
		})
	}
}

// Cancelled in the middle of a file, nothing of it is there, whether it was being
// read or written.
func TestImportCancelled(t *testing.T) {
	var lines strings.Builder
	lines.WriteString("记录编号,工号,网格编码,开始时间,结束时间\n")
	for i := range 40_000 {
		fmt.Fprintf(&lines, "X%d,W1,g1,2026-10-20 08:00,2026-10-20 09:00\n", i)
	}
	path := filepath.Join(t.TempDir(), "巡查.csv")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, stage := range []office.Stage{office.StageRead, office.StageLoad} {
		t.Run(string(stage), func(t *testing.T) {
			d := fresh(t)
			before := d.verify(t)
			stopping, stop := context.WithCancel(ctx)
			defer stop()
			_, err := d.Import(stopping, []string{path}, office.ImportOptions{Progress: func(p office.Progress) {
				if p.Stage == stage {
					stop()
				}
			}})
			refused(t, err, "cancelled")
			if after := d.verify(t); after.Head != before.Head || after.Content != before.Content {
				t.Error("something of the file is there")
			}
		})
	}
}

// The list of loads says who loaded what, when, and what was undone.
func TestImports(t *testing.T) {
	d := fresh(t)
	r := d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ1,W1,2026-10-22,一分,中心工作\nJ2,W1,2026-10-22,1,中心工作\n")
	d.now += 60
	if _, err := d.Undo(ctx, r.Files[0].Import); err != nil {
		t.Fatal(err)
	}
	list, err := d.Imports(ctx)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	l := list[0]
	if l.File != "加扣分.csv" || l.By != "张三" || l.At != "2026-12-01 09:30:00" || l.UndoneAt != "2026-12-01 09:31:00" || l.UndoneBy != "张三" ||
		l.Sheets[0].Loaded != 1 || l.Sheets[0].Faulty != 1 {
		t.Errorf("%+v", l)
	}
}
