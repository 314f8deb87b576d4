package table

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

func TestAppendNumber(t *testing.T) {
	tests := []struct {
		in, want string
		lost, ok bool
	}{
		{"0", "0", false, true},
		{"-0", "0", false, true},
		{"12", "12", false, true},
		{"007", "007", false, true},
		{"12.50", "12.5", false, true},
		{"12.0", "12", false, true},
		{"420606001001004.0", "420606001001004", false, true},
		{".5", "0.5", false, true},
		{"5.", "5", false, true},
		{"+5", "5", false, true},
		{"0.30000000000000004", "0.3", false, true},
		{"1.1000000000000001", "1.1", false, true},
		{"46298.354166666664", "46298.3541666667", false, true},
		{"999999999999999", "999999999999999", false, true},
		{"1000000000000000", "1000000000000000", true, true},
		{"-1234567890123456", "-1234567890123456", true, true},
		{"4.2E+14", "4.2E+14", true, true},
		{"4.2e+4", "4.2e+4", true, true},
		{"4.2E14", "420000000000000", false, true},
		{"4.2E15", "4.2E15", true, true},
		{"1E-4", "0.0001", false, true},
		{"2.5E-07", "0.00000025", false, true},
		{"1e400", "1e400", false, false},
		{"", "", false, false},
		{"-", "-", false, false},
		{"1,5", "1,5", false, false},
		{"0x10", "0x10", false, false},
		{"1_000", "1_000", false, false},
		{"Inf", "Inf", false, false},
	}
	for _, tt := range tests {
		got, lost, ok := appendNumber(nil, []byte(tt.in))
		if string(got) != tt.want || lost != tt.lost || ok != tt.ok {
			t.Errorf("%q: got %q lost=%v ok=%v, want %q lost=%v ok=%v", tt.in, got, lost, ok, tt.want, tt.lost, tt.ok)
		}
	}
}

// TestNumberKeepsDecimals: what a person writes with up to 15 digits comes back
// as written, whatever the file made of it.
func TestNumberKeepsDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(-999_999_999, 999_999_999).Draw(t, "whole")
		cents := rapid.IntRange(0, 999_999).Draw(t, "cents")
		want := strconv.FormatInt(whole, 10) + "." + strconv.Itoa(cents + 1_000_000)[1:]
		f, _ := strconv.ParseFloat(want, 64)
		stored := []string{
			strconv.FormatFloat(f, 'g', 17, 64), strconv.FormatFloat(f, 'G', -1, 64), want,
		}[rapid.IntRange(0, 2).Draw(t, "spelling")]
		got, lost, ok := appendNumber(nil, []byte(stored))
		if !ok || lost {
			if !hasPlusExponent([]byte(stored)) {
				t.Fatalf("%q: lost=%v ok=%v", stored, lost, ok)
			}
			return
		}
		back, _ := strconv.ParseFloat(string(got), 64)
		if back != f || digits(got) > 15 {
			t.Fatalf("%q of %q became %q", stored, want, got)
		}
		if string(appendFloat(nil, f)) != string(got) && stored != want {
			t.Fatalf("%q as text, %q as a number", got, appendFloat(nil, f))
		}
	})
}

func TestLooksCut(t *testing.T) {
	for text, want := range map[string]bool{
		"4.2E+14": true, "4.20606E+17": true, "4e+14": true, "1E+05": true,
		"4.2E14": false, "E+14": false, "A1E+14": false, "42.1E+14": false, "4.2E-14": false, "4.2+14": false, "1E+5": false, "": false, "1": false,
	} {
		if got := looksCut([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestFromSerial(t *testing.T) {
	tests := []struct {
		serial   float64
		date1904 bool
		want     string
	}{
		{1, false, "1900-01-01 00:00:00"},
		{59, false, "1900-02-28 00:00:00"},
		{60, false, ""},
		{61, false, "1900-03-01 00:00:00"},
		{46298, false, "2026-10-03 00:00:00"},
		{46298.354166666664, false, "2026-10-03 08:30:00"},
		{46298.9999999, false, "2026-10-04 00:00:00"},
		{44836, true, "2026-10-03 00:00:00"},
		{60, true, "1904-03-01 00:00:00"},
		{0.5, false, ""},
		{0, true, ""},
		{-1, false, ""},
		{2958465, false, "9999-12-31 00:00:00"},
		{2958466, false, ""},
		{math.NaN(), false, ""},
		{math.Inf(1), false, ""},
	}
	for _, tt := range tests {
		got, ok := FromSerial(tt.serial, tt.date1904)
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("%v, 1904=%v: got %v, %v, want %q", tt.serial, tt.date1904, got, ok, tt.want)
		}
	}
	if _, ok := ParseSerial("x", false); ok {
		t.Error("x is no serial")
	}
}

// TestSerialRoundTrip: every second of a century comes back from its serial,
// written with the 17 digits of a double or the 15 that spreadsheets show.
func TestSerialRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(int(domain.NewDate(2000, 1, 1)), int(domain.NewDate(2099, 12, 31))).Draw(t, "day")
		second := rapid.IntRange(0, 86399).Draw(t, "second")
		want := domain.Time(day*86400 + second)
		date1904 := rapid.Bool().Draw(t, "1904")
		epoch := domain.NewDate(1899, 12, 30)
		if date1904 {
			epoch = domain.NewDate(1904, 1, 1)
		}
		serial := float64(day-int(epoch)) + float64(second)/86400
		for _, text := range []string{strconv.FormatFloat(serial, 'g', -1, 64), strconv.FormatFloat(serial, 'g', 15, 64)} {
			if got, ok := ParseSerial(text, date1904); !ok || got != want {
				t.Fatalf("%s: got %v, %v, want %v", text, got, ok, want)
			}
		}
	})
}

func TestParseISO(t *testing.T) {
	tests := []struct {
		in, want string
		hasTime  bool
	}{
		{"2026-10-03", "2026-10-03 00:00:00", false},
		{"2026-10-03T08:30", "2026-10-03 08:30:00", true},
		{"2026-10-03T08:30:15", "2026-10-03 08:30:15", true},
		{"2026-10-03T08:30:15.499", "2026-10-03 08:30:15", true},
		{"2026-10-03T23:59:59.5", "2026-10-04 00:00:00", true},
		{"2026-10-03 08:30:15Z", "2026-10-03 08:30:15", true},
		{"2026-13-03", "", false},
		{"2026-10-03T24:00:00", "", false},
		{"2026-10-03T8:30", "", false},
		{"2026-10-03T", "", false},
		{"10:30", "", false},
		{"", "", false},
	}
	for _, tt := range tests {
		got, hasTime, ok := parseISO(tt.in)
		if ok != (tt.want != "") || ok && (got.String() != tt.want || hasTime != tt.hasTime) {
			t.Errorf("%q: got %v, %v, %v", tt.in, got, hasTime, ok)
		}
	}
}

func TestParseStyle(t *testing.T) {
	date, clock := style{stamp: true}, style{stamp: true, clock: true}
	for format, want := range map[string]style{
		"General": {}, "GENERAL": {}, "Standard": {}, "@": {}, "0": {}, "0.00": {}, "#,##0.00": {}, "0.00E+00": {}, "G/通用格式": {},
		`yyyy"年"m"月"d"日"`:            date,
		`yyyy"年"m"月"d"日";@`:          date,
		`[$-F800]dddd\,\ mmmm\ dd`:   date,
		`[DBNum1][$-804]yyyy"年"m"月"`: date,
		`yyyy\-mm\-dd\ hh:mm:ss`:     clock,
		`yyyy/m/d h:mm`:              clock,
		`[$-804]上午/下午h"时"mm"分"`:      clock,
		`h:mm AM/PM`:                 clock,
		`mm:ss.0`:                    clock,
		`[h]:mm`:                     clock,
		`m/d/yy`:                     date,
		`e"年"`:                       date,
		`aaaa`:                       date,
		`0%`:                         {percent: true},
		`0.00%;[Red]-0.00%`:          {percent: true},
		`000000`:                     {pad: 6},
		`00`:                         {pad: 2},
		`0"件"`:                       {},
		`"共"0"days"`:                 {},
		`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `: {},
		`0\d`:           {},
		`[Red]0`:        {},
		`"yyyy`:         {},
		`[`:             {},
		`\`:             {},
		``:              {},
		`0;yyyy`:        {},
		`¥#,##0.00`:     {},
		`[$¥-804]#,##0`: {},
	} {
		if got := parseStyle(format); got != want {
			t.Errorf("%q: %+v, want %+v", format, got, want)
		}
	}
}
