package table

import (
	"math"
	"strconv"
)

// lostFrom is the first number of 16 digits: a spreadsheet keeps 15.
const lostFrom = 1e15

// appendNumber writes a numeric cell's text as a file has it to dst, in plain
// decimals of at most 15 digits, and tells whether the number has lost digits.
// A text that is no number is written as it is, with ok false.
//
// 0.30000000000000004 becomes 0.3, as spreadsheets show it, and 4.2E-2 becomes
// 0.042. What has lost digits stays as it is: 16 digits and more, and numbers
// written 4.2E+14. Java writes 4.2E14 for a number that it has in full: that
// becomes 420000000000000.
func appendNumber(dst, text []byte) (out []byte, lost, ok bool) {
	if plainShort(text) && string(text) != "-0" {
		return append(dst, text...), false, true
	}
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || !decimalOnly(text) {
		return append(dst, text...), false, false
	}
	if math.Abs(v) >= lostFrom || hasPlusExponent(text) {
		return append(dst, text...), true, true
	}
	return appendFloat(dst, v), false, true
}

// appendFloat writes v with at most 15 digits; see appendNumber. A number of 16
// or more digits is written with an exponent.
func appendFloat(dst []byte, v float64) []byte {
	if math.Abs(v) < lostFrom && v == math.Trunc(v) {
		return strconv.AppendInt(dst, int64(v), 10)
	}
	if math.Abs(v) >= lostFrom {
		return strconv.AppendFloat(dst, v, 'E', -1, 64)
	}
	if math.Abs(v) < 1e-20 {
		return strconv.AppendFloat(dst, v, 'E', 14, 64)
	}
	from := len(dst)
	dst = strconv.AppendFloat(dst, v, 'f', -1, 64)
	if digits(dst[from:]) <= 15 {
		return dst
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'E', 14, 64), 64)
	if err != nil {
		return dst
	}
	return strconv.AppendFloat(dst[:from], rounded, 'f', -1, 64)
}

// plainShort tells whether text is digits with at most one point, a sign before
// them, and few enough to be handed on untouched.
func plainShort(text []byte) bool {
	i := 0
	if len(text) > 0 && text[0] == '-' {
		i = 1
	}
	if len(text) == i || len(text)-i > 15 || text[i] == '.' || text[len(text)-1] == '.' {
		return false
	}
	point := false
	for _, c := range text[i:] {
		if c == '.' && !point {
			point = true
		} else if c < '0' || c > '9' {
			return false
		}
	}
	return !point || text[len(text)-1] != '0' // 12.0 becomes 12
}

// decimalOnly keeps out the spellings that Go reads beside decimals: 0x1p4, 1_000, inf.
func decimalOnly(text []byte) bool {
	for _, c := range text {
		switch {
		case '0' <= c && c <= '9', c == '.', c == '-', c == '+', c == 'E', c == 'e':
		default:
			return false
		}
	}
	return true
}

// digits counts the significant digits of a plain decimal.
func digits(text []byte) int {
	n := 0
	for _, c := range text {
		if c >= '1' && c <= '9' || c == '0' && n > 0 {
			n++
		}
	}
	return n
}

// hasPlusExponent tells whether text ends like 4.2E+14.
func hasPlusExponent(text []byte) bool {
	for i := len(text) - 2; i > 0 && i >= len(text)-5; i-- {
		if text[i] == '+' {
			return text[i-1] == 'E' || text[i-1] == 'e'
		}
	}
	return false
}

// looksCut tells whether a text cell is a number that a spreadsheet once
// showed as 4.2E+14 and that was saved so.
func looksCut(text []byte) bool {
	n := len(text)
	if n < 5 || text[n-3] != '+' && text[n-4] != '+' || text[0] < '0' || text[0] > '9' || !hasPlusExponent(text) {
		return false
	}
	for i, c := range text {
		switch {
		case '0' <= c && c <= '9', c == '.' && i == 1, c == 'E', c == 'e', c == '+':
		default:
			return false
		}
	}
	return true
}
