package typeset

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif"  // pictures that offices have
	_ "image/jpeg" // likewise
	"image/png"

	"gridstar/backend/domain"
)

// CodePicture says that a picture can't be read: its name.
const CodePicture domain.Code = "picture_unreadable"

const maxPixels = 40 << 20

// Picture is an 8-bit picture with its size.
type Picture struct {
	Name string
	W, H int
	PNG  []byte
}

// NewPicture decodes a picture (PNG, JPEG, GIF) and encodes it again with 8 bits
// a channel; a broken one is an error with its name.
func NewPicture(name string, data []byte) (*Picture, error) {
	fail := func(err error) (*Picture, error) {
		return nil, &domain.Error{Code: CodePicture, Args: []string{name}, Err: err}
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return fail(err)
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxPixels/c.Height {
		return fail(fmt.Errorf("%d x %d pixels", c.Width, c.Height))
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return fail(err)
	}
	dst := image.NewNRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(dst, dst.Bounds(), src, src.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, dst); err != nil {
		return fail(err)
	}
	return &Picture{Name: name, W: c.Width, H: c.Height, PNG: out.Bytes()}, nil
}

// In places the picture in a box, as large as fits, in the middle.
func (p *Picture) In(x, y, w, h Len) Placed {
	pw, ph := w, w*Len(p.H)/Len(p.W)
	if ph > h {
		pw, ph = h*Len(p.W)/Len(p.H), h
	}
	return Placed{Picture: p, X: x + (w-pw)/2, Y: y + (h-ph)/2, W: pw, H: ph}
}
