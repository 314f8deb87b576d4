package table

import (
	"math"
	"strconv"
	"strings"

	"gridstar/backend/domain"
)

// Day numbers (from 1970-01-01) of serial 0.
var (
	epoch1900 = domain.NewDate(1899, 12, 30) // right from 1 March 1900 on
	epoch1904 = domain.NewDate(1904, 1, 1)
)

// lastSerial is 9999-12-31.
const lastSerial = 2_958_465

// FromSerial turns a spreadsheet's serial number into civil time, rounded to
// the second. It reports false for what no calendar day answers to: a number
// below 1 or after the year 9999, and the 29 February 1900 that spreadsheets
// believe in.
func FromSerial(serial float64, date1904 bool) (domain.Time, bool) {
	if !(serial >= 1 && serial < lastSerial+1) { // also false for NaN
		return 0, false
	}
	epoch := epoch1900
	switch {
	case date1904:
		epoch = epoch1904
	case serial < 60:
		epoch++
	case serial < 61:
		return 0, false
	}
	return epoch.Start() + domain.Time(math.Round(serial*86400)), true
}

// ParseSerial is FromSerial of a number as a file has it.
func ParseSerial(text string, date1904 bool) (domain.Time, bool) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, false
	}
	return FromSerial(f, date1904)
}

// parseISO reads the dates of .ods, SpreadsheetML 2003 and strict .xlsx:
// 2026-10-03, 2026-10-03T08:30, 2026-10-03T08:30:00.000, with or without Z.
// hasTime tells that a time of day was written.
func parseISO(s string) (t domain.Time, hasTime, ok bool) {
	s = strings.TrimSuffix(s, "Z")
	day, clock, hasTime := strings.Cut(s, "T")
	if !hasTime {
		day, clock, hasTime = strings.Cut(s, " ")
	}
	d, err := domain.ParseDate(day)
	if err != nil {
		return 0, false, false
	}
	if !hasTime {
		return d.Start(), false, true
	}
	clock, fraction, _ := strings.Cut(clock, ".")
	var field [3]int
	parts := strings.Split(clock, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false, false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || len(p) != 2 || n < 0 || n > [3]int{23, 59, 59}[i] {
			return 0, false, false
		}
		field[i] = n
	}
	t = domain.NewTime(d, field[0], field[1], field[2])
	if fraction != "" {
		f, err := strconv.ParseFloat("0."+fraction, 64)
		if err != nil {
			return 0, false, false
		}
		t += domain.Time(math.Round(f))
	}
	return t, true, true
}
