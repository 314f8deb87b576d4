package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/testkit"
)

// asProgram makes the test binary the program itself: for tests that need a
// process of its own, to kill it or to run it beside another.
const asProgram = "GRIDSTAR_TEST_AS_PROGRAM"

var templates struct {
	sync.Mutex
	folder string
}

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	var err error
	if templates.folder, err = os.MkdirTemp("", "cli"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, v := range []string{"HOME", "XDG_DATA_HOME", "LOCALAPPDATA"} { // never the user's own database
		if err := os.Setenv(v, templates.folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	code := m.Run()
	if err := os.RemoveAll(templates.folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// shell runs command lines in this process, on a day that the test sets.
type shell struct {
	t   *testing.T
	db  string
	now domain.Time
}

// answer is what a command line came to.
type answer struct {
	status   int
	out, err string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	s := &shell{t: t, db: filepath.Join(t.TempDir(), "office.db")}
	s.today("2026-12-01")
	return s
}

// withOffice has the database of testkit's office of that name, loaded once from
// its ledgers.
func withOffice(t *testing.T, name string) *shell {
	t.Helper()
	templates.Lock()
	defer templates.Unlock()
	path := filepath.Join(templates.folder, name+".db")
	if _, err := os.Stat(path); err != nil {
		first := newShell(t)
		first.db = path
		first.ok(append([]string{"import"}, testkit.Files(t, name, "ledgers")...)...)
	}
	s := newShell(t)
	copyFile(t, path, s.db)
	return s
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (s *shell) today(date string) {
	s.t.Helper()
	d, err := domain.ParseDate(date)
	if err != nil {
		s.t.Fatal(err)
	}
	s.now = domain.NewTime(d, 9, 30, 0)
}

// run adds --db and --by to a command line and carries it out.
func (s *shell) run(args ...string) answer {
	s.t.Helper()
	common := []string{"--by", "张三"}
	if !slices.Contains(args, "--db") {
		common = append(common, "--db", s.db)
	}
	return s.bare(slices.Insert(slices.Clone(args), 1, common...)...)
}

func (s *shell) bare(args ...string) answer {
	s.t.Helper()
	var out, stderr bytes.Buffer
	c := &cli{out: &output{w: &out}, err: &stderr, clock: func() domain.Time { return s.now }}
	status := c.run(context.Background(), args)
	return answer{status, out.String(), stderr.String()}
}

// ok runs a command line that must succeed, and gives its answer.
func (s *shell) ok(args ...string) string {
	s.t.Helper()
	a := s.run(args...)
	if a.status != 0 {
		s.t.Fatalf("%s: status %d\n%s%s", strings.Join(args, " "), a.status, a.out, a.err)
	}
	return a.out
}

// json runs a command line with --json: the answer is one document and nothing else.
func (s *shell) json(into any, args ...string) {
	s.t.Helper()
	s.decode(s.ok(append(args, "--json")...), into)
}

func (s *shell) decode(text string, into any) {
	s.t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(into); err != nil {
		s.t.Fatalf("%v in %s", err, text)
	}
	if _, err := d.Token(); err != io.EOF {
		s.t.Fatalf("more than one document: %s", text)
	}
}

// digest is that of the records, from a database that must be sound.
func (s *shell) digest() string {
	s.t.Helper()
	var v struct {
		Sound   bool
		Content string
	}
	s.json(&v, "verify")
	if !v.Sound {
		s.t.Fatal("the database is not sound")
	}
	return v.Content
}

// file writes a file for a test to import.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func shuffled(files []string, seed uint64) []string {
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	return files
}

// The program hands out the licences of what it is made of.
func TestLicences(t *testing.T) {
	got := newShell(t).ok("--licences")
	for _, part := range []string{"Apache License", "modernc.org/sqlite", "SIL OPEN FONT LICENSE", "naive-ui", "echarts"} {
		if !strings.Contains(got, part) {
			t.Errorf("nothing of %s", part)
		}
	}
}

// Of very many faulty rows the first are said, and where to find the rest.
func TestManyFaultyRows(t *testing.T) {
	s := withOffice(t, "small")
	path := filepath.Join(t.TempDir(), "加扣分.csv")
	text := "编号,工号,日期,分值,事由\n" + strings.Repeat("J1,W1,昨天,1,某事\n", mostFaulty+7)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := s.ok("import", path)
	if n := strings.Count(got, "“日期”"); n != mostFaulty || !strings.Contains(got, "另有7行有误") {
		t.Errorf("%d said: %s", n, got)
	}
}
