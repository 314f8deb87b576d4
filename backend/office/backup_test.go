package office_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

func (d *desk) backups(t *testing.T) []office.Backup {
	t.Helper()
	list, err := d.Backups()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func (d *desk) restore(path, passphrase string) error {
	_, err := d.Restore(ctx, path, passphrase)
	return err
}

// Loads, publications and restores are each preceded by a backup, the first load
// of an empty office by none; a day has its own.
func TestAutomaticBackups(t *testing.T) {
	d := fresh(t)
	if err := d.KeepDaily(ctx); err != nil {
		t.Fatal(err)
	}
	d.loadText(t, "单位.csv", "单位编码,单位名称,级别\n4206,襄阳市,市\n")
	if list := d.backups(t); len(list) != 0 {
		t.Errorf("of nothing: %+v", list)
	}
	d = small(t)
	d.sign(t, october)
	if _, err := d.Publish(ctx, office.PublishRequest{Month: october, Unit: street}); err != nil {
		t.Fatal(err)
	}
	d.now += 60
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,1,平安创建\n")
	for _, day := range []string{"2026-12-01", "2026-12-02", "2026-12-02"} {
		d.now = clock(day) + 120
		if err := d.KeepDaily(ctx); err != nil {
			t.Fatal(err)
		}
	}
	first := d.backups(t)[2]
	d.now += 60
	if err := d.restore(first.Path, ""); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.backups(t) {
		got = append(got, b.At+" "+b.Why)
	}
	want := []string{"2026-12-02 09:33:00 restore", "2026-12-02 09:32:00 daily", "2026-12-01 09:31:00 load", "2026-12-01 09:30:00 publish"}
	if !slices.Equal(got, want) {
		t.Errorf("backups\n%s", strings.Join(got, "\n"))
	}
	if list, err := d.Versions(ctx, october, street); err != nil || len(list) != 0 {
		t.Errorf("restored to before publishing: %+v, %v", list, err)
	}
}

// Rotation keeps the twenty newest, and the newest of each of twelve months.
func TestRotation(t *testing.T) {
	d := fresh(t)
	d.loadText(t, "单位.csv", "单位编码,单位名称,级别\n4206,襄阳市,市\n")
	for m := range 15 { // three a month, from 2025-01 on
		for day := 10; day < 13; day++ {
			d.now = clock(fmt.Sprintf("%s-%d", domain.NewMonth(2025, 1)+domain.Month(m), day))
			if _, err := d.Backup(ctx, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	months := map[string]int{}
	for _, b := range d.backups(t) {
		months[b.At[:7]]++
		if b.At[8:10] == "10" && months[b.At[:7]] == 1 {
			t.Errorf("%s is kept, and not the newest of its month", b.At)
		}
	}
	want := map[string]int{"2026-03": 3, "2026-02": 3, "2026-01": 3, "2025-12": 3, "2025-11": 3, "2025-10": 3, "2025-09": 2, "2025-08": 1, "2025-07": 1,
		"2025-06": 1, "2025-05": 1, "2025-04": 1}
	if fmt.Sprint(months) != fmt.Sprint(want) {
		t.Errorf("kept %v, want %v", months, want)
	}
}

// A backup brings the content back, and its check recomputes it.
func TestRestore(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	want := d.verify(t)
	path := filepath.Join(t.TempDir(), "留底.db")
	if _, err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,1,平安创建\n")
	v, err := d.CheckBackup(ctx, path, "")
	if err != nil || !v.Sound || v.Head != want.Head || v.Content != want.Content || len(v.Published) != 2 || !v.Published[0].Same {
		t.Fatalf("%+v, %v", v, err)
	}
	r, err := d.Restore(ctx, path, "")
	if err != nil {
		t.Fatal(err)
	}
	former := d.backups(t)[0]
	if *r.Lost != (office.Loss{Entries: 2}) || r.At != "2026-12-01 09:30:00" || r.Former != former.Path || former.Why != "restore" || r.Aside != "" {
		t.Errorf("%+v, %+v", r, r.Lost)
	}
	if now := d.verify(t); now.Content != want.Content || now.Entries != want.Entries+1 || fmt.Sprint(now.Published) != fmt.Sprint(want.Published) {
		t.Errorf("restored %+v, want %+v", now, want)
	}
	noLeftovers(t, filepath.Dir(d.Path()))
}

// A restore says how much of what was there is not in the backup, also where both
// have gone on from what they share.
func TestWhatARestoreLoses(t *testing.T) {
	d := small(t)
	folder := t.TempDir()
	d.publish(t, october, "")
	for _, name := range []string{"一.db", "二.db", "三.db"} {
		if _, err := d.Backup(ctx, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
		d.publish(t, october, "更正") // of both communities: two entries and a sign-off or two
	}
	before := d.verify(t)
	for _, test := range []struct {
		name     string
		versions int
	}{{"三.db", 2}, {"一.db", 4}, {"二.db", 0}} {
		r, err := d.Restore(ctx, filepath.Join(folder, test.name), "")
		if err != nil {
			t.Fatal(err)
		}
		after := d.verify(t)
		if r.Lost.Versions != test.versions || r.Lost.Entries < int64(test.versions) || test.name == "三.db" && r.Lost.Entries != before.Entries-(after.Entries-1) {
			t.Errorf("%s: %+v", test.name, r.Lost)
		}
		before = after
	}
	empty := fresh(t)
	r, err := empty.Restore(ctx, filepath.Join(folder, "一.db"), "")
	if err != nil || r.Former != "" || *r.Lost != (office.Loss{}) {
		t.Errorf("over nothing: %+v, %v", r, err)
	}
}

// The passphrase that is set before a restore is set after it, whatever the backup
// has; where none was, the backup's comes with it.
func TestTheLockOutlastsARestore(t *testing.T) {
	const first, second = "一条汉江穿城而过", "二〇二六年的口令"
	d := small(t)
	folder := t.TempDir()
	plain, locked := filepath.Join(folder, "未加密.db"), filepath.Join(folder, "加密.age")
	if _, err := d.Backup(ctx, plain); err != nil {
		t.Fatal(err)
	}
	lock := func(passphrase string) {
		t.Helper()
		if err := d.SetPassphrase(ctx, passphrase); err != nil {
			t.Fatal(err)
		}
	}
	lock(first)
	if _, err := d.Backup(ctx, locked); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		set, backup string // set: the passphrase before
		kept        bool
		opens       string // the backups of afterwards
	}{
		{first, plain, true, first},
		{second, locked, true, second},
		{"", locked, false, first},
		{"", plain, false, ""},
	} {
		lock(test.set)
		r, err := d.Restore(ctx, test.backup, first)
		if err != nil || r.LockKept != test.kept || r.Encrypted != (test.opens != "") {
			t.Fatalf("%+v: %+v, %v", test, r, err)
		}
		b, err := d.Backup(ctx, "")
		if err != nil || b.Encrypted != r.Encrypted {
			t.Fatalf("%+v: %+v, %v", test, b, err)
		}
		if v, err := d.CheckBackup(ctx, b.Path, test.opens); err != nil || !v.Sound {
			t.Errorf("%+v: %+v, %v", test, v, err)
		}
	}
}

// noLeftovers looks for copies that were being made.
func noLeftovers(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), ".part") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

// With a passphrase set, no backup can be read without it, whatever it is called.
func TestEncryptedBackups(t *testing.T) {
	d := small(t)
	refused(t, d.SetPassphrase(ctx, "七个字不够长"), office.CodeWeakPassphrase)
	const passphrase = "一条汉江穿城而过"
	if err := d.SetPassphrase(ctx, passphrase); err != nil {
		t.Fatal(err)
	}
	want := d.verify(t)
	path := filepath.Join(t.TempDir(), "u盘.bak")
	made, err := d.Backup(ctx, path)
	if err != nil || !made.Encrypted {
		t.Fatal(made, err)
	}
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,1,平安创建\n")
	for _, b := range append(d.backups(t), *made) {
		text, err := os.ReadFile(b.Path)
		if err != nil {
			t.Fatal(err)
		}
		if !b.Encrypted || bytes.Contains(text, []byte("SQLite format")) || bytes.Contains(text, []byte("望江路")) {
			t.Errorf("%s is plain", b.Path)
		}
	}
	refused(t, d.restore(path, ""), office.CodePassphraseNeeded)
	_, err = d.CheckBackup(ctx, path, "两条汉江穿城而过")
	refused(t, err, office.CodeWrongPassphrase)
	if err := d.restore(path, passphrase); err != nil {
		t.Fatal(err)
	}
	if d.digest(t) != want.Content {
		t.Error("other records than were backed up")
	}
	noLeftovers(t, filepath.Dir(d.Path()))
	noLeftovers(t, filepath.Dir(path))
	if err := d.SetPassphrase(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if b, err := d.Backup(ctx, ""); err != nil || b.Encrypted {
		t.Error(b, err)
	}
	// A piece of it missing: refused, not half restored.
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text[:len(text)-100], 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, d.restore(path, passphrase), office.CodeBackupDamaged)
}

// What is no backup is refused, and the database stays as it is.
func TestRestoreRefuses(t *testing.T) {
	d := small(t)
	want := d.verify(t)
	folder := t.TempDir()
	write := func(name string, text []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole, err := os.ReadFile(template(t, "small"))
	if err != nil {
		t.Fatal(err)
	}
	torn := slices.Clone(whole)
	for i := len(torn) / 2; i < len(torn)/2+40000; i++ {
		torn[i] = 0x5a
	}
	for _, test := range []struct {
		path string
		code domain.Code
	}{
		{filepath.Join(folder, "没有.db"), office.CodeNoSuchBackup},
		{write("文字.db", []byte("一份说明")), office.CodeBackupDamaged},
		{write("残缺.db", whole[:len(whole)/2]), office.CodeBackupDamaged},
		{write("坏.db", torn), office.CodeBackupDamaged},
	} {
		t.Run(filepath.Base(test.path), func(t *testing.T) {
			refused(t, d.restore(test.path, ""), test.code)
			_, err := d.CheckBackup(ctx, test.path, "")
			refused(t, err, test.code)
		})
	}
	if now := d.verify(t); now.Head != want.Head || now.Content != want.Content {
		t.Error("a refused restore changed something")
	}
	noLeftovers(t, filepath.Dir(d.Path()))
}

// A damaged database is set aside, and a backup takes its place.
func TestRestoreOverADamagedDatabase(t *testing.T) {
	for name, wreck := range map[string]func([]byte){
		"its pages": func(b []byte) {
			for i := len(b) / 4; i < len(b)*3/4; i++ {
				b[i] ^= 0xa5
			}
		},
		"its head": func(b []byte) { copy(b, "not a database at all") },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path, backup := filepath.Join(folder, "office.db"), filepath.Join(folder, "backup.db")
			copyFile(t, template(t, "small"), backup)
			text, err := os.ReadFile(backup)
			if err != nil {
				t.Fatal(err)
			}
			wreck(text)
			if err := os.WriteFile(path, text, 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := office.Restore(ctx, office.Options{Path: path, By: "张三", Clock: func() domain.Time { return clock("2026-12-01") }}, backup, "")
			if err != nil {
				t.Fatal(err)
			}
			kept, err := os.ReadFile(r.Aside)
			if err != nil || !bytes.Equal(kept, text) || r.Aside != path+".damaged-20261201-093000" || r.Lost != nil || r.Former != "" {
				t.Errorf("%+v, %v", r, err)
			}
			if d := openFor(t, path); d.digest(t) != small(t).digest(t) {
				t.Error("other records than in the backup")
			}
		})
	}
}

// A backup takes the place of an older one of its office, plain or encrypted, and
// of nothing else; what it may not replace, and what it fails to replace, stays as it was.
func TestBackupOntoWhatIsThere(t *testing.T) {
	d := small(t)
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(at(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := d.Backup(ctx, at("旧.db")); err != nil {
			t.Fatal(err)
		}
	}
	older, err := os.ReadFile(at("旧.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SetPassphrase(ctx, "三四五六七八九十"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := d.Backup(ctx, at("旧.db.age")); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SetPassphrase(ctx, ""); err != nil {
		t.Fatal(err)
	}
	write("花名册.xlsx", "an office's roster")
	write("空.db", "")
	copyFile(t, d.Path(), at("别人的.db")) // as of before: it goes another way from here
	other := open(t, at("别人的.db"))
	other.loadText(t, "单位.csv", "单位编码,单位名称,级别\n4206,襄阳市,市\n")
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	foreign, err := sql.Open("sqlite", at("别的程序.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := foreign.Exec(`CREATE TABLE t (x)`); err != nil {
		t.Fatal(err)
	}
	if err := foreign.Close(); err != nil {
		t.Fatal(err)
	}
	write("在用.db", string(older))
	write("在用.db-wal", "")
	if err := os.Mkdir(at("夹.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(d.Path(), at("链接.db")); err != nil {
		t.Fatal(err)
	}
	for name, code := range map[string]domain.Code{"花名册.xlsx": office.CodeInTheWay, "在用.db": office.CodeInTheWay, "夹.db": office.CodeInTheWay,
		"别人的.db": office.CodeInTheWay, "别的程序.db": office.CodeInTheWay, "链接.db": office.CodeOntoItself, "空.db": ""} {
		_, err := d.Backup(ctx, at(name))
		refused(t, err, code)
	}
	_, err = d.Backup(ctx, d.Path())
	refused(t, err, office.CodeOntoItself)
	if text, err := os.ReadFile(at("花名册.xlsx")); err != nil || string(text) != "an office's roster" {
		t.Errorf("%s, %v", text, err)
	}
	t.Chdir(folder)
	for name, code := range map[string]domain.Code{"旧.db": "", "别人的.db": office.CodeInTheWay} {
		_, err := d.Backup(ctx, name)
		refused(t, err, code)
	}
	if older, err = os.ReadFile("旧.db"); err != nil {
		t.Fatal(err)
	}
	// The copy can't be made: the old one is whole.
	if err := os.MkdirAll(at("旧.db.part/x"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err = d.Backup(ctx, at("旧.db"))
	refused(t, err, office.CodeBackupFailed)
	if text, err := os.ReadFile(at("旧.db")); err != nil || !bytes.Equal(text, older) {
		t.Errorf("the old backup is gone: %v", err)
	}
	d.verify(t)
}
