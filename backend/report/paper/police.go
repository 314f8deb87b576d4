package paper

import (
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/typeset"
)

// PoliceReport tells police stations what the bundled assessment says of their
// community officers (捆绑考核), 三.2.
type PoliceReport struct {
	UnitName string
	Period   string
	Stations []Station
	Settings Settings
	Issuer   string
	Issued   domain.Date
}

// Station is one police station with its officers.
type Station struct {
	Name     string
	Mean     string // of its officers, 2 decimals; "" for none
	Officers []Officer
}

// Officer is one officer with the communities held on the month's last day.
type Officer struct {
	Name, Number string
	Mean         string
	Communities  []CommunityScore
}

// CommunityScore is a community's unit score.
type CommunityScore struct{ Name, Score, Rank string }

// Compose lays the report out, one part a station.
func (d PoliceReport) Compose() (*typeset.Document, error) {
	p, err := pressFor(d.Settings, "社区民警捆绑考核情况", len(d.Stations))
	if err != nil {
		return nil, err
	}
	const name = "社区民警捆绑考核情况通报"
	s := p.sheet(name, d.UnitName, d.Issued, upright)
	for i, station := range d.Stations {
		if i > 0 {
			s.part()
		}
		s.title(name, "送："+station.Name, d.UnitName+"　"+d.Period)
		s.text("根据《襄阳市社区网格员工作规范（试行）》第三部分第2项，街道办事处对社区网格化管理的考核结果，同时作为派出所对社区民警考核的重要依据。现将" + d.Period + "考核结果通报如下。")
		s.Space(typeset.Mm(3))
		t := headed(grid(8.5, 12, 34, 26, 50, 22, 22), 9, "序号", "社区民警", "警号", "负责社区", "社区得分", "民警均分")
		t.Columns[4].Align, t.Columns[5].Align = typeset.Figures, typeset.Figures
		for k, o := range station.Officers {
			for c, community := range o.Communities {
				row := texts("", "", "", community.Name, dash(community.Score), "")
				if c == 0 {
					row = texts(strconv.Itoa(k+1), o.Name, o.Number, community.Name, dash(community.Score), dash(o.Mean))
				}
				t.Rows = append(t.Rows, row)
			}
		}
		t.Rows = append(t.Rows, typeset.Row{Cells: []typeset.Cell{wide(label("派出所均分"), 5), {Text: dash(station.Mean)}}})
		t.Follow = sealHeight
		s.Table(t)
		s.Space(typeset.Mm(4))
		s.text("社区得分为该社区当月单位得分；民警均分为其月末所负责各社区得分的平均数；派出所均分为其各社区民警均分的平均数。没有参评网格员的社区没有得分。")
		s.Space(typeset.Mm(4))
		issuer := d.Settings.issuer(d.Issuer)
		s.seals(sealHeight, issuer, "签收："+station.Name)
	}
	return p.done(s.numbered())
}

func dash(s string) string {
	if s == "" {
		return none
	}
	return s
}
