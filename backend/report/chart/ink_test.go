package chart

import (
	"math"
	"testing"
)

// Eyes, as linear transformations of linear RGB (Machado, Oliveira and Fernandes
// 2009, severity 1), and a grey copy.
var eyes = map[string][3][3]float64{
	"usual":        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func linear(c Color) [3]float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return [3]float64{f(c.R), f(c.G), f(c.B)}
}

func seen(c Color, eye [3][3]float64) [3]float64 {
	in := linear(c)
	var out [3]float64
	for i := range 3 {
		for j := range 3 {
			out[i] += eye[i][j] * in[j]
		}
		out[i] = min(1, max(0, out[i]))
	}
	return out
}

func luminance(c Color) float64 {
	l := linear(c)
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

// contrast is WCAG's ratio of two colours.
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// difference is CIE76 of two colours in linear RGB.
func difference(a, b [3]float64) float64 {
	lab := func(c [3]float64) [3]float64 {
		xyz := [3]float64{
			(0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.9505,
			0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2],
			(0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.089,
		}
		f := func(t float64) float64 {
			if t > 216.0/24389 {
				return math.Cbrt(t)
			}
			return (24389.0/27*t + 16) / 116
		}
		return [3]float64{116*f(xyz[1]) - 16, 500 * (f(xyz[0]) - f(xyz[1])), 200 * (f(xyz[1]) - f(xyz[2]))}
	}
	p, q := lab(a), lab(b)
	return math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2])
}

// Inks that meet in one chart stay apart for every eye.
func TestInksStayApart(t *testing.T) {
	meet := [][2]Ink{
		{Primary, Shortfall}, {Primary, Pace}, {Shortfall, Pace}, {Primary, Quiet},
		{Primary, Second}, {Primary, Third}, {Second, Third}, {Second, Pace}, {Third, Pace},
	}
	const enough = 15.0
	for name, eye := range eyes {
		for _, pair := range meet {
			for ground, of := range map[string]func(Ink) Color{"white": Ink.OnWhite, "dark": Ink.OnDark} {
				if d := difference(seen(of(pair[0]), eye), seen(of(pair[1]), eye)); d < enough {
					t.Errorf("%s on %s: %s and %s are %.1f apart", name, ground, pair[0], pair[1], d)
				}
			}
		}
	}
}

// Bars that reach and miss the pace stay apart on a grey copy.
func TestGreyCopy(t *testing.T) {
	for name, of := range map[string]func(Ink) Color{"white": Ink.OnWhite, "dark": Ink.OnDark} {
		if c := contrast(of(Primary), of(Shortfall)); c < 1.5 {
			t.Errorf("on %s: %.2f", name, c)
		}
		if c := contrast(of(Primary), of(Pace)); c < 2.2 {
			t.Errorf("the pace line over bars on %s: %.2f", name, c)
		}
	}
}

// WCAG 1.4.11: what is drawn has a contrast of 3 to 1 with the ground, or a word
// beside it (未达 beside bars that fall short).
func TestContrastWithGround(t *testing.T) {
	white, dark := Color{255, 255, 255}, Color{0x18, 0x1C, 0x22}
	for _, ink := range []Ink{Primary, Second, Third, Pace, Quiet} {
		if c := contrast(ink.OnWhite(), white); c < 3 {
			t.Errorf("%s on white: %.2f", ink, c)
		}
		if c := contrast(ink.OnDark(), dark); c < 3 {
			t.Errorf("%s on dark: %.2f", ink, c)
		}
	}
}

func TestHex(t *testing.T) {
	if got := (Color{0x0A, 0xB1, 0xFF}).Hex(); got != "#0ab1ff" {
		t.Error(got)
	}
}
