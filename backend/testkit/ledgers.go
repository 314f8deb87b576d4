package testkit

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gridstar/backend/domain"
)

// ReadLedgers reads a folder of clean ledgers (UTF-8 CSV, first header names)
// into the assessment's records. It is a second reader, independent of intake
// and store, for tests of either side.
func ReadLedgers(dir string) (*domain.Records, error) {
	r := &domain.Records{Calendar: map[domain.Date]domain.DayKind{}}
	for i := range domain.Schemas {
		s := &domain.Schemas[i]
		if err := readLedger(r, s, filepath.Join(dir, string(s.ID)+".csv")); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func readLedger(r *domain.Records, s *domain.Schema, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("ledger %s: %w", s.ID, err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("ledger %s: %w", s.ID, err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, header := range lines[0] {
			row[header] = line[i]
		}
		if err := AddRow(r, s, row); err != nil {
			return err
		}
	}
	return nil
}

// AddRow adds one row of a ledger, its cells by first header name, to the records.
func AddRow(r *domain.Records, s *domain.Schema, row map[string]string) error {
	c := cells{}
	for header, text := range row {
		k := slices.IndexFunc(s.Columns, func(c domain.Column) bool { return c.Label == header })
		if k < 0 {
			return fmt.Errorf("ledger %s: header %s", s.ID, header)
		}
		c[s.Columns[k].Name] = cell{&s.Columns[k], strings.TrimSpace(text)}
	}
	for i := range s.Columns { // a cell that is not there is empty
		if x := &s.Columns[i]; c[x.Name].column == nil {
			c[x.Name] = cell{column: x}
		}
	}
	c.add(r, s.ID)
	return nil
}

type cell struct {
	column *domain.Column
	text   string
}

type cells map[string]cell

func (c cells) text(name string) string { return c[name].text }

func (c cells) time(name string) domain.Time {
	s := c[name].text
	for _, form := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.Parse(form, s); err == nil {
			return domain.Time(t.Unix())
		}
	}
	if s != "" {
		panic("time " + s)
	}
	return 0
}

func (c cells) date(name string) domain.Date { return c.time(name).Date() }

func (c cells) enum(name string) uint8 {
	x := c[name]
	if x.text == "" {
		x.text = x.column.Default
	}
	k := slices.Index(x.column.Options, x.text)
	if k < 0 && x.text != "" {
		panic(x.column.Label + " " + x.text)
	}
	return uint8(k + 1)
}

func (c cells) amount(name string) (domain.Hundredths, bool) {
	s := c[name].text
	if s == "" {
		return 0, false
	}
	r, err := domain.ParseRatio(s)
	if err != nil {
		panic("number " + s)
	}
	return r.Hundredths(), true
}

// add appends the record; the ledger says which columns it has.
func (c cells) add(r *domain.Records, id domain.LedgerID) {
	no, worker, grid := c.text("record_no"), c.text("worker"), c.text("grid")
	switch id {
	case domain.Units:
		r.Units = append(r.Units, domain.Unit{Code: c.text("code"), Name: c.text("name"), Level: domain.Level(c.enum("level")), Parent: c.text("parent"), Station: c.text("station")})
	case domain.Workers:
		x := domain.RosterRow{Worker: worker, Name: c.text("name"), Grid: grid, From: c.date("from_date"), To: c.date("to_date")}
		x.Wage, x.HasWage = c.amount("wage")
		x.Share, x.HasShare = c.amount("share")
		r.Roster = append(r.Roster, x)
	case domain.Officers:
		r.Officers = append(r.Officers, domain.Officer{Officer: c.text("officer"), Name: c.text("name"), Station: c.text("station"), Community: c.text("community"), From: c.date("from_date"), To: c.date("to_date")})
	case domain.Households:
		r.Households = append(r.Households, domain.Household{Household: c.text("household"), Grid: grid, Address: c.text("address"), State: domain.HouseState(c.enum("state")), From: c.date("from_date"), To: c.date("to_date")})
	case domain.Leave:
		r.Leave = append(r.Leave, domain.LeaveRow{Worker: worker, From: c.date("from_date"), To: c.date("to_date"), Kind: domain.LeaveKind(c.enum("kind")), Span: domain.DaySpan(c.enum("span"))})
	case domain.CalendarDay:
		r.Calendar[c.date("day")] = domain.DayKind(c.enum("kind"))
	case domain.Visits:
		r.Visits = append(r.Visits, domain.Visit{No: no, Worker: worker, Grid: grid, Household: c.text("household"), Start: c.time("start_time"), End: c.time("end_time"), Mode: domain.VisitMode(c.enum("mode")), Result: domain.VisitResult(c.enum("result")), Remark: c.text("remark")})
	case domain.Patrols:
		r.Patrols = append(r.Patrols, domain.Patrol{No: no, Worker: worker, Grid: grid, Start: c.time("start_time"), End: c.time("end_time"), Safety: c.enum("kind") == 2, KeyPlace: c.text("key_place")})
	case domain.Collections:
		r.Collections = append(r.Collections, domain.Collection{No: no, Worker: worker, Grid: grid, Subject: c.enum("subject"), PersonKind: c.text("person_kind"), Changed: c.time("changed_at"), Known: c.time("known_at"), Collected: c.time("collected_at"), Paper: c.enum("channel") == 2, Secretary: domain.Review(c.enum("secretary_review")), Police: domain.Review(c.enum("police_review")), Reviewed: c.time("reviewed_at"), Entered: c.time("entered_at")})
	case domain.Hazards:
		r.Hazards = append(r.Hazards, domain.Hazard{No: no, Worker: worker, Grid: grid, Found: c.time("found_at"), Kind: c.enum("kind"), Handling: domain.Handling(c.enum("handling")), Fixed: c.time("fixed_at")})
	case domain.Disputes:
		r.Disputes = append(r.Disputes, domain.Dispute{No: no, Worker: worker, Grid: grid, Found: c.time("found_at"), Kind: c.enum("kind"), Due: c.date("due_date"), Level: domain.DisputeLevel(c.enum("level")), Result: domain.DisputeResult(c.enum("result")), Resolved: c.time("resolved_at"), Passed: c.time("passed_on_at"), PassedTo: c.text("passed_to"), Rating: c.enum("rating")})
	case domain.Opinions:
		r.Opinions = append(r.Opinions, domain.Opinion{No: no, Worker: worker, Grid: grid, Collected: c.time("collected_at"), Kind: domain.OpinionKind(c.enum("kind")), Reported: c.time("reported_at"), Reviewed: c.time("reviewed_at"), Closed: c.time("closed_at"), Route: domain.OpinionRoute(c.enum("route")), Rating: c.enum("rating")})
	case domain.Services:
		r.Services = append(r.Services, domain.Service{No: no, Worker: worker, Grid: grid, Accepted: c.time("accepted_at"), Matter: c.text("matter"), ClientKind: c.text("client_kind"), OnSite: c.enum("mode") == 2, NotEntrusted: c.enum("entrusted") == 2, Due: c.date("due_date"), Closed: c.time("closed_at"), Delivered: c.time("delivered_at"), Rating: c.enum("rating")})
	case domain.Worklogs:
		r.Worklogs = append(r.Worklogs, domain.Worklog{Worker: worker, Day: c.date("day"), Signed: domain.YesNo(c.enum("signed")), SignedOn: c.date("signed_on")})
	case domain.Cases:
		r.Cases = append(r.Cases, domain.Case{No: no, Grid: grid, Happened: c.time("happened_at"), Kind: c.text("kind"), Preventable: domain.YesNo(c.enum("preventable"))})
	case domain.SpotChecks:
		x := domain.SpotCheck{No: no, Level: domain.Level(c.enum("level")), Unit: c.text("unit"), Worker: worker, Day: c.date("day"), Mode: c.enum("mode"), Matter: c.text("matter"), AboutLedger: c.text("about_ledger"), AboutRecord: c.text("about_record"), Finding: domain.Finding(c.enum("finding"))}
		x.Deduction, _ = c.amount("deduction")
		r.SpotChecks = append(r.SpotChecks, x)
	case domain.Adjustments:
		x := domain.Adjustment{No: no, Worker: worker, Day: c.date("day"), Cause: c.text("cause"), Ground: c.text("ground")}
		x.Points, _ = c.amount("points")
		r.Adjustments = append(r.Adjustments, x)
	}
}
