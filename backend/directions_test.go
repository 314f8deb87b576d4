// Package backend_test holds the directions of the house: which package may know
// which. The linter says the same earlier; this test has the last word.
package backend_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gridstar/backend/testkit"
)

const module = "gridstar/"

// A source is one Go file that ships, with its package's path below the module.
type source struct {
	pkg, name string
	file      *ast.File
	imports   []string
}

func (s source) at(tree string) bool { return s.pkg == tree || strings.HasPrefix(s.pkg, tree+"/") }

// shipped are all Go files but tests, whatever their build tags.
func shipped(t *testing.T) []source {
	t.Helper()
	root := testkit.Root(t)
	var out []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); name != root && (base[0] == '.' || base == "node_modules" || base == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		s := source{pkg: path.Dir(rel), name: rel, file: file}
		for _, i := range file.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, p)
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// mayKnow are the packages of ours that each tree may import, beside itself.
var mayKnow = map[string][]string{
	"backend/domain":  {},
	"backend/rule":    {"backend/domain"},
	"backend/intake":  {"backend/domain", "backend/rule"},
	"backend/store":   {"backend/domain", "backend/rule"},
	"backend/assess":  {"backend/domain", "backend/rule"},
	"backend/report":  {"backend/domain", "backend/rule", "build/fonts"},
	"backend/office":  {"backend/domain", "backend/rule", "backend/intake", "backend/store", "backend/assess", "backend/report", "samples"},
	"backend/testkit": {"backend/domain", "backend/rule"},
	"app/say":         {"backend/domain", "backend/rule", "backend/report", "backend/office"},
	"app/cli":         {"app/say", "backend/office", "backend/report", "backend/rule", "backend/domain", "samples", "build/licences"},
	"app/desktop":     {"app/say", "backend/office", "backend/report", "backend/rule", "backend/domain", "samples", "frontend", "build/licences"},
	"frontend":        {},
	"samples":         {},
	"build/bench":     {"backend"},
	"build":           {"backend/domain", "backend/rule", "backend/report/paper/truetype"},
}

func TestEachPackageKnowsOnlyThoseBelowIt(t *testing.T) {
	for _, s := range shipped(t) {
		tree := treeOf(s)
		if tree == "" {
			t.Errorf("%s: no direction is written down for %s", s.name, s.pkg)
			continue
		}
		for _, p := range s.imports {
			ours, is := strings.CutPrefix(p, module)
			if !is || within(ours, tree) {
				continue
			}
			if !slices.ContainsFunc(mayKnow[tree], func(below string) bool { return within(ours, below) }) {
				t.Errorf("%s imports %s: %s must not know it", s.name, p, tree)
			}
		}
	}
}

func treeOf(s source) string {
	best := ""
	for tree := range mayKnow {
		if s.at(tree) && len(tree) > len(best) {
			best = tree
		}
	}
	return best
}

func within(pkg, tree string) bool { return pkg == tree || strings.HasPrefix(pkg, tree+"/") }

// onlyIn says where alone a library may be known.
var onlyIn = []struct{ library, tree string }{
	{"github.com/wailsapp/wails", "app/desktop"},
	{"database/sql", "backend/store"},
	{"modernc.org/sqlite", "backend/store"},
	{"github.com/pressly/goose", "backend/store"},
	{"github.com/jung-kurt/gofpdf", "backend/report/paper"},
	{"github.com/spf13/cobra", "app/cli"},
	{"net/http", "app/desktop"},
	{"net", "app/desktop"},
}

func TestLibrariesStayInTheirPlace(t *testing.T) {
	for _, s := range shipped(t) {
		for _, rule := range onlyIn {
			for _, p := range s.imports {
				if within(p, rule.library) && p != "net/url" && !s.at(rule.tree) {
					t.Errorf("%s imports %s, which only %s may know", s.name, p, rule.tree)
				}
			}
		}
		if s.at("backend/domain") {
			for _, p := range s.imports {
				if strings.Contains(strings.Split(p, "/")[0], ".") {
					t.Errorf("%s imports %s: domain knows the standard library only", s.name, p)
				}
			}
		}
	}
}

func TestAssessHasNoFloatsClockOrInput(t *testing.T) {
	found := 0
	for _, s := range shipped(t) {
		if !s.at("backend/assess") {
			continue
		}
		found++
		for _, p := range s.imports {
			switch path.Base(p) {
			case "time", "os", "io", "fs", "bufio", "math", "rand", "log", "slog", "exec", "syscall":
				if !strings.HasPrefix(p, module) {
					t.Errorf("%s imports %s", s.name, p)
				}
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if n.Name == "float64" || n.Name == "float32" {
					t.Errorf("%s uses %s", s.name, n.Name)
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					t.Errorf("%s has the inexact number %s", s.name, n.Value)
				}
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no file of backend/assess was seen")
	}
}

// gofpdf's own line breaking loses Chinese characters.
func TestPaperBreaksItsOwnLines(t *testing.T) {
	for _, s := range shipped(t) {
		if !s.at("backend/report/paper") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				switch sel.Sel.Name {
				case "MultiCell", "SplitText", "SplitLines":
					t.Errorf("%s uses gofpdf's %s", s.name, sel.Sel.Name)
				}
			}
			return true
		})
	}
}
