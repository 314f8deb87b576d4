package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"gridstar/backend/domain"
)

func TestBackupAndRestore(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	s.mustLoad(t, manyVisits(500))
	digest := s.digest(t)
	copied := filepath.Join(t.TempDir(), "备份 1.db")
	for range 2 { // the second replaces the first
		if err := s.Backup(ctx, copied); err != nil {
			t.Fatal(err)
		}
	}
	if err := CheckFile(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if parts, _ := filepath.Glob(copied + ".*"); parts != nil {
		t.Errorf("left behind: %v", parts)
	}
	s.mustLoad(t, fileOf("more", sheetOf(domain.Visits, aVisit("W1", "G1", "g1", "h1", noon, 10, "x"))))
	if err := s.Restore(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if s.digest(t) != digest || s.verify(t) != nil {
		t.Error("the restored database is another")
	}
	if err := s.Backup(ctx, filepath.Join(t.TempDir(), "none", "x.db")); domain.CodeOf(err) == "" {
		t.Errorf("a backup into no folder: %v", err)
	}
	damage(t, copied)
	if err := CheckFile(ctx, copied); domain.CodeOf(err) != CodeDamaged {
		t.Errorf("a damaged copy: %v", err)
	}
	if err := CheckFile(ctx, copied+".none"); err == nil {
		t.Error("a copy that is not there passes")
	}
	if _, err := os.Stat(copied + ".none"); err == nil {
		t.Error("the check makes a file")
	}
}
