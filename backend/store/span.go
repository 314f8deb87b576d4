package store

import (
	"fmt"

	"gridstar/backend/domain"
)

// Span is a span of days, both included; the zero Span is all time.
type Span struct{ From, To domain.Date }

// within is the SQL condition that a record's own time lies in span; "" for all
// time and for ledgers without an own time.
func (t *table) within(span Span, prefix string) (where string, args []any) {
	if span == (Span{}) || t.Own == "" {
		return "", nil
	}
	from, until := int64(span.From), int64(span.To+1)
	if t.Columns[t.Index(t.Own)].Kind != domain.KindDate {
		from, until = int64(span.From.Start()), int64((span.To + 1).Start())
	}
	return fmt.Sprintf("%[1]s%[2]s >= ? AND %[1]s%[2]s < ?", prefix, t.Own), []any{from, until}
}

// day is the day of an own time as SQLite has it.
func (t *table) day(own any) domain.Date {
	v, _ := own.(int64)
	if t.Columns[t.Index(t.Own)].Kind == domain.KindDate {
		return domain.Date(v)
	}
	return domain.Time(v).Date()
}

// ownDay is the SQL of the day of a record's own time; NULL for ledgers without one.
func (t *table) ownDay() string {
	switch {
	case t.Own == "":
		return "NULL"
	case t.Columns[t.Index(t.Own)].Kind == domain.KindDate:
		return t.Own
	}
	return t.Own + " / 86400"
}
