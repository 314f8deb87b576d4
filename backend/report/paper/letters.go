package paper

import (
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// Person is the worker whom a letter or form is about, as known to the office.
type Person struct{ Name, Number, Community, Grid string }

// TrainingNotice is the notice of training off the job (脱岗培训通知书), 三.4.
type TrainingNotice struct {
	Person   Person
	Period   string // 2026年10月
	Score    string
	Stars    int
	From, To domain.Date // zero: to be filled in by hand
	Place    string
	Issuer   string
	Settings Settings
	Issued   domain.Date
}

// Compose lays the notice out.
func (d TrainingNotice) Compose() (*typeset.Document, error) {
	p, err := newPress(d.Settings)
	if err != nil {
		return nil, err
	}
	issuer := d.Settings.issuer(d.Issuer)
	sign, err := newSignature(p, issuer, d.Issued)
	if err != nil {
		return nil, err
	}
	doc := &typeset.Document{Title: "脱岗培训通知书", Author: issuer, Date: d.Issued}
	f := typeset.NewFlow(p.Setter, doc, typeset.GB9704, nil)
	p.title(f, "脱岗培训通知书", "")
	f.Para(typeset.Para{Spans: []typeset.Span{span(styleBody, d.Person.Name+"同志：")}, Lead: typeset.BodyLead, Align: typeset.Justify})
	f.Para(body(span(styleBody, "你在"+d.Period+"社区网格员星级考核中得"+d.Score+"分，评定为"+report.StarName(d.Stars)+
		"，未达到“三星”等次，当月考核为不合格。根据"+report.StandardTitle+"第三部分第4项的规定，安排你参加脱岗培训。")))
	f.Para(body(span(styleHei, "培训时间："), span(styleBody, dayOrBlank(d.From)+"至"+dayOrBlank(d.To)+"。")))
	f.Para(body(span(styleHei, "培训地点："), span(styleBody, textOrBlank(d.Place)+"。")))
	f.Para(body(span(styleBody, "请按时参加。培训结束后进行培训考核。对本月考核结果有异议的，可在公示期内提出申诉。")))
	f.Block(sign.height(), sign.draw)
	p.slip(f, "送达回执", "本人已收到《脱岗培训通知书》。", "收到人签字：")
	return p.done(doc)
}

func dayOrBlank(d domain.Date) string {
	if d == 0 {
		return "　　年　　月　　日"
	}
	return d.Chinese()
}

func textOrBlank(s string) string {
	if s == "" {
		return blank + blank
	}
	return s
}

// slip sets a part to be cut off below a dashed rule.
func (p *press) slip(f *typeset.Flow, title, text, signer string) {
	mm := typeset.Mm
	f.Block(mm(48), func(page *typeset.Page, x, y typeset.Len) {
		w := f.Frame.W
		page.Draw(typeset.Rule{X1: x, Y1: y + mm(4), X2: x + w, Y2: y + mm(4), Width: typeset.Pt(0.6), Dash: typeset.Pt(4)})
		head := styleHei
		typeset.DrawAligned(page, p.Line(span(head, title)), x, y+mm(7), w, typeset.BodyLead, typeset.Centre)
		typeset.DrawAligned(page, p.FitLine(styleBody, text, w-mm(11)), x+mm(11), y+mm(18), w, typeset.BodyLead, typeset.Left)
		typeset.DrawAligned(page, p.Line(span(styleBody, signer+blank+"　　　年　　月　　日")), x, y+mm(32), w, typeset.BodyLead, typeset.Right)
	})
}

// personRows are the first rows of forms of six columns.
func personRows(d Person) []typeset.Row {
	return []typeset.Row{
		{Cells: []typeset.Cell{label("姓名"), {Text: d.Name}, label("工号"), {Text: d.Number}, label("社区"), {Text: d.Community}}},
		{Cells: []typeset.Cell{label("网格"), {Text: d.Grid, Cols: 5, Align: typeset.Left}}},
	}
}

// form is a form of six columns under a title; rows are its fields.
func (p *press) form(title, author string, date domain.Date, rows []typeset.Row) (*typeset.Document, error) {
	s := p.sheet(title, author, date, upright)
	s.form(title, rows)
	return p.done(s.numbered())
}

func (s *sheet) form(title string, rows []typeset.Row) {
	s.title(title)
	t := grid(9, 22, 34, 18, 34, 20, 38)
	t.Rows = rows
	s.Table(t)
}

// field is a row of a form: its name, then a cell over the other columns.
func field(name string, h float64, c typeset.Cell) typeset.Row {
	c.Cols = 5
	return typeset.Row{H: typeset.Mm(h), Cells: []typeset.Cell{label(name), c}}
}

// TrainingReview is the record of a training (培训考核表).
type TrainingReview struct {
	Person   Person
	Period   string
	From, To domain.Date
	Settings Settings
	Date     domain.Date
}

// Compose lays the record out.
func (d TrainingReview) Compose() (*typeset.Document, error) {
	p, err := newPress(d.Settings)
	if err != nil {
		return nil, err
	}
	rows := append(personRows(d.Person),
		field("考核月份", 9, prose(d.Period, 5)),
		field("培训时间", 9, prose(dayOrBlank(d.From)+"至"+dayOrBlank(d.To), 5)),
		field("培训内容", 44, p.signing("□岗位职责规范　□走访巡查　□信息采集　□社情民意报送　□矛盾排查化解　□代办服务　□保密纪律　□其他：", "")),
		field("出勤情况", 18, typeset.Cell{}),
		field("培训小结", 42, p.signing("", "本人"+signDate)),
		field("考核方式\n和成绩", 24, p.signing("□笔试　□实操　□现场答问　　成绩：", "")),
		field("考核结论", 24, p.signing("□合格，返岗　　□不合格", "考核人"+signDate)),
		field("社区意见", 28, p.signing("", sealDate)),
	)
	return p.form("网格员脱岗培训考核表", d.Person.Community, d.Date, rows)
}

// Interview is the record of a talk (约谈记录).
type Interview struct {
	Person   Person
	Period   string
	Result   string // 69.99分，二星
	Reasons  string // what the talk is about
	Settings Settings
	Date     domain.Date
}

// Compose lays the record out.
func (d Interview) Compose() (*typeset.Document, error) {
	p, err := newPress(d.Settings)
	if err != nil {
		return nil, err
	}
	rows := append(personRows(d.Person),
		typeset.Row{Cells: []typeset.Cell{label("考核月份"), {Text: d.Period}, label("结果"), {Text: d.Result, Cols: 3}}},
		typeset.Row{Cells: []typeset.Cell{label("约谈时间"), {Text: ""}, label("地点"), {}, label("约谈人"), {}}},
		field("约谈事由", 24, prose(d.Reasons, 5)),
		field("谈话内容", 62, typeset.Cell{}),
		field("本人说明", 48, typeset.Cell{}),
		field("整改措施\n和期限", 38, typeset.Cell{}),
		field("签字", 18, p.signing("约谈人：　　　　　　　　记录人：　　　　　　　　本人：", "　　　年　　月　　日")),
	)
	return p.form("网格员约谈记录", d.Person.Community, d.Date, rows)
}

// Dismissal is the proposal to the street office (拟辞退提请表), 三.4. It is a
// proposal and says so.
type Dismissal struct {
	Person      Person
	Reasons     []string // 连续两月考核不合格
	Months      []MonthOutcome
	LegalReview string // why a legal review comes first; "" for none
	Settings    Settings
	Date        domain.Date
}

// MonthOutcome is one published month on which a proposal rests.
type MonthOutcome struct{ Month, Score, Stars, Digest string }

// Compose lays the proposal out.
func (d Dismissal) Compose() (*typeset.Document, error) {
	p, err := newPress(d.Settings)
	if err != nil {
		return nil, err
	}
	rows := personRows(d.Person)
	rows = append(rows, field("提请理由", 12, prose(joinReasons(d.Reasons)+"（三.4）", 5)))
	rows = append(rows, typeset.Row{Cells: []typeset.Cell{label("依据月份"), label("月份"), label("得分"), label("星级"), wide(label("发布版本摘要"), 2)}})
	for _, m := range d.Months {
		rows = append(rows, typeset.Row{Cells: []typeset.Cell{{}, {Text: m.Month}, {Text: m.Score}, {Text: m.Stars}, {Text: grouped(m.Digest), Cols: 2}}})
	}
	review := "一年内没有病假、产假、工伤假记录。"
	if d.LegalReview != "" {
		review = d.LegalReview + "。须先经法制审核，审核前不作处理。"
	}
	rows = append(rows,
		field("法制审核", 26, p.signing(review, "审核人"+signDate)),
		field("本人意见", 30, p.signing("□已告知，无异议　□已告知，有异议：", "本人"+signDate)),
		field("社区意见", 34, p.signing("", sealDate)),
		field("派出所意见", 30, p.signing("", sealDate)),
		field("街道办事处\n审定意见", 38, p.signing("□同意辞退　□不同意，处理为：", sealDate)),
		field("说明", 12, prose("本表为提请，是否辞退由街道办事处审定；审定前不影响本人在岗和工资。", 5)),
	)
	return p.form("网格员拟辞退提请表", d.Person.Community, d.Date, rows)
}

func joinReasons(list []string) string {
	out := ""
	for i, r := range list {
		if i > 0 {
			out += "；"
		}
		out += r
	}
	return out
}

// Appeal is the form of an appeal (申诉表) with its reply slip.
type Appeal struct {
	Person   Person
	Period   string
	Result   string // 88.75分，四星，第5名
	Until    domain.Date
	Settings Settings
	Date     domain.Date
}

// Compose lays the form out.
func (d Appeal) Compose() (*typeset.Document, error) {
	p, err := newPress(d.Settings)
	if err != nil {
		return nil, err
	}
	const name = "网格员考核申诉表"
	s := p.sheet(name, d.Person.Community, d.Date, upright)
	until := ""
	if d.Until != 0 {
		until = "公示期至" + d.Until.Chinese()
	}
	s.title(name, d.Period, until)
	t := grid(9, 22, 34, 18, 34, 20, 38)
	t.Rows = append(personRows(d.Person),
		field("公示结果", 9, prose(d.Result, 5)),
		field("申诉事项", 18, p.signing("□得分　□名次　□星级　□不参评　□抽查扣分　□其他：", "")),
		field("事实和理由", 62, p.signing("", "申诉人"+signDate)),
		field("所附材料", 16, typeset.Cell{}),
		field("受理意见", 22, p.signing("□受理　□不受理，理由：", "受理人"+signDate)),
		field("核实情况\n和处理", 36, p.signing("□维持　□更正为：", sealDate)))
	s.Table(t)
	mm := typeset.Mm
	s.Space(mm(5))
	s.Block(mm(36), func(page *typeset.Page, x, y typeset.Len) {
		w := s.Frame.W
		page.Draw(typeset.Rule{X1: x, Y1: y, X2: x + w, Y2: y, Width: typeset.Pt(0.6), Dash: typeset.Pt(4)})
		typeset.DrawAligned(page, p.Line(span(sheetHead, "申诉回执")), x, y+mm(3), w, mm(8), typeset.Centre)
		text := parts(d.Person.Name+"同志：", "你对"+d.Period+"考核结果的申诉已于　　　　年　　月　　日收到，将在核实后书面答复。")
		typeset.DrawAligned(page, p.FitLine(sheetInfo, text, w), x, y+mm(13), w, mm(8), typeset.Left)
		typeset.DrawAligned(page, p.Line(span(sheetInfo, "受理单位（盖章）：　　　　　　　　　　　经办人："+blank)), x, y+mm(24), w, mm(8), typeset.Left)
	})
	return p.done(s.numbered())
}

// AwardApprovals are the recommendations for the top ten (十佳推荐审批表), 三.3,
// one a page.
type AwardApprovals struct {
	Winners  []report.Winner
	From, To string // months of the period, as people read them
	Settings Settings
	Date     domain.Date
}

// Compose lays the recommendations out.
func (d AwardApprovals) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "十佳推荐审批表", len(d.Winners))
	if err != nil {
		return nil, err
	}
	name := p.settings.Honour + "推荐审批表"
	s := p.sheet(name, d.Winners[0].UnitName, d.Date, upright)
	for i, w := range d.Winners {
		if i > 0 {
			s.part()
		}
		rank := "第" + strconv.Itoa(w.Rank) + "名"
		if w.Tie {
			rank += "（同名次，待审定）"
		}
		s.form(name, append(personRows(Person{Name: w.Name, Number: w.Worker, Community: w.UnitName}),
			typeset.Row{Cells: []typeset.Cell{label("评选期间"), {Text: d.From + "至" + d.To, Cols: 3}, label("名次"), {Text: rank}}},
			typeset.Row{Cells: []typeset.Cell{label("参评月数"), {Text: strconv.Itoa(w.Months)}, label("平均分"), {Text: w.Mean}, label("五星月数"), {Text: strconv.Itoa(w.FiveStar)}}},
			field("主要事迹", 66, typeset.Cell{}),
			field("社区意见", 30, p.signing("", sealDate)),
			field("派出所意见", 30, p.signing("", sealDate)),
			field("街道办事处\n意见", 30, p.signing("", sealDate)),
			field("区综治办\n审批意见", 32, p.signing("", sealDate)),
		))
	}
	return p.done(s.numbered())
}
