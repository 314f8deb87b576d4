//go:build unix

package store

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"gridstar/backend/domain"
)

// Where nobody may write, the refusal says so. Root may write anywhere, so the
// test asks a child that is nobody.
func TestReadOnlyFolder(t *testing.T) {
	if folder := os.Getenv("STORE_READ_ONLY"); folder != "" {
		for _, name := range []string{"new.db", "old.db"} {
			_, err := Open(context.Background(), filepath.Join(folder, name))
			if domain.CodeOf(err) != CodeReadOnly {
				t.Errorf("%s: %v", name, err)
			}
		}
		return
	}
	folder := t.TempDir()
	openAt(t, filepath.Join(folder, "old.db"))
	self := filepath.Join(t.TempDir(), "test")
	copyFile(t, os.Args[0], self)
	for dir := folder; dir != filepath.Dir(dir) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		chmod(t, dir, 0o555)
	}
	for dir := filepath.Dir(self); dir != filepath.Dir(dir) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		chmod(t, dir, 0o555)
	}
	chmod(t, filepath.Join(folder, "old.db"), 0o444)
	child := exec.Command(self, "-test.run", "TestReadOnlyFolder")
	child.Env = append(os.Environ(), "STORE_READ_ONLY="+folder)
	child.Dir = folder
	if os.Getuid() == 0 {
		child.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(path, info.Mode()); err != nil {
			t.Error(err)
		}
	})
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
}
