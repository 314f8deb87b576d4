package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestInUse(t *testing.T) {
	s := openAlone(t, filepath.Join(t.TempDir(), "office.db"))
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(s.Path(), link); err != nil {
		t.Fatal(err)
	}
	again, err := Open(context.Background(), s.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{s.Path(), link, s.Path() + "-wal", s.Path() + "-shm"} {
		if !InUse(path) {
			t.Error(path, "is not in use")
		}
	}
	if other := filepath.Join(t.TempDir(), "other.db"); InUse(other) || InUse(filepath.Dir(s.Path())) {
		t.Error("in use is what is not")
	}
	if err := again.Close(); err != nil || !InUse(s.Path()) {
		t.Error("closed once, it is still open once", err)
	}
	if err := s.Close(); err != nil || InUse(s.Path()) {
		t.Error("closed, and in use", err)
	}
}
