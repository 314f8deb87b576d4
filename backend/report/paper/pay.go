package paper

import (
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// PaySheet is the pay sheet (绩效工资发放表), A4 across.
type PaySheet struct {
	Sheet    report.PaySheet
	Settings Settings
	Street   string      // whose 综治办 and 财政所 seal; empty: 街道
	Date     domain.Date // of making
}

// Compose lays the pay sheet out.
func (d PaySheet) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "绩效工资发放表", len(d.Sheet.Rows))
	if err != nil {
		return nil, err
	}
	title := d.Sheet.UnitName + "网格员" + d.Sheet.Period + "绩效工资发放表"
	street := d.Street
	if street == "" {
		street = "街道"
	}
	return p.done(tightest(func(rowH typeset.Len) *typeset.Document {
		s := p.sheet(title, d.Sheet.UnitName, d.Date, across)
		s.title(title, "单位："+d.Sheet.UnitName, "金额单位：元")
		t := d.table()
		t.RowH, t.Keep, t.Follow = rowH, 5, typeset.Mm(14)+signHeight+sealHeight
		s.Table(t)
		s.Space(typeset.Mm(2))
		if len(d.Sheet.NoWage) > 0 {
			s.text("没有登记月工资、未列入本表的：" + strings.Join(d.Sheet.NoWage, "、") + "。")
		}
		s.text("说明：基数＝月工资×绩效比例；应发＝基数×在岗折算；扣减、奖励按星级计算；实发＝应发－扣减＋奖励。依据：" + report.StandardTitle + "三.4。")
		s.Need(signHeight + sealHeight)
		s.signatures("制表", "复核", "审批")
		s.seals(sealHeight, street+"综治办", street+"财政所")
		return s.numbered()
	}, 8.2, 7.4, 6.6, 6.2))
}

// sealHeight is the room for a seal and its name.
var sealHeight = typeset.Mm(26)

func (d PaySheet) table() *typeset.Table {
	t := headed(grid(8.2, 10, 38, 22, 20, 14, 20, 18, 20, 14, 20, 19, 21, 25), 9,
		"序号", "网格", "姓名", "月工资", "绩效\n比例", "基数", "在岗\n折算", "应发", "星级", "扣减", "奖励", "实发", "本人签字")
	for _, i := range []int{3, 5, 7, 9, 10, 11} {
		t.Columns[i].Align = typeset.Figures
	}
	communities := map[string]bool{}
	for _, r := range d.Sheet.Rows {
		communities[r.UnitName] = true
	}
	for i, r := range d.Sheet.Rows {
		grid := r.Grids
		if len(communities) == 1 {
			grid = withoutPrefix(grid, r.UnitName)
		}
		t.Rows = append(t.Rows, texts(strconv.Itoa(i+1), grid, r.Name, r.Wage, r.Share, r.Standard, r.Earned, r.Due, r.Rating, r.Withheld, r.Reward, r.Net, ""))
	}
	t.Rows = append(t.Rows,
		typeset.Row{Cells: []typeset.Cell{wide(label("合　计"), 7), {Text: d.Sheet.Due}, {}, {Text: d.Sheet.Withheld}, {Text: d.Sheet.Reward}, {Text: d.Sheet.Net}, {}}},
		typeset.Row{Cells: []typeset.Cell{wide(label("实发合计（大写）"), 3), {Text: "人民币" + d.Sheet.NetWords, Cols: 10, Align: typeset.Left, Grow: true}}})
	return t
}
