package chart

// Ink names what a colour means. Painters ask it for its value; no chart names a
// colour itself.
type Ink string

const (
	Primary   Ink = "primary"   // the figure a chart is about
	Second    Ink = "second"    // further series, in this order
	Third     Ink = "third"     //
	Shortfall Ink = "shortfall" // a bar below its mark
	Pace      Ink = "pace"      // pace and target lines
	Quiet     Ink = "quiet"     // what stands apart: 不参评
)

// Color is a value of an ink, eight bits a channel.
type Color struct{ R, G, B uint8 }

// The values keep apart for readers who confuse red and green or blue and
// yellow, on a grey copy, and against the ground; ink_test.go measures it.
var (
	onWhite = map[Ink]Color{
		Primary: {0x2F, 0x6D, 0xB5}, Second: {0xC7, 0x6B, 0x00}, Third: {0x2F, 0x9E, 0x6E},
		Shortfall: {0xE0, 0x8E, 0x1B}, Pace: {0x16, 0x20, 0x2C}, Quiet: {0x8C, 0x94, 0x9E},
	}
	onDark = map[Ink]Color{
		Primary: {0x55, 0x90, 0xD8}, Second: {0xF2, 0xA6, 0x4B}, Third: {0x7A, 0xD6, 0x9C},
		Shortfall: {0xF5, 0xC0, 0x6A}, Pace: {0xF2, 0xF5, 0xF8}, Quiet: {0x8A, 0x93, 0x9E},
	}
)

// On white paper and in a light window.
func (i Ink) OnWhite() Color { return onWhite[i] }

// OnDark is the ink in a dark window.
func (i Ink) OnDark() Color { return onDark[i] }

// Hex is #rrggbb.
func (c Color) Hex() string {
	const digits = "0123456789abcdef"
	b := []byte{'#', 0, 0, 0, 0, 0, 0}
	for k, v := range [3]uint8{c.R, c.G, c.B} {
		b[1+2*k], b[2+2*k] = digits[v>>4], digits[v&15]
	}
	return string(b)
}
