package say

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

var codeConst = regexp.MustCompile(`\bCode[A-Za-z]* +(?:domain\.Code +)?= "([a-z0-9_]+)"|\bcode[A-Z][A-Za-z]* +domain\.Code += "([a-z0-9_]+)"`)

// Every code that the program can fail with has its Chinese sentence.
func TestEveryCodeIsWorded(t *testing.T) {
	found := 0
	for _, root := range []string{"../../backend", ".."} {
		err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, m := range codeConst.FindAllStringSubmatch(string(text), -1) {
				code := m[1] + m[2]
				found++
				if _, ok := sentences[domain.Code(code)]; !ok {
					t.Errorf("%s: %s has no sentence in say.go", path, code)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 40 {
		t.Errorf("only %d codes found: the search is broken", found)
	}
}

func TestError(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{domain.Fail("bad_month", "2026-13"), "月份“2026-13”写法不对。请写成 2026-10 这样。"},
		{errors.Join(domain.Fail("bad_month", "x"), domain.Fail("no_such_file", "y")), "月份“x”写法不对。请写成 2026-10 这样。\n没有文件“y”。请核对文件名和所在文件夹。"},
		{errors.New("odd"), "程序遇到意外情况，没有完成：odd。请重试；仍不行，请把这句话告诉技术人员。"},
	} {
		if got := Error(c.err); got != c.want {
			t.Errorf("Error(%v) = %q, want %q", c.err, got, c.want)
		}
	}
}
