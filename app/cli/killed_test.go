package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gridstar/backend/testkit"
)

// killRounds is how often TestKilled kills; GRIDSTAR_KILL_ROUNDS asks for more.
const killRounds = 20

// deed is what a program does when it is killed: a database before, a command
// line, and what the database may be afterwards.
type deed struct {
	name   string
	before func(s *shell)               // makes the database that it starts from
	args   func(folder string) []string // the command line
	states []string                     // that it passes through, the last one being its end
	lasts  time.Duration
}

// The program is killed at random moments while it imports, undoes, publishes,
// migrates and restores. Each time the database opens and is whole, the work was
// done or was not, nothing between, and no published version was changed.
func TestKilled(t *testing.T) {
	rounds := killRounds
	if text := os.Getenv("GRIDSTAR_KILL_ROUNDS"); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	deeds := []*deed{
		{name: "import", before: func(s *shell) {}, args: func(string) []string {
			return append([]string{"import"}, testkit.Files(t, "office-b", "as-sent")[:4]...)
		}},
		{name: "undo", before: func(s *shell) {}, args: func(string) []string { return []string{"undo", "15"} }},
		{name: "publish", before: func(s *shell) {
			for _, p := range []string{"P01001", "P01002"} {
				s.ok("sign", "--month", "2026-10", "--officer", p)
			}
		}, args: func(string) []string { return []string{"publish", "--month", "2026-10", "--unit", "420600"} }},
		{name: "migrate", before: (*shell).age, args: func(string) []string { return []string{"imports"} }},
		{name: "restore", before: func(s *shell) { s.ok("undo", "3") }, args: func(folder string) []string {
			return []string{"restore", filepath.Join(folder, "backup.db")}
		}},
	}
	published := func() *shell { // September of office-a is published
		s := withOffice(t, "office-a")
		for _, p := range []string{"P01001", "P01002"} {
			s.ok("sign", "--month", "2026-09", "--officer", p)
		}
		s.ok("publish", "--month", "2026-09", "--unit", "420600")
		return s
	}()
	published.ok("backup", filepath.Join(folder, "backup.db"))
	for _, d := range deeds {
		s := newShell(t)
		s.db = filepath.Join(folder, d.name+".db")
		copyFile(t, published.db, s.db)
		d.before(s)
		d.measure(t, s, folder)
	}
	hit := 0
	for round := range rounds {
		d := deeds[round%len(deeds)]
		s := newShell(t)
		copyFile(t, filepath.Join(folder, d.name+".db"), s.db)
		cmd := process(t, append(d.args(folder), "--db", s.db)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(rand.Int64N(int64(d.lasts))), func() { _ = cmd.Process.Kill() }) // it may have ended
		err := cmd.Wait()
		timer.Stop()
		killed := cmd.ProcessState.ExitCode() == -1
		if err != nil && !killed {
			t.Fatalf("%s: %v", d.name, err)
		}
		if killed {
			hit++
		}
		state := s.state()
		switch {
		case !killed && state != d.states[len(d.states)-1]:
			t.Fatalf("round %d: %s ended, and left\n%s", round, d.name, state)
		case !slices.Contains(d.states, state):
			t.Fatalf("round %d: %s was killed, and left\n%s\nwant one of\n%s", round, d.name, state, strings.Join(d.states, "\n"))
		}
		if a := s.run("import", "testdata/files/加分补报.csv"); a.status != 0 { // and the work goes on
			t.Fatalf("%s: %+v", d.name, a)
		}
	}
	if hit == 0 {
		t.Error("no program was killed before its end")
	}
	t.Logf("%d of %d programs were killed before their end", hit, rounds)
}

// age makes the database one of an older program, which knew neither settings nor
// what undone loads had delivered.
func (s *shell) age() {
	s.t.Helper()
	sqlite(s.t, s.db, `DROP TABLE withdrawn`, `DROP TABLE settings`, `DROP TABLE choices`, `DROP TABLE recent_files`, `DROP TABLE taught_headers`,
		`DROP TABLE certificates`, `DELETE FROM goose_db_version WHERE version_id >= 4`)
}

// measure carries the deed out on copies, to know how long it lasts and which
// states it passes through.
func (d *deed) measure(t *testing.T, before *shell, folder string) {
	t.Helper()
	try := func(run func(s *shell)) {
		s := newShell(t)
		copyFile(t, before.db, s.db)
		run(s)
		d.states = append(d.states, s.state())
	}
	if d.name != "migrate" { // which the first look would do
		try(func(*shell) {})
	}
	args := d.args(folder)
	if d.name == "import" { // file by file
		for n := 2; n < len(args); n++ {
			try(func(s *shell) { s.ok(args[:n]...) })
		}
	}
	try(func(s *shell) {
		start := time.Now()
		if a := outcome(t, process(t, append(args, "--db", s.db)...)); a.status != 0 {
			t.Fatalf("%s: %+v", d.name, a)
		}
		d.lasts = time.Since(start) * 11 / 10
	})
}

// state is all that matters of a database, which must be whole: its records, the
// loads that stand, and the published versions to the byte.
func (s *shell) state() string {
	s.t.Helper()
	digest := s.digest() // opens, verifies
	for query, want := range map[string]string{`PRAGMA integrity_check`: "ok", `SELECT count(*) FROM pragma_foreign_key_check`: "0"} {
		if got := value(s.t, s.db, query); got != want {
			s.t.Fatalf("%s: %s", query, got)
		}
	}
	loads := value(s.t, s.db, `SELECT group_concat(file || ' ' || (undone_at IS NULL), ', ') FROM loads`)
	versions := value(s.t, s.db, `SELECT group_concat(community || ' ' || month || ' ' || version || ' ' || length(results) || ' ' || records_digest, ', ') FROM publications`)
	first := value(s.t, s.db, `SELECT group_concat(seal, ', ') FROM publications WHERE id <= 2`)
	return strings.Join([]string{digest, loads, versions, first}, "\n")
}

// Two programs at once on one database: the one waits for the other, and both
// find what they did.
func TestTwoProgramsOnOneDatabase(t *testing.T) {
	s := newShell(t)
	files := testkit.Files(t, "small", "ledgers")
	answers := make(chan answer)
	for half := range 2 {
		go func() {
			var args []string
			for i, f := range files {
				if i%2 == half {
					args = append(args, f)
				}
			}
			answers <- outcome(t, process(t, append([]string{"import", "--db", s.db, "--by", fmt.Sprint("第", half, "人")}, args...)...))
		}()
	}
	for range 2 {
		if a := <-answers; a.status != 0 {
			t.Errorf("%+v", a)
		}
	}
	if s.digest() != withOffice(t, "small").digest() {
		t.Error("other records than loaded by one")
	}
	for _, by := range []string{"第0人", "第1人"} {
		if n := strings.Count(s.ok("audit"), by); n < 8 {
			t.Errorf("%s is in the trail %d times", by, n)
		}
	}
}
