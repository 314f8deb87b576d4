package paper

import (
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/typeset"
)

// Register is the register of certificates of a year (荣誉证书登记册).
type Register struct {
	Issuer   string
	Year     int
	Entries  []Awarded // by number
	Settings Settings
	Date     domain.Date
}

// Compose lays the register out.
func (d Register) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "荣誉证书登记册", len(d.Entries))
	if err != nil {
		return nil, err
	}
	issuer := d.Settings.issuer(d.Issuer)
	title := strconv.Itoa(d.Year) + "年荣誉证书登记册"
	s := p.sheet(title, issuer, d.Date, upright)
	s.title(title, issuer, "共"+strconv.Itoa(len(d.Entries))+"份")
	t := headed(grid(9, 46, 28, 34, 28, 30), 9, "证书编号", "姓名", "单位", "发证日期", "领取人签字")
	for _, e := range d.Entries {
		t.Rows = append(t.Rows, texts(p.settings.Number(d.Year, e.Number), e.Name, e.Unit, e.Issued.Chinese(), ""))
	}
	s.Table(t)
	return p.done(s.numbered())
}
