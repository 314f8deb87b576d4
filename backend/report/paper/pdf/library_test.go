package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Calls of the PDF library that break lines lose Chinese characters at their
// ends; measuring by the library is not what is embedded.
var forbidden = map[string]bool{
	"MultiCell": true, "SplitText": true, "SplitLines": true, "Write": true, "Writef": true, "WriteAligned": true,
	"WriteLinkString": true, "Cell": true, "Cellf": true, "CellFormat": true, "GetStringWidth": true, "SubWrite": true,
	"AddFont": true, "AddUTF8Font": true,
}

// No file that knows the library makes one of these calls on it, and no file
// outside of this package knows it.
func TestTheLibraryNeverBreaksLines(t *testing.T) {
	const library = `"github.com/jung-kurt/gofpdf"`
	known := 0
	err := filepath.WalkDir("../../../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			if err == nil {
				return filepath.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		knows := false
		for _, i := range file.Imports {
			knows = knows || i.Path.Value == library
		}
		if !knows {
			return nil
		}
		known++
		dir, err := filepath.Abs(filepath.Dir(path))
		if err != nil {
			return err
		}
		if !strings.HasSuffix(filepath.ToSlash(dir), "report/paper/pdf") && !strings.HasSuffix(filepath.ToSlash(dir), "report/paper/bench") {
			t.Errorf("%s knows the PDF library", path)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			s, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !forbidden[s.Sel.Name] {
				return true
			}
			if on, ok := s.X.(*ast.SelectorExpr); ok && on.Sel.Name == "pdf" {
				t.Errorf("%s calls %s of the PDF library", path, s.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if known == 0 {
		t.Fatal("no file knows the library: the test looks in the wrong place")
	}
}
