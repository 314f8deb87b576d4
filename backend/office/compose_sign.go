package office

import (
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

// composeMonth is what the officer signs of a community's month.
func composeMonth(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.compute(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
	if err != nil {
		return nil, err
	}
	doc := paper.MonthSignOff{Month: *c.view(), Waiting: map[string]int{}, Date: o.clock().Date()}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	doc.Officer, doc.Station = c.officerNames(c.results.Unit)
	for _, w := range c.results.Workers {
		if w.Assessed {
			doc.Waiting[w.Worker] = int(w.Measures[domain.IndWorklog].Pending)
		}
	}
	doc.InPlace, err = inPlace(tx, c.view(), req.Month)
	return doc, err
}

// officerNames are the officers of a community on the month's last day, and
// their station.
func (c *computed) officerNames(community string) (officers, station string) {
	var names []string
	for _, x := range officersOf(c.records, community, c.results.Month) {
		names = append(names, x.Name)
		station = x.Station
	}
	return strings.Join(names, "、"), station
}

// composeWeek is what the officer signs of a week's work.
func composeWeek(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.compute(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{worker: func(string) bool { return true }})
	if err != nil {
		return nil, err
	}
	monday := req.Day.Monday()
	if req.Day == 0 {
		monday = req.Month.Last().Monday()
		if monday+6 > req.Month.Last() {
			monday -= 7
		}
	}
	doc := paper.WeekSignOff{UnitName: c.names().Name(c.results.Unit), From: monday, To: monday + 6}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	doc.Officer, _ = c.officerNames(c.results.Unit)
	for i := range c.results.Workers {
		doc.Rows = append(doc.Rows, c.weekRow(&c.results.Workers[i], monday))
	}
	slices.SortFunc(doc.Rows, func(a, b paper.WeekRow) int { return strings.Compare(a.Grid+a.Name, b.Grid+b.Name) })
	return doc, nil
}

// weekRow counts a worker's records of the week as they were loaded.
func (c *computed) weekRow(w *domain.WorkerResult, monday domain.Date) paper.WeekRow {
	in := func(t domain.Time) int {
		if d := t.Date(); d >= monday && d <= monday+6 {
			return 1
		}
		return 0
	}
	r := c.records
	row := paper.WeekRow{Name: w.Name, Grid: gridNames(c.names(), w.Grids)}
	var seconds int64
	for _, x := range r.Patrols {
		if x.Worker == w.Worker {
			row.Patrols += in(x.Start)
		}
	}
	for _, x := range r.Visits {
		if x.Worker == w.Worker && in(x.Start) == 1 {
			row.Visits++
			seconds += int64(x.End - x.Start)
		}
	}
	row.Hours = domain.NewRatio(seconds, 3600).Hundredths().String()
	for _, x := range r.Collections {
		if x.Worker == w.Worker {
			row.Collections += in(x.Collected)
		}
	}
	for _, x := range r.Disputes {
		if x.Worker == w.Worker {
			row.Disputes += in(x.Found)
		}
	}
	for _, x := range r.Hazards {
		if x.Worker == w.Worker {
			row.Hazards += in(x.Found)
		}
	}
	for _, x := range r.Opinions {
		if x.Worker == w.Worker {
			row.Opinions += in(x.Collected)
		}
	}
	for _, x := range r.Services {
		if x.Worker == w.Worker {
			row.Services += in(x.Accepted)
		}
	}
	for _, x := range r.Worklogs {
		if x.Worker == w.Worker {
			row.Logs += in(x.Day.Start())
		}
	}
	return row
}

func gridNames(names report.Names, grids []string) string {
	out := make([]string, len(grids))
	for i, g := range grids {
		out[i] = names.Name(g)
	}
	return strings.Join(out, "、")
}

// composeSpotChecks prints a form for each spot check of the month at or below
// the unit.
func composeSpotChecks(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.compute(tx, req.assess(), traced{})
	if err != nil {
		return nil, err
	}
	names, workers := c.names(), workerNames(c.records)
	unit := names[c.results.Unit]
	doc := paper.SpotCheckForms{Unit: unit.Name, Level: unit.Level.String(), Date: c.results.AsOf}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	for _, x := range c.records.SpotChecks {
		if x.Day < req.Month.First() || x.Day > c.results.AsOf || !names.Below(x.Unit, c.results.Unit) {
			continue
		}
		object, err := checkObject(tx, x, names)
		if err != nil {
			return nil, err
		}
		object.Worker = workers[x.Worker]
		doc.Objects = append(doc.Objects, object)
	}
	slices.SortFunc(doc.Objects, func(a, b paper.CheckObject) int { return strings.Compare(a.No, b.No) })
	doc.Drawn = len(doc.Objects)
	doc.Frame = fmt.Sprintf("%s%s已登记的抽查", unit.Name, req.Month.Chinese())
	return doc, nil
}

func checkObject(tx *store.Tx, x domain.SpotCheck, names report.Names) (paper.CheckObject, error) {
	object := paper.CheckObject{No: x.No, Ledger: x.AboutLedger, Record: x.AboutRecord, Registered: x.Matter}
	u := names[x.Unit]
	object.Community = u.Name
	if u.Level == domain.LevelGrid {
		object.Community, object.Grid = names.Name(u.Parent), u.Name
	}
	schema := domain.LedgerNamed(x.AboutLedger)
	if schema == nil || x.AboutRecord == "" {
		return object, nil
	}
	object.Ledger = schema.Label
	values, found, err := tx.Record(domain.RecordRef{Ledger: schema.ID, Key: x.AboutRecord})
	if err != nil || !found {
		return object, err
	}
	if i := schema.Index("household"); i >= 0 {
		house, known, err := tx.Record(domain.RecordRef{Ledger: domain.Households, Key: values[i].Text})
		if err != nil {
			return object, err
		}
		if known {
			object.Address = house[domain.SchemaOf(domain.Households).Index("address")].Text
		}
	}
	var words []string
	for i := range values {
		column := &schema.Columns[i]
		if text := column.Format(values[i]); text != "" && column.Kind != domain.KindCode && column.Kind != domain.KindText {
			words = append(words, column.Label+" "+text)
		}
	}
	object.Registered = strings.Join(words, "；")
	return object, nil
}
