package truetype

import (
	"errors"
	"sort"
)

// A Face is one set of glyphs that can be measured and embedded.
type Face struct {
	Name       string // PostScript-like: letters, digits and hyphens
	UnitsPerEm int
	Ascent     int // in units
	Descent    int // in units, negative
	CapHeight  int
	Weight     int // 400 regular, 700 bold
	Box        Box

	runes    []rune   // sorted
	glyphs   []uint16 // of runes
	advances []uint16 // by glyph
	outlines outlines
}

// Box is a bounding box in units.
type Box struct{ XMin, YMin, XMax, YMax int16 }

// outlines gives the simple glyph data (glyf) of a glyph; empty for a blank one.
type outlines interface {
	glyph(id uint16) ([]byte, error)
}

var (
	// ErrFormat says that a file is no TrueType face, or a damaged one.
	ErrFormat = errors.New("not a usable TrueType face")
	// ErrOutlines says that a face has no TrueType outlines (CFF, bitmaps).
	ErrOutlines = errors.New("the face has no TrueType outlines")
	// ErrEmbedding says that the face's licence bits forbid embedding.
	ErrEmbedding = errors.New("the face forbids embedding")
)

// Glyph returns the glyph of r, and whether the face has one.
func (f *Face) Glyph(r rune) (uint16, bool) {
	i := sort.Search(len(f.runes), func(i int) bool { return f.runes[i] >= r })
	if i < len(f.runes) && f.runes[i] == r {
		return f.glyphs[i], true
	}
	return 0, false
}

// Has tells whether the face has a glyph for r.
func (f *Face) Has(r rune) bool {
	_, ok := f.Glyph(r)
	return ok
}

// Advance is the width of r in thousandths of the type size, as a PDF's width
// table holds it; 0 for a rune that the face lacks.
func (f *Face) Advance(r rune) int {
	id, ok := f.Glyph(r)
	if !ok {
		return 0
	}
	return perMille(int(f.advances[id]), f.UnitsPerEm)
}

// Runes returns all runes of the face in order.
func (f *Face) Runes() []rune { return f.runes }

// Outline returns the contours of r.
func (f *Face) Outline(r rune) (Outline, error) {
	id, ok := f.Glyph(r)
	if !ok {
		return nil, nil
	}
	data, err := f.outlines.glyph(id)
	if err != nil {
		return nil, err
	}
	return decodeSimple(data)
}

func perMille(units, em int) int { return (units*1000 + em/2) / em }
