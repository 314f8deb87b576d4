package paper

import (
	"fmt"
	"io"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/pdf"
	"gridstar/backend/report/paper/typeset"
)

// Failures that a user is told about.
const (
	CodeNoGlyph domain.Code = "paper_no_glyph" // character, code point, where it stands
	CodeEmpty   domain.Code = "paper_empty"    // document
	CodeSetting domain.Code = "paper_setting"  // setting, value
)

// A Paper is a document that can be laid out.
type Paper interface {
	Compose() (*typeset.Document, error)
}

// Print writes p as PDF. Same document, same bytes.
func Print(w io.Writer, p Paper) error {
	d, err := p.Compose()
	if err != nil {
		return err
	}
	return pdf.Write(w, d)
}

// press is what a document is composed with: the faces and the settings.
type press struct {
	*typeset.Setter
	settings Settings
}

func newPress(s Settings) (*press, error) {
	s = s.WithDefaults()
	if err := s.words(); err != nil {
		return nil, err
	}
	faces := face.Carried()
	for role, file := range s.Faces {
		r, ok := face.RoleOf(role)
		if !ok {
			return nil, domain.Fail(CodeSetting, "字体", role)
		}
		var err error
		if faces, err = faces.With(r, file); err != nil {
			return nil, err
		}
	}
	return &press{Setter: typeset.NewSetter(faces), settings: s}, nil
}

// pressFor is a press for a document made of n things: none is an error.
func pressFor(s Settings, document string, n int) (*press, error) {
	p, err := newPress(s)
	if err == nil && n == 0 {
		return nil, domain.Fail(CodeEmpty, document)
	}
	return p, err
}

// done returns d unless a character in it can't be set: an empty box is worse
// than a refusal that names it.
func (p *press) done(d *typeset.Document) (*typeset.Document, error) {
	if r, where, ok := p.Missing(); ok {
		return nil, domain.Fail(CodeNoGlyph, string(r), fmt.Sprintf("U+%04X", r), where)
	}
	return d, nil
}

// Styles of GB/T 9704-2012.
var (
	styleTitle = typeset.Style{Role: face.Title, Size: typeset.SizeEr}
	styleBody  = typeset.Style{Role: face.Fang, Size: typeset.SizeSan, Space: typeset.BodySpace}
	styleHei   = typeset.Style{Role: face.Hei, Size: typeset.SizeSan, Space: typeset.BodySpace}
	styleNote  = typeset.Style{Role: face.Song, Size: typeset.SizeXiaoWu}
)

func span(st typeset.Style, text string) typeset.Span { return typeset.Span{Style: st, Text: text} }

// body is a paragraph of body text, two characters in.
func body(spans ...typeset.Span) typeset.Para { return bodyIn(typeset.BodyLead, spans...) }

// bodyIn is body in lines of another pitch.
func bodyIn(lead typeset.Len, spans ...typeset.Span) typeset.Para {
	return typeset.Para{Spans: spans, Align: typeset.Justify, Indent: 2 * (typeset.SizeSan + typeset.BodySpace), Lead: lead}
}
