package svg

import (
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"gridstar/backend/report/paper/truetype"
	"gridstar/backend/report/paper/typeset"
)

// Write paints page as a stand-alone SVG image, in points, named for readers
// who do not see it.
func Write(w io.Writer, page *typeset.Page, title string) error {
	p := painter{seen: map[glyphKey]bool{}}
	p.page(page)
	if p.err != nil {
		return fmt.Errorf("svg: %w", p.err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 %s %s" role="img">`,
		num(page.W), num(page.H))
	fmt.Fprintf(&out, "<title>%s</title><defs>%s</defs>", html.EscapeString(title), p.defs.String())
	fmt.Fprintf(&out, `<rect width="%s" height="%s" fill="#fff"/>`, num(page.W), num(page.H))
	out.WriteString(p.body.String())
	out.WriteString("</svg>\n")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("svg: write: %w", err)
	}
	return nil
}

type glyphKey struct {
	face *truetype.Face
	r    rune
}

type painter struct {
	defs, body strings.Builder
	seen       map[glyphKey]bool
	err        error
}

// num is a length in points, without needless zeros.
func num(l typeset.Len) string {
	s := fmt.Sprintf("%d.%03d", abs(l)/1000, abs(l)%1000)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if l < 0 && s != "0" {
		return "-" + s
	}
	return s
}

func abs(l typeset.Len) typeset.Len {
	if l < 0 {
		return -l
	}
	return l
}

func hex(c typeset.Colour) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func (p *painter) page(page *typeset.Page) {
	for _, m := range page.Marks {
		p.mark(m)
	}
}

func (p *painter) mark(m typeset.Mark) {
	switch m := m.(type) {
	case typeset.Text:
		p.text(m)
	case typeset.Rule:
		dash := ""
		if m.Dash > 0 {
			dash = fmt.Sprintf(` stroke-dasharray="%s"`, num(m.Dash))
		}
		fmt.Fprintf(&p.body, `<path d="M%s %sL%s %s" stroke="%s" stroke-width="%s"%s/>`,
			num(m.X1), num(m.Y1), num(m.X2), num(m.Y2), hex(m.Colour), num(m.Width), dash)
	case typeset.Shape:
		p.shape(m)
	case typeset.Placed:
		fmt.Fprintf(&p.body, `<image x="%s" y="%s" width="%s" height="%s" xlink:href="data:image/png;base64,%s"/>`,
			num(m.X), num(m.Y), num(m.W), num(m.H), base64.StdEncoding.EncodeToString(m.Picture.PNG))
	case *typeset.Plate:
		for _, within := range m.Marks {
			p.mark(within)
		}
	}
}

func (p *painter) shape(s typeset.Shape) {
	fill, stroke := "none", ""
	if s.Fill != nil {
		fill = hex(*s.Fill)
	}
	if s.Stroke != nil {
		stroke = fmt.Sprintf(` stroke="%s" stroke-width="%s"`, hex(*s.Stroke), num(s.Width))
	}
	rule := ""
	if s.EvenOdd {
		rule = ` fill-rule="evenodd"`
	}
	var d strings.Builder
	for _, seg := range s.Path {
		d.WriteByte(seg.Op)
		n := map[byte]int{'M': 1, 'L': 1, 'C': 3}[seg.Op]
		for i := range n {
			if i > 0 {
				d.WriteByte(' ')
			}
			d.WriteString(num(seg.P[i].X) + " " + num(seg.P[i].Y))
		}
	}
	fmt.Fprintf(&p.body, `<path d="%s" fill="%s"%s%s/>`, d.String(), fill, stroke, rule)
}

// text places each glyph's outline, defined once a page.
func (p *painter) text(t typeset.Text) {
	em := t.Face.UnitsPerEm
	stroke := ""
	if t.Bold {
		stroke = fmt.Sprintf(` stroke="%s" stroke-width="%d"`, hex(t.Colour), em/36)
	}
	turn := ""
	if t.Angle != 0 {
		turn = fmt.Sprintf(" rotate(%d)", -t.Angle)
	}
	scale := float64(t.Size) / 1000 / float64(em)
	fmt.Fprintf(&p.body, `<g transform="translate(%s %s)%s scale(%.6f %.6f)" fill="%s"%s>`,
		num(t.X), num(t.Y), turn, scale, -scale, hex(t.Colour), stroke)
	x := typeset.Len(0)
	for _, r := range t.Text {
		if id := p.define(t.Face, r); id != "" {
			// in units of the face
			fmt.Fprintf(&p.body, `<use xlink:href="#%s" x="%d"/>`, id, int64(x)*int64(em)/int64(max(t.Size, 1)))
		}
		x += typeset.Len(t.Face.Advance(r))*t.Size/1000 + t.Space
	}
	p.body.WriteString("</g>")
}

// define writes a glyph's outline once and returns its id; "" for a blank one.
func (p *painter) define(f *truetype.Face, r rune) string {
	id := fmt.Sprintf("%s-%x", f.Name, r)
	key := glyphKey{f, r}
	if drawn, ok := p.seen[key]; ok {
		if !drawn {
			return ""
		}
		return id
	}
	o, err := f.Outline(r)
	if err != nil && p.err == nil {
		p.err = err
	}
	p.seen[key] = len(o) > 0
	if len(o) == 0 {
		return ""
	}
	fmt.Fprintf(&p.defs, `<path id="%s" d="%s"/>`, id, pathOf(o))
	return id
}

// pathOf is an outline as quadratic curves. Between two control points a corner
// is implied.
func pathOf(o truetype.Outline) string {
	var b strings.Builder
	for _, c := range o {
		n := len(c)
		first := 0
		for first < n && !c[first].On {
			first++
		}
		var x0, y0 int
		if first == n { // control points only
			first = 0
			x0, y0 = mid(c[n-1], c[0])
		} else {
			x0, y0 = int(c[first].X), int(c[first].Y)
			first++
		}
		fmt.Fprintf(&b, "M%d %d", x0, y0)
		for i := range n {
			q := c[(first+i)%n]
			if q.On {
				fmt.Fprintf(&b, "L%d %d", q.X, q.Y)
				continue
			}
			next := c[(first+i+1)%n]
			x, y := int(next.X), int(next.Y)
			if !next.On {
				x, y = mid(q, next)
			}
			fmt.Fprintf(&b, "Q%d %d %d %d", q.X, q.Y, x, y)
		}
		b.WriteByte('Z')
	}
	return b.String()
}

func mid(a, b truetype.Point) (x, y int) {
	return (int(a.X) + int(b.X)) / 2, (int(a.Y) + int(b.Y)) / 2
}
