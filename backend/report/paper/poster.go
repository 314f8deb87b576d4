package paper

import (
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

// Poster is the notice on A3 across, to be read at two metres.
type Poster struct{ Notice Notice }

var (
	posterFrame = typeset.Frame{PageW: typeset.Mm(420), PageH: typeset.Mm(297), Left: typeset.Mm(20), Top: typeset.Mm(18), W: typeset.Mm(380), H: typeset.Mm(256)}
	posterTitle = typeset.Style{Role: face.Title, Size: typeset.Pt(46), Colour: typeset.Red}
	posterLine  = typeset.Style{Role: face.Kai, Size: typeset.Pt(20)}
	posterHei   = typeset.Style{Role: face.Hei, Size: typeset.Pt(17)}
	posterText  = typeset.Style{Role: face.Fang, Size: typeset.Pt(18)}
	white       = typeset.Colour{R: 255, G: 255, B: 255}
)

// Compose lays the poster out. Rows, and type with them, get smaller where that
// saves a page.
func (d Poster) Compose() (*typeset.Document, error) {
	n := d.Notice
	p, err := pressFor(n.Settings, "考核结果公示", len(n.Month.Workers))
	if err != nil {
		return nil, err
	}
	sign, err := newSignature(p, n.issuer(), n.Issued)
	if err != nil {
		return nil, err
	}
	return p.done(tightest(func(rowH typeset.Len) *typeset.Document { return n.poster(p, sign, rowH) }, 19, 16, 14.5, 13, 11.5, 10.2))
}

func (n Notice) poster(p *press, sign *signature, rowH typeset.Len) *typeset.Document {
	mm := typeset.Mm
	unit, rest := n.title()
	d := &typeset.Document{Title: unit + rest, Author: n.issuer(), Subject: "网格员星级考核", Date: n.Issued}
	f := typeset.NewFlow(p.Setter, d, posterFrame, func(page *typeset.Page) {
		p.Watermark(page, n.Publication.State.watermark())
		page.Draw(typeset.Frame4(mm(10), mm(10), page.W-mm(20), page.H-mm(20), typeset.Pt(3), typeset.Red),
			typeset.Frame4(mm(12), mm(12), page.W-mm(24), page.H-mm(24), typeset.Pt(0.8), typeset.Gold))
	})
	title := p.FitLine(posterTitle, unit+rest, f.Frame.W)
	f.Block(mm(25), func(page *typeset.Page, x, y typeset.Len) {
		typeset.DrawAligned(page, title, x, y, f.Frame.W, mm(23), typeset.Centre)
	})
	line := p.FitLine(posterLine, n.period(), f.Frame.W)
	f.Block(mm(12), func(page *typeset.Page, x, y typeset.Len) {
		typeset.DrawAligned(page, line, x, y, f.Frame.W, mm(9), typeset.Centre)
	})
	foot := n.posterFoot(p, sign)
	if t := n.ranked(posterRanking(n.Month.UnitLevel != "社区", rowH), rowH); t != nil {
		t.Outer, t.Inner, t.Follow = typeset.Pt(1.6), typeset.Pt(0.7), foot.h+mm(4)
		f.Table(t)
	} else {
		f.Para(typeset.Para{Spans: []typeset.Span{span(posterText, nobody)}, Lead: mm(12), Align: typeset.Centre})
	}
	f.Space(mm(4))
	f.Block(foot.h, foot.draw)
	for i, page := range d.Pages {
		if len(d.Pages) > 1 {
			l := p.Line(span(posterHei, number(i+1, len(d.Pages))))
			l.Draw(page, page.W-mm(20)-l.Width, page.H-mm(14), 0)
		}
		stamp := p.FitLine(typeset.Style{Role: face.Song, Size: typeset.Pt(9), Colour: typeset.Grey}, n.stamp(), mm(200))
		stamp.Draw(page, mm(20), page.H-mm(14.5), 0)
	}
	return d
}

// posterRanking scales type with the height of rows.
func posterRanking(wide bool, rowH typeset.Len) ranking {
	size := min(rowH*53/100, typeset.Pt(23))
	form := ranking{rank: 20, grid: 40, name: 42, rate: 31, cases: 36, plus: 28, minus: 25, score: 31, stars: 38,
		total: posterFrame.W,
		head:  typeset.Style{Role: face.Hei, Size: typeset.Pt(16), Colour: white}, text: typeset.Style{Role: face.Song, Size: size},
		headH: [2]float64{10, 21}, star: size * 35 / 100, starColour: typeset.Red, least: typeset.Pt(11), shade: &typeset.Red}
	if wide {
		form.community, form.grid, form.name, form.rate, form.cases = 41.5, 36, 42, 26.5, 30
		form.plus, form.minus, form.score, form.stars, form.rank = 22, 22, 26, 35, 18
	}
	return form
}

// footer is a block of known height.
type footer struct {
	h    typeset.Len
	draw func(page *typeset.Page, x, y typeset.Len)
}

// posterFoot holds what the notice says below its table, left, and the
// signatures, right.
func (n Notice) posterFoot(p *press, sign *signature) footer {
	mm := typeset.Mm
	const lead, width = 9.5, 232
	var lines []typeset.Line
	add := func(head, text string) {
		if text != "" {
			lines = append(lines, p.Break(mm(width), 0, span(posterHei, head), span(posterText, text))...)
		}
	}
	add("不参评人员　", n.absent())
	add("公示和申诉　", n.publicity()+n.appeal())
	if c := n.Publication.Correction; c != nil {
		add("更正说明　", n.supersedes())
	}
	h := max(mm(lead)*typeset.Len(len(lines)), mm(44))
	return footer{h, func(page *typeset.Page, x, y typeset.Len) {
		at := y
		for _, l := range lines {
			typeset.DrawAligned(page, l, x, at, mm(width), mm(lead), typeset.Justify)
			at += mm(lead)
		}
		sign.drawIn(page, x+mm(width+8), y, posterFrame.W-mm(width+8), posterText, mm(11))
	}}
}
