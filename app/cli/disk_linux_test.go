package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gridstar/backend/testkit"
)

// Where nobody may write: a folder that is read-only, for the database and for
// what is printed. Root may write anywhere, so that it is asked as nobody.
func TestReadOnlyFolder(t *testing.T) {
	s := withOffice(t, "small")
	folder := filepath.Dir(s.db)
	out := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "gridstar")
	copyFile(t, self, program)
	for _, path := range []string{program, s.db, folder, out, filepath.Dir(program), filepath.Dir(folder)} {
		mode := os.FileMode(0o555)
		if path == s.db {
			mode = 0o444
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		for _, path := range []string{folder, out, filepath.Dir(program), filepath.Dir(folder)} {
			if err := os.Chmod(path, 0o755); err != nil {
				t.Error(err)
			}
		}
	})
	other := t.TempDir()
	if err := os.Chmod(other, 0o777); err != nil {
		t.Fatal(err)
	}
	copyFile(t, s.db, filepath.Join(other, "office.db"))
	if err := os.Chmod(filepath.Join(other, "office.db"), 0o666); err != nil {
		t.Fatal(err)
	}
	nobody := func(args ...string) answer {
		cmd := process(t, args...)
		cmd.Path, cmd.Dir = program, folder
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		return outcome(t, cmd)
	}
	nobody("assess", "--db", s.db, "--month", "2026-10").refuses(t, "只读")
	nobody("import", "--db", filepath.Join(folder, "新.db"), "x.csv").refuses(t, "只读")
	writable := filepath.Join(other, "office.db")
	for _, command := range []string{"notice --out DIR/a.pdf --unit 420600001", "pay --out DIR/a.xlsx --unit 420600001", "charts --out DIR/a --unit 420600001",
		"explain --worker W1 --out DIR/a.pdf"} {
		args := append(strings.Fields(strings.ReplaceAll(command, "DIR", out)), "--db", writable, "--month", "2026-10")
		nobody(args...).refuses(t, "不能写入")
	}
	nobody("backup", "--db", writable, filepath.Join(out, "留底.db")).refuses(t, "没有做成")
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// A disk that fills up: what is refused is refused whole. The disk is a small one
// in memory, mounted where only the test sees it; where that is not allowed, a
// limit on the size of files stands for it.
func TestFullDisk(t *testing.T) {
	if folder := os.Getenv("GRIDSTAR_TEST_DISK"); folder != "" {
		onFullDisk(t, folder)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestFullDisk$", "-test.v")
	cmd.Env = append(os.Environ(), "GRIDSTAR_TEST_DISK="+t.TempDir())
	cmd.SysProcAttr = inOwnMounts()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !bytes.Contains(out, []byte("disk is full")) {
		t.Errorf("nothing was tried:\n%s", out)
	}
}

func onFullDisk(t *testing.T, folder string) {
	var big strings.Builder
	big.WriteString("记录编号,工号,网格编码,户编号,开始时间,结束时间,备注\n")
	for i := range 60_000 {
		fmt.Fprintf(&big, "大%06d,W1,420600001001001,H10,2026-10-20 18:00,2026-10-20 18:20,备注%d%s\n", i, i, strings.Repeat("字", 20))
	}
	load := file(t, "走访.csv", big.String())
	words, mounted := "磁盘", smallDisk(t, folder)
	if mounted {
		words = "磁盘已满"
	}
	s := newShell(t)
	s.db = filepath.Join(folder, "office.db")
	files := testkit.Files(t, "small", "ledgers")
	s.ok(append([]string{"import"}, files...)...)
	s.ok("sign", "--month", "2026-10", "--officer", "P1")
	want := s.digest()
	for range 2 {
		s.run("import", load).refuses(t, words)
		if s.digest() != want {
			t.Fatal("something of the file was loaded")
		}
	}
	t.Log("disk is full")
	if !mounted {
		return
	}
	backup := filepath.Join(t.TempDir(), "留底.db")
	s.ok("backup", backup)
	older := newShell(t)
	older.db = filepath.Join(folder, "office-old.db")
	copyFile(t, backup, older.db)
	older.age()
	filler := filepath.Join(folder, "filler")
	fill(t, filler)
	for _, command := range []string{"import testdata/files/加分补报.csv", "publish --month 2026-10 --unit 420600001001", "backup", "undo 1",
		"notice --month 2026-10 --unit 420600001001 --out " + filepath.Join(folder, "公示.pdf"), "sign --month 2026-11 --officer P1",
		"restore " + backup, "imports --db " + older.db} {
		a := s.run(strings.Fields(command)...)
		if a.status != 1 || !strings.Contains(a.err, "磁盘") {
			t.Errorf("%s on a full disk: status %d, %s%s", command, a.status, a.out, a.err)
		}
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if s.digest() != want || older.digest() != want {
		t.Error("something was changed")
	}
	s.ok("publish", "--month", "2026-10", "--unit", "420600001001")
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "office") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

// inOwnMounts gives a process mounts of its own, if this machine lets it.
func inOwnMounts() *syscall.SysProcAttr {
	own := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	probe := exec.Command("/proc/self/exe", "-test.run", "^$")
	probe.SysProcAttr = own
	if probe.Run() == nil {
		return own
	}
	return nil
}

const diskSize = 6 << 20

// smallDisk makes the folder a small disk, or else lets no file grow further.
func smallDisk(t *testing.T, folder string) (mounted bool) {
	t.Helper()
	if syscall.Mount("none", folder, "tmpfs", 0, fmt.Sprint("size=", diskSize)) == nil {
		return true
	}
	limit := syscall.Rlimit{Cur: diskSize, Max: diskSize}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	return false
}

// fill writes a file until there is no room for another byte.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := 1 << 16; size > 0; {
		n, err := f.Write(make([]byte, size))
		if err != nil && !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, syscall.EFBIG) {
			t.Fatal(err)
		}
		if n < size {
			size /= 2
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
