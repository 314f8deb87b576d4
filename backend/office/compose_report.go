package office

import (
	"slices"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

func composeMonthReport(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.settle(tx, req.assess(), traced{})
	if err != nil {
		return nil, err
	}
	v := c.view()
	doc := paper.MonthReport{Month: *v, Issuer: v.UnitName, Issued: c.results.AsOf}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	doc.Charts, err = o.monthCharts(tx, c, v)
	return doc, err
}

// monthCharts are all charts of a month, as the window and the report show them.
func (o *Office) monthCharts(tx *store.Tx, c *computed, v *report.Month) ([]*chart.Chart, error) {
	out := append(rateCharts(v), chart.Stars(v))
	if d := c.disputes(); d != [3]chart.Handled{} {
		out = append(out, chart.Disputes(v, d))
	}
	past, err := o.past(tx, AssessRequest{Month: c.results.Month, Unit: c.results.Unit})
	if err != nil {
		return nil, err
	}
	if len(v.Below()) > 0 {
		var before *report.Month
		if n := len(past); n > 0 && past[n-1].Month == (c.results.Month-1).String() {
			before = past[n-1]
		}
		out = append(out, chart.Beside(v, before, chart.Score))
	}
	if len(past) > 0 {
		months := append(slices.Clone(past), v)
		out = append(out, chart.Trend(v.Unit, v.UnitName, c.results.Month, months), chart.UnitYear(v.Unit, v.UnitName, c.results.Month, months))
	}
	return out, nil
}

// disputes counts the month's disputes of the unit's grids by level (二.4).
func (c *computed) disputes() [3]chart.Handled {
	names := c.names()
	var out [3]chart.Handled
	for _, d := range c.records.Disputes {
		day := d.Found.Date()
		if day < c.results.Month.First() || day > c.results.AsOf || d.Level == 0 || !names.Below(d.Grid, c.results.Unit) {
			continue
		}
		h := &out[d.Level-1]
		h.Disputes++
		if d.Result == domain.Succeeded && d.Resolved != 0 && d.Resolved.Date() <= c.results.AsOf {
			h.Resolved++
		}
	}
	return out
}

func composeQuarter(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	q, err := o.quarter(tx, req.Month.Quarter(), req.Unit)
	if err != nil {
		return nil, err
	}
	units, err := tx.Units()
	if err != nil {
		return nil, err
	}
	name := report.NamesOf(units).Name(q.Unit)
	s, err := paperSettings(tx)
	return paper.QuarterReport{Quarter: *q, UnitName: name, Settings: s, Issuer: name, Issued: req.Month.Quarter().Last()}, err
}

// composePolice tells, per officer, the unit scores of the communities held on
// the month's last day and their mean; per station, the mean over its officers
// (三.2).
func composePolice(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.settle(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
	if err != nil {
		return nil, err
	}
	name := c.names().Name(c.results.Unit)
	doc := paper.PoliceReport{UnitName: name, Period: req.Month.Chinese(), Issuer: name, Issued: c.results.AsOf}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	for _, s := range c.police() {
		station := paper.Station{Name: s.name, Mean: meanText(s.means())}
		for _, x := range s.officers {
			officer := paper.Officer{Name: x.name, Number: x.number, Mean: meanText(x.scores)}
			for _, u := range x.units {
				line := paper.CommunityScore{Name: u.Name}
				if u.HasScore {
					line.Score, line.Rank = u.Score.String(), strconv.Itoa(u.Rank)
				}
				officer.Communities = append(officer.Communities, line)
			}
			station.Officers = append(station.Officers, officer)
		}
		doc.Stations = append(doc.Stations, station)
	}
	return doc, nil
}

type station struct {
	name     string
	officers []*heldBy
}

// heldBy is an officer with the communities held.
type heldBy struct {
	name, number string
	units        []*domain.UnitResult
	scores       []domain.Ratio
}

// means are those of the station's officers who have one.
func (s *station) means() []domain.Ratio {
	var out []domain.Ratio
	for _, x := range s.officers {
		if len(x.scores) > 0 {
			out = append(out, mean(x.scores))
		}
	}
	return out
}

func mean(list []domain.Ratio) domain.Ratio {
	var sum domain.Ratio
	for _, r := range list {
		sum = sum.Add(r)
	}
	return sum.Quo(domain.Whole(int64(len(list))))
}

func meanText(list []domain.Ratio) string {
	if len(list) == 0 {
		return ""
	}
	return mean(list).Hundredths().String()
}

// police gathers stations and officers by name and number.
func (c *computed) police() []*station {
	byName := map[string]*station{}
	var out []*station
	officers := slices.Clone(c.records.Officers)
	slices.SortFunc(officers, func(a, b domain.Officer) int {
		return strings.Compare(a.Station+"|"+a.Officer+"|"+a.Community, b.Station+"|"+b.Officer+"|"+b.Community)
	})
	for _, x := range officers {
		i := slices.IndexFunc(c.results.Units, func(u domain.UnitResult) bool { return u.Unit == x.Community })
		if i < 0 || !x.Holds(c.results.Month.Last()) {
			continue
		}
		s := byName[x.Station]
		if s == nil {
			s = &station{name: x.Station}
			byName[x.Station] = s
			out = append(out, s)
		}
		n := len(s.officers)
		if n == 0 || s.officers[n-1].number != x.Officer {
			s.officers = append(s.officers, &heldBy{name: x.Name, number: x.Officer})
			n++
		}
		held, u := s.officers[n-1], &c.results.Units[i]
		held.units = append(held.units, u)
		if u.HasScore {
			held.scores = append(held.scores, u.Score.Ratio())
		}
	}
	return out
}
