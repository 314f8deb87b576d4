package truetype

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
)

// A Subset is a small face that holds the glyphs of some runes. It has the
// tables that a PDF asks of an embedded TrueType face, and a cmap.
type Subset struct {
	Data     []byte
	Glyphs   map[rune]uint16 // glyph of each rune; several runes may share one
	Advances []int           // by glyph, in thousandths of the type size
}

// Subset cuts the glyphs of the given runes out of the face. Same runes, same bytes.
func (f *Face) Subset(runes []rune) (*Subset, error) {
	sorted := slices.Clone(runes)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	s := &Subset{Glyphs: make(map[rune]uint16, len(sorted))}
	b := builder{face: f, advances: []uint16{uint16(f.UnitsPerEm)}, bearings: []int16{0}, loca: []uint32{0, 0}}
	seen := make(map[uint16]uint16, len(sorted))
	for _, r := range sorted {
		old, ok := f.Glyph(r)
		if !ok {
			return nil, fmt.Errorf("%s has no glyph for U+%04X: %w", f.Name, r, ErrFormat)
		}
		id, ok := seen[old]
		if !ok {
			var err error
			if id, err = b.add(old); err != nil {
				return nil, err
			}
			seen[old] = id
		}
		s.Glyphs[r] = id
	}
	for _, a := range b.advances {
		s.Advances = append(s.Advances, perMille(int(a), f.UnitsPerEm))
	}
	s.Data = b.file(cmap12(sorted, s.Glyphs))
	return s, nil
}

// builder gathers the tables of a subset.
type builder struct {
	face     *Face
	glyf     []byte
	loca     []uint32
	advances []uint16
	bearings []int16 // left side bearing: where the outline starts
	points   int
	contours int
}

func (b *builder) add(old uint16) (uint16, error) {
	data, err := b.face.outlines.glyph(old)
	if err != nil {
		return 0, fmt.Errorf("subset of %s: %w", b.face.Name, err)
	}
	bearing := int16(0)
	if len(data) > 0 {
		n := 0
		if len(data) >= 12 {
			n = int(int16(binary.BigEndian.Uint16(data)))
		}
		if n < 1 || len(data) < 10+2*n {
			return 0, fmt.Errorf("subset of %s: glyph %d: %w", b.face.Name, old, ErrFormat)
		}
		bearing = int16(binary.BigEndian.Uint16(data[2:]))
		b.contours = max(b.contours, n)
		b.points = max(b.points, 1+int(binary.BigEndian.Uint16(data[8+2*n:])))
	}
	b.glyf = append(b.glyf, data...)
	for len(b.glyf)%4 != 0 {
		b.glyf = append(b.glyf, 0)
	}
	b.loca = append(b.loca, uint32(len(b.glyf)))
	b.advances = append(b.advances, b.face.advances[old])
	b.bearings = append(b.bearings, bearing)
	return uint16(len(b.advances) - 1), nil
}

func words(vs ...int) []byte {
	var out []byte
	for _, v := range vs {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func (b *builder) file(cmap []byte) []byte {
	f, n := b.face, len(b.advances)
	box := []int{int(f.Box.XMin), int(f.Box.YMin), int(f.Box.XMax), int(f.Box.YMax)}
	head := words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, f.UnitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0)
	head = append(head, words(append(box, 0, 8, 2, 1, 0)...)...)
	widest := 0
	var hmtx []byte
	for i, a := range b.advances {
		widest = max(widest, int(a))
		hmtx = append(hmtx, words(int(a), int(b.bearings[i]))...)
	}
	hhea := words(1, 0, f.Ascent, f.Descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, n)
	maxp := words(1, 0, n, b.points, b.contours, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
	var loca []byte
	for _, o := range b.loca {
		loca = binary.BigEndian.AppendUint32(loca, o)
	}
	return assemble(map[string][]byte{
		"cmap": cmap, "glyf": b.glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp,
	})
}

// cmap12 writes one group a rune: simple, and small next to the outlines.
func cmap12(runes []rune, glyphs map[rune]uint16) []byte {
	out := words(0, 1, 3, 10, 0, 12, 12, 0, 0, 16+12*len(runes), 0, 0, 0, len(runes))
	for _, r := range runes {
		out = append(out, words(int(r)>>16, int(r), int(r)>>16, int(r), 0, int(glyphs[r]))...)
	}
	return out
}

// assemble writes the table directory with checksums and the tables.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for t := range tables {
		tags = append(tags, t)
	}
	sort.Strings(tags)
	n, search, selector := len(tags), 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}
	out := append([]byte{0, 1, 0, 0}, words(n, 16*search, selector, 16*(n-search))...)
	offset, headAt := 12+16*n, 0
	be := binary.BigEndian
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			headAt = offset
		}
		out = append(out, tag...)
		out = be.AppendUint32(out, checksum(t))
		out = be.AppendUint32(out, uint32(offset))
		out = be.AppendUint32(out, uint32(len(t)))
		offset += (len(t) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for i := 0; i < len(data); i += 4 {
		var w [4]byte
		copy(w[:], data[i:])
		sum += binary.BigEndian.Uint32(w[:])
	}
	return sum
}
