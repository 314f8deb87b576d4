package truetype

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// Open reads a TrueType face from the content of a .ttf file, or face index of
// a .ttc collection. The content must stay unchanged while the face is in use.
func Open(data []byte, index int) (*Face, error) {
	t, err := tablesOf(data, index)
	if err != nil {
		return nil, err
	}
	if _, ok := t["glyf"]; !ok {
		return nil, ErrOutlines
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "loca", "cmap"} {
		if _, ok := t[name]; !ok {
			return nil, fmt.Errorf("table %s is missing: %w", name, ErrFormat)
		}
	}
	f := &Face{Weight: 400}
	head := &reader{data: t["head"]}
	head.take(18)
	f.UnitsPerEm = head.u16()
	head.take(16)
	f.Box = Box{int16(head.i16()), int16(head.i16()), int16(head.i16()), int16(head.i16())}
	head.take(6)
	longLoca := head.u16() == 1
	hhea := &reader{data: t["hhea"]}
	hhea.take(4)
	f.Ascent, f.Descent = hhea.i16(), hhea.i16()
	hhea.take(26)
	metrics := hhea.u16()
	maxp := &reader{data: t["maxp"]}
	maxp.take(4)
	n := maxp.u16()
	if head.bad || hhea.bad || maxp.bad || f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 || metrics == 0 || n == 0 {
		return nil, fmt.Errorf("head, hhea or maxp: %w", ErrFormat)
	}
	f.CapHeight = f.UnitsPerEm * 7 / 10
	if err := f.readOS2(t["OS/2"]); err != nil {
		return nil, err
	}
	if f.advances, err = readAdvances(t["hmtx"], metrics, n); err != nil {
		return nil, err
	}
	loca, err := readLoca(t["loca"], n, longLoca)
	if err != nil {
		return nil, err
	}
	f.outlines = &glyfTable{data: t["glyf"], loca: loca}
	if err := f.readCmap(t["cmap"], n); err != nil {
		return nil, err
	}
	f.Name = readName(t["name"])
	return f, nil
}

func tablesOf(data []byte, index int) (map[string][]byte, error) {
	r := &reader{data: data}
	if len(data) < 12 {
		return nil, ErrFormat
	}
	if string(data[:4]) == "ttcf" {
		r.pos = 8
		if count := r.u32(); index < 0 || index >= count {
			return nil, fmt.Errorf("no face %d in the collection: %w", index, ErrFormat)
		}
		r.pos = 12 + 4*index
		r.pos = r.u32()
	}
	switch tag := string(r.take(4)); tag {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, ErrOutlines
	default:
		return nil, ErrFormat
	}
	n := r.u16()
	r.take(6)
	t := make(map[string][]byte, n)
	for range n {
		tag := string(r.take(4))
		r.take(4)
		off, size := r.u32(), r.u32()
		if r.bad || off > len(data) || size > len(data)-off {
			return nil, fmt.Errorf("table %q: %w", tag, ErrFormat)
		}
		t[tag] = data[off : off+size]
	}
	return t, nil
}

func (f *Face) readOS2(data []byte) error {
	if len(data) < 78 {
		return nil
	}
	version := binary.BigEndian.Uint16(data)
	f.Weight = int(binary.BigEndian.Uint16(data[4:]))
	if fsType := binary.BigEndian.Uint16(data[8:]); fsType&0x000F == 0x0002 || fsType&0x0200 != 0 {
		return ErrEmbedding
	}
	if version >= 2 && len(data) >= 90 {
		if c := int(int16(binary.BigEndian.Uint16(data[88:]))); c > 0 {
			f.CapHeight = c
		}
	}
	return nil
}

func readAdvances(data []byte, metrics, n int) ([]uint16, error) {
	if len(data) < metrics*4 {
		return nil, fmt.Errorf("hmtx: %w", ErrFormat)
	}
	out := make([]uint16, n)
	for i := range out {
		out[i] = binary.BigEndian.Uint16(data[4*min(i, metrics-1):])
	}
	return out, nil
}

func readLoca(data []byte, n int, long bool) ([]int, error) {
	size := 2
	if long {
		size = 4
	}
	if len(data) < (n+1)*size {
		return nil, fmt.Errorf("loca: %w", ErrFormat)
	}
	out := make([]int, n+1)
	for i := range out {
		if long {
			out[i] = int(binary.BigEndian.Uint32(data[4*i:]))
		} else {
			out[i] = 2 * int(binary.BigEndian.Uint16(data[2*i:]))
		}
	}
	return out, nil
}

// readCmap takes the format 12 table where there is one, else format 4.
func (f *Face) readCmap(data []byte, glyphs int) error {
	r := &reader{data: data}
	r.take(2)
	best, format := -1, 0
	for range r.u16() {
		r.take(4)
		off := r.u32()
		if r.bad || off+4 > len(data) {
			return fmt.Errorf("cmap: %w", ErrFormat)
		}
		if got := int(binary.BigEndian.Uint16(data[off:])); (got == 4 || got == 12) && got > format {
			best, format = off, got
		}
	}
	if best < 0 {
		return fmt.Errorf("cmap: no Unicode table: %w", ErrFormat)
	}
	var pairs []uint64
	put := func(r, id int) {
		if id > 0 && id < glyphs {
			pairs = append(pairs, pairOf(rune(r), uint16(id)))
		}
	}
	t := &reader{data: data, pos: best}
	if format == 12 {
		t.take(12)
		last := -1 // groups stand in order and do not overlap
		for range min(t.u32(), len(data)/12) {
			from, to, id := t.u32(), t.u32(), t.u32()
			if t.bad || from <= last || to < from || to > 0x10FFFF {
				return fmt.Errorf("cmap: %w", ErrFormat)
			}
			for c := from; c <= to; c++ {
				put(c, id+c-from)
			}
			last = to
		}
	} else {
		readCmap4(t, put)
	}
	if t.bad {
		return fmt.Errorf("cmap: %w", ErrFormat)
	}
	f.setRunes(pairs)
	return nil
}

func readCmap4(t *reader, put func(r, id int)) {
	t.take(6)
	n := t.u16() / 2
	t.take(6)
	base := t.pos
	at := func(array, i int) int {
		t.pos = base + 2*i + array*2*n
		if array > 0 {
			t.pos += 2 // reservedPad
		}
		return t.u16()
	}
	for i := 0; i < n && !t.bad; i++ {
		end, start, delta, offset := at(0, i), at(1, i), at(2, i), at(3, i)
		slot := base + 2 + 3*2*n + 2*i
		for c := start; c <= end && c != 0xFFFF && !t.bad; c++ {
			if offset == 0 {
				put(c, (c+delta)&0xFFFF)
				continue
			}
			t.pos = slot + offset + 2*(c-start)
			if id := t.u16(); id != 0 {
				put(c, (id+delta)&0xFFFF)
			}
		}
	}
}

// setRunes takes pairs of a rune and its glyph, packed by pairOf; of a rune that
// stands twice the first in order wins.
func (f *Face) setRunes(pairs []uint64) {
	slices.Sort(pairs)
	f.runes = make([]rune, 0, len(pairs))
	f.glyphs = make([]uint16, 0, len(pairs))
	for _, p := range pairs {
		r := rune(p >> 16)
		if n := len(f.runes); n > 0 && f.runes[n-1] == r {
			continue
		}
		f.runes = append(f.runes, r)
		f.glyphs = append(f.glyphs, uint16(p))
	}
}

func pairOf(r rune, id uint16) uint64 { return uint64(r)<<16 | uint64(id) }

// readName returns the PostScript name (6), kept to letters, digits and hyphens.
func readName(data []byte) string {
	r := &reader{data: data}
	r.take(2)
	n, store := r.u16(), r.u16()
	for range n {
		platform := r.u16()
		r.take(4)
		id, size, off := r.u16(), r.u16(), r.u16()
		if r.bad || store+off+size > len(data) {
			break
		}
		if id != 6 || (platform != 3 && platform != 1) {
			continue
		}
		name := strings.Map(func(c rune) rune {
			if c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
				return c
			}
			return -1
		}, string(data[store+off:store+off+size]))
		if name != "" {
			return name
		}
	}
	return "Face"
}
