package store

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"gridstar/backend/domain"
)

// crashRounds is how often TestKilled kills; STORE_CRASH_ROUNDS asks for more.
const crashRounds = 20

// TestKilled kills, at random moments, a program that loads, undoes and publishes
// without pause. Each time the database must open, be whole, and hold each of the
// files wholly or not at all.
func TestKilled(t *testing.T) {
	crashChild(t)
	var path string
	landed := 0
	for round := range crashTimes(t) {
		if round%10 == 0 { // now and then a fresh one, so that it does not grow without end
			path, landed = filepath.Join(t.TempDir(), "office.db"), 0
			shut(t, openAlone(t, path))
		}
		landed += killOnce(t, "work", path, time.Duration(rand.IntN(250))*time.Millisecond)
		if err := CheckFile(context.Background(), path); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		s := openAlone(t, path)
		if flaws := s.verify(t); flaws != nil {
			t.Fatalf("round %d: %v", round, flaws)
		}
		wholeOrAbsent(t, s)
		acknowledged(t, s, landed)
		shut(t, s)
	}
}

// A program that is killed while it makes or moves forward a database leaves one
// that can be opened, with all that it held.
func TestKilledWhileMigrating(t *testing.T) {
	old := fstest.MapFS{}
	names, err := fs.Glob(migrations, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names[:len(names)-1] {
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		old[name] = &fstest.MapFile{Data: text}
	}
	for round := range crashTimes(t) {
		path := filepath.Join(t.TempDir(), "office.db")
		var before string
		if round%2 == 0 {
			s, err := open(context.Background(), path, old)
			if err != nil {
				t.Fatal(err)
			}
			s.mustLoad(t, crashFile(1))
			before = s.digest(t)
			shut(t, s)
		}
		killOnce(t, "open", path, time.Duration(rand.IntN(40_000))*time.Microsecond)
		s := openAlone(t, path)
		if flaws := s.verify(t); flaws != nil || before != "" && s.digest(t) != before {
			t.Fatalf("round %d: %v", round, flaws)
		}
		shut(t, s)
		if err := CheckFile(context.Background(), path); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
}

// A program that is killed while it restores leaves what was there, or the copy.
func TestKilledWhileRestoring(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.db")
	states := map[string]bool{}
	for i := range 2 {
		s := openAlone(t, path)
		s.mustLoad(t, crashFile(i))
		states[s.digest(t)] = true
		if err := s.Backup(context.Background(), fmt.Sprint(path, i)); err != nil {
			t.Fatal(err)
		}
		shut(t, s)
	}
	for round := range crashTimes(t) {
		killOnce(t, "restore", path, time.Duration(rand.IntN(100))*time.Millisecond)
		s := openAlone(t, path)
		if flaws := s.verify(t); flaws != nil || !states[s.digest(t)] {
			t.Fatalf("round %d: %v", round, flaws)
		}
		shut(t, s)
		if err := CheckFile(context.Background(), path); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
}

// crashTimes is how often to kill.
func crashTimes(t *testing.T) int {
	t.Helper()
	s := os.Getenv("STORE_CRASH_ROUNDS")
	if s == "" {
		return crashRounds
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// openAlone opens a database that the test shuts before the next kill: SQLite
// recovers only a file that nobody has open.
func openAlone(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func shut(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// killOnce runs the child, kills it some time after it has begun, and counts the
// changes that it had said were done.
func killOnce(t *testing.T, work, path string, after time.Duration) (done int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
	child.Env = append(os.Environ(), "STORE_CRASH_WORK="+work, "STORE_CRASH_DB="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		switch lines.Text() {
		case "begin":
			time.AfterFunc(after, func() { _ = child.Process.Kill() }) // it may have failed by then, and says so below
		case "done":
			done++
		}
	}
	err = child.Wait()
	if child.ProcessState.ExitCode() != -1 {
		t.Fatalf("the child ended by itself: %v", err)
	}
	return done
}

// crashChild does the work that a test of this file kills, where this process is
// its child; it returns in any other.
func crashChild(t *testing.T) {
	path := os.Getenv("STORE_CRASH_DB")
	switch os.Getenv("STORE_CRASH_WORK") {
	case "open":
		fmt.Println("begin")
		openAlone(t, path)
		select {} // until the kill
	case "work":
		s := openAlone(t, path)
		fmt.Println("begin")
		for i := 0; ; i++ {
			r := s.mustLoad(t, crashFile(i%3))
			fmt.Println("done")
			if i%3 == 1 {
				s.mustUndo(t, r.Load-1)
				fmt.Println("done")
			}
			s.mustPublish(t)
			fmt.Println("done")
		}
	case "restore":
		s := openAlone(t, path)
		fmt.Println("begin")
		for i := 0; ; i++ {
			if err := s.Restore(context.Background(), fmt.Sprint(path, i%2)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

const crashRows = 1500

// crashFile is one of two files that deliver the same visits with other notes.
func crashFile(n int) *domain.FileRead {
	rows := make([][]domain.Value, crashRows)
	for i := range rows {
		rows[i] = aVisit(fmt.Sprintf("V%05d", i), "G1", "g1", "h1", noon+domain.Time(i*900), 10, fmt.Sprintf("note %d", n))
	}
	return fileOf(fmt.Sprintf("file %d", n), sheetOf(domain.Visits, rows...))
}

// wholeOrAbsent checks that each load that stands has all of its rows.
func wholeOrAbsent(t *testing.T, s *Store) {
	t.Helper()
	s.mustRead(t, func(tx *Tx) error {
		return tx.each(`SELECT l.id, l.file, l.undone_at IS NOT NULL,
			(SELECT count(*) FROM visits WHERE load_id = l.id) + (SELECT count(*) FROM history WHERE load_id = l.id) FROM loads l`, nil, func(c cells) error {
			want := int64(crashRows)
			if c.int(2) != 0 {
				want = 0
			}
			if c.int(3) != want {
				t.Errorf("load %d (%s) has %d rows, want %d", c.int(0), c.text(1), c.int(3), want)
			}
			return nil
		})
	})
}

// acknowledged checks that all that was said to be done is in the trail.
func acknowledged(t *testing.T, s *Store, said int) {
	t.Helper()
	s.mustRead(t, func(tx *Tx) error {
		seq, _, err := tx.Head()
		if int(seq) < said {
			t.Errorf("%d changes were reported, %d are there", said, seq)
		}
		return err
	})
}
