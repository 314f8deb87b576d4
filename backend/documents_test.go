package backend_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gridstar/backend/testkit"
)

var (
	link = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	// What the documents name in code: `backend/assess/`, `app/say/say.go`.
	place = regexp.MustCompile("`((?:app|backend|build|docs|frontend|samples)/[^`<*… ]*)`")
)

// Every file that a document links to or names is there.
func TestDocumentsNameWhatExists(t *testing.T) {
	root := testkit.Root(t)
	check := func(page, from, target string) {
		t.Helper()
		if strings.Contains(target, "://") {
			return
		}
		if _, err := os.Stat(filepath.Join(from, filepath.FromSlash(target))); err != nil {
			t.Errorf("%s names %s, which is not there", page, target)
		}
	}
	for _, page := range pages(t, root) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(root, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			check(name, filepath.Dir(page), m[1])
		}
		for _, m := range place.FindAllStringSubmatch(string(text), -1) {
			if !strings.HasPrefix(m[1], "build/.cache") {
				check(name, root, m[1])
			}
		}
	}
}

// Every page of the manual and of the decisions stands in its table of contents.
func TestTablesOfContents(t *testing.T) {
	root := testkit.Root(t)
	for _, folder := range []string{"decisions", "manual"} {
		dir := filepath.Join(root, "docs", folder)
		contents, err := os.ReadFile(filepath.Join(dir, "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		all, err := filepath.Glob(filepath.Join(dir, "[0-9]*.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range all {
			if !strings.Contains(string(contents), "]("+filepath.Base(page)+")") {
				t.Errorf("docs/%s/README.md does not list %s", folder, filepath.Base(page))
			}
		}
	}
}

// pages are the documents that people read: those at the top, docs and samples.
func pages(t *testing.T, root string) []string {
	t.Helper()
	out, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range []string{"docs", "samples"} {
		err := filepath.WalkDir(filepath.Join(root, tree), func(path string, _ fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".md") {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}
