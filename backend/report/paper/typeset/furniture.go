package typeset

import (
	"strconv"

	"gridstar/backend/report/paper/face"
)

// PageNumbers sets — 1 — below the text block, outside: right on odd pages,
// left on even ones, one character in, 7 mm below the block (GB/T 9704-2012).
func (f *Flow) PageNumbers() {
	st := Style{Role: face.Song, Size: SizeSi}
	for i, p := range f.Doc.Pages {
		l := f.Line(Span{st, "— " + strconv.Itoa(i+1) + " —"})
		y := f.Frame.Top + f.Frame.H + Mm(7)
		x := f.Frame.Left + SizeSi
		if i%2 == 0 {
			x = f.Frame.Left + f.Frame.W - SizeSi - l.Width
		}
		// the dash stands a third of the size above the baseline
		l.Draw(p, x, y+SizeSi*35/100, 0)
	}
}

// Stamp sets a small line on each page, level with the page number and inside of it.
func (f *Flow) Stamp(text string) {
	if text == "" {
		return
	}
	st := Style{Role: face.Song, Size: Pt(7.5), Colour: Grey}
	for i, p := range f.Doc.Pages {
		l := f.FitLine(st, text, f.Frame.W-Mm(36))
		x := f.Frame.Left
		if i%2 == 1 {
			x += f.Frame.W - l.Width
		}
		l.Draw(p, x, f.Frame.Top+f.Frame.H+Mm(7)+SizeSi*35/100, 0)
	}
}

// Watermark sets pale text across the page, rising from lower left.
func (s *Setter) Watermark(p *Page, text string) {
	const angle = 45
	diagonal := min(p.W, p.H) * 115 / 100
	st := Style{Role: face.Hei, Size: diagonal, Colour: Pale}
	l := s.Line(Span{st, text})
	if l.Width == 0 {
		return
	}
	st.Size = min(st.Size*diagonal*8/10/l.Width, min(p.W, p.H)/4)
	l = s.Line(Span{st, text})
	// start so that the middle of the text is the middle of the page
	half := Polar(0, 0, l.Width/2, 90-angle)
	up := Polar(0, 0, st.Size*38/100, 180-angle)
	x, y := p.W/2-half.X+up.X, p.H/2-half.Y+up.Y
	l.runs(0, func(t Text, at Len) {
		d := Polar(0, 0, at, 90-angle)
		t.X, t.Y, t.Angle = x+d.X, y+d.Y, angle
		p.add(t)
	})
}
