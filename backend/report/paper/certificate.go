package paper

import (
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

// Certificates are the certificates of honour (荣誉证书), one a page, A4 across.
type Certificates struct {
	Awarded  []Awarded
	Year     int
	Issuer   string // used where the settings name none
	Settings Settings
}

// Awarded is one winner with the number that the register gave.
type Awarded struct {
	Name   string
	Unit   string // named in the register, not on the certificate
	Number int
	Issued domain.Date
}

var (
	certificateTitle = typeset.Style{Role: face.Title, Size: typeset.Pt(48), Space: typeset.Pt(20), Colour: typeset.Red}
	certificateName  = typeset.Style{Role: face.Kai, Size: typeset.Pt(36)}
	certificateText  = typeset.Style{Role: face.Kai, Size: typeset.Pt(23), Space: typeset.Pt(0.6)}
	certificateSign  = typeset.Style{Role: face.Kai, Size: typeset.Pt(19)}
	certificateSmall = typeset.Style{Role: face.Fang, Size: typeset.Pt(13)}
)

// Compose lays the certificates out.
func (c Certificates) Compose() (*typeset.Document, error) {
	p, err := pressFor(c.Settings, "荣誉证书", len(c.Awarded))
	if err != nil {
		return nil, err
	}
	seal, err := picture(c.Settings.Seal)
	if err != nil {
		return nil, err
	}
	emblem, err := picture(c.Settings.Emblem)
	if err != nil {
		return nil, err
	}
	issuer := c.Settings.issuer(c.Issuer)
	d := &typeset.Document{Title: p.settings.Honour + "荣誉证书", Author: issuer, Subject: strconv.Itoa(c.Year) + "年度", Date: c.Awarded[0].Issued}
	head, feet := p.certificateHead(emblem), map[domain.Date]*typeset.Plate{}
	comrade := p.Line(span(certificateText, "同志："))
	for _, a := range c.Awarded {
		page := &typeset.Page{W: typeset.Mm(297), H: typeset.Mm(210)}
		page.Draw(head)
		p.awarded(page, a.Name, comrade)
		if feet[a.Issued] == nil {
			feet[a.Issued] = p.certificateFoot(c.Year, issuer, a.Issued, seal)
		}
		page.Draw(feet[a.Issued])
		number := p.FitLine(certificateSmall, "编号："+p.settings.Number(c.Year, a.Number), typeset.Mm(85))
		number.Draw(page, typeset.Mm(certLeft), typeset.Mm(177), 0)
		d.Pages = append(d.Pages, page)
	}
	return p.done(d)
}

const (
	certLeft = 46  // mm
	certText = 205 // mm wide
)

// certificateHead is what stands above the name: the frame, the emblem, the title.
func (p *press) certificateHead(emblem *typeset.Picture) *typeset.Plate {
	plate := certificatePlate(emblem)
	scratch := &typeset.Page{W: typeset.Mm(297)}
	title := p.Line(span(certificateTitle, "荣誉证书"))
	title.DrawSpaced(scratch, (scratch.W-title.Width)/2, typeset.Mm(78))
	plate.Marks = append(plate.Marks, scratch.Marks...)
	return plate
}

// awarded sets the name, large, before 同志.
func (p *press) awarded(page *typeset.Page, name string, comrade typeset.Line) {
	mm := typeset.Mm
	l := p.FitLine(certificateName, name, mm(certText)-comrade.Width-mm(4))
	l.Draw(page, mm(certLeft), mm(101), 0)
	comrade.Draw(page, mm(certLeft)+l.Width+mm(3), mm(101), 0)
}

// certificateFoot is what stands below the name: the wording, the office, the
// date and the seal. Long wording is set smaller.
func (p *press) certificateFoot(year int, issuer string, issued domain.Date, seal *typeset.Picture) *typeset.Plate {
	mm := typeset.Mm
	page := &typeset.Page{}
	left, w := mm(certLeft), mm(certText)
	text := strings.NewReplacer("{年}", strconv.Itoa(year), "{称号}", p.settings.Honour).Replace(p.settings.CertificateText)
	lead := mm(14.5)
	style, indent := certificateText, 2*(certificateText.Size+certificateText.Space)
	lines := p.Break(w, indent, span(style, text))
	for len(lines) > 3 && style.Size > typeset.Pt(14) {
		style.Size -= typeset.Pt(1)
		indent = 2 * (style.Size + style.Space)
		lead = style.Size * 17 / 10
		lines = p.Break(w, indent, span(style, text))
	}
	y := mm(108)
	for i, l := range lines {
		x, room := left, w
		if i == 0 {
			x, room = left+indent, w-indent
		}
		typeset.DrawAligned(page, l, x, y, room, lead, typeset.Justify)
		y += lead
	}
	date := p.Line(span(certificateSign, issued.Chinese()))
	unit := p.FitLine(certificateSign, issuer, mm(110))
	mid := min(left+w-mm(30), left+w-max(unit.Width, date.Width)/2)
	if seal != nil {
		page.Draw(seal.In(mid-mm(21), mm(157), mm(42), mm(42)))
	}
	unit.Draw(page, mid-unit.Width/2, mm(166), 0)
	date.Draw(page, mid-date.Width/2, mm(177), 0)
	return &typeset.Plate{Marks: page.Marks}
}
