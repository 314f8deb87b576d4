package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/report/paper/face"
)

var bodyStyle = Style{Role: face.Fang, Size: SizeSan, Space: BodySpace}

func setter() *Setter { return NewSetter(face.Carried()) }

func TestA28CharacterLineFillsTheMeasure(t *testing.T) {
	s := setter()
	text := strings.Repeat("网", 28*22+1)
	lines := s.Break(GB9704.W, 0, Span{bodyStyle, text})
	if len(lines) != 23 {
		t.Fatalf("%d lines, want 23", len(lines))
	}
	for i, l := range lines[:22] {
		if n := len(l.glyphs); n != 28 {
			t.Errorf("line %d has %d characters", i+1, n)
		}
		if l.Width < GB9704.W-Pt(0.5) || l.Width > GB9704.W+Pt(0.1) {
			t.Errorf("line %d is %v pt wide, the measure is %v", i+1, l.Width.Points(), GB9704.W.Points())
		}
	}
}

func Test22LinesFillThePage(t *testing.T) {
	d := &Document{}
	f := NewFlow(setter(), d, GB9704, nil)
	f.Para(Para{Spans: []Span{{bodyStyle, strings.Repeat("网", 28*44)}}, Lead: BodyLead, Align: Justify})
	if len(d.Pages) != 2 {
		t.Fatalf("%d pages, want 2", len(d.Pages))
	}
	for i, p := range d.Pages {
		if len(p.Marks) != 22 {
			t.Errorf("page %d has %d lines", i+1, len(p.Marks))
		}
	}
}

func TestBreaking(t *testing.T) {
	s := setter()
	st := Style{Role: face.Fang, Size: Pt(10)} // ten points a character
	for _, c := range []struct {
		text    string
		measure float64 // in points
		want    string
	}{
		{"一二三四五，六七", 55, "一二三四五，/六七"},   // a mark's empty half may hang over
		{"一二三四五，六七", 50, "一二三四/五，六七"},   // no line starts with a mark
		{"一二三四（五六）七", 50, "一二三四/（五六）七"}, // or ends with an opening one
		{"一二三四“五六”七", 50, "一二三四/“五六”七"},
		{"共计2026年10月", 44, "共计2026/年10月"},                                   // figures stay whole
		{"网格员 Anna Maria", 50, "网格员/Anna/Maria"},                            // spaces vanish at breaks
		{"一二三四五……六", 60, "一二三四/五……六"},                                       // two dots stay together
		{"abcdefghijklmnopqrstuvwxyz", 40, "abcdefg/hijklmn/opqrstu/vwxyz"}, // wider than the line
		{"", 50, ""},
	} {
		var got []string
		for _, l := range s.Break(Pt(c.measure), 0, Span{st, c.text}) {
			got = append(got, l.String())
		}
		if strings.Join(got, "/") != c.want {
			t.Errorf("%s in %v: %s, want %s", c.text, c.measure, strings.Join(got, "/"), c.want)
		}
	}
}

// Whatever the text and the measure: every character is set, in order, spaces at
// breaks aside; lines fit; 避头尾 holds wherever a line has a legal break.
func TestBreakLosesNothing(t *testing.T) {
	s := setter()
	alphabet := []rune("网格员星级考核结果公示，。、；：？！（）《》“”—…·2026abcXYZ %‰䶮𬱖𤧛 ")
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 120).Draw(t, "text"))
		size := Pt(float64(rapid.IntRange(6, 30).Draw(t, "size")))
		w := size * Len(rapid.IntRange(1, 30).Draw(t, "measure"))
		indent := Len(rapid.IntRange(0, 2).Draw(t, "indent")) * size
		lines := s.Break(w, min(indent, w-size), Span{Style{Role: face.Song, Size: size}, text})
		var set strings.Builder
		for i, l := range lines {
			set.WriteString(l.String())
			room := w
			if i == 0 {
				room -= min(indent, w-size)
			}
			g := l.glyphs
			if len(g) == 0 {
				continue
			}
			if l.ink() > room && len(g) > 1 {
				t.Fatalf("line %q is %d wide in %d", l.String(), l.ink(), room)
			}
			if i+1 < len(lines) && len(lines[i+1].glyphs) > 0 {
				legal := false
				for k := 1; k < len(g); k++ {
					legal = legal || mayBreak(g[k-1].r, g[k].r)
				}
				next := lines[i+1].glyphs[0].r
				if legal && isNotFirst(next) && !strings.Contains(text, " ") {
					t.Fatalf("%q: a line starts with %c", text, next)
				}
				if legal && isNotLast(g[len(g)-1].r) && !strings.Contains(text, " ") {
					t.Fatalf("%q: a line ends with %c", text, g[len(g)-1].r)
				}
			}
		}
		if got, want := strings.ReplaceAll(set.String(), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
			t.Fatalf("set %q of %q", got, want)
		}
	})
}

func TestFitAlwaysFits(t *testing.T) {
	s := setter()
	alphabet := []rune("网格员，。·2026abcXYZ阿卜杜热")
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 60).Draw(t, "text"))
		w := Mm(float64(rapid.IntRange(8, 60).Draw(t, "w")))
		st := Style{Role: face.Song, Size: SizeXiaoWu}
		fit := s.Fit(st, text, w, Mm(8), Pt(6))
		for _, l := range fit.Lines {
			if l.ink() > w && len(l.glyphs) > 1 {
				t.Fatalf("%q is %d wide in %d", l.String(), l.ink(), w)
			}
		}
		if fit.Height() > Mm(8) && fit.Size > Pt(6) {
			t.Fatalf("%d lines of %d do not fit, yet type could be smaller", len(fit.Lines), fit.Size)
		}
		if one := s.FitLine(st, text, w); one.Width > w {
			t.Fatalf("one line of %q is %d wide in %d", text, one.Width, w)
		}
	})
}

func TestNamesBreakEvenly(t *testing.T) {
	fit := setter().Fit(Style{Role: face.Song, Size: SizeXiaoWu}, "阿卜杜热合曼·买买提", Mm(20), Mm(8), Pt(6))
	if len(fit.Lines) != 2 || fit.Lines[0].String() != "阿卜杜热合" {
		t.Errorf("%v", fit.Lines)
	}
}

// Extra space between characters must not read as a space when text is copied.
func TestJustifiedSpaceStaysSmall(t *testing.T) {
	s := setter()
	for _, l := range s.Break(Mm(60), 0, Span{bodyStyle, "网格员Anna-Maria-Fischer-Schmidt考核结果Wolfeschlegelsteinhausen公示"}) {
		if e := l.Justified(Mm(60)); e > SizeSan/10 {
			t.Errorf("%q: %d between characters", l.String(), e)
		}
	}
}

func TestMissingIsRemembered(t *testing.T) {
	s := setter()
	s.Line(Span{bodyStyle, "王😀明"})
	s.Line(Span{bodyStyle, "\U0010FFFD"})
	if r, where, ok := s.Missing(); !ok || r != '😀' || where != "王😀明" {
		t.Errorf("%c %q %v", r, where, ok)
	}
}
