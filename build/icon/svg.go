package main

import (
	"fmt"
	"image/color"
	"strings"
)

// scalable is the mark as SVG, for pages and for whoever scales it.
func scalable() string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" role="img" aria-label="网格星考">` + "\n")
	for i, s := range mark(false) {
		fill := hex(s.from)
		if s.from != s.to {
			fmt.Fprintf(&b, `<linearGradient id="g%d" x1="0" y1="0" x2="0" y2="512" gradientUnits="userSpaceOnUse"><stop stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient>`+"\n",
				i, hex(s.from), hex(s.to))
			fill = fmt.Sprintf("url(#g%d)", i)
		}
		fmt.Fprintf(&b, `<path fill="%s" d="M`, fill)
		for k, p := range s.outline {
			if k > 0 {
				b.WriteByte('L')
			}
			fmt.Fprintf(&b, "%.1f %.1f", p.x*512, p.y*512)
		}
		b.WriteString(`Z"/>` + "\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
