package backend_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gridstar/backend/intake/table"
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

// The manual states the limits that the program keeps.
func TestManualStatesTheLimits(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "manual", "11-限度与隐私.md"))
	if err != nil {
		t.Fatal(err)
	}
	l := table.DefaultLimits
	for _, line := range []string{
		fmt.Sprintf("| 一个文件 | %d MB |", l.File>>20),
		fmt.Sprintf("| `.xlsx`、`.ods` 里的一个部件，解开后 | %d MB |", l.Part>>20),
		fmt.Sprintf("| `.xlsx` 里的文字，一共 | %d MB |", l.Strings>>20),
		fmt.Sprintf("| `.xls` 里的工作簿 | %d MB |", l.Workbook>>20),
		fmt.Sprintf("| 一张工作表 | %d 万个单元格、%d 列 |", l.Cells/10_000, l.Columns),
		fmt.Sprintf("| 一行 | %d MB 文字 |", l.Row>>20),
		fmt.Sprintf("| 一个单元格 | %d MB 文字 |", l.Cell>>20),
		fmt.Sprintf("| 一个工作簿 | %d 张工作表 |", l.Sheets),
	} {
		if !strings.Contains(string(page), line+"\n") {
			t.Errorf("the manual does not say: %s", line)
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
