package office

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"gridstar/backend/domain"
)

func TestNamedPipeIsNotWaitedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := openFile(path)
		done <- err
	}()
	select {
	case err := <-done:
		if domain.CodeOf(err) != CodeIsFolder {
			t.Errorf("a named pipe: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("waits for a writer")
	}
}
