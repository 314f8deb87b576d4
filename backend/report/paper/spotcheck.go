package paper

import (
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/typeset"
)

// SpotCheckForms are forms of spot checks (抽查表), one a page, for the draw of
// one sample (三.1).
type SpotCheckForms struct {
	Unit     string // that checks
	Level    string // 市, 区, 街道, 社区
	Date     domain.Date
	Seed     string // of the draw
	Frame    string // what was drawn from: 檀溪社区2026年10月入户走访312条
	Drawn    int
	Objects  []CheckObject
	Settings Settings
}

// CheckObject is one thing to check.
type CheckObject struct {
	No         string // of the spot check
	Community  string
	Grid       string
	Worker     string
	Ledger     string // 入户走访
	Record     string
	Address    string
	Registered string // what the record says
}

// Compose lays the forms out.
func (d SpotCheckForms) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "抽查表", len(d.Objects))
	if err != nil {
		return nil, err
	}
	const name = "社区网格化管理工作抽查表"
	s := p.sheet(name, d.Unit, d.Date, upright)
	for i, o := range d.Objects {
		if i > 0 {
			s.part()
		}
		s.title(name, "抽查单位："+d.Unit, "级别："+d.Level, "编号："+o.No)
		t := grid(8.5, 24, 34, 20, 32, 20, 36)
		t.Rows = []typeset.Row{
			{Cells: []typeset.Cell{label("抽查对象"), {Text: parts(o.Community, o.Grid)}, label("网格员"), {Text: o.Worker}, label("检查日期"), {}}},
			{Cells: []typeset.Cell{label("抽样范围"), prose(d.Frame, 3), label("随机种子"), {Text: d.Seed}}},
			{Cells: []typeset.Cell{label("样本"), {Text: strconv.Itoa(i+1) + " / " + strconv.Itoa(max(d.Drawn, len(d.Objects)))}, label("抽查方式"), wide(options("□顺查　□倒查　□电话　□台账"), 3)}},
			{Cells: []typeset.Cell{label("关联台账"), {Text: o.Ledger}, label("记录编号"), {Text: o.Record}, label("地址"), {Text: o.Address}}},
			{H: typeset.Mm(20), Cells: []typeset.Cell{label("登记内容"), wide(typeset.Cell{Text: o.Registered, Align: typeset.Left, Grow: true}, 5)}},
			{H: typeset.Mm(28), Cells: []typeset.Cell{label("核查发现"), wide(typeset.Cell{}, 5)}},
			{Cells: []typeset.Cell{label("近三月\n是否入户"), options("□是　□否　□说不清"), label("是否认识\n网格员"), options("□是　□否"), label("证件吊牌"), options("□佩戴　□未佩戴")}},
			{Cells: []typeset.Cell{label("满意度"), wide(options("□满意　□基本满意　□不满意"), 2), label("保密承诺\n是否宣传"), wide(options("□是　□否"), 2)}},
			{Cells: []typeset.Cell{label("结论"), wide(options("□属实　□有误　□虚假　□漏登　□未接通"), 3), label("扣分"), {}}},
			{H: typeset.Mm(13), Cells: []typeset.Cell{label("扣分依据"), wide(typeset.Cell{}, 5)}},
			{H: typeset.Mm(13), Cells: []typeset.Cell{label("整改要求"), wide(typeset.Cell{}, 3), label("整改期限"), options("　　月　　日前")}},
			{H: typeset.Mm(27), Cells: []typeset.Cell{label("网格员说明"), wide(p.signing("", "网格员"+signDate), 5)}},
			{H: typeset.Mm(16), Cells: []typeset.Cell{label("检查人"), wide(typeset.Cell{}, 2), label("检查人"), wide(typeset.Cell{}, 2)}},
			{H: typeset.Mm(24), Cells: []typeset.Cell{label("复查"), wide(p.signing("□已整改　□未整改：", "复查人"+signDate), 5)}},
		}
		s.Table(t)
		s.Space(typeset.Mm(2))
		s.text("检查人应为两人。不登记居民姓名、身份证号码和电话号码。")
	}
	return p.done(s.numbered())
}

func options(text string) typeset.Cell { return typeset.Cell{Text: text} }
