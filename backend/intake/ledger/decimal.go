package ledger

import "strings"

// maxDigits keeps hundredths far inside int64.
const maxDigits = 15

// parseHundredths reads a decimal number of at most 2 places, exactly: 2800.5,
// +2, -0.5, 2,800.50, and 15% where percent is allowed. The number is first
// multiplied by 10^shift. Zeros at its end do not count as places.
func parseHundredths(s string, shift int, percent bool) (int64, bool) {
	if percent && shift == 0 {
		s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	}
	negative := false
	switch {
	case strings.HasPrefix(s, "-"), strings.HasPrefix(s, "−"):
		negative = true
		s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "−")
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	whole, places, point := strings.Cut(s, ".")
	whole, ok := withoutSeparators(whole)
	if !ok || whole == "" || point && places == "" || !onlyDigits(whole) || !onlyDigits(places) {
		return 0, false
	}
	places = strings.TrimRight(places, "0")
	if len(places) > 2+shift {
		return 0, false
	}
	digits := strings.TrimLeft(whole+places+strings.Repeat("0", 2+shift-len(places)), "0")
	if len(digits) > maxDigits {
		return 0, false
	}
	var n int64
	for _, c := range digits {
		n = n*10 + int64(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}

// withoutSeparators takes the commas out of 12,345,678; any other use of
// commas is no number.
func withoutSeparators(s string) (string, bool) {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3)) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
