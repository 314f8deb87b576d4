package paper

import (
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper/typeset"
)

// QuarterReport is the report of a quarter's assessment of units (三.1).
type QuarterReport struct {
	Quarter  report.Quarter
	UnitName string
	Settings Settings
	Issuer   string
	Issued   domain.Date
}

// Compose lays the report out: a table a level of units, each ranked among
// those with its parent.
func (d QuarterReport) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "季度考核情况", len(d.Quarter.Units))
	if err != nil {
		return nil, err
	}
	q, err := domain.ParseQuarter(d.Quarter.Quarter)
	if err != nil {
		return nil, err
	}
	title := d.UnitName + quarterName(q) + "网格化管理考核情况"
	s := p.sheet(title, d.UnitName, d.Issued, upright)
	s.title(title, "依据：三.1", "得分为各月单位得分的平均数")
	months := q.Months()
	var partial []string // units with a month missing
	for i := 0; i < len(d.Quarter.Units); {
		level := d.Quarter.Units[i].Level
		s.heading(level, typeset.Mm(26))
		t := headed(grid(7.5, 14, 34, 44, 19, 19, 19, 17), 8, "名次", "上级", "单位", monthName(months[0]), monthName(months[1]), monthName(months[2]), "季度得分")
		for k := 3; k <= 6; k++ {
			t.Columns[k].Align = typeset.Figures
		}
		for ; i < len(d.Quarter.Units) && d.Quarter.Units[i].Level == level; i++ {
			u := d.Quarter.Units[i]
			row := texts(none, dash(u.Above), u.Name)
			if u.Rank != nil {
				row.Cells[0].Text = strconv.Itoa(*u.Rank)
			}
			for _, m := range u.Months {
				row.Cells = append(row.Cells, typeset.Cell{Text: or(m.Score)})
			}
			row.Cells = append(row.Cells, typeset.Cell{Text: or(u.Score)})
			if u.Partial && u.Score != nil {
				partial = append(partial, u.Name)
			}
			t.Rows = append(t.Rows, row)
		}
		s.Table(t)
		s.Space(typeset.Mm(3))
	}
	if len(partial) > 0 {
		s.text("缺月份的：" + strings.Join(partial, "、") + "，季度得分按有得分的月份平均。")
	}
	s.Space(typeset.Mm(3))
	issuer := d.Settings.issuer(d.Issuer)
	s.seals(sealHeight, issuer)
	return p.done(s.numbered())
}

func monthName(m domain.Month) string {
	_, month := m.YearMonth()
	return strconv.Itoa(month) + "月"
}

func quarterName(q domain.Quarter) string {
	year, month := q.Months()[0].YearMonth()
	return strconv.Itoa(year) + "年第" + string([]rune("一二三四")[(month-1)/3]) + "季度"
}
