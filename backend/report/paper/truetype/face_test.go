package truetype

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"gridstar/build/fonts"
)

func TestOpenReadsWhatAFaceHolds(t *testing.T) {
	f, err := Open(made(t, nil), 0)
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != "Made-Face" || f.UnitsPerEm != 1000 || f.Ascent != 880 || f.Descent != -120 {
		t.Errorf("got %q, em %d, %d/%d", f.Name, f.UnitsPerEm, f.Ascent, f.Descent)
	}
	if !f.Has('A') || !f.Has(0x2A3D7) || f.Has('C') {
		t.Error("runes are not those of the face")
	}
	if f.Advance('B') != 700 || f.Advance('C') != 0 {
		t.Errorf("advances %d, %d", f.Advance('B'), f.Advance('C'))
	}
	o, err := f.Outline(0xE9)
	if err != nil {
		t.Fatal(err)
	}
	want := Outline{
		{{100, 0, true}, {100, 500, true}, {600, 500, true}, {600, 0, true}},
		{{10, 20, true}, {135, 220, false}, {260, 20, true}},
	}
	if !reflect.DeepEqual(o, want) {
		t.Errorf("composite: %v, want %v", o, want)
	}
}

func TestOpenRefusesWhatItCantUse(t *testing.T) {
	otto := append([]byte("OTTO"), made(t, nil)[4:]...)
	restricted := words(4, 500, 400, 5, 0x0002)
	restricted = append(restricted, make([]byte, 90)...)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":      {nil, ErrFormat},
		"text":       {[]byte("this is no face at all"), ErrFormat},
		"cff":        {otto, ErrOutlines},
		"cut short":  {made(t, nil)[:300], ErrFormat},
		"restricted": {made(t, restricted), ErrEmbedding},
	} {
		if _, err := Open(c.data, 0); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestCollectionHoldsFaces(t *testing.T) {
	// a collection of one face: its header, then the face with offsets moved
	face := made(t, nil)
	const header = 16
	n := int(face[4])<<8 | int(face[5])
	for i := range n {
		at := 12 + 16*i + 8
		off := int(face[at])<<24 | int(face[at+1])<<16 | int(face[at+2])<<8 | int(face[at+3])
		off += header
		copy(face[at:], []byte{byte(off >> 24), byte(off >> 16), byte(off >> 8), byte(off)})
	}
	ttc := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), face...)
	if f, err := Open(ttc, 0); err != nil || !f.Has('A') {
		t.Errorf("face 0: %v", err)
	}
	if _, err := Open(ttc, 1); !errors.Is(err, ErrFormat) {
		t.Errorf("face 1 of one: %v", err)
	}
}

// A subset is a face that draws the same.
func TestSubsetDrawsTheSame(t *testing.T) {
	full := song(t)
	runes := []rune("襄阳市檀溪社区网格员2026年，。“”（）䶮𬱖𤧛𠅤㛃A")
	s, err := full.Subset(runes)
	if err != nil {
		t.Fatal(err)
	}
	small, err := Open(s.Data, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range runes {
		if id, ok := small.Glyph(r); !ok || id != s.Glyphs[r] {
			t.Errorf("glyph of %c is %d, %v; want %d", r, id, ok, s.Glyphs[r])
		}
		if small.Advance(r) != full.Advance(r) || s.Advances[s.Glyphs[r]] != full.Advance(r) {
			t.Errorf("advance of %c: %d, want %d", r, small.Advance(r), full.Advance(r))
		}
		a, err1 := full.Outline(r)
		b, err2 := small.Outline(r)
		if err1 != nil || err2 != nil || !reflect.DeepEqual(a, b) {
			t.Errorf("outline of %c differs (%v, %v)", r, err1, err2)
		}
	}
	again, err := full.Subset(append([]rune("。"), runes...))
	if err != nil || !bytes.Equal(again.Data, s.Data) {
		t.Errorf("the same runes in another order give other bytes (%v)", err)
	}
	if _, err := full.Subset([]rune{0x10FFFD}); err == nil {
		t.Error("a rune that the face lacks was taken")
	}
}

func TestPackKeepsGlyphs(t *testing.T) {
	f, err := Open(made(t, nil), 0)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Pack(&b, f, "Packed", []rune{'B', 'A', 0xE9, 0x2A3D7, 'Z'}); err != nil {
		t.Fatal(err)
	}
	p, err := OpenPacked(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "Packed" || !reflect.DeepEqual(p.Runes(), []rune{'A', 'B', 0xE9, 0x2A3D7}) {
		t.Errorf("%q holds %U", p.Name, p.Runes())
	}
	for _, r := range p.Runes() {
		a, _ := f.Outline(r)
		o, err := p.Outline(r)
		if err != nil || !reflect.DeepEqual(a, o) || p.Advance(r) != f.Advance(r) {
			t.Errorf("%U: %v (%v), want %v", r, o, err, a)
		}
	}
}

// Glyphs from all over each carried face can be read.
func TestCarriedFacesAreWhole(t *testing.T) {
	for name, data := range map[string][]byte{"title": fonts.Title, "song": fonts.Song, "hei": fonts.Hei,
		"fang": fonts.Fang, "kai": fonts.Kai, "rare": fonts.Rare} {
		f, err := OpenPacked(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i := 0; i < len(f.runes); i += 37 {
			r := f.runes[i]
			o, err := f.Outline(r)
			if err != nil {
				t.Errorf("%s U+%04X: %v", name, r, err)
			}
			if han := r >= 0x4E00 && r <= 0x9FFF || r >= 0x20000; han && len(o) == 0 {
				t.Errorf("%s U+%04X is blank", name, r)
			}
		}
	}
}

func TestSimpleGlyphsComeBack(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) Point {
		return Point{rapid.Int16Range(-2000, 2000).Draw(t, "x"), rapid.Int16Range(-2000, 2000).Draw(t, "y"), rapid.Bool().Draw(t, "on")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var o Outline
		for range rapid.IntRange(1, 5).Draw(t, "contours") {
			o = append(o, Contour(rapid.SliceOfN(point, 1, 300).Draw(t, "points")))
		}
		got, err := decodeSimple(encodeSimple(o))
		if err != nil || !reflect.DeepEqual(got, o) {
			t.Fatalf("%v came back as %v (%v)", o, got, err)
		}
	})
}
