package testkit

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gridstar/backend/domain"
)

// Offices are the names of the example offices.
var Offices = []string{"office-a", "office-b"}

// Office is the folder of one example office. It holds ledgers/ (each ledger
// once, clean), as-sent/ (the same records as offices send them, with faulty
// rows), as-sent-faults.json (see Sent) and expected/ (what assess and awards
// must print).
func Office(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(Root(t), "backend", "testkit", "testdata", name)
	if _, err := os.Stat(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Root is the folder that holds go.mod.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// Files are the paths of the files of one kind ("ledgers", "as-sent" or
// "expected") of an office, by name.
func Files(t testing.TB, office, kind string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(Office(t, office), kind, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("%s holds no %s", office, kind)
	}
	return paths
}

// SentFile says what a file of as-sent/ must be read as.
type SentFile struct {
	Ledger domain.LedgerID `json:"ledger"`
	Form   string          `json:"form"`
	Rows   int             `json:"rows"` // good ones
	Faulty int             `json:"faulty"`
}

// Sent says, by file name, what the files of as-sent/ must be read as.
func Sent(t testing.TB, office string) map[string]SentFile {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(Office(t, office), "as-sent-faults.json"))
	if err != nil {
		t.Fatal(err)
	}
	var sent map[string]SentFile
	if err := json.Unmarshal(text, &sent); err != nil {
		t.Fatal(err)
	}
	return sent
}
