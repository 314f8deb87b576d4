package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

// document sets each text on a line of its own.
func document(w, h float64, texts ...string) *typeset.Document {
	s := typeset.NewSetter(face.Carried())
	p := &typeset.Page{W: typeset.Mm(w), H: typeset.Mm(h)}
	for i, text := range texts {
		for _, role := range []face.Role{face.Fang, face.Title} {
			st := typeset.Style{Role: role, Size: typeset.Pt(14)}
			y := typeset.Mm(20 + float64(i)*16)
			if role == face.Title {
				y += typeset.Mm(8)
			}
			s.Line(typeset.Span{Style: st, Text: text}).Draw(p, typeset.Mm(20), y, 0)
		}
	}
	return &typeset.Document{Title: "试", Date: domain.NewDate(2026, 11, 3), Pages: []*typeset.Page{p}}
}

func painted(t *testing.T, d *typeset.Document) (data []byte, file string) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), file
}

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// What is set is what a reader finds and copies, beyond U+FFFF and with more
// than a hundred characters in one map too.
func TestTextComesBack(t *testing.T) {
	texts := []string{"张䶮　𠅤𬱖㛃𤧛", "王建国·Anna (100%) \\ back", "阿卜杜热合曼·买买提"}
	var many strings.Builder
	for r := rune(0x4E00); r < 0x4E00+30; r++ {
		many.WriteRune(r)
	}
	for i := range 8 {
		texts = append(texts, strings.Map(func(r rune) rune { return r + rune(i*30) }, many.String()))
	}
	_, file := painted(t, document(210, 297, texts...))
	got := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", file, "-")), "")
	want := ""
	for _, text := range texts {
		want += strings.Join(strings.Fields(text+text), "")
	}
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// All of 宋体 beyond U+FFFF, and of the face for the rarest one in a hundred.
func TestCharactersBeyondTheBasicPlane(t *testing.T) {
	var above []rune
	song, _, _ := face.Carried().Find(face.Song, '𠅤')
	rare, _, _ := face.Carried().Find(face.Song, 0x30000)
	for _, r := range song.Runes() {
		if r > 0xFFFF {
			above = append(above, r)
		}
	}
	for i, r := range rare.Runes() {
		if i%100 == 0 {
			above = append(above, r)
		}
	}
	var texts []string
	for len(above) > 0 {
		n := min(30, len(above))
		texts = append(texts, string(above[:n]))
		above = above[n:]
	}
	for len(texts) > 0 {
		n := min(16, len(texts))
		_, file := painted(t, document(420, 297, texts[:n]...))
		got := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", file, "-")), "")
		want := ""
		for _, text := range texts[:n] {
			want += text + text
		}
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		texts = texts[n:]
	}
}

func TestTheFileIsWhole(t *testing.T) {
	data, file := painted(t, document(210, 297, "檀溪社区"))
	if out := tool(t, "qpdf", "--check", file); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	for _, line := range strings.Split(strings.TrimSpace(tool(t, "pdffonts", file)), "\n")[2:] {
		if !regexp.MustCompile(`^[A-Z]{6}\+GridStar\w+ +CID TrueType +Identity-H +yes yes yes`).MatchString(line) {
			t.Errorf("font %q is not an embedded subset with its text", line)
		}
	}
	info := tool(t, "pdfinfo", file)
	for _, want := range []string{"Title:           试", "Tagged:          no", "Page size:       595.28 x 841.89 pts (A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	if !bytes.Contains(data, []byte("/Lang (zh-CN)")) {
		t.Error("no language")
	}
}

func TestPagesKeepTheirSizes(t *testing.T) {
	for _, c := range []struct {
		w, h float64
		want string
	}{{210, 297, "595.28 x 841.89"}, {297, 210, "841.89 x 595.28"}, {420, 297, "1190.55 x 841.89"}, {297, 420, "841.89 x 1190.55"}} {
		_, file := painted(t, document(c.w, c.h, "字"))
		if out := tool(t, "pdfinfo", file); !strings.Contains(out, c.want) {
			t.Errorf("%v x %v mm: %s", c.w, c.h, out)
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	a, _ := painted(t, document(210, 297, "檀溪社区", "张䶮"))
	b, _ := painted(t, document(210, 297, "檀溪社区", "张䶮"))
	if !bytes.Equal(a, b) {
		t.Error("two paintings differ")
	}
	c, _ := painted(t, document(210, 297, "檀溪社区", "张龑"))
	if id := regexp.MustCompile(`/ID \[<(\w+)>`); string(id.Find(a)) == string(id.Find(c)) {
		t.Error("different documents share an ID")
	}
}

func TestNothingToPaint(t *testing.T) {
	if err := Write(&bytes.Buffer{}, &typeset.Document{Title: "空"}); err == nil {
		t.Error("a document without pages was painted")
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

func TestAWriterThatFails(t *testing.T) {
	if err := Write(fullDisk{}, document(210, 297, "字")); err == nil {
		t.Error("the failure was swallowed")
	}
}
