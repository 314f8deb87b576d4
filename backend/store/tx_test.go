package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"gridstar/backend/domain"
)

func TestCancel(t *testing.T) {
	s := newStore(t)
	s.mustLoad(t, fileOf("first", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, "x"))))
	before := s.digest(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := s.Write(ctx, clerk, func(tx *Tx) error {
		_, err := tx.Load(manyVisits(20_000), func(done, total int) {
			if done > total/2 {
				cancel()
			}
		})
		return err
	})
	if domain.CodeOf(err) != CodeCancelled || !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if s.digest(t) != before {
		t.Error("a cancelled load has left something")
	}
	if err := s.Write(ctx, clerk, func(*Tx) error { t.Error("began although cancelled"); return nil }); domain.CodeOf(err) != CodeCancelled {
		t.Error(err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	if err := s.Write(ctx, clerk, func(*Tx) error { cancel(); return nil }); domain.CodeOf(err) != CodeCancelled {
		t.Errorf("cancelled at the last moment: %v", err)
	}
	s.mustLoad(t, manyVisits(10))
}

func TestProgress(t *testing.T) {
	s := newStore(t)
	last, calls := -1, 0
	s.mustWrite(t, func(tx *Tx) error {
		_, err := tx.Load(manyVisits(3500), func(done, total int) {
			if done < last || total != 3500 {
				t.Errorf("%d of %d after %d", done, total, last)
			}
			last, calls = done, calls+1
		})
		return err
	})
	if last != 3500 || calls < 4 {
		t.Errorf("%d calls, the last at %d", calls, last)
	}
}

func TestRehearsalLeavesNothing(t *testing.T) {
	s := newStore(t)
	before := s.digest(t)
	file := manyVisits(100)
	err := s.Rehearse(context.Background(), clerk, func(tx *Tx) error {
		r, err := tx.Load(file, nil)
		if err != nil || r.Sheets[0].Loaded != 100 {
			t.Errorf("%+v, %v", r, err)
		}
		if d, err := tx.Digest(); err != nil || d == before {
			t.Error("the rehearsal does not show its changes")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s.mustRead(t, func(tx *Tx) error {
		list, err := tx.Loads()
		if len(list) != 0 {
			t.Errorf("loads %+v", list)
		}
		return err
	})
	if s.digest(t) != before {
		t.Error("the rehearsal has left something")
	}
}

// A program that writes makes another wait; one that waits too long is told why.
func TestTwoPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.db")
	a, b := openAt(t, path), openAt(t, path)
	ctx := context.Background()
	inside, leave, left := make(chan bool), make(chan bool), make(chan error)
	hold := func() {
		left <- a.Write(ctx, clerk, func(tx *Tx) error {
			_, err := tx.Append("hold", "", nil)
			inside <- true
			<-leave
			return err
		})
	}
	go hold()
	<-inside
	b.mustRead(t, func(tx *Tx) error { // readers do not wait
		seq, _, err := tx.Head()
		if seq != 0 {
			t.Error("a change that has not landed is seen")
		}
		return err
	})
	waited := make(chan error)
	go func() {
		waited <- b.Write(ctx, clerk, func(tx *Tx) error { _, err := tx.Append("after", "", nil); return err })
	}()
	leave <- true
	if err := errors.Join(<-left, <-waited); err != nil {
		t.Fatal(err)
	}
	b.mustRead(t, func(tx *Tx) error {
		if seq, _, err := tx.Head(); err != nil || seq != 2 {
			t.Errorf("%d entries, %v", seq, err)
		}
		return nil
	})

	// One that gives up says that it is busy.
	go hold()
	<-inside
	hasty := openAt(t, path)
	hasty.db.SetMaxOpenConns(1) // the pragma is a connection's
	if _, err := hasty.db.ExecContext(ctx, "PRAGMA busy_timeout = 1"); err != nil {
		t.Fatal(err)
	}
	err := hasty.Write(ctx, clerk, func(*Tx) error { return nil })
	if domain.CodeOf(err) != CodeBusy {
		t.Error(err)
	}
	leave <- true
	if err := <-left; err != nil {
		t.Fatal(err)
	}
}

// Writers of one program queue, however long it takes, and stop when told.
func TestWritersOfOneProgramQueue(t *testing.T) {
	s := newStore(t)
	inside, leave, done := make(chan bool), make(chan bool), make(chan error)
	go func() {
		done <- s.Write(context.Background(), clerk, func(*Tx) error { inside <- true; <-leave; return nil })
	}()
	<-inside
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if err := s.Write(ctx, clerk, func(*Tx) error { return nil }); domain.CodeOf(err) != CodeCancelled {
		t.Error(err)
	}
	leave <- true
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	s.mustWrite(t, func(*Tx) error { return nil })
}
