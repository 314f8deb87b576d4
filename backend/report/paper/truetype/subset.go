package truetype

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// A Subset is a small TrueType face and the code of each rune in it. A rune up
// to U+FFFF is its own code; one above has a code of the private use area,
// since the PDF library writes two-byte codes only.
type Subset struct {
	Data  []byte
	Codes map[rune]rune
}

const (
	privateFirst = 0xE000
	privateLast  = 0xF8FF
)

// Subset writes the face of the given runes. Same runes, same bytes.
func (f *Face) Subset(runes []rune) (*Subset, error) {
	sorted := append([]rune(nil), runes...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i] < sorted[j] })
	used := make(map[rune]bool, len(sorted))
	for _, r := range sorted {
		used[r] = true
	}
	s := &Subset{Codes: make(map[rune]rune, len(sorted))}
	next := rune(privateFirst)
	type entry struct {
		code rune
		id   uint16
	}
	var entries []entry
	for i, r := range sorted {
		if i > 0 && sorted[i-1] == r {
			continue
		}
		id, ok := f.Glyph(r)
		if !ok {
			return nil, fmt.Errorf("%s has no glyph for U+%04X: %w", f.Name, r, ErrFormat)
		}
		code := r
		if r > 0xFFFF {
			for used[next] {
				next++
			}
			if next > privateLast {
				return nil, fmt.Errorf("%s: too many runes above U+FFFF: %w", f.Name, ErrFormat)
			}
			code = next
			next++
		}
		s.Codes[r] = code
		entries = append(entries, entry{code, id})
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].code < entries[j].code })
	b := builder{face: f, advances: []uint16{uint16(f.UnitsPerEm)}, bearings: []int16{0}, loca: []uint32{0, 0}}
	seen := map[uint16]uint16{}
	codes := make([]uint16, len(entries))
	glyphs := make([]uint16, len(entries))
	for i, e := range entries {
		id, ok := seen[e.id]
		if !ok {
			var err error
			if id, err = b.add(e.id); err != nil {
				return nil, err
			}
			seen[e.id] = id
		}
		codes[i], glyphs[i] = uint16(e.code), id
	}
	s.Data = b.file(codes, glyphs)
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
	if len(data) > 10 {
		bearing = int16(binary.BigEndian.Uint16(data[2:]))
		n := int(binary.BigEndian.Uint16(data))
		b.contours = max(b.contours, n)
		if n > 0 {
			b.points = max(b.points, 1+int(binary.BigEndian.Uint16(data[8+2*n:])))
		}
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

func (b *builder) file(codes, glyphs []uint16) []byte {
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
	os2 := words(4, f.UnitsPerEm, f.Weight, 5, 0)
	os2 = append(os2, make([]byte, 58)...)
	os2 = append(os2, words(f.Ascent, f.Descent, 0, max(f.Ascent, 0), max(-f.Descent, 0), 0, 0, 0, 0, f.CapHeight/2, f.CapHeight, 0, 32, 0)...)
	return assemble(map[string][]byte{
		"OS/2": os2, "cmap": cmap4(codes, glyphs), "glyf": b.glyf, "head": head, "hhea": hhea, "hmtx": hmtx,
		"loca": loca, "maxp": maxp, "name": nameTable(f.Name), "post": words(3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
	})
}

// cmap4 writes one segment a code: simple, and small next to the outlines.
func cmap4(codes, glyphs []uint16) []byte {
	n := len(codes) + 1
	search, selector := 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}
	var ends, starts, deltas, offsets []byte
	for i, c := range codes {
		ends = append(ends, words(int(c))...)
		starts = append(starts, words(int(c))...)
		deltas = append(deltas, words(int(glyphs[i])-int(c))...)
		offsets = append(offsets, 0, 0)
	}
	ends, starts = append(ends, 0xFF, 0xFF), append(starts, 0xFF, 0xFF)
	deltas, offsets = append(deltas, 0, 1), append(offsets, 0, 0)
	out := words(0, 1, 3, 1, 0, 12, 4, 16+8*n, 0, 2*n, 2*search, selector, 2*(n-search))
	out = append(out, ends...)
	out = append(out, 0, 0)
	out = append(out, starts...)
	out = append(out, deltas...)
	return append(out, offsets...)
}

func nameTable(name string) []byte {
	out := words(0, 1, 18, 1, 0, 0, 6, len(name), 0)
	return append(out, name...)
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
