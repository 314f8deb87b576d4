package store

import (
	"context"
	"strconv"
	"testing"

	"gridstar/backend/domain"
)

// A disk that fills while a file loads: the load is refused with the right words,
// and the database is as before. max_page_count plays the disk.
func TestDiskFull(t *testing.T) {
	s := newStore(t)
	first := s.mustLoad(t, fileOf("first", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, "x"))))
	before := s.digest(t)
	ctx := context.Background()
	s.db.SetMaxOpenConns(1) // the limit is a connection's
	limit := func(pages int) {
		t.Helper()
		if _, err := s.db.ExecContext(ctx, "PRAGMA max_page_count = "+strconv.Itoa(pages)); err != nil {
			t.Fatal(err)
		}
	}
	var pages int
	if err := s.db.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	for extra := range 6 {
		limit(pages + extra)
		err := s.Write(ctx, clerk, func(tx *Tx) error { _, err := tx.Load(manyVisits(5000), nil); return err })
		if domain.CodeOf(err) != CodeDiskFull {
			t.Fatalf("%d pages more: %v", extra, err)
		}
		if s.digest(t) != before {
			t.Fatal("the digest has changed")
		}
		s.mustRead(t, func(tx *Tx) error {
			list, err := tx.Loads()
			if len(list) != 1 || list[0].ID != first.Load {
				t.Errorf("loads %+v", list)
			}
			return err
		})
	}
	limit(1 << 20)
	s.mustLoad(t, manyVisits(5000)) // and on it goes
	if flaws := s.verify(t); flaws != nil {
		t.Error(flaws)
	}
}
