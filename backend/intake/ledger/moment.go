package ledger

import (
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/intake/table"
)

// parseTime reads a date with or without a time of day, in any of the spellings
// that offices use:
//
//	2026-10-03 08:30[:00]   2026/10/3 8:30   2026.10.3   2026-10-03T08:30:00
//	2026年10月3日 8时30分    2026年10月3日 星期六 下午2:30   2026/10/3 2:30 PM
//	20261003   20261003083000   20261003 08:30
//	46298.354166666664 (a spreadsheet's serial number)
//
// s is folded. hasTime tells that a time of day was written; without one the
// time is 00:00.
func parseTime(s string, date1904 bool) (t domain.Time, hasTime, ok bool) {
	p := scanner{rest: s}
	digits := p.digits()
	switch {
	case len(digits) == 4:
		return p.after(digits)
	case len(digits) == 8, len(digits) == 12, len(digits) == 14:
		return p.compact(digits)
	}
	return serial(s, date1904)
}

// serial reads a spreadsheet's serial number. Only those of the years that a
// ledger may hold are five digits long.
func serial(s string, date1904 bool) (t domain.Time, hasTime, ok bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) != 5 || !onlyDigits(whole) || !onlyDigits(fraction) {
		return 0, false, false
	}
	t, ok = table.ParseSerial(s, date1904)
	return t, strings.Trim(fraction, "0") != "", ok
}

// scanner reads a time from left to right.
type scanner struct{ rest string }

// digits takes the digits at the front.
func (p *scanner) digits() string {
	n := 0
	for n < len(p.rest) && p.rest[n] >= '0' && p.rest[n] <= '9' {
		n++
	}
	d := p.rest[:n]
	p.rest = p.rest[n:]
	return d
}

// space drops the spaces at the front and tells whether there were any.
func (p *scanner) space() bool {
	if p.rest == "" || p.rest[0] > ' ' {
		return false // nearly always; trimming costs more
	}
	trimmed := strings.TrimLeft(p.rest, " \n\t")
	had := len(trimmed) < len(p.rest)
	p.rest = trimmed
	return had
}

// take drops the first of the words that stands at the front, and returns it.
func (p *scanner) take(words ...string) string {
	if p.rest == "" {
		return ""
	}
	for _, w := range words {
		if strings.HasPrefix(p.rest, w) {
			p.rest = p.rest[len(w):]
			return w
		}
	}
	return ""
}

// part takes a number of one or two digits, spaces around it dropped.
func (p *scanner) part() (int, bool) {
	p.space()
	d := p.digits()
	p.space()
	if len(d) == 0 || len(d) > 2 {
		return 0, false
	}
	return number(d), true
}

func number(digits string) int {
	n := 0
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	return n
}

// after reads what follows the year.
func (p *scanner) after(year string) (t domain.Time, hasTime, ok bool) {
	p.space()
	mark := p.take("-", "/", ".", "年", "–", "—", "−", "‐")
	month, okMonth := p.part()
	second := p.take("-", "/", ".", "月", "–", "—", "−", "‐")
	if mark == "" || !okMonth || (mark == "年") != (second == "月") || mark != "年" && mark != second {
		return 0, false, false
	}
	p.space()
	dayDigits := p.digits()
	if len(dayDigits) == 0 || len(dayDigits) > 2 {
		return 0, false, false
	}
	parted := p.space()
	if mark == "年" && p.take("日", "号") != "" {
		parted = true
	}
	day, ok := date(number(year), month, number(dayDigits))
	if !ok {
		return 0, false, false
	}
	return p.clockOf(day, parted)
}

// compact reads 20261003, 202610030830 and 20261003083000, and a clock behind
// the first.
func (p *scanner) compact(d string) (t domain.Time, hasTime, ok bool) {
	day, ok := date(number(d[:4]), number(d[4:6]), number(d[6:8]))
	if !ok {
		return 0, false, false
	}
	if len(d) == 8 {
		return p.clockOf(day, p.space())
	}
	second := 0
	if len(d) == 14 {
		second = number(d[12:])
	}
	if p.rest != "" {
		return 0, false, false
	}
	return timeOf(day, number(d[8:10]), number(d[10:12]), second)
}

// clockOf reads the time of day behind a date. parted tells that something
// stands between the two.
func (p *scanner) clockOf(day domain.Date, parted bool) (t domain.Time, hasTime, ok bool) {
	p.space()
	if bracket := p.take("(") != ""; p.take("星期", "周", "礼拜") != "" {
		if p.take("一", "二", "三", "四", "五", "六", "日", "天") == "" || bracket && p.take(")") == "" {
			return 0, false, false
		}
		parted = true
	}
	p.space()
	if p.rest == "" {
		return day.Start(), false, true
	}
	if p.take("T", "t") != "" {
		parted = true
	}
	half := p.take("上午", "早上", "凌晨", "中午", "下午", "晚上", "AM", "PM", "am", "pm")
	if half == "" && !parted {
		return 0, false, false
	}
	hour, ok := p.part()
	if !ok {
		return 0, false, false
	}
	minute, second := 0, 0
	switch p.take(":", "时", "点") {
	case ":":
		if minute, ok = p.part(); ok && p.take(":") != "" {
			second, ok = p.part()
			if p.take(".") != "" {
				ok = ok && p.digits() != ""
			}
		}
	case "":
		return 0, false, false
	default:
		minute, second, ok = p.minuteSecond()
	}
	if !ok {
		return 0, false, false
	}
	p.space()
	if half == "" {
		half = p.take("AM", "PM", "am", "pm", "+08:00", "+0800")
	}
	p.space()
	if hour, ok = hourOf(half, hour); !ok || p.rest != "" {
		return 0, false, false
	}
	return timeOf(day, hour, minute, second)
}

// minuteSecond reads 30分15秒; either may be absent.
func (p *scanner) minuteSecond() (minute, second int, ok bool) {
	p.space()
	if p.rest == "" {
		return 0, 0, true
	}
	if p.take("整") != "" {
		return 0, 0, true
	}
	if p.take("半") != "" {
		return 30, 0, true
	}
	if minute, ok = p.part(); !ok {
		return 0, 0, false
	}
	if p.take("分") == "" {
		return minute, 0, p.rest == ""
	}
	p.space()
	if p.rest == "" {
		return minute, 0, true
	}
	second, ok = p.part()
	return minute, second, ok && p.take("秒") != ""
}

// hourOf is the hour of the day for an hour said with 上午 or 下午.
func hourOf(half string, hour int) (int, bool) {
	switch half {
	case "上午", "早上", "凌晨", "AM", "am":
		return hour % 12, hour <= 12
	case "晚上":
		return hour%12 + 12, hour != 12 && hour < 24 // 晚上12点 is another day's 0:00
	case "下午", "PM", "pm":
		if hour < 12 {
			hour += 12
		}
	case "中午":
		if hour < 3 {
			hour += 12
		}
		return hour, hour >= 11 && hour <= 14
	}
	return hour, true
}

func date(y, m, d int) (domain.Date, bool) {
	if y < 2000 || y > 2099 || m < 1 || m > 12 || d < 1 {
		return 0, false
	}
	day := domain.NewDate(y, m, d)
	return day, day.Month() == domain.NewMonth(y, m)
}

func timeOf(day domain.Date, hour, minute, second int) (t domain.Time, hasTime, ok bool) {
	if hour > 23 || minute > 59 || second > 59 {
		return 0, false, false
	}
	return domain.NewTime(day, hour, minute, second), true, true
}
