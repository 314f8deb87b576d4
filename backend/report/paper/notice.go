package paper

import (
	"fmt"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// State is where a month stands on its way to being in force.
type State uint8

const (
	Draft       State = iota // watermark 草稿
	InPublicity              // watermark 公示期内
	InForce                  // no watermark
)

func (s State) watermark() string {
	switch s {
	case Draft:
		return "草稿"
	case InPublicity:
		return "公示期内"
	}
	return ""
}

// Publication is the published version that a paper shows; the zero value is a draft.
type Publication struct {
	State      State
	Version    int         // 1, 2...
	From, To   domain.Date // first and last day of publicity
	Digest     string      // of the published version
	AuditHead  string      // of the audit trail
	Correction *Correction // of a later version
}

// Correction says what a later version changes in the one before.
type Correction struct {
	Reason      string
	Of          domain.Date // when the version before was published
	Changes     []Change
	Communities []string // of a notice above them: those that were corrected
}

// Change is one worker's difference between two versions.
type Change struct{ Name, Grid, Before, After string }

// Notice is the ranking notice (考核结果公示), A4 after GB/T 9704-2012. It shows
// no pay, no proposal of dismissal and no worker's number.
type Notice struct {
	Month       report.Month
	Settings    Settings
	Publication Publication
	Issued      domain.Date // date under the signatures
	Cutoff      domain.Date // what was recorded later is not in it, where that is before the month's end
	InPlace     []string    // workers whom the street confirmed in the officer's place
}

// Compose lays the notice out. Rows of the table move closer where that saves a
// page, and then the lines, so that the signatures and seals need no page of their
// own (GB/T 9704-2012, 7.3.5.4).
func (n Notice) Compose() (*typeset.Document, error) {
	p, err := pressFor(n.Settings, "考核结果公示", len(n.Month.Workers))
	if err != nil {
		return nil, err
	}
	sign, err := newSignature(p, n.issuer(), n.Issued)
	if err != nil {
		return nil, err
	}
	heights := []float64{8, 7.2, 6.4, 5.6}
	if len(n.Month.Workers) > 100 {
		heights = heights[2:3]
	}
	d := tightest(func(rowH typeset.Len) *typeset.Document { return n.layOut(p, sign, rowH, typeset.BodyLead) }, heights...)
	for _, lead := range closer {
		if len(d.Pages) != 2 {
			break
		}
		if one := n.layOut(p, sign, typeset.Mm(heights[len(heights)-1]), lead); len(one.Pages) < 2 {
			d = one
		}
	}
	return p.done(d)
}

// closer is how close the lines of 16 pt type may move.
var closer = []typeset.Len{typeset.Pt(27.5), typeset.Pt(26), typeset.Pt(25)}

func (n Notice) layOut(p *press, sign *signature, rowH, lead typeset.Len) *typeset.Document {
	sign = sign.set(lead)
	body := func(spans ...typeset.Span) typeset.Para { return bodyIn(lead, spans...) }
	unit, rest := n.title()
	d := &typeset.Document{Title: unit + rest, Author: n.issuer(), Subject: "网格员星级考核", Date: n.Issued}
	f := typeset.NewFlow(p.Setter, d, typeset.GB9704, func(page *typeset.Page) {
		p.Watermark(page, n.Publication.State.watermark())
	})
	p.title(f, unit, rest)
	f.Para(body(span(styleBody, n.basis())))
	n.correction(f, lead)
	f.Space(typeset.Mm(1.5))
	form := noticeRanking
	if n.Month.UnitLevel != "社区" {
		form = noticeRankingWide
	}
	if t := n.ranked(form, rowH); t != nil {
		f.Table(t)
	} else {
		f.Para(body(span(styleBody, nobody)))
	}
	f.Space(typeset.Mm(1.2))
	f.Para(typeset.Para{Lead: typeset.Pt(13), Align: typeset.Justify, Spans: []typeset.Span{span(styleNote, legend)}})
	f.Space(typeset.Mm(1.5))
	if text := n.absent(); text != "" {
		f.Para(body(span(styleHei, "不参评人员。"), span(styleBody, text)))
	}
	f.ParaThen(body(span(styleHei, "公示期限和申诉。"), span(styleBody, n.publicity()+n.appeal())), 2*lead+sign.height())
	f.Block(sign.height(), sign.draw)
	f.PageNumbers()
	f.Stamp(n.stamp())
	return d
}

const nobody = "本月没有参评的网格员。"

// legend explains the table in small type.
const legend = "注：“—”为本月无此项工作；可防性案件发案率为每千户发案件数；得分为各项指标得分加减分后减扣分。"

func (n Notice) issuer() string { return n.Settings.issuer(n.Month.UnitName) }

// title is ××社区网格员 and 2026年10月星级考核结果公示.
func (n Notice) title() (unit, rest string) {
	unit = n.Month.UnitName + "社区网格员"
	if strings.HasSuffix(n.Month.UnitName, "社区") {
		unit = n.Month.UnitName + "网格员"
	}
	rest = monthOf(n.Month).Chinese() + "星级考核结果公示"
	if n.Publication.Correction != nil {
		rest += "（更正）"
	}
	return unit, rest
}

func monthOf(m report.Month) domain.Month {
	month, err := domain.ParseMonth(m.Month)
	if err != nil {
		return 0
	}
	return month
}

func (n Notice) basis() string {
	month := monthOf(n.Month)
	return "根据" + report.StandardTitle + "第三部分“管理考核规范”的规定，现将" + n.Month.UnitName +
		"网格员" + month.Chinese() + "星级考核结果公示如下。" + n.period()
}

func (n Notice) period() string {
	month := monthOf(n.Month)
	asOf, err := domain.ParseDate(n.Month.AsOf)
	if err != nil {
		asOf = month.Last()
	}
	cutoff := asOf
	if month.First() <= n.Cutoff && n.Cutoff < asOf {
		cutoff = n.Cutoff
	}
	return "考核期间为" + month.First().Chinese() + "至" + asOf.Chinese() + "，数据截至" + cutoff.Chinese() + "。"
}

// correction says what a later version changes, and why.
func (n Notice) correction(f *typeset.Flow, lead typeset.Len) {
	c := n.Publication.Correction
	if c == nil {
		return
	}
	f.Para(bodyIn(lead, span(styleHei, "更正说明。"), span(styleBody, n.supersedes())))
	if len(c.Changes) == 0 {
		return
	}
	mm := typeset.Mm
	t := &typeset.Table{
		Columns: []typeset.Column{{Width: mm(36), Align: typeset.Centre}, {Width: mm(26), Align: typeset.Centre},
			{Width: mm(47), Align: typeset.Centre}, {Width: mm(47), Align: typeset.Centre}},
		Head:   [][]typeset.Head{{{Text: "网格"}, {Text: "姓名"}, {Text: "更正前"}, {Text: "更正后"}}},
		HeadSt: tableHead, Style: tableBody, HeadH: []typeset.Len{mm(7)}, RowH: mm(7.2), Least: typeset.Pt(6.5),
	}
	for _, ch := range c.Changes {
		t.Rows = append(t.Rows, texts(ch.Grid, ch.Name, ch.Before, ch.After))
	}
	f.Table(t)
	f.Space(mm(3))
}

// absent names those who are not assessed, each with a plain reason.
func (n Notice) absent() string {
	var parts []string
	for i := range n.Month.Workers {
		if w := &n.Month.Workers[i]; !w.Assessed {
			grid := gridNames(w)
			if n.Month.UnitLevel != "社区" {
				grid = w.UnitName + grid
			}
			parts = append(parts, fmt.Sprintf("%s（%s，%s）", w.Name, grid, w.ReasonText))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "、") + "。"
}

// supersedes says which version this one takes the place of, and why.
func (n Notice) supersedes() string {
	c := n.Publication.Correction
	if len(c.Communities) > 0 {
		return "本公示中，" + strings.Join(c.Communities, "、") + "的结果经过更正，代替以前的公示。更正原因：" + c.Reason + "。"
	}
	text := "本公示为第" + strconv.Itoa(n.Publication.Version) + "版，代替"
	if c.Of != 0 {
		text += c.Of.Chinese() + "发布的"
	}
	return text + "上一版。更正原因：" + strings.TrimRight(c.Reason, "。") + "。"
}

func (n Notice) publicity() string {
	pub := n.Publication
	if pub.State == Draft || pub.From == 0 || pub.To == 0 {
		return fmt.Sprintf("公示期为发布之日起%d个工作日。", n.Settings.WithDefaults().PublicityDays)
	}
	text := fmt.Sprintf("公示期为%s至%s，共%d个工作日。", pub.From.Chinese(), pub.To.Chinese(), n.Settings.WithDefaults().PublicityDays)
	if len(n.InPlace) > 0 {
		who := strings.Join(n.InPlace, "、") + "的"
		if len(n.InPlace) == len(n.assessed()) {
			who = "以上"
		}
		text += who + "结果由街道代社区民警签字确认。"
	}
	return text
}

func (n Notice) appeal() string {
	place := n.Settings.AppealPlace
	if place == "" {
		place = n.issuer()
	}
	phone := n.Settings.Phone
	if phone == "" {
		phone = blank
	}
	return "对本人考核结果有异议的，可在公示期内向" + place + "书面申诉，受理单位核实后书面答复。监督电话：" + phone + "。"
}

// stamp ties the paper to the published version and the audit trail.
func (n Notice) stamp() string {
	pub := n.Publication
	if pub.State == Draft {
		return ""
	}
	text := fmt.Sprintf("第%d版", max(pub.Version, 1))
	if pub.Digest != "" {
		text += "　摘要 " + grouped(pub.Digest)
	}
	if pub.AuditHead != "" {
		text += "　审计 " + grouped(pub.AuditHead)
	}
	return text
}

// grouped shows the first 16 hexadecimal digits in fours.
func grouped(digest string) string {
	digest = strings.ToUpper(digest)
	if len(digest) > 16 {
		digest = digest[:16]
	}
	var parts []string
	for len(digest) > 4 {
		parts = append(parts, digest[:4])
		digest = digest[4:]
	}
	return strings.Join(append(parts, digest), " ")
}
