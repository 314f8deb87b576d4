package typeset

import (
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/truetype"
)

// Style is how a stretch of text is set.
type Style struct {
	Role   face.Role
	Size   Len
	Space  Len // between characters (Tc)
	Colour Colour
}

// Span is a stretch of text in one style.
type Span struct {
	Style Style
	Text  string
}

// glyph is one measured character.
type glyph struct {
	r     rune
	face  *truetype.Face
	bold  bool
	adv   Len
	style *Style
}

// Line is one measured line.
type Line struct {
	glyphs []glyph
	Width  Len // without added space after the last character
	Last   bool
}

// Setter measures and breaks text with a set of faces, and remembers the first
// character that none of them has. It is for one document at a time.
type Setter struct {
	faces   *face.Set
	found   map[sought]glyph
	missing rune
	where   string
}

// sought is a character in a role; a glyph found for it has no style yet, and
// its advance is in thousandths of the type size.
type sought struct {
	role face.Role
	r    rune
}

// NewSetter sets with the given faces.
func NewSetter(faces *face.Set) *Setter { return &Setter{faces: faces, found: map[sought]glyph{}} }

// Missing is the first character so far that no face has, and the text that it
// stands in.
func (s *Setter) Missing() (r rune, where string, ok bool) { return s.missing, s.where, s.missing != 0 }

func (s *Setter) find(role face.Role, r rune) (glyph, bool) {
	key := sought{role, r}
	g, ok := s.found[key]
	if !ok {
		if f, bold, has := s.faces.Find(role, r); has {
			g = glyph{r: r, face: f, bold: bold, adv: Len(f.Advance(r))}
		}
		s.found[key] = g
	}
	return g, g.face != nil
}

func (s *Setter) glyphs(spans []Span) []glyph {
	n := 0
	for i := range spans {
		n += len(spans[i].Text)
	}
	out := make([]glyph, 0, n/2)
	for i := range spans {
		st := &spans[i].Style
		text := face.Clean(spans[i].Text)
		for _, r := range text {
			g, ok := s.find(st.Role, r)
			if !ok {
				if s.missing == 0 {
					s.missing, s.where = r, text
				}
				continue
			}
			g.style = st
			g.adv = g.adv*st.Size/1000 + st.Space
			out = append(out, g)
		}
	}
	return out
}

// Width is the natural width of text on one line.
func (s *Setter) Width(st Style, text string) Len {
	return width(s.glyphs([]Span{{st, text}}))
}

func width(g []glyph) Len {
	var w Len
	for i := range g {
		w += g[i].adv
	}
	if len(g) > 0 {
		w -= max(0, g[len(g)-1].style.Space)
	}
	return w
}

// Line measures spans as one line, however long.
func (s *Setter) Line(spans ...Span) Line {
	g := s.glyphs(spans)
	return Line{glyphs: g, Width: width(g), Last: true}
}

// Break breaks spans into lines of the given width, the first shorter by indent.
// A word wider than a line is broken where it must be; every character is set.
func (s *Setter) Break(w, indent Len, spans ...Span) []Line {
	g := s.glyphs(spans)
	var lines []Line
	room := w - indent
	for len(g) > 0 {
		n := fill(g, room)
		line, rest := trimEnd(g[:n]), trimStart(g[n:])
		if len(lines) == 0 && n == 0 {
			line, rest = nil, g // no room beside the indent
		}
		lines = append(lines, Line{glyphs: line, Width: width(line), Last: len(rest) == 0})
		g, room = rest, w
	}
	return lines
}

// fill returns how many glyphs go on a line of width w: at least one.
func fill(g []glyph, w Len) int {
	var used Len
	fit := 0 // glyphs that fit
	for fit < len(g) {
		adv := g[fit].adv
		// the last one's spacing, and the empty half of closing marks, may hang over
		end := used + adv - max(0, g[fit].style.Space)
		if isHalf(g[fit].r) {
			end -= g[fit].style.Size / 2
		}
		if end > w && g[fit].r != ' ' {
			break
		}
		used += adv
		fit++
	}
	if fit == len(g) {
		return fit
	}
	for n := fit; n > 0; n-- {
		if mayBreak(g[n-1].r, g[n].r) {
			return n
		}
	}
	return max(fit, 1)
}

func trimEnd(g []glyph) []glyph {
	for len(g) > 0 && g[len(g)-1].r == ' ' {
		g = g[:len(g)-1]
	}
	return g
}

func trimStart(g []glyph) []glyph {
	for len(g) > 0 && g[0].r == ' ' {
		g = g[1:]
	}
	return g
}

// ink is the width of a line without the empty half of a closing mark at its end.
func (l Line) ink() Len {
	if n := len(l.glyphs); n > 0 && isHalf(l.glyphs[n-1].r) {
		return l.Width - l.glyphs[n-1].style.Size/2
	}
	return l.Width
}

// String is the line's text.
func (l Line) String() string {
	r := make([]rune, len(l.glyphs))
	for i := range l.glyphs {
		r[i] = l.glyphs[i].r
	}
	return string(r)
}

// Draw puts the line on the page with its baseline starting at x, y, each
// character followed by extra space.
func (l Line) Draw(p *Page, x, y, extra Len) {
	l.runs(extra, func(t Text, at Len) {
		t.X, t.Y = x+at, y
		p.add(t)
	})
}

// runs gives the line's stretches of one face and style, each with its distance
// from the line's start.
func (l Line) runs(extra Len, each func(t Text, at Len)) {
	var at Len
	for i := 0; i < len(l.glyphs); {
		g := l.glyphs[i]
		j, w := i, Len(0)
		for j < len(l.glyphs) && l.glyphs[j].face == g.face && l.glyphs[j].style == g.style {
			w += l.glyphs[j].adv + extra
			j++
		}
		each(Text{Face: g.face, Bold: g.bold, Size: g.style.Size, Space: g.style.Space + extra,
			Text: Line{glyphs: l.glyphs[i:j]}.String(), Colour: g.style.Colour}, at)
		at += w
		i = j
	}
}

// DrawSpaced draws a line whose characters stand wide apart, and keeps it one
// word for search and copy.
func (l Line) DrawSpaced(p *Page, x, y Len) {
	n := len(p.Marks)
	l.Draw(p, x, y, 0)
	for i := n; i < len(p.Marks); i++ {
		if t, ok := p.Marks[i].(Text); ok {
			t.Word = true
			p.Marks[i] = t
		}
	}
}

// Justified is the extra space after each character that fills width w; none
// for a last line. A gap of a tenth of the type size would read as a space when
// the text is searched or copied: a line that needs more stays short.
func (l Line) Justified(w Len) Len {
	n := Len(len(l.glyphs))
	if l.Last || n < 2 {
		return 0
	}
	target := l.Width
	if isHalf(l.glyphs[n-1].r) && l.Width > w {
		target = l.ink()
	}
	extra := (w - target) / (n - 1)
	if extra > l.glyphs[0].style.Size*9/100 {
		return 0
	}
	return extra
}
