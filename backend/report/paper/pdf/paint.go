package pdf

import (
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"gridstar/backend/report/paper/truetype"
	"gridstar/backend/report/paper/typeset"
)

// Write paints d as one PDF file.
func Write(w io.Writer, d *typeset.Document) error {
	if len(d.Pages) == 0 {
		return fmt.Errorf("pdf: document %q has no pages", d.Title)
	}
	fonts, err := embed(d)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	p := painter{fonts: fonts, pictures: map[*typeset.Picture]string{}, plates: map[*typeset.Plate]gofpdf.Template{}}
	p.start(d)
	for _, page := range d.Pages {
		p.page(page)
	}
	var raw bytes.Buffer
	if err := p.pdf.Output(&raw); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	out, err := finish(raw.Bytes(), fonts)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("pdf: write: %w", err)
	}
	return nil
}

// font is one face as a document embeds it.
type font struct {
	key    string // the library's name for it
	name   string // with subset tag
	subset *truetype.Subset
}

// collect notes the characters that a mark sets in each face.
func collect(used map[*truetype.Face]map[rune]bool, m typeset.Mark) {
	switch m := m.(type) {
	case typeset.Text:
		set := used[m.Face]
		if set == nil {
			set = map[rune]bool{}
			used[m.Face] = set
		}
		for _, r := range m.Text {
			set[r] = true
		}
	case *typeset.Plate:
		for _, within := range m.Marks {
			collect(used, within)
		}
	}
}

// embed makes the subset of each face that the document uses.
func embed(d *typeset.Document) (map[*truetype.Face]*font, error) {
	used := map[*truetype.Face]map[rune]bool{}
	for _, page := range d.Pages {
		for _, m := range page.Marks {
			collect(used, m)
		}
	}
	faces := make([]*truetype.Face, 0, len(used))
	for f := range used {
		faces = append(faces, f)
	}
	sort.Slice(faces, func(i, j int) bool { return faces[i].Name < faces[j].Name })
	out := map[*truetype.Face]*font{}
	for i, f := range faces {
		runes := make([]rune, 0, len(used[f]))
		for r := range used[f] {
			runes = append(runes, r)
		}
		s, err := f.Subset(runes)
		if err != nil {
			return nil, err
		}
		out[f] = &font{key: fmt.Sprintf("face%02d", i), name: tag(s.Data) + "+" + f.Name, subset: s}
	}
	return out, nil
}

type painter struct {
	pdf      *gofpdf.Fpdf
	fonts    map[*truetype.Face]*font
	pictures map[*typeset.Picture]string
	plates   map[*typeset.Plate]gofpdf.Template
	space    typeset.Len // character spacing in force
}

// start sets all that makes the bytes depend on the document only.
func (p *painter) start(d *typeset.Document) {
	first := d.Pages[0]
	p.pdf = gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: first.W.Points(), Ht: first.H.Points()},
	})
	y, m, day := d.Date.YMD()
	made := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
	p.pdf.SetCreationDate(made)
	p.pdf.SetModificationDate(made)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCompression(true)
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetTitle(d.Title, true)
	p.pdf.SetAuthor(d.Author, true)
	p.pdf.SetSubject(d.Subject, true)
	p.pdf.SetCreator("GridStar", false)
	p.pdf.SetProducer("GridStar", false)
	keys := make([]*font, 0, len(p.fonts))
	for _, f := range p.fonts {
		keys = append(keys, f)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i].key < keys[j].key })
	for _, f := range keys {
		p.pdf.AddUTF8FontFromBytes(f.key, "", f.subset.Data)
	}
}

func (p *painter) page(page *typeset.Page) {
	p.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.W.Points(), Ht: page.H.Points()})
	p.space = 0
	for _, m := range page.Marks {
		p.mark(m, page)
	}
}

func (p *painter) mark(m typeset.Mark, page *typeset.Page) {
	switch m := m.(type) {
	case typeset.Text:
		p.text(m)
	case typeset.Rule:
		p.rule(m)
	case typeset.Shape:
		p.shape(m)
	case typeset.Placed:
		p.picture(m)
	case *typeset.Plate:
		p.plate(m, page)
	}
}

// plate keeps a plate's drawings once in the file, for all pages that show it.
func (p *painter) plate(plate *typeset.Plate, page *typeset.Page) {
	t, ok := p.plates[plate]
	if !ok {
		size := gofpdf.SizeType{Wd: page.W.Points(), Ht: page.H.Points()}
		t = p.pdf.CreateTemplateCustom(gofpdf.PointType{}, size, func(tpl *gofpdf.Tpl) {
			within := painter{pdf: &tpl.Fpdf}
			for _, m := range plate.Marks {
				switch m := m.(type) {
				case typeset.Rule:
					within.rule(m)
				case typeset.Shape:
					within.shape(m)
				}
			}
		})
		p.plates[plate] = t
	}
	p.pdf.UseTemplate(t)
	for _, m := range plate.Marks {
		switch m.(type) {
		case typeset.Text, typeset.Placed:
			p.mark(m, page)
		}
	}
}

func (p *painter) text(t typeset.Text) {
	f := p.fonts[t.Face]
	if p.space != t.Space {
		p.pdf.RawWriteStr(fmt.Sprintf("%.3f Tc", t.Space.Points()))
		p.space = t.Space
	}
	p.pdf.SetFont(f.key, "", t.Size.Points())
	p.pdf.SetTextColor(rgb(t.Colour))
	x, y := t.X.Points(), t.Y.Points()
	if t.Angle != 0 {
		p.pdf.TransformBegin()
		p.pdf.TransformRotate(float64(t.Angle), x, y)
	}
	if t.Word {
		p.pdf.RawWriteStr("/Span <</ActualText <" + utf16Hex(t.Text) + ">>> BDC")
	}
	if t.Bold {
		c := t.Colour
		p.pdf.RawWriteStr(fmt.Sprintf("q 2 Tr %.3f w %.3f %.3f %.3f RG",
			t.Size.Points()/36, float64(c.R)/255, float64(c.G)/255, float64(c.B)/255))
	}
	p.pdf.Text(x, y, strings.Map(func(r rune) rune { return f.subset.Codes[r] }, t.Text))
	if t.Bold {
		p.pdf.RawWriteStr("Q")
	}
	if t.Word {
		p.pdf.RawWriteStr("EMC")
	}
	if t.Angle != 0 {
		p.pdf.TransformEnd()
	}
}

// utf16Hex is text as a PDF's hexadecimal text string.
func utf16Hex(text string) string {
	var b strings.Builder
	b.WriteString("FEFF")
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

func rgb(c typeset.Colour) (r, g, b int) { return int(c.R), int(c.G), int(c.B) }

func (p *painter) rule(r typeset.Rule) {
	p.pdf.SetDrawColor(rgb(r.Colour))
	p.pdf.SetLineWidth(r.Width.Points())
	if r.Dash > 0 {
		p.pdf.SetDashPattern([]float64{r.Dash.Points(), r.Dash.Points()}, 0)
	}
	p.pdf.Line(r.X1.Points(), r.Y1.Points(), r.X2.Points(), r.Y2.Points())
	if r.Dash > 0 {
		p.pdf.SetDashPattern(nil, 0)
	}
}

func (p *painter) shape(s typeset.Shape) {
	style := ""
	if s.Fill != nil {
		p.pdf.SetFillColor(rgb(*s.Fill))
		style = "F"
		if s.EvenOdd {
			style = "F*"
		}
	}
	if s.Stroke != nil {
		p.pdf.SetDrawColor(rgb(*s.Stroke))
		p.pdf.SetLineWidth(s.Width.Points())
		switch style {
		case "F":
			style = "DF"
		case "F*":
			style = "DF*"
		default:
			style = "D"
		}
	}
	for _, seg := range s.Path {
		a, b, c := seg.P[0], seg.P[1], seg.P[2]
		switch seg.Op {
		case 'M':
			p.pdf.MoveTo(a.X.Points(), a.Y.Points())
		case 'L':
			p.pdf.LineTo(a.X.Points(), a.Y.Points())
		case 'C':
			p.pdf.CurveBezierCubicTo(a.X.Points(), a.Y.Points(), b.X.Points(), b.Y.Points(), c.X.Points(), c.Y.Points())
		case 'Z':
			p.pdf.ClosePath()
		}
	}
	p.pdf.DrawPath(style)
}

func (p *painter) picture(m typeset.Placed) {
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	name, ok := p.pictures[m.Picture]
	if !ok {
		name = fmt.Sprintf("picture%02d", len(p.pictures))
		p.pictures[m.Picture] = name
		p.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(m.Picture.PNG))
	}
	p.pdf.ImageOptions(name, m.X.Points(), m.Y.Points(), m.W.Points(), m.H.Points(), false, options, 0, "")
}
