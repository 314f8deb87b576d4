package main

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // looks at the database past the program
)

// sqlite runs statements on a database file, past the program.
func sqlite(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func value(t *testing.T, path, query string) (v string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		err = errors.Join(db.QueryRow(query).Scan(&v), db.Close())
	}
	if err != nil {
		t.Fatal(query, err)
	}
	return v
}

// refuses holds an answer to status 1, one message, and nothing on standard output.
func (a answer) refuses(t *testing.T, words string) {
	t.Helper()
	if a.status != 1 || a.out != "" || !strings.Contains(a.err, words) || strings.Count(a.err, "\n") != 1 {
		t.Errorf("status %d\n%s%s\nwant one line with %q", a.status, a.out, a.err, words)
	}
}

// A database that a newer program made, one of another program, a damaged one.
func TestDatabasesThatAreNotForUs(t *testing.T) {
	s := withOffice(t, "small")
	s.now += 3600
	newer, foreign, damaged := filepath.Join(t.TempDir(), "新.db"), filepath.Join(t.TempDir(), "别家.db"), filepath.Join(t.TempDir(), "坏.db")
	copyFile(t, s.db, newer)
	sqlite(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	sqlite(t, foreign, `CREATE TABLE customers (name TEXT)`)
	text := read(t, s.db)
	for i := len(text) / 3; i < len(text); i++ {
		text[i] ^= 0x77
	}
	if err := os.WriteFile(damaged, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, words := range map[string]string{newer: "更新版本", foreign: "别的程序的数据库", damaged: "已损坏"} {
		before := read(t, path)
		for _, command := range []string{"assess --month 2026-10", "import testdata/files/加分补报.csv", "verify", "undo 1", "imports"} {
			if path == damaged && command == "imports" {
				continue // its pages are whole
			}
			s.bare(append(strings.Fields(command), "--db", path)...).refuses(t, words)
		}
		if !bytes.Equal(read(t, path), before) {
			t.Errorf("%s was written to", filepath.Base(path))
		}
	}
	// The way back: what is damaged is set aside, and the backup takes its place.
	backup := filepath.Join(t.TempDir(), "留底.db")
	s.ok("backup", backup)
	want := s.digest()
	s.db = damaged
	if out := s.ok("restore", backup); !strings.Contains(out, "已损坏") || !strings.Contains(out, ".damaged-20261201-103000") {
		t.Errorf("restored, saying %q", out)
	}
	if s.digest() != want {
		t.Error("other records than in the backup")
	}
}

// process makes a command of the program in a process of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// outcome runs a process to its end.
func outcome(t *testing.T, cmd *exec.Cmd) answer {
	t.Helper()
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return answer{cmd.ProcessState.ExitCode(), out.String(), stderr.String()}
}
