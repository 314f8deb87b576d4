package pdf

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"unicode/utf16"

	"gridstar/backend/report/paper/truetype"
	"gridstar/backend/report/paper/typeset"
)

// font is one face as a document embeds it: its codes are the glyphs of its
// subset, two bytes each.
type font struct {
	face   *truetype.Face
	key    string // the library's name for it
	subset *truetype.Subset
}

// fontsOf makes the subset of each face that the document uses, in the order of
// their names.
func fontsOf(d *typeset.Document) ([]*font, error) {
	used := map[*truetype.Face]map[rune]bool{}
	plates := map[*typeset.Plate]bool{}
	for _, page := range d.Pages {
		for _, m := range page.Marks {
			collect(used, plates, m)
		}
	}
	var out []*font
	for f, runes := range used {
		list := make([]rune, 0, len(runes))
		for r := range runes {
			list = append(list, r)
		}
		s, err := f.Subset(list)
		if err != nil {
			return nil, err
		}
		out = append(out, &font{face: f, subset: s})
	}
	slices.SortFunc(out, func(a, b *font) int {
		return cmp.Or(cmp.Compare(a.face.Name, b.face.Name), bytes.Compare(a.subset.Data, b.subset.Data))
	})
	for i, f := range out {
		f.key = fmt.Sprintf("face%02d", i)
	}
	return out, nil
}

// collect notes the characters that a mark sets in each face.
func collect(used map[*truetype.Face]map[rune]bool, plates map[*typeset.Plate]bool, m typeset.Mark) {
	switch m := m.(type) {
	case typeset.Text:
		set := used[m.Face]
		if set == nil {
			set = map[rune]bool{}
			used[m.Face] = set
		}
		for _, r := range m.Text {
			set[r] = true
		}
	case *typeset.Plate:
		if plates[m] {
			return
		}
		plates[m] = true
		for _, within := range m.Marks {
			collect(used, plates, within)
		}
	}
}

// encode is text as glyphs.
func (f *font) encode(text string) string {
	out := make([]byte, 0, 2*len(text))
	for _, r := range text {
		id := f.subset.Glyphs[r]
		out = append(out, byte(id>>8), byte(id))
	}
	return string(out)
}

// name has a tag of six capitals that depend on the subset's content.
func (f *font) name() string {
	sum := sha256.Sum256(f.subset.Data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + f.face.Name
}

// objects are the font as PDF has it: the first stands under number first, the
// others from number more on.
func (f *font) objects(first, more int, c *compressor) (font []byte, others [][]byte) {
	name, face := f.name(), f.face
	em := func(v int) int { return v * 1000 / face.UnitsPerEm }
	font = fmt.Appendf(nil, "%d 0 obj\n<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>\nendobj\n",
		first, name, more, more+3)
	var widths bytes.Buffer
	for _, a := range f.subset.Advances {
		fmt.Fprintf(&widths, "%d ", a)
	}
	others = append(others,
		fmt.Appendf(nil, "%d 0 obj\n<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
			"/FontDescriptor %d 0 R /DW 1000 /W [0 [%s]] /CIDToGIDMap /Identity>>\nendobj\n", more, name, more+1, bytes.TrimSpace(widths.Bytes())),
		fmt.Appendf(nil, "%d 0 obj\n<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>\nendobj\n",
			more+1, name, em(int(face.Box.XMin)), em(int(face.Box.YMin)), em(int(face.Box.XMax)), em(int(face.Box.YMax)),
			em(face.Ascent), em(face.Descent), em(face.CapHeight), 50+face.Weight*face.Weight/4225, more+2),
		c.stream(more+2, fmt.Sprintf("/Length1 %d", len(f.subset.Data)), f.subset.Data),
		c.stream(more+3, "", f.toUnicode()))
	return font, others
}

// toUnicode is the CMap from glyphs to the text they stand for. Of several
// runes with one glyph, the first in order stands for it.
func (f *font) toUnicode() []byte {
	runeOf := make([]rune, len(f.subset.Advances))
	for r, id := range f.subset.Glyphs {
		if runeOf[id] == 0 || r < runeOf[id] {
			runeOf[id] = r
		}
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one block
	for from := 1; from < len(runeOf); from += most {
		to := min(from+most, len(runeOf))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for id := from; id < to; id++ {
			fmt.Fprintf(&b, "<%04X> <", id)
			for _, u := range utf16.Encode(runeOf[id : id+1]) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
