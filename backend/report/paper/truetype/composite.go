package truetype

import "fmt"

// glyfTable serves glyphs of an open .ttf and resolves composites.
type glyfTable struct {
	data []byte
	loca []int
}

// Flags of a component.
const (
	argsAreWords = 1 << 0
	argsAreXY    = 1 << 1
	hasScale     = 1 << 3
	more         = 1 << 5
	hasXYScale   = 1 << 6
	has2x2       = 1 << 7
)

// No real glyph nests deeper or has more components; a damaged one may.
const (
	maxDepth      = 6
	maxComponents = 256
)

func (g *glyfTable) glyph(id uint16) ([]byte, error) {
	budget := maxComponents
	o, err := g.outline(int(id), 0, &budget)
	if err != nil {
		return nil, fmt.Errorf("glyph %d: %w", id, err)
	}
	return encodeSimple(o), nil
}

func (g *glyfTable) outline(id, depth int, budget *int) (Outline, error) {
	*budget--
	if id+1 >= len(g.loca) || depth > maxDepth || *budget < 0 {
		return nil, ErrFormat
	}
	from, to := g.loca[id], g.loca[id+1]
	if from > to || to > len(g.data) {
		return nil, ErrFormat
	}
	data := g.data[from:to]
	if len(data) == 0 {
		return nil, nil
	}
	r := &reader{data: data}
	if r.i16() >= 0 {
		return decodeSimple(data)
	}
	r.take(8)
	var out Outline
	for flags := more; flags&more != 0; {
		flags = r.u16()
		part := r.u16()
		dx, dy := r.offset(flags)
		m := r.matrix(flags)
		if r.bad {
			return nil, ErrFormat
		}
		o, err := g.outline(part, depth+1, budget)
		if err != nil {
			return nil, err
		}
		out = append(out, o.moved(m, dx, dy)...)
	}
	return out, nil
}

func (r *reader) offset(flags int) (dx, dy int) {
	if flags&argsAreWords != 0 {
		dx, dy = r.i16(), r.i16()
	} else {
		dx, dy = int(int8(r.u8())), int(int8(r.u8()))
	}
	if flags&argsAreXY == 0 {
		return 0, 0 // matching points: of no CJK face in use
	}
	return dx, dy
}

// matrix reads a 2x2 matrix in 2.14 fixed point.
func (r *reader) matrix(flags int) [4]int {
	m := [4]int{1 << 14, 0, 0, 1 << 14}
	switch {
	case flags&hasScale != 0:
		m[0] = r.i16()
		m[3] = m[0]
	case flags&hasXYScale != 0:
		m[0], m[3] = r.i16(), r.i16()
	case flags&has2x2 != 0:
		for i := range m {
			m[i] = r.i16()
		}
	}
	return m
}

func (o Outline) moved(m [4]int, dx, dy int) Outline {
	out := make(Outline, len(o))
	for i, c := range o {
		out[i] = make(Contour, len(c))
		for j, p := range c {
			x, y := int(p.X), int(p.Y)
			out[i][j] = Point{
				X:  int16((x*m[0]+y*m[2])>>14 + dx),
				Y:  int16((x*m[1]+y*m[3])>>14 + dy),
				On: p.On,
			}
		}
	}
	return out
}
