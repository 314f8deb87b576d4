package truetype

import (
	"testing"

	"gridstar/build/fonts"
)

// made is a small face written by hand: a square (A), a triangle (B, and U+2A3D7
// above the basic plane), and é, a composite of both.
func made(t *testing.T, os2 []byte) []byte {
	t.Helper()
	square := encodeSimple(Outline{{{100, 0, true}, {100, 500, true}, {600, 500, true}, {600, 0, true}}})
	triangle := encodeSimple(Outline{{{0, 0, true}, {250, 400, false}, {500, 0, true}}})
	// components: the square as it is; the triangle at half size, 700 up
	composite := words(-1, 0, 0, 0, 0, argsAreXY|argsAreWords|more, 1, 0, 0, argsAreXY|hasScale, 2, int(uint16(10)<<8|uint16(20)), 1<<13)
	var glyf, loca []byte
	for _, g := range [][]byte{nil, square, triangle, composite} {
		loca = append(loca, words(0, len(glyf))...)
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = append(loca, words(0, len(glyf))...)
	cmap := words(0, 1, 3, 10, 0, 12, 12, 0, 0, 16+12*4, 0, 0, 0, 4)
	for _, g := range [][2]int{{'A', 1}, {'B', 2}, {0xE9, 3}, {0x2A3D7, 2}} {
		cmap = append(cmap, words(g[0]>>16, g[0], g[0]>>16, g[0], 0, g[1])...)
	}
	tables := map[string][]byte{
		"head": words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 600, 720, 0, 8, 2, 1, 0),
		"hhea": words(1, 0, 880, -120, 0, 700, 0, 0, 700, 1, 0, 0, 0, 0, 0, 0, 0, 2),
		"maxp": words(1, 0, 4, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
		"hmtx": words(1000, 0, 700, 100, 0, 0), // glyphs 2 and 3 share the last advance
		"loca": loca, "glyf": glyf, "cmap": cmap, "name": nameTable("Made-Face"),
	}
	if os2 != nil {
		tables["OS/2"] = os2
	}
	return assemble(tables)
}

func song(t testing.TB) *Face {
	t.Helper()
	f, err := OpenPacked(fonts.Song)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func nameTable(name string) []byte {
	out := words(0, 1, 18, 1, 0, 0, 6, len(name), 0)
	return append(out, name...)
}
