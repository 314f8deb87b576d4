package domain

import (
	"fmt"
	"strings"
	"time"
)

// Date is a civil day, counted from 1970-01-01. The zero Date means "none":
// every date in a ledger lies in 2000-2099.
type Date int32

// Time is a civil time of day in the office (Asia/Shanghai), in seconds since
// 1970-01-01 00:00 local. No zone is kept. The zero Time means "none".
type Time int64

const secondsPerDay = 86400

// NewDate returns the day y-m-d; m and d out of range roll over as in package time.
func NewDate(y, m, d int) Date {
	return Date(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// NewTime returns the given second of the given day.
func NewTime(d Date, hour, minute, second int) Time {
	return Time(int64(d)*secondsPerDay + int64(hour*3600+minute*60+second))
}

// ParseDate reads 2006-01-02.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, &Error{Code: CodeBadDate, Args: []string{s}, Err: err}
	}
	return Date(t.Unix() / secondsPerDay), nil
}

func (d Date) civil() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// YMD returns the calendar fields of d.
func (d Date) YMD() (year, month, day int) {
	y, m, dd := d.civil().Date()
	return y, int(m), dd
}

// String is 2006-01-02, or "" for none.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.civil().Format("2006-01-02")
}

// Chinese is 2006年1月2日, or "" for none.
func (d Date) Chinese() string {
	if d == 0 {
		return ""
	}
	return d.civil().Format("2006年1月2日")
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Date) Weekday() int {
	w := int(d.civil().Weekday())
	if w == 0 {
		return 7
	}
	return w
}

// Monday is the Monday of d's week.
func (d Date) Monday() Date { return d - Date(d.Weekday()-1) }

// Month is the month that holds d.
func (d Date) Month() Month {
	y, m, _ := d.YMD()
	return NewMonth(y, m)
}

// LessOneYear is the same day of the year before (29 February becomes 28 February).
func (d Date) LessOneYear() Date {
	y, m, dd := d.YMD()
	if m == 2 && dd == 29 {
		dd = 28
	}
	return NewDate(y-1, m, dd)
}

// Start is 00:00 of d.
func (d Date) Start() Time { return Time(int64(d) * secondsPerDay) }

// Date is the day that holds t; none for none.
func (t Time) Date() Date {
	if t == 0 {
		return 0
	}
	return Date(int64(t) / secondsPerDay)
}

// SecondOfDay is 0 to 86399.
func (t Time) SecondOfDay() int { return int(int64(t) % secondsPerDay) }

// Morning tells whether t is before 12:00 (上午).
func (t Time) Morning() bool { return t.SecondOfDay() < secondsPerDay/2 }

// String is 2006-01-02 15:04:05, or "" for none.
func (t Time) String() string {
	if t == 0 {
		return ""
	}
	return time.Unix(int64(t), 0).UTC().Format("2006-01-02 15:04:05")
}

// Month is a calendar month, counted from year 0. The zero Month means "none".
type Month int32

// NewMonth returns month m (1-12) of year y.
func NewMonth(y, m int) Month { return Month(y*12 + m - 1) }

// ParseMonth reads 2006-01.
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil || t.Year() < 2000 || t.Year() > 2099 {
		return 0, &Error{Code: CodeBadMonth, Args: []string{s}}
	}
	return NewMonth(t.Year(), int(t.Month())), nil
}

// YearMonth returns the calendar fields of m; month is 1-12.
func (m Month) YearMonth() (year, month int) { return int(m) / 12, int(m)%12 + 1 }

// String is 2006-01, or "" for none.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	y, mm := m.YearMonth()
	return fmt.Sprintf("%04d-%02d", y, mm)
}

// Chinese is 2006年1月.
func (m Month) Chinese() string {
	y, mm := m.YearMonth()
	return fmt.Sprintf("%d年%d月", y, mm)
}

// First is the first day of m.
func (m Month) First() Date { y, mm := m.YearMonth(); return NewDate(y, mm, 1) }

// Last is the last day of m.
func (m Month) Last() Date { return (m + 1).First() - 1 }

// Holds tells whether d lies in m.
func (m Month) Holds(d Date) bool { return d >= m.First() && d <= m.Last() }

// Quarter is the calendar quarter that holds m.
func (m Month) Quarter() Quarter { return Quarter(int(m) / 3) }

// Quarter is a calendar quarter, counted from year 0.
type Quarter int32

// ParseQuarter reads 2026Q3.
func ParseQuarter(s string) (Quarter, error) {
	var y, q int
	if n, err := fmt.Sscanf(strings.ToUpper(s), "%4dQ%1d", &y, &q); err != nil || n != 2 || q < 1 || q > 4 || y < 2000 || y > 2099 || len(s) != 6 {
		return 0, &Error{Code: CodeBadQuarter, Args: []string{s}}
	}
	return Quarter(y*4 + q - 1), nil
}

// Months are the three months of q.
func (q Quarter) Months() [3]Month {
	return [3]Month{Month(q * 3), Month(q*3 + 1), Month(q*3 + 2)}
}

// First is the first day of q.
func (q Quarter) First() Date { return q.Months()[0].First() }

// Last is the last day of q.
func (q Quarter) Last() Date { return q.Months()[2].Last() }

// String is 2026Q3.
func (q Quarter) String() string { return fmt.Sprintf("%04dQ%d", int(q)/4, int(q)%4+1) }
