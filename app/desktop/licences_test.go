package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"gridstar/backend/testkit"
	"gridstar/build/licences"
)

// All that the program is linked from stands in the licences, in the version that is
// linked: after a change of versions, `make licences`.
func TestLicencesAreThoseOfWhatIsLinked(t *testing.T) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		t.Fatal("the test says nothing of its modules")
	}
	onlyTests := map[string]bool{"pgregory.net/rapid": true}
	listed := func(name string) {
		t.Helper()
		if !strings.Contains(licences.Text, "\n"+name+"\n") {
			t.Errorf("%s has no licence in build/licences/licences.txt", name)
		}
	}
	for _, m := range info.Deps {
		if !onlyTests[m.Path] {
			listed(m.Path + " " + m.Version)
		}
	}
	if len(info.Deps) == 0 {
		t.Error("no module is linked")
	}
	data, err := os.ReadFile(filepath.Join(testkit.Root(t), "frontend", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct {
			Version       string
			Dev, Optional bool
		}
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		t.Fatal(err)
	}
	for path, p := range lock.Packages {
		if _, name, ok := strings.Cut(path, "node_modules/"); ok && !strings.Contains(name, "node_modules/") && !p.Dev && !p.Optional {
			listed(name + " " + p.Version)
		}
	}
}
