package paper

import (
	"gridstar/backend/domain"
	"gridstar/backend/report/paper/typeset"
)

// signature is the block of one or two offices with date and room for seals.
type signature struct {
	press  *press
	names  []string
	seals  []*typeset.Picture
	issued domain.Date
	lead   typeset.Len
}

const (
	sealSize  = 40 // mm: the seal of a village or residents' committee
	signLines = 5  // lines of the block
)

func newSignature(p *press, issuer string, issued domain.Date) (*signature, error) {
	s := &signature{press: p, names: []string{issuer}, issued: issued, lead: typeset.BodyLead}
	seal, err := picture(p.settings.Seal)
	if err != nil {
		return nil, err
	}
	s.seals = append(s.seals, seal)
	if p.settings.Police != "" {
		s.names = append(s.names, p.settings.Police)
		if seal, err = picture(p.settings.PoliceSeal); err != nil {
			return nil, err
		}
		s.seals = append(s.seals, seal)
	}
	return s, nil
}

// set is the block in lines of another pitch.
func (s *signature) set(lead typeset.Len) *signature {
	out := *s
	out.lead = lead
	return &out
}

func (s *signature) height() typeset.Len { return signLines * s.lead }

// draw sets the block in the measure of a notice.
func (s *signature) draw(p *typeset.Page, x, y typeset.Len) {
	s.drawIn(p, x, y, typeset.GB9704.W, styleBody, s.lead)
}

// drawIn sets the names on the third line and the date on the fourth. One office
// stands centred on the date, whose end is four characters in; two stand side
// by side, the date under the last (GB/T 9704-2012, 7.3.5). The pictures of
// seals lie under the words.
func (s *signature) drawIn(p *typeset.Page, x, y, w typeset.Len, st typeset.Style, lead typeset.Len) {
	text := s.issued.Chinese()
	if text == "" {
		text = "　　年　　月　　日"
	}
	date := s.press.Line(span(st, text))
	em := st.Size
	half := w / typeset.Len(len(s.names))
	top := y + 2*lead
	for i, name := range s.names {
		last := i == len(s.names)-1
		l := s.press.FitLine(st, name, half-em)
		mid := x + half*typeset.Len(i) + half/2
		if len(s.names) == 1 {
			mid = min(x+w-4*em-date.Width/2, x+w-l.Width/2)
		}
		if seal := s.seals[i]; seal != nil {
			size, cy := typeset.Mm(sealSize), top+lead/2
			if last {
				cy = top + lead
			}
			p.Draw(seal.In(mid-size/2, cy-size/2, size, size))
		}
		l.Draw(p, mid-l.Width/2, typeset.Baseline(top, lead, em), 0)
		if last {
			date.Draw(p, mid-date.Width/2, typeset.Baseline(top+lead, lead, em), 0)
		}
	}
}

// title sets a title of two parts: on one line where they fit, else each on
// its own, balanced, in 二号; one line stays free below.
func (p *press) title(f *typeset.Flow, unit, rest string) {
	lead := typeset.BodyLead * 12 / 10
	lines := []string{unit + rest}
	if p.Width(styleTitle, lines[0]) > f.Frame.W {
		lines = []string{unit, rest}
	}
	for _, l := range lines {
		set := p.FitLine(styleTitle, l, f.Frame.W)
		f.Block(lead, func(page *typeset.Page, x, y typeset.Len) {
			typeset.DrawAligned(page, set, x, y, f.Frame.W, lead, typeset.Centre)
		})
	}
	f.Space(typeset.BodyLead * 7 / 10)
}
