package table

import "strings"

// style is what a number format says about a numeric cell.
type style struct {
	stamp   bool // a date, a time, or both
	clock   bool // shows a time of day
	percent bool
	pad     uint8 // digits that are always shown: 00000 shows 123 as 00123
}

// builtinStyle is the style of a number format that a workbook does not spell
// out: ECMA-376 18.8.30, with the Chinese formats 27-36 and 50-58.
func builtinStyle(id int) style {
	switch {
	case id == 9, id == 10:
		return style{percent: true}
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return style{stamp: true}
	case id >= 18 && id <= 22, id >= 32 && id <= 35, id == 45, id == 46, id == 47, id == 55, id == 56:
		return style{stamp: true, clock: true}
	}
	return style{}
}

// parseStyle reads a number format such as yyyy"年"m"月"d"日" h:mm;@ or
// [$-804]上午/下午h"时"mm"分". Only its first section counts.
func parseStyle(format string) style {
	for _, plain := range []string{"General", "Standard", "G/通用格式"} {
		if len(format) >= len(plain) && strings.EqualFold(format[:len(plain)], plain) {
			return style{}
		}
	}
	var s style
	var zeros, others int
	letters := false // a date letter outside quotes
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case ';':
			i = len(format)
		case '"':
			end := strings.IndexByte(format[i+1:], '"')
			if end < 0 {
				end = len(format) - i - 1
			}
			i += end + 1
			others++
		case '\\', '_', '*':
			i++ // the next character is shown, or its width is
			others++
		case '[':
			end := strings.IndexByte(format[i:], ']')
			if end < 0 {
				end = len(format) - i - 1
			}
			switch strings.ToLower(strings.Trim(format[i:i+end], "[")) {
			case "h", "hh", "m", "mm", "s", "ss":
				letters, s.clock = true, true
			}
			i += end
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'e', 'b', 'B', 'g', 'G':
			letters = true
		case 'h', 'H', 's', 'S':
			letters, s.clock = true, true
		case 'E': // 0.00E+00, or a year
			if strings.HasPrefix(format[i:], "E+") || strings.HasPrefix(format[i:], "E-") {
				return style{}
			}
			letters = true
		case 'a': // aaaa is the day of the week
			letters = letters || strings.HasPrefix(format[i:], "aaa")
		case '%':
			s.percent = true
		case '0':
			zeros++
		case '#', '?', '.', ',', '@':
			others++
		default:
			others++
		}
	}
	if letters {
		s.stamp, s.percent = true, false
		return s
	}
	s.clock = false
	if zeros > 1 && zeros <= 64 && others == 0 && !s.percent {
		s.pad = uint8(zeros)
	}
	return s
}
