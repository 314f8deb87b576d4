package typeset

import (
	"math"
	"strings"
)

// Fitted is text made to fit a box.
type Fitted struct {
	Lines []Line
	Size  Len
	Lead  Len
}

// Height is the height of the lines.
func (f Fitted) Height() Len { return Len(len(f.Lines)) * f.Lead }

// Fit sets text in a box of w x h: on one line, or on as many as the height
// holds, and smaller only where that is not enough, down to least. Text that is
// still too long gets the lines it needs: the caller makes the box higher. A line
// break in the text is kept.
func (s *Setter) Fit(st Style, text string, w, h, least Len) Fitted {
	for {
		lead := st.Size * 116 / 100
		var lines []Line
		for _, part := range strings.Split(text, "\n") {
			lines = append(lines, s.Break(w, 0, Span{st, part})...)
		}
		room := max(1, int(h/lead))
		if len(lines) <= room || st.Size <= least {
			if len(lines) > 1 && !strings.Contains(text, "\n") && h < math.MaxInt32 {
				lines = s.balance(st, text, w, len(lines))
			}
			return Fitted{lines, st.Size, lead}
		}
		st.Size = max(least, st.Size-Pt(0.25))
	}
}

// balance breaks text into n lines as narrow as n lines allow, so that no line
// is left with a character alone.
func (s *Setter) balance(st Style, text string, w Len, n int) []Line {
	low, high := w/Len(n+1), w
	for high-low > 500 {
		mid := (low + high) / 2
		if len(s.Break(mid, 0, Span{st, text})) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	return s.Break(high, 0, Span{st, text})
}

// FitLine sets text on one line of width w, smaller where it must be: a line is
// never cut, so there is no least size.
func (s *Setter) FitLine(st Style, text string, w Len) Line {
	l := s.Line(Span{st, text})
	if l.Width <= w || l.Width == 0 {
		return l
	}
	st.Size = st.Size * w / l.Width / 10 * 10
	st.Space = st.Space * w / l.Width
	for l = s.Line(Span{st, text}); l.Width > w && st.Size > 100; l = s.Line(Span{st, text}) {
		st.Size -= 50 // what rounding of widths asks for
	}
	return l
}
