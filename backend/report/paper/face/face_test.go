package face

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

// runs splits text into stretches of one face: face:text, * where emboldened.
func runs(s *Set, role Role, text string) []string {
	var out []string
	last := ""
	for _, r := range text {
		name := "none"
		if f, bold, ok := s.Find(role, r); ok {
			name = f.Name
			if bold {
				name += "*"
			}
		}
		if name != last {
			out = append(out, name+":")
		}
		out[len(out)-1] += string(r)
		last = name
	}
	return out
}

func TestEachRoleFallsBackByCharacter(t *testing.T) {
	s := Carried()
	for _, c := range []struct {
		role Role
		text string
		want string
	}{
		{Fang, "根据", "GridStarFang:根据"},
		{Fang, "张䶮", "GridStarFang:张 GridStarSong:䶮"},
		{Fang, "2026年", "GridStarSong:2026 GridStarFang:年"},
		{Song, "刘𬱖", "GridStarSong:刘𬱖"},
		{Title, "䶮字", "GridStarSong*:䶮 GridStarTitle:字"},
		{Hei, "名次(%)", "GridStarHei:名次(%)"},
		{Kai, "𠅤𤧛", "GridStarKai:𠅤𤧛"},
		{Song, "\U00030000", "GridStarRare:\U00030000"},
		{Song, "王😀\U0010FFFD", "GridStarSong:王 none:😀\U0010FFFD"},
	} {
		got := runs(s, c.role, c.text)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s in %s: %v, want %s", c.text, Roles[c.role], got, c.want)
		}
	}
}

// Each role prints all of GBK, as every office's names need.
func TestEachRoleHasGBK(t *testing.T) {
	s := Carried()
	dec := simplifiedchinese.GBK.NewDecoder()
	for role, name := range Roles {
		for lead := 0x81; lead <= 0xFE; lead++ {
			for trail := 0x40; trail <= 0xFE; trail++ {
				out, err := dec.Bytes([]byte{byte(lead), byte(trail)})
				r, _ := utf8.DecodeRune(out)
				if err != nil || r == utf8.RuneError || r < 0x4E00 || r > 0x9FFF {
					continue
				}
				if _, _, ok := s.Find(role, r); !ok {
					t.Fatalf("%s lacks %c U+%04X", name, r, r)
				}
			}
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"王建国":              "王建国",
		"a\tb\r\nc":        "a b  c",
		"张\u200B三\uFEFF":   "张三",
		"名\U000E0100字":     "名字",
		"坏\xff\xc3\x28字":   "坏(字",
		"\x00\x07\x1b[31m": "[31m",
		"\u202E反\u2066":    "反",
		"\u00A0空":          " 空",
		"�":                "�",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCleanIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		once := Clean(in)
		if !utf8.ValidString(once) || Clean(once) != once {
			t.Fatalf("%q became %q", in, once)
		}
	})
}

func TestAnOfficesOwnFaceComesFirst(t *testing.T) {
	s := Carried()
	kai, _, _ := s.Find(Kai, '仿')
	sub, err := kai.Subset([]rune("仿宋"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "仿宋_GB2312.ttf")
	if err := os.WriteFile(file, sub.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	own, err := s.With(Fang, file)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(runs(own, Fang, "仿宋字"), " "); got != "OwnFace:仿宋 GridStarFang:字" {
		t.Error(got)
	}
	if got := runs(s, Fang, "仿"); got[0] != "GridStarFang:仿" {
		t.Errorf("the carried set was changed: %v", got)
	}
}

func TestAFaceThatCantBeUsedIsNamed(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.ttf")
	if err := os.WriteFile(broken, bytes.Repeat([]byte("x"), 400), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]domain.Code{
		broken:                         CodeFaceFormat,
		filepath.Join(dir, "none.ttf"): CodeFaceUnreadable,
	} {
		if _, err := Carried().With(Song, file); domain.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", file, err, want)
		}
	}
}
