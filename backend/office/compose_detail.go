package office

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/paper"
	"gridstar/backend/report/sheet"
	"gridstar/backend/store"
)

// sheetsOf are the score sheets of one worker, or of all.
func (o *Office) sheetsOf(tx *store.Tx, req DocumentRequest) ([]*report.ScoreSheet, error) {
	c, err := o.settle(tx, req.assess(), traced{worker: func(w string) bool { return req.Worker == "" || w == req.Worker }})
	if err != nil {
		return nil, err
	}
	var out []*report.ScoreSheet
	for i := range c.results.Workers {
		if w := c.results.Workers[i].Worker; req.Worker == "" || w == req.Worker {
			s, err := scoreSheet(c, w)
			if err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil, domain.Fail(CodeNoSuchWorker, req.Worker, req.Month.Chinese())
	}
	return out, nil
}

func composeScoreSheets(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	sheets, err := o.sheetsOf(tx, req)
	if err != nil {
		return nil, err
	}
	s, err := paperSettings(tx)
	return paper.ScoreSheets{Sheets: sheets, Settings: s, Date: o.clock().Date()}, err
}

func composeUnitSheet(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.settle(tx, req.assess(), traced{unit: req.Unit})
	if err != nil {
		return nil, err
	}
	sheet, err := unitSheet(c)
	if err != nil {
		return nil, err
	}
	s, err := paperSettings(tx)
	return paper.UnitSheet{Sheet: sheet, Settings: s, Date: o.clock().Date()}, err
}

func (o *Office) paySheet(tx *store.Tx, req DocumentRequest) (*report.PaySheet, *computed, error) {
	c, err := o.settle(tx, AssessRequest{Month: req.Month, Unit: req.Unit}, traced{})
	if err != nil {
		return nil, nil, err
	}
	return report.NewPaySheet(*c.results, c.names()), c, nil
}

func composePay(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	pay, c, err := o.paySheet(tx, req)
	if err != nil {
		return nil, err
	}
	s, err := paperSettings(tx)
	return paper.PaySheet{Sheet: *pay, Settings: s, Street: c.streetOf(c.results.Unit), Date: o.clock().Date()}, err
}

func sheetPay(o *Office, tx *store.Tx, req DocumentRequest, w io.Writer) error {
	pay, _, err := o.paySheet(tx, req)
	if err != nil {
		return err
	}
	return sheet.WritePay(w, pay)
}

// streetOf is the name of the street at or above the unit; "" above streets.
func (c *computed) streetOf(unit string) string {
	names := c.names()
	for range domain.LevelGrid {
		u, ok := names[unit]
		if !ok || u.Level == domain.LevelStreet {
			return u.Name
		}
		unit = u.Parent
	}
	return ""
}

func sheetRanking(o *Office, tx *store.Tx, req DocumentRequest, w io.Writer) error {
	s, err := o.shownMonth(tx, req.Month, req.Unit)
	if err != nil {
		return err
	}
	return sheet.WriteRanking(w, s.view)
}

func sheetUnits(o *Office, tx *store.Tx, req DocumentRequest, w io.Writer) error {
	c, err := o.compute(tx, req.assess(), traced{})
	if err != nil {
		return err
	}
	return sheet.WriteUnits(w, c.view())
}

func sheetProblems(o *Office, tx *store.Tx, req DocumentRequest, w io.Writer) error {
	c, err := o.compute(tx, req.assess(), traced{})
	if err != nil {
		return err
	}
	list, err := showProblems(tx, c)
	if err != nil {
		return err
	}
	return sheet.WriteProblems(w, c.names().Name(c.results.Unit), c.view().Period(), list)
}

// doorLists are the doors still to visit of one worker, or of all.
func (o *Office) doorLists(tx *store.Tx, req DocumentRequest) ([]*report.DoorList, *computed, error) {
	c, err := o.compute(tx, req.assess(), traced{worker: func(w string) bool { return req.Worker == "" || w == req.Worker }})
	if err != nil {
		return nil, nil, err
	}
	households := make(map[string]domain.Household, len(c.records.Households))
	for _, h := range c.records.Households {
		households[h.Household] = h
	}
	var out []*report.DoorList
	for i := range c.results.Workers {
		w := &c.results.Workers[i]
		if w.Assessed && (req.Worker == "" || w.Worker == req.Worker) {
			out = append(out, report.NewDoorList(req.Month, c.results.AsOf, w, households, c.names()))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Worker < out[j].Worker })
	return out, c, nil
}

func composeDoors(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	lists, c, err := o.doorLists(tx, req)
	if err != nil {
		return nil, err
	}
	s, err := paperSettings(tx)
	return paper.DoorLists{Lists: lists, Settings: s, Date: c.results.AsOf}, err
}

func sheetDoors(o *Office, tx *store.Tx, req DocumentRequest, w io.Writer) error {
	lists, _, err := o.doorLists(tx, req)
	if err != nil {
		return err
	}
	return sheet.WriteDoors(w, lists...)
}

// composeUnreached lists the households that are left out because nobody was
// met, to be verified by somebody else.
func composeUnreached(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.compute(tx, req.assess(), traced{worker: func(string) bool { return true }})
	if err != nil {
		return nil, err
	}
	names, households := c.names(), map[string]domain.Household{}
	for _, h := range c.records.Households {
		households[h.Household] = h
	}
	days := map[string]string{}
	for _, v := range c.records.Visits {
		days[v.No] = v.Start.Date().Chinese()
	}
	doc := paper.Unreached{UnitName: names.Name(c.results.Unit), Period: c.view().Period(), Date: c.results.AsOf}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	for _, w := range c.results.Workers {
		if !w.Assessed {
			continue
		}
		for _, item := range w.Measures[domain.IndVisit].Items {
			if item.Why != domain.WhyExcusedAbsent && item.Why != domain.WhyExcusedVacant && item.Why != domain.WhyEmptyHouse && item.Why != domain.WhyDemolished {
				continue
			}
			h := households[item.Key]
			var when []string
			for _, ref := range item.Records {
				if d := days[ref.Key]; !slices.Contains(when, d) {
					when = append(when, d)
				}
			}
			doc.Rows = append(doc.Rows, paper.UnreachedRow{Grid: names.Name(h.Grid), Address: h.Address, Household: h.Household,
				Finding: report.WhyText(domain.IndVisit, item.Why), Days: strings.Join(when, "、"), Worker: w.Name})
		}
	}
	slices.SortFunc(doc.Rows, func(a, b paper.UnreachedRow) int { return strings.Compare(a.Grid+a.Household, b.Grid+b.Household) })
	return doc, nil
}

// composePending lists the collections that wait for a review.
func composePending(o *Office, tx *store.Tx, req DocumentRequest) (paper.Paper, error) {
	c, err := o.compute(tx, req.assess(), traced{worker: func(string) bool { return true }})
	if err != nil {
		return nil, err
	}
	waiting := map[string]string{} // record to worker's name
	for _, w := range c.results.Workers {
		if !w.Assessed {
			continue
		}
		for _, item := range w.Measures[domain.IndCollection].Items {
			if item.Why == domain.WhyPending {
				waiting[item.Key] = w.Name
			}
		}
	}
	names, schema := c.names(), domain.SchemaOf(domain.Collections)
	doc := paper.Pending{UnitName: names.Name(c.results.Unit), AsOf: c.results.AsOf}
	if doc.Settings, err = paperSettings(tx); err != nil {
		return nil, err
	}
	for _, r := range c.records.Collections {
		worker, ok := waiting[r.No]
		if !ok {
			continue
		}
		subject := schema.Columns[schema.Index("subject")].Format(domain.Value{Set: true, Int: int64(r.Subject)})
		row := paper.PendingRow{Record: r.No, Worker: worker, Grid: names.Name(r.Grid), Subject: subject, Collected: r.Collected.Date().String(),
			Days: fmt.Sprint(int64(c.results.AsOf - r.Collected.Date()))}
		if r.Secretary == 0 {
			doc.Secretary = append(doc.Secretary, row)
		}
		if r.Police == 0 {
			doc.Police = append(doc.Police, row)
		}
	}
	for _, list := range [][]paper.PendingRow{doc.Secretary, doc.Police} {
		slices.SortFunc(list, func(a, b paper.PendingRow) int { return strings.Compare(a.Collected+a.Record, b.Collected+b.Record) })
	}
	return doc, nil
}
