package rule

import (
	"encoding/csv"
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// Calendar tells workdays from rest days: the office's own calendar ledger
// first, then the shipped calendar, day by day, then Monday to Friday.
type Calendar struct {
	own     map[domain.Date]domain.DayKind
	shipped map[domain.Date]domain.DayKind
	years   map[int]bool
}

// NewCalendar joins the office's calendar ledger with the shipped one.
func NewCalendar(own map[domain.Date]domain.DayKind) (*Calendar, error) {
	text, err := data.ReadFile("data/calendar-cn.csv")
	if err != nil {
		return nil, fmt.Errorf("shipped calendar: %w", err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("shipped calendar: %w", err)
	}
	shipped := map[domain.Date]domain.DayKind{}
	for _, row := range rows[1:] {
		d, err := domain.ParseDate(row[0])
		if err != nil {
			return nil, fmt.Errorf("shipped calendar: %w", err)
		}
		shipped[d] = domain.RestDay
		if row[1] == "工作日" {
			shipped[d] = domain.WorkDay
		}
	}
	return CalendarOf(own, shipped), nil
}

// CalendarOf joins the office's calendar ledger with one that was shipped, now or
// when a month was published.
func CalendarOf(own, shipped map[domain.Date]domain.DayKind) *Calendar {
	c := &Calendar{own: own, shipped: shipped, years: map[int]bool{}}
	for d := range shipped {
		c.cover(d)
	}
	for d := range own {
		c.cover(d)
	}
	return c
}

// Shipped are the days of the shipped calendar.
func (c *Calendar) Shipped() map[domain.Date]domain.DayKind { return c.shipped }

func (c *Calendar) cover(d domain.Date) {
	y, _, _ := d.YMD()
	c.years[y] = true
}

// Covers tells whether any calendar speaks of d's year. Where none does, public
// holidays are unknown and a month's figures need a warning.
func (c *Calendar) Covers(d domain.Date) bool {
	y, _, _ := d.YMD()
	return c.years[y]
}

// Workday tells whether d is a 工作日.
func (c *Calendar) Workday(d domain.Date) bool {
	if k, ok := c.own[d]; ok {
		return k == domain.WorkDay
	}
	if k, ok := c.shipped[d]; ok {
		return k == domain.WorkDay
	}
	return d.Weekday() <= 5
}

// Workdays from a to b, counted from the day after a, up to and including b.
func (c *Calendar) Workdays(a, b domain.Date) int64 {
	var n int64
	for d := a + 1; d <= b; d++ {
		if c.Workday(d) {
			n++
		}
	}
	return n
}

// OrNextWorkday is d, or the next workday where d is a rest day.
func (c *Calendar) OrNextWorkday(d domain.Date) domain.Date {
	for !c.Workday(d) {
		d++
	}
	return d
}
