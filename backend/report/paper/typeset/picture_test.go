package typeset

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"gridstar/backend/domain"
)

func deepPNG(t *testing.T) []byte {
	t.Helper()
	img := image.NewNRGBA64(image.Rect(0, 0, 40, 20))
	img.SetNRGBA64(3, 4, color.NRGBA64{0xFFFF, 0x1234, 0, 0x8000})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPicturesBecomeEightBit(t *testing.T) {
	p, err := NewPicture("公章.png", deepPNG(t))
	if err != nil {
		t.Fatal(err)
	}
	c, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || c.ColorModel != color.NRGBAModel || c.Width != 40 || c.Height != 20 {
		t.Errorf("%+v %v", c, err)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := NewPicture("章.jpg", b.Bytes()); err != nil {
		t.Error(err)
	}
}

func TestABrokenPictureIsNamed(t *testing.T) {
	good := deepPNG(t)
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("no picture"), "cut": good[:len(good)/2]} {
		_, err := NewPicture("公章.png", data)
		var e *domain.Error
		if domain.CodeOf(err) != CodePicture {
			t.Errorf("%s: %v", name, err)
		} else if e = err.(*domain.Error); e.Args[0] != "公章.png" {
			t.Errorf("%s: %v", name, e.Args)
		}
	}
}

func TestPicturesKeepTheirShape(t *testing.T) {
	p := &Picture{W: 40, H: 20}
	if m := p.In(0, 0, 100, 100); m.W != 100 || m.H != 50 || m.X != 0 || m.Y != 25 {
		t.Errorf("%+v", m)
	}
	if m := p.In(0, 0, 100, 10); m.W != 20 || m.H != 10 || m.X != 40 {
		t.Errorf("%+v", m)
	}
}

func FuzzNewPicture(f *testing.F) {
	var t testing.T
	f.Add(deepPNG(&t))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		if p, err := NewPicture("x", data); err == nil && (p.W < 1 || p.H < 1) {
			t.Error("a picture without size")
		}
	})
}
