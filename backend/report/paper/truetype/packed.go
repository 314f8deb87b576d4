package truetype

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// A packed face is
//
//	magic, u32 length of the deflated index, index, blocks
//
// and its index, big-endian,
//
//	u16 length of name, name, u16 unitsPerEm, i16 ascent, descent, capHeight,
//	u16 weight, 4 x i16 box, u32 glyphs, u32 runes, u32 blocks,
//	glyphs x u16 advance, glyphs x u32 length of outline,
//	runes x (u32 rune, u16 glyph), blocks x u32 deflated length
//
// Glyph i stands in block i/blockGlyphs. The packer orders glyphs so that the
// common ones share few blocks.
const (
	magic       = "GSFACE1\n"
	blockGlyphs = 128
	maxOutline  = 1 << 20
)

// Pack writes the glyphs of the given runes, in that order, as a packed face
// under a new name. Glyph 0 is blank.
func Pack(w io.Writer, f *Face, name string, runes []rune) error {
	glyphs := [][]byte{nil}
	advances := []uint16{uint16(f.UnitsPerEm)}
	seen := map[uint16]int{}
	type pair struct {
		r  rune
		id int
	}
	var pairs []pair
	for _, r := range runes {
		old, ok := f.Glyph(r)
		if !ok {
			continue
		}
		id, ok := seen[old]
		if !ok {
			data, err := f.outlines.glyph(old)
			if err != nil {
				return fmt.Errorf("pack %s: %w", name, err)
			}
			id = len(glyphs)
			seen[old] = id
			glyphs = append(glyphs, data)
			advances = append(advances, f.advances[old])
		}
		pairs = append(pairs, pair{r, id})
	}
	if len(glyphs) > 1<<16 {
		return fmt.Errorf("pack %s: %d glyphs: %w", name, len(glyphs), ErrFormat)
	}
	var blocks [][]byte
	for from := 0; from < len(glyphs); from += blockGlyphs {
		b, err := deflate(bytes.Join(glyphs[from:min(from+blockGlyphs, len(glyphs))], nil))
		if err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
		blocks = append(blocks, b)
	}
	be := binary.BigEndian
	x := be.AppendUint16(nil, uint16(len(name)))
	x = append(x, name...)
	for _, v := range []int{f.UnitsPerEm, f.Ascent, f.Descent, f.CapHeight, f.Weight,
		int(f.Box.XMin), int(f.Box.YMin), int(f.Box.XMax), int(f.Box.YMax)} {
		x = be.AppendUint16(x, uint16(v))
	}
	x = be.AppendUint32(x, uint32(len(glyphs)))
	x = be.AppendUint32(x, uint32(len(pairs)))
	x = be.AppendUint32(x, uint32(len(blocks)))
	for _, a := range advances {
		x = be.AppendUint16(x, a)
	}
	for _, g := range glyphs {
		x = be.AppendUint32(x, uint32(len(g)))
	}
	for _, p := range pairs {
		x = be.AppendUint32(x, uint32(p.r))
		x = be.AppendUint16(x, uint16(p.id))
	}
	for _, b := range blocks {
		x = be.AppendUint32(x, uint32(len(b)))
	}
	index, err := deflate(x)
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	out := be.AppendUint32([]byte(magic), uint32(len(index)))
	out = append(out, index...)
	for _, b := range blocks {
		out = append(out, b...)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return nil
}

func deflate(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// OpenPacked reads a packed face; its outlines stay packed until asked for.
func OpenPacked(data []byte) (*Face, error) {
	r := &reader{data: data}
	if string(r.take(len(magic))) != magic {
		return nil, ErrFormat
	}
	index, err := io.ReadAll(flate.NewReader(bytes.NewReader(r.take(r.u32()))))
	if err != nil || r.bad {
		return nil, fmt.Errorf("index of a packed face: %w", ErrFormat)
	}
	x := &reader{data: index}
	f := &Face{Name: string(x.take(x.u16()))}
	f.UnitsPerEm = x.u16()
	f.Ascent, f.Descent, f.CapHeight, f.Weight = x.i16(), x.i16(), x.i16(), x.u16()
	f.Box = Box{int16(x.i16()), int16(x.i16()), int16(x.i16()), int16(x.i16())}
	glyphs, runes, blocks := x.u32(), x.u32(), x.u32()
	if x.bad || f.UnitsPerEm == 0 || glyphs*6+runes*6+blocks*4 != len(index)-x.pos {
		return nil, fmt.Errorf("index of a packed face: %w", ErrFormat)
	}
	p := &packed{lengths: make([]int, glyphs), blocks: make([]block, blocks)}
	f.advances = make([]uint16, glyphs)
	for i := range f.advances {
		f.advances[i] = uint16(x.u16())
	}
	for i := range p.lengths {
		p.lengths[i] = x.u32()
	}
	pairs := make([]uint64, runes)
	for i := range pairs {
		pairs[i] = pairOf(rune(x.u32()), uint16(x.u16()))
	}
	f.setRunes(pairs)
	for i := range p.blocks {
		p.blocks[i].packed = r.take(x.u32())
	}
	if x.bad || r.bad {
		return nil, fmt.Errorf("blocks of a packed face: %w", ErrFormat)
	}
	f.outlines = p
	return f, nil
}

type packed struct {
	lengths []int
	blocks  []block
}

type block struct {
	packed []byte
	once   sync.Once
	data   []byte
	err    error
}

func (p *packed) glyph(id uint16) ([]byte, error) {
	n := int(id) / blockGlyphs
	if n >= len(p.blocks) || int(id) >= len(p.lengths) {
		return nil, ErrFormat
	}
	first := n * blockGlyphs
	b := &p.blocks[n]
	b.once.Do(func() {
		b.data, b.err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b.packed)), blockGlyphs*maxOutline))
	})
	if b.err != nil {
		return nil, fmt.Errorf("block %d: %w", n, b.err)
	}
	from := 0
	for _, l := range p.lengths[first:id] {
		from += l
	}
	to := from + p.lengths[id]
	if to > len(b.data) {
		return nil, fmt.Errorf("block %d: %w", n, ErrFormat)
	}
	return b.data[from:to], nil
}
