package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"gridstar/backend/domain"
)

func TestOpenRefuses(t *testing.T) {
	ctx := context.Background()
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name string
		make func(path string)
		code domain.Code
	}{
		{"a text", func(path string) { write(path, "姓名,工号\n") }, CodeNotADatabase},
		{"a text of one letter", func(path string) { write(path, "x") }, CodeNotADatabase},
		{"a picture", func(path string) { write(path, "\x89PNG\r\n\x1a\n"+strings.Repeat("\x00", 4096)) }, CodeNotADatabase},
		{"a folder", func(path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, CodeNotADatabase},
		{"the beginning of a database", func(path string) { write(path, sqliteMagic) }, CodeNotADatabase},
		{"another program's database", func(path string) {
			execIn(t, path, `CREATE TABLE notes (text)`)
		}, CodeForeignDatabase},
		{"a newer version", func(path string) {
			openAt(t, path)
			execIn(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`)
		}, CodeNewerDatabase},
		{"a damaged database", func(path string) {
			s, err := Open(ctx, path)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			damage(t, path)
		}, CodeDamaged},
		{"no such folder", func(string) {}, CodeNoSuchFolder},
		{"a file as folder", func(path string) { write(filepath.Dir(path), "") }, CodeNoSuchFolder},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "office.db")
			if test.code == CodeNoSuchFolder {
				path = filepath.Join(filepath.Dir(path), "none", "office.db")
			}
			test.make(path)
			before, _ := os.ReadFile(path)
			s, err := Open(ctx, path)
			if err == nil {
				s.Close()
			}
			if got := domain.CodeOf(err); got != test.code {
				t.Fatalf("code %q (%v), want %q", got, err, test.code)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) && test.code != CodeDamaged {
				t.Error("the file was changed")
			}
		})
	}
}

func execIn(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", bareDSN(path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// damage overwrites all pages but the first.
func damage(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 16384; i < len(text); i++ {
		text[i] = 0xa5
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A path may hold what means something in a URL, and Chinese.
func TestOpenTakesAnyPath(t *testing.T) {
	for _, name := range []string{"樊城区 2026年.db", "100%.db", "a?b=c&mode=ro.db", "#1.db", "a%20b.db"} {
		if runtime.GOOS == "windows" && strings.Contains(name, "?") {
			continue
		}
		path := filepath.Join(t.TempDir(), name)
		openAt(t, path)
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s was opened elsewhere", name)
		}
	}
}

func TestFaultCodes(t *testing.T) {
	for _, test := range []struct {
		err  error
		code domain.Code
	}{
		{&os.PathError{Op: "write", Err: syscall.ENOSPC}, CodeDiskFull},
		{&os.PathError{Op: "open", Err: syscall.EACCES}, CodeReadOnly},
		{&os.PathError{Op: "open", Err: syscall.EROFS}, CodeReadOnly},
		{&os.PathError{Op: "open", Err: syscall.ENOENT}, CodeNoSuchFolder},
		{context.Canceled, CodeCancelled},
		{domain.Fail(CodeUndone, "3"), CodeUndone},
		{errors.New("anything else"), ""},
	} {
		if got := domain.CodeOf(fault("x.db", test.err)); got != test.code {
			t.Errorf("%v: %q, want %q", test.err, got, test.code)
		}
	}
}

// steps are two versions of a made-up database.
func steps(n int) fstest.MapFS {
	all := fstest.MapFS{"0001_one.sql": {Data: fmt.Appendf(nil, "-- +goose Up\nPRAGMA application_id = %d;\nCREATE TABLE one (x);\nINSERT INTO one VALUES (7);", applicationID)},
		"0002_two.sql": {Data: []byte("-- +goose Up\nALTER TABLE one ADD COLUMN y;")},
		"0003_bad.sql": {Data: []byte("-- +goose Up\nCREATE TABLE three (x);\nINSERT INTO none VALUES (1);")}}
	for name := range all {
		if int(name[3]-'0') > n {
			delete(all, name)
		}
	}
	return all
}

func TestMigrationKeepsACopy(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "office.db")
	for n := 1; n <= 2; n++ {
		s, err := open(ctx, path, steps(n))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	copies, err := filepath.Glob(path + ".*")
	if err != nil || len(copies) != 1 || copies[0] != path+".before-1" {
		t.Fatalf("copies: %v, %v", copies, err)
	}
	old, err := open(ctx, copies[0], steps(1)) // refuses anything but version 1
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	// A step that fails leaves the version before, and its copy.
	if s, err := open(ctx, path, steps(3)); err == nil {
		s.Close()
		t.Fatal("a bad step passed")
	}
	s, err := open(ctx, path, steps(2))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var three, x int
	if err := s.db.QueryRow(`SELECT (SELECT count(*) FROM sqlite_schema WHERE name = 'three'), x FROM one`).Scan(&three, &x); err != nil || three != 0 || x != 7 {
		t.Fatal(three, x, err)
	}
	if _, err := os.Stat(path + ".before-2"); err != nil {
		t.Fatal(err)
	}
}

// Programs that make the same database at once all get it.
func TestOpenTwiceAtOnce(t *testing.T) {
	if path := os.Getenv("STORE_OPEN_AT_ONCE"); path != "" {
		shut(t, openAlone(t, path))
		return
	}
	for range 3 {
		path := filepath.Join(t.TempDir(), "office.db")
		programs := make([]*exec.Cmd, 4)
		said := make([]bytes.Buffer, len(programs))
		for i := range programs {
			programs[i] = exec.Command(os.Args[0], "-test.run", "^TestOpenTwiceAtOnce$")
			programs[i].Env = append(os.Environ(), "STORE_OPEN_AT_ONCE="+path)
			programs[i].Stdout = &said[i]
			if err := programs[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		for i, p := range programs {
			if err := p.Wait(); err != nil {
				t.Errorf("%v: %s", err, said[i].String())
			}
		}
	}
}
