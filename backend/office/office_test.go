package office_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/testkit"
)

var ctx = context.Background()

// The months of the small office (testkit), and its units.
var (
	october  = domain.NewMonth(2026, 10)
	november = domain.NewMonth(2026, 11)
)

const (
	street      = "420600001"
	withOfficer = "420600001001" // W1 and W2, held by officer P1
	noOfficer   = "420600001002" // W3, held by nobody
)

// offices holds a loaded database of each office, made once and copied by the
// tests that need one.
var offices struct {
	sync.Mutex
	folder string
}

func TestMain(m *testing.M) {
	var err error
	if offices.folder, err = os.MkdirTemp("", "offices"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	flag.Parse()
	if checks := flag.Lookup("rapid.checks").Value; checks.String() == "100" { // not asked for
		if err := checks.Set("12"); err != nil { // each opens and fills a database
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	code := m.Run()
	if err := os.RemoveAll(offices.folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// fataler is what testing and rapid have in common.
type fataler interface {
	Helper()
	Fatal(...any)
}

// desk is an open office with a clock that the test sets.
type desk struct {
	*office.Office
	now domain.Time
}

func clock(date string) domain.Time {
	d, err := domain.ParseDate(date)
	if err != nil {
		panic(err)
	}
	return domain.NewTime(d, 9, 30, 0)
}

// open opens the database at path on 2026-12-01, or makes it.
func open(t fataler, path string) *desk {
	t.Helper()
	d := &desk{now: clock("2026-12-01")}
	o, err := office.Open(ctx, office.Options{Path: path, By: "张三", Clock: func() domain.Time { return d.now }})
	if err != nil {
		t.Fatal(err)
	}
	d.Office = o
	return d
}

func openFor(t *testing.T, path string) *desk {
	t.Helper()
	d := open(t, path)
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// fresh is an empty office.
func fresh(t *testing.T) *desk {
	t.Helper()
	return openFor(t, filepath.Join(t.TempDir(), "office.db"))
}

// loaded is an office with all ledgers of testkit's office of that name.
func loaded(t *testing.T, name string) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.db")
	copyFile(t, template(t, name), path)
	return openFor(t, path)
}

func small(t *testing.T) *desk { t.Helper(); return loaded(t, "small") }

func template(t *testing.T, name string) string {
	t.Helper()
	offices.Lock()
	defer offices.Unlock()
	path := filepath.Join(offices.folder, name+".db")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	d := open(t, path)
	d.load(t, testkit.Files(t, name, "ledgers")...)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func copyFile(t fataler, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// load imports files of which each must be used.
func (d *desk) load(t fataler, files ...string) *office.ImportReport {
	t.Helper()
	r, err := d.Import(ctx, files, office.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Files {
		if f.Unused {
			t.Fatal(f.File, f.Err)
		}
	}
	return r
}

// loadText imports a ledger that the test wrote.
func (d *desk) loadText(t *testing.T, name, text string) *office.ImportReport {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return d.load(t, path)
}

// verify is the state of the whole database, which must be sound.
func (d *desk) verify(t fataler) *office.Verification {
	t.Helper()
	v, err := d.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !v.Sound {
		t.Fatal(v.Flaws)
	}
	return v
}

// digest is that of all current records.
func (d *desk) digest(t fataler) string { t.Helper(); return d.verify(t).Content }

// sign has the whole month confirmed: by the officer, and by the street where
// there is none.
func (d *desk) sign(t fataler, m domain.Month) {
	t.Helper()
	for _, req := range []office.SignRequest{{Month: m, Officer: "P1"}, {Month: m, Community: noOfficer}} {
		if _, err := d.Sign(ctx, req); err != nil && domain.CodeOf(err) != office.CodeNoOneToSign {
			t.Fatal(err)
		}
	}
}

// publish signs the month and publishes it.
func (d *desk) publish(t fataler, m domain.Month, reason string) *office.PublishReport {
	t.Helper()
	d.sign(t, m)
	r, err := d.Publish(ctx, office.PublishRequest{Month: m, Unit: street, Reason: reason})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// refused holds an error to its code.
func refused(t *testing.T, err error, code domain.Code) {
	t.Helper()
	if domain.CodeOf(err) != code {
		t.Errorf("error %v, want %s", err, code)
	}
}

// query reads one value from a database file, past the program.
func query[T any](t fataler, path, text string, args ...any) (v T) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		err = errors.Join(db.QueryRow(text, args...).Scan(&v), db.Close())
	}
	if err != nil {
		t.Fatal(text, err)
	}
	return v
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// signAll has each community of the city signed in place, which the street may
// once the officers' term is over.
func signAll(t *testing.T, d *desk, m domain.Month) {
	t.Helper()
	list, err := d.Signings(ctx, m, "420600")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		if _, err := d.Sign(ctx, office.SignRequest{Month: m, Community: s.Community}); err != nil {
			t.Fatal(err)
		}
	}
}
