package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gridstar/backend/domain"
)

// crashRounds is how often TestKilled kills; STORE_CRASH_ROUNDS asks for more.
const crashRounds = 20

// TestKilled kills, at random moments, a program that loads, undoes and publishes
// without pause. Each time the database must open, be whole, and hold each of the
// files wholly or not at all.
func TestKilled(t *testing.T) {
	if path := os.Getenv("STORE_CRASH_DB"); path != "" {
		crashChild(t, path)
		return
	}
	rounds := crashRounds
	if s := os.Getenv("STORE_CRASH_ROUNDS"); s != "" {
		var err error
		if rounds, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	var path string
	landed := 0
	for round := range rounds {
		if round%10 == 0 { // now and then a fresh one, so that it does not grow without end
			path, landed = filepath.Join(t.TempDir(), "office.db"), 0
			shut(t, openAlone(t, path))
		}
		landed += killOnce(t, path, time.Duration(rand.IntN(250))*time.Millisecond)
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

// killOnce runs the child, kills it after it has begun and some time has passed,
// and counts the changes that it had said were done.
func killOnce(t *testing.T, path string, after time.Duration) (done int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
	child.Env = append(os.Environ(), "STORE_CRASH_DB="+path)
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
		case "open":
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

const crashRows = 1500

// crashFile is one of two files that deliver the same visits with other notes.
func crashFile(n int) *domain.FileRead {
	rows := make([][]domain.Value, crashRows)
	for i := range rows {
		rows[i] = aVisit(fmt.Sprintf("V%05d", i), "G1", "g1", "h1", noon+domain.Time(i*900), 10, fmt.Sprintf("note %d", n))
	}
	return fileOf(fmt.Sprintf("file %d", n), sheetOf(domain.Visits, rows...))
}

func crashChild(t *testing.T, path string) {
	s := openAt(t, path)
	fmt.Println("open")
	for i := 0; ; i++ {
		r := s.mustLoad(t, crashFile(i%3))
		fmt.Println("done")
		if i%3 == 1 {
			s.mustUndo(t, r.Load-1)
			fmt.Println("done")
		}
		s.mustWrite(t, func(tx *Tx) error {
			_, err := tx.Publish(Publication{Community: "c1", Month: domain.NewMonth(2026, 10), Reason: "更正", Results: make([]byte, 100_000)})
			return err
		})
		fmt.Println("done")
	}
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

// A migration that is killed leaves the old version or the new one.
func TestKilledWhileMakingTheDatabase(t *testing.T) {
	for round := range 5 {
		path := filepath.Join(t.TempDir(), "office.db")
		killOnce(t, path, time.Duration(rand.IntN(3))*time.Millisecond)
		if flaws := openAt(t, path).verify(t); flaws != nil {
			t.Fatalf("round %d: %v", round, strings.Join(flaws, ", "))
		}
	}
}
