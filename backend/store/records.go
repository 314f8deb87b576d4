package store

import (
	"fmt"

	"gridstar/backend/domain"
)

// Records reads all that the assessment of month m as of day asOf needs
// (spec/3): visits, patrols and logs from the first day that m looks at, other
// work records whatever their age, up to the end of asOf; the registers and
// rosters whole; and the published months before m. asOf none means m's last day.
func (tx *Tx) Records(m domain.Month, asOf domain.Date) (*domain.Records, error) {
	if asOf == 0 {
		asOf = m.Last()
	}
	r := &domain.Records{Calendar: map[domain.Date]domain.DayKind{}}
	always, upTo, recent := Span{}, Span{To: asOf}, Span{firstDayRead(m), asOf}
	for _, read := range []struct {
		ledger domain.LedgerID
		span   Span
		add    func(cells)
	}{
		{domain.Units, always, func(c cells) { r.Units = append(r.Units, unit(c)) }},
		{domain.Workers, always, func(c cells) { r.Roster = append(r.Roster, rosterRow(c)) }},
		{domain.Officers, always, func(c cells) { r.Officers = append(r.Officers, officer(c)) }},
		{domain.Households, always, func(c cells) { r.Households = append(r.Households, household(c)) }},
		{domain.Leave, always, func(c cells) { r.Leave = append(r.Leave, leaveRow(c)) }},
		{domain.CalendarDay, always, func(c cells) { r.Calendar[c.date(0)] = domain.DayKind(c.int(1)) }},
		{domain.Visits, recent, func(c cells) { r.Visits = append(r.Visits, visit(c)) }},
		{domain.Patrols, recent, func(c cells) { r.Patrols = append(r.Patrols, patrol(c)) }},
		{domain.Worklogs, recent, func(c cells) { r.Worklogs = append(r.Worklogs, worklog(c)) }},
		{domain.Collections, upTo, func(c cells) { r.Collections = append(r.Collections, collection(c)) }},
		{domain.Hazards, upTo, func(c cells) { r.Hazards = append(r.Hazards, hazard(c)) }},
		{domain.Disputes, upTo, func(c cells) { r.Disputes = append(r.Disputes, dispute(c)) }},
		{domain.Opinions, upTo, func(c cells) { r.Opinions = append(r.Opinions, opinion(c)) }},
		{domain.Services, upTo, func(c cells) { r.Services = append(r.Services, service(c)) }},
		{domain.Cases, upTo, func(c cells) { r.Cases = append(r.Cases, caseOf(c)) }},
		{domain.SpotChecks, always, func(c cells) { r.SpotChecks = append(r.SpotChecks, spotCheck(c)) }},
		{domain.Adjustments, always, func(c cells) { r.Adjustments = append(r.Adjustments, adjustment(c)) }},
	} {
		if err := tx.scan(tables[read.ledger], read.span, read.add); err != nil {
			return nil, fmt.Errorf("records of %s: %w", m, err)
		}
	}
	var err error
	r.Published, err = tx.PublishedMonths(0, m-1)
	return r, err
}

// firstDayRead is the first day whose visits, patrols and logs month m looks at:
// that of its quarter, or the Monday of the week that its first Sunday ends.
func firstDayRead(m domain.Month) domain.Date {
	week := m.First().Monday()
	return min(m.Quarter().First(), week)
}

func (tx *Tx) scan(t *table, span Span, add func(cells)) error {
	query := fmt.Sprintf(`SELECT %s FROM %s`, t.columnList(""), tx.from(t))
	where, args := t.within(span, "")
	if where != "" {
		query += " WHERE " + where
	}
	return tx.each(query, args, func(c cells) error { add(c); return nil })
}

// From here on: a row of each ledger, its cells in the order of domain.Schemas,
// as the assessment reads it.

func unit(c cells) domain.Unit {
	return domain.Unit{Code: c.text(0), Name: c.text(1), Level: domain.Level(c.int(2)), Parent: c.text(3), Station: c.text(4)}
}

func rosterRow(c cells) domain.RosterRow {
	return domain.RosterRow{Worker: c.text(0), Name: c.text(1), Grid: c.text(2), From: c.date(3), To: c.date(4),
		Wage: c.hundredths(5), HasWage: c[5] != nil, Share: c.hundredths(6), HasShare: c[6] != nil}
}

func officer(c cells) domain.Officer {
	return domain.Officer{Officer: c.text(0), Name: c.text(1), Station: c.text(2), Community: c.text(3), From: c.date(4), To: c.date(5)}
}

func household(c cells) domain.Household {
	return domain.Household{Household: c.text(0), Grid: c.text(1), Address: c.text(2), State: domain.HouseState(c.int(3)), From: c.date(4), To: c.date(5)}
}

func leaveRow(c cells) domain.LeaveRow {
	return domain.LeaveRow{Worker: c.text(0), From: c.date(1), To: c.date(2), Kind: domain.LeaveKind(c.int(3)), Span: domain.DaySpan(c.int(4))}
}

func visit(c cells) domain.Visit {
	return domain.Visit{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Household: c.text(3), Start: c.time(4), End: c.time(5),
		Mode: domain.VisitMode(c.int(6)), Result: domain.VisitResult(c.int(7)), Remark: c.text(8)}
}

func patrol(c cells) domain.Patrol {
	return domain.Patrol{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Start: c.time(3), End: c.time(4), Safety: c.int(5) == 2, KeyPlace: c.text(6)}
}

func collection(c cells) domain.Collection {
	return domain.Collection{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Subject: c.small(3), PersonKind: c.text(4),
		Changed: c.time(5), Known: c.time(6), Collected: c.time(7), Paper: c.int(8) == 2,
		Secretary: domain.Review(c.int(9)), Police: domain.Review(c.int(10)), Reviewed: c.time(11), Entered: c.time(12)}
}

func hazard(c cells) domain.Hazard {
	return domain.Hazard{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Found: c.time(3), Kind: c.small(4),
		Handling: domain.Handling(c.int(5)), Fixed: c.time(6)}
}

func dispute(c cells) domain.Dispute {
	return domain.Dispute{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Found: c.time(3), Kind: c.small(4), Due: c.date(5),
		Level: domain.DisputeLevel(c.int(6)), Result: domain.DisputeResult(c.int(7)), Resolved: c.time(8), Passed: c.time(9),
		PassedTo: c.text(10), Rating: c.small(11)}
}

func opinion(c cells) domain.Opinion {
	return domain.Opinion{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Collected: c.time(3), Kind: domain.OpinionKind(c.int(4)),
		Reported: c.time(6), Reviewed: c.time(7), Route: domain.OpinionRoute(c.int(8)), Closed: c.time(9), Rating: c.small(10)}
}

func service(c cells) domain.Service {
	return domain.Service{No: c.text(0), Worker: c.text(1), Grid: c.text(2), Accepted: c.time(3), Matter: c.text(4), ClientKind: c.text(5),
		OnSite: c.int(6) == 2, NotEntrusted: c.int(7) == 2, Due: c.date(8), Closed: c.time(9), Delivered: c.time(10), Rating: c.small(11)}
}

func worklog(c cells) domain.Worklog {
	return domain.Worklog{Worker: c.text(0), Day: c.date(1), Signed: domain.YesNo(c.int(3)), SignedOn: c.date(4)}
}

func caseOf(c cells) domain.Case {
	return domain.Case{No: c.text(0), Grid: c.text(1), Happened: c.time(2), Kind: c.text(3), Preventable: domain.YesNo(c.int(4))}
}

func spotCheck(c cells) domain.SpotCheck {
	return domain.SpotCheck{No: c.text(0), Level: domain.Level(c.int(1)), Unit: c.text(2), Worker: c.text(3), Day: c.date(4), Mode: c.small(5),
		Matter: c.text(6), AboutLedger: c.text(7), AboutRecord: c.text(8), Finding: domain.Finding(c.int(9)), Deduction: c.hundredths(10)}
}

func adjustment(c cells) domain.Adjustment {
	return domain.Adjustment{No: c.text(0), Worker: c.text(1), Day: c.date(2), Points: c.hundredths(3), Cause: c.text(4), Ground: c.text(5)}
}
