package typeset

import "math"

// Filled is a rectangle of one colour.
func Filled(c Colour, x, y, w, h Len) Shape { return Shape{Path: box(x, y, w, h), Fill: &c} }

// Frame4 is a rectangle's outline.
func Frame4(x, y, w, h, width Len, c Colour) Shape {
	return Shape{Path: box(x, y, w, h), Stroke: &c, Width: width}
}

func box(x, y, w, h Len) []Seg {
	return Polygon(XY{x, y}, XY{x + w, y}, XY{x + w, y + h}, XY{x, y + h})
}

// Polygon is a closed path through points.
func Polygon(points ...XY) []Seg {
	out := make([]Seg, 0, len(points)+1)
	for i, p := range points {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		out = append(out, Seg{Op: op, P: [3]XY{p}})
	}
	return append(out, Seg{Op: 'Z'})
}

// Polyline is an open path through points.
func Polyline(points ...XY) []Seg {
	path := Polygon(points...)
	return path[:len(path)-1]
}

// Circle is a closed path of four curves.
func Circle(cx, cy, r Len) []Seg {
	k := r * 5523 / 10000
	at := func(op byte, ps ...XY) Seg { s := Seg{Op: op}; copy(s.P[:], ps); return s }
	return []Seg{
		at('M', XY{cx + r, cy}),
		at('C', XY{cx + r, cy + k}, XY{cx + k, cy + r}, XY{cx, cy + r}),
		at('C', XY{cx - k, cy + r}, XY{cx - r, cy + k}, XY{cx - r, cy}),
		at('C', XY{cx - r, cy - k}, XY{cx - k, cy - r}, XY{cx, cy - r}),
		at('C', XY{cx + k, cy - r}, XY{cx + r, cy - k}, XY{cx + r, cy}),
		{Op: 'Z'},
	}
}

// Polar is the place at distance r from cx, cy in direction a: degrees, 0 up, clockwise.
func Polar(cx, cy, r Len, a float64) XY {
	sin, cos := math.Sincos(a * math.Pi / 180)
	return XY{cx + Len(math.Round(float64(r)*sin)), cy - Len(math.Round(float64(r)*cos))}
}

// Star is a five-pointed star in a circle of radius r, one point up.
func Star(cx, cy, r Len) []Seg {
	inner := r * 381966 / 1000000
	points := make([]XY, 0, 10)
	for i := range 10 {
		d := r
		if i%2 == 1 {
			d = inner
		}
		points = append(points, Polar(cx, cy, d, float64(36*i)))
	}
	return Polygon(points...)
}

// Stars draws n of 5 stars in a box, the n filled, the others in outline.
func Stars(p *Page, n int, x, y, w, h, r Len, c Colour) {
	step := r * 225 / 100
	cx := x + w/2 - 2*step
	cy := y + h/2 + r/20
	for i := range 5 {
		s := Shape{Path: Star(cx+Len(i)*step, cy, r), Stroke: &c, Width: max(r/14, Pt(0.2))}
		if i < n {
			s.Fill = &c
		}
		p.add(s)
	}
}
