package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/truetype"
	"gridstar/backend/report/paper/typeset"
)

func on(x, y int16) truetype.Point  { return truetype.Point{X: x, Y: y, On: true} }
func off(x, y int16) truetype.Point { return truetype.Point{X: x, Y: y} }

func TestPathOf(t *testing.T) {
	for name, c := range map[string]struct {
		contour truetype.Contour
		want    string
	}{
		"corners":          {truetype.Contour{on(0, 0), on(9, 0), on(9, 9)}, "M0 0L9 0L9 9L0 0Z"},
		"a curve":          {truetype.Contour{on(0, 0), off(5, 9), on(10, 0)}, "M0 0Q5 9 10 0L10 0L0 0Z"},
		"an implied point": {truetype.Contour{on(0, 0), off(0, 10), off(10, 10)}, "M0 0Q0 10 5 10Q10 10 0 0L0 0Z"},
		"starts off":       {truetype.Contour{off(5, 9), on(10, 0), on(0, 0)}, "M10 0L0 0Q5 9 10 0L10 0Z"},
		"controls only":    {truetype.Contour{off(0, 0), off(10, 0), off(10, 10)}, "M5 5Q0 0 5 0Q10 0 10 5Q10 10 5 5Z"},
	} {
		if got := pathOf(truetype.Outline{c.contour}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestNum(t *testing.T) {
	for l, want := range map[typeset.Len]string{0: "0", 1000: "1", 1500: "1.5", -250: "-0.25", 12345: "12.345"} {
		if got := num(l); got != want {
			t.Errorf("%d: %s, want %s", l, got, want)
		}
	}
}

// A page is well-formed, defines each glyph that it uses, once, and holds no
// script and no address but the namespaces.
func TestAPage(t *testing.T) {
	red := typeset.Red
	p := &typeset.Page{W: typeset.Mm(210), H: typeset.Mm(297)}
	s := typeset.NewSetter(face.Carried())
	s.Watermark(p, "草稿")
	s.Line(typeset.Span{Style: typeset.Style{Role: face.Title, Size: typeset.SizeEr}, Text: "张䶮 & <刘𬱖> 张"}).Draw(p, typeset.Mm(20), typeset.Mm(30), 0)
	p.Draw(&typeset.Plate{Marks: []typeset.Mark{typeset.Shape{Path: typeset.Star(9000, 9000, 5000), Fill: &red}}},
		typeset.Rule{X2: 100000, Width: 500, Dash: 3000},
		typeset.Placed{Picture: &typeset.Picture{W: 1, H: 1, PNG: []byte("png")}, W: 10, H: 10})
	var b bytes.Buffer
	if err := Write(&b, p, `公示 <"1">`); err != nil {
		t.Fatal(err)
	}
	defined, used := map[string]int{}, map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(b.Bytes()))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "script" {
			t.Error("a script")
		}
		for _, a := range start.Attr {
			switch {
			case a.Name.Local == "id":
				defined[a.Value]++
			case a.Name.Local == "href" && strings.HasPrefix(a.Value, "#"):
				used[a.Value[1:]] = true
			case a.Name.Local == "href" && !strings.HasPrefix(a.Value, "data:image/png;base64,"):
				t.Errorf("address %s", a.Value)
			}
		}
	}
	if len(used) != 9 { // 草稿张䶮&<刘𬱖>: 张 once, no space
		t.Errorf("%d glyphs are used: %v", len(used), used)
	}
	for id := range used {
		if defined[id] != 1 {
			t.Errorf("%s is defined %d times", id, defined[id])
		}
	}
}
