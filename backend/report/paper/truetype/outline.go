package truetype

import (
	"encoding/binary"
	"fmt"
)

// Point is a corner (On) or a control point of a quadratic curve, in units.
type Point struct {
	X, Y int16
	On   bool
}

// Contour is a closed curve.
type Contour []Point

// Outline is the drawing of one glyph.
type Outline []Contour

// Flags of a point in a glyf table.
const (
	flagOn     = 1 << 0
	flagXShort = 1 << 1
	flagYShort = 1 << 2
	flagRepeat = 1 << 3
	flagXSame  = 1 << 4 // or positive, when short
	flagYSame  = 1 << 5
)

// reader walks big-endian data and remembers whether it ran out.
type reader struct {
	data []byte
	pos  int
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || r.pos+n > len(r.data) || r.pos < 0 {
		r.bad = true
		return make([]byte, max(0, min(n, 16)))
	}
	b := r.data[r.pos : r.pos+n]
	r.pos += n
	return b
}

func (r *reader) u8() int  { return int(r.take(1)[0]) }
func (r *reader) u16() int { return int(binary.BigEndian.Uint16(r.take(2))) }
func (r *reader) i16() int { return int(int16(binary.BigEndian.Uint16(r.take(2)))) }
func (r *reader) u32() int { return int(binary.BigEndian.Uint32(r.take(4))) }

// decodeSimple reads the contours of a simple glyph; nil for a blank one.
func decodeSimple(data []byte) (Outline, error) {
	if len(data) == 0 {
		return nil, nil
	}
	r := &reader{data: data}
	n := r.i16()
	if n < 0 {
		return nil, fmt.Errorf("composite glyph: %w", ErrFormat)
	}
	r.take(8)
	ends := make([]int, n)
	last := -1
	for i := range ends {
		ends[i] = r.u16()
		if ends[i] < last || r.bad {
			return nil, fmt.Errorf("contour ends: %w", ErrFormat)
		}
		last = ends[i]
	}
	r.take(r.u16()) // hinting
	flags := make([]byte, 0, last+1)
	for len(flags) <= last && !r.bad {
		f := byte(r.u8())
		flags = append(flags, f)
		if f&flagRepeat != 0 {
			for k := r.u8(); k > 0 && len(flags) <= last; k-- {
				flags = append(flags, f)
			}
		}
	}
	if r.bad {
		return nil, fmt.Errorf("glyph flags: %w", ErrFormat)
	}
	points := make([]Point, last+1)
	x, y := 0, 0
	for i, f := range flags {
		x += r.delta(f, flagXShort, flagXSame)
		points[i].X, points[i].On = int16(x), f&flagOn != 0
	}
	for i, f := range flags {
		y += r.delta(f, flagYShort, flagYSame)
		points[i].Y = int16(y)
	}
	if r.bad {
		return nil, fmt.Errorf("glyph points: %w", ErrFormat)
	}
	out := make(Outline, 0, n)
	from := 0
	for _, e := range ends {
		if e+1 > from {
			out = append(out, Contour(points[from:e+1]))
		}
		from = e + 1
	}
	return out, nil
}

func (r *reader) delta(flag byte, short, same byte) int {
	switch {
	case flag&short != 0 && flag&same != 0:
		return r.u8()
	case flag&short != 0:
		return -r.u8()
	case flag&same != 0:
		return 0
	}
	return r.i16()
}

// encodeSimple writes contours as a simple glyph without hinting.
func encodeSimple(o Outline) []byte {
	if len(o) == 0 {
		return nil
	}
	var box Box
	first, count := true, 0
	for _, c := range o {
		for _, p := range c {
			if first {
				box, first = Box{p.X, p.Y, p.X, p.Y}, false
			}
			box.XMin, box.XMax = min(box.XMin, p.X), max(box.XMax, p.X)
			box.YMin, box.YMax = min(box.YMin, p.Y), max(box.YMax, p.Y)
		}
		count += len(c)
	}
	out := make([]byte, 0, 12+2*len(o)+count*4)
	be := binary.BigEndian
	out = be.AppendUint16(out, uint16(len(o)))
	for _, v := range []int16{box.XMin, box.YMin, box.XMax, box.YMax} {
		out = be.AppendUint16(out, uint16(v))
	}
	end := -1
	for _, c := range o {
		end += len(c)
		out = be.AppendUint16(out, uint16(end))
	}
	out = be.AppendUint16(out, 0)
	var xs, ys []byte
	flags := make([]byte, 0, count)
	x, y := 0, 0
	for _, c := range o {
		for _, p := range c {
			var f byte
			if p.On {
				f = flagOn
			}
			xs = appendDelta(xs, int(p.X)-x, &f, flagXShort, flagXSame)
			ys = appendDelta(ys, int(p.Y)-y, &f, flagYShort, flagYSame)
			flags = append(flags, f)
			x, y = int(p.X), int(p.Y)
		}
	}
	for i := 0; i < len(flags); {
		run := 1
		for i+run < len(flags) && flags[i+run] == flags[i] && run < 256 {
			run++
		}
		if run > 2 {
			out = append(out, flags[i]|flagRepeat, byte(run-1))
		} else {
			run = 1
			out = append(out, flags[i])
		}
		i += run
	}
	out = append(out, xs...)
	return append(out, ys...)
}

func appendDelta(out []byte, d int, flag *byte, short, same byte) []byte {
	switch {
	case d == 0:
		*flag |= same
		return out
	case d > 0 && d < 256:
		*flag |= short | same
		return append(out, byte(d))
	case d < 0 && d > -256:
		*flag |= short
		return append(out, byte(-d))
	}
	return binary.BigEndian.AppendUint16(out, uint16(int16(d)))
}
