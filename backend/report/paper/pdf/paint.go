package pdf

import (
	"bytes"
	"fmt"
	"io"
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
	fonts, err := fontsOf(d)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	p := painter{fonts: map[*truetype.Face]*font{}, pictures: map[*typeset.Picture]string{}, plates: map[*typeset.Plate]string{}}
	for _, f := range fonts {
		p.fonts[f.face] = f
	}
	p.start(d, fonts)
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

type painter struct {
	pdf      *gofpdf.Fpdf
	fonts    map[*truetype.Face]*font
	pictures map[*typeset.Picture]string
	plates   map[*typeset.Plate]string // the operators that show each
	space    typeset.Len               // character spacing in force
}

// start sets all that makes the bytes depend on the document only.
func (p *painter) start(d *typeset.Document, fonts []*font) {
	first := d.Pages[0]
	p.pdf = gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: first.W.Points(), Ht: first.H.Points()},
	})
	y, m, day := d.Date.YMD()
	made := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
	p.pdf.SetCreationDate(made)
	p.pdf.SetModificationDate(made)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCompression(false) // finish compresses, with one compressor for all
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetTitle(d.Title, true)
	p.pdf.SetAuthor(d.Author, true)
	p.pdf.SetSubject(d.Subject, true)
	p.pdf.SetCreator("GridStar", false)
	p.pdf.SetProducer("GridStar", false)
	for _, f := range fonts {
		p.pdf.AddFontFromBytes(f.key, "", []byte(`{"Tp":"Core","Name":"`+f.key+`"}`), nil)
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

// plate keeps a plate's drawings and text once in the file, for all pages that
// show it; its pictures are placed on each.
func (p *painter) plate(plate *typeset.Plate, page *typeset.Page) {
	if p.space != 0 { // what is shown would inherit it
		p.pdf.RawWriteStr("0 Tc")
		p.space = 0
	}
	show, ok := p.plates[plate]
	if !ok {
		size := gofpdf.SizeType{Wd: page.W.Points(), Ht: page.H.Points()}
		t := p.pdf.CreateTemplateCustom(gofpdf.PointType{}, size, func(tpl *gofpdf.Tpl) {
			within := painter{pdf: &tpl.Fpdf, fonts: p.fonts}
			for _, m := range plate.Marks {
				if _, picture := m.(typeset.Placed); !picture {
					within.mark(m, page)
				}
			}
		})
		p.pdf.UseTemplate(t)
		p.plates[plate] = "q /TPL" + t.ID() + " Do Q"
	} else {
		p.pdf.RawWriteStr(show)
	}
	for _, m := range plate.Marks {
		if picture, ok := m.(typeset.Placed); ok {
			p.picture(picture)
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
	p.pdf.Text(x, y, f.encode(t.Text))
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
