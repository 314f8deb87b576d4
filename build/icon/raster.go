package main

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/vector"
)

// raster paints the mark at size x size pixels.
func raster(size int) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, size, size))
	side := float32(size)
	for _, s := range mark(size < 32) {
		z := vector.NewRasterizer(size, size)
		for i, p := range s.outline {
			x, y := float32(p.x)*side, float32(p.y)*side
			if i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
		z.DrawOp = draw.Over
		z.Draw(out, out.Bounds(), shade{s, size}, image.Point{})
	}
	return out
}

// shade is the colour of a shape at each height.
type shade struct {
	shape
	size int
}

func (s shade) ColorModel() color.Model { return color.NRGBAModel }
func (s shade) Bounds() image.Rectangle { return image.Rect(0, 0, s.size, s.size) }

func (s shade) At(_, y int) color.Color {
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*(s.size-y) + int(b)*y) / s.size)
	}
	return color.NRGBA{mix(s.from.R, s.to.R), mix(s.from.G, s.to.G), mix(s.from.B, s.to.B), 255}
}
