package main

import (
	"image/color"
	"math"
)

// The mark stands in a square of side 1. A rounded tile, blue above and navy
// below, holds a grid of three by three rounded cells; the star stands
// over the cell at the lower right and takes its place.

type point struct{ x, y float64 }

// A shape is a filled outline; the colour runs from top to bottom.
type shape struct {
	outline  []point
	from, to color.NRGBA
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

const (
	margin = 0.04  // around the tile
	inset  = 0.17  // of the grid in the square
	gap    = 0.045 // between cells
)

// mark lists the shapes from back to front. Small pictures leave out the paler
// cells' difference, which would only blur.
func mark(small bool) []shape {
	shapes := []shape{{rounded(margin, margin, 1-margin, 1-margin, 0.21), rgb(0x2A5282), rgb(0x14253F)}}
	cell := (1 - 2*inset - 2*gap) / 3
	for row := range 3 {
		for col := range 3 {
			if row > 0 && col > 0 {
				continue // the star's ground
			}
			x, y := inset+float64(col)*(cell+gap), inset+float64(row)*(cell+gap)
			tint := rgb(0xEAF0F8)
			if !small && (row+col)%2 == 1 {
				tint = rgb(0x9DB7D6)
			}
			shapes = append(shapes, shape{rounded(x, y, x+cell, y+cell, cell*0.2), tint, tint})
		}
	}
	centre := inset + cell + gap + (2*cell+gap)/2
	radius := cell*1.06 + gap
	return append(shapes, shape{star(point{centre, centre + 0.012}, radius), rgb(0xFFD65C), rgb(0xF7A928)})
}

// rounded is a rectangle with round corners.
func rounded(x0, y0, x1, y1, r float64) []point {
	var out []point
	corner := func(cx, cy, start float64) {
		const steps = 24
		for i := 0; i <= steps; i++ {
			a := start + math.Pi/2*float64(i)/steps
			out = append(out, point{cx + r*math.Cos(a), cy + r*math.Sin(a)})
		}
	}
	corner(x1-r, y0+r, -math.Pi/2)
	corner(x1-r, y1-r, 0)
	corner(x0+r, y1-r, math.Pi/2)
	corner(x0+r, y0+r, math.Pi)
	return out
}

// star is a star of five points, a little fuller than the drawn pentagram so
// that it holds at 16 pixels, with its points and notches softened.
func star(c point, r float64) []point {
	const inner = 0.47
	var tips [10]point
	for i := range tips {
		length := r
		if i%2 == 1 {
			length = r * inner
		}
		a := -math.Pi/2 + math.Pi/5*float64(i)
		tips[i] = point{c.x + length*math.Cos(a), c.y + length*math.Sin(a)}
	}
	var out []point
	for i, p := range tips {
		before, after := tips[(i+9)%10], tips[(i+1)%10]
		soft := 0.16
		if i%2 == 1 {
			soft = 0.06
		}
		out = append(out, bend(towards(p, before, soft), p, towards(p, after, soft))...)
	}
	return out
}

// towards is the point a part of the way from p to q.
func towards(p, q point, part float64) point {
	return point{p.x + (q.x-p.x)*part, p.y + (q.y-p.y)*part}
}

// bend is a quadratic curve from a to b drawn to c.
func bend(a, c, b point) []point {
	const steps = 8
	out := make([]point, 0, steps+1)
	for i := 0; i <= steps; i++ {
		t := float64(i) / steps
		out = append(out, towards(towards(a, c, t), towards(c, b, t), t))
	}
	return out
}
