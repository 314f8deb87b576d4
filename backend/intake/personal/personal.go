package personal

import "strings"

// What stands in a text where a number was.
const (
	HiddenIdentity = "〔证件号〕"
	HiddenPhone    = "〔电话〕"
)

// headerWords are the parts of a header that announce such numbers.
var headerWords = []string{
	"身份证", "公民身份", "证件号", "电话", "手机", "联系方式", "座机",
}

// Header tells whether a column's folded header announces identity-card or
// telephone numbers.
func Header(header string) bool {
	for _, w := range headerWords {
		if strings.Contains(header, w) {
			return true
		}
	}
	return false
}

// Words that make a number next to them personal which by its form alone might
// be any number: an old identity card's 15 digits look like a grid's code.
var (
	identityWords = []string{"身份证", "公民身份", "证件号"}
	phoneWords    = []string{"电话", "手机", "联系方式", "座机"}
)

// Mask hides the identity-card and telephone numbers in a text and tells
// whether there were any.
//
// A number is a run of digits, or groups of them joined by one space or hyphen.
// Hidden are 18 digits with a valid check digit, mobile numbers of 11 digits
// (also after 0 or 86), fixed lines written with their area code, and what follows a
// word like 身份证 (15 or 18 digits) or 电话 (7 to 12 digits). Hidden too are
// identity-card numbers whose end a spreadsheet has turned into zeros.
func Mask(text string) (masked string, found bool) {
	var out strings.Builder
	kept := 0
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		end, hidden := number(text, i)
		if hidden != "" {
			out.WriteString(text[kept:i])
			out.WriteString(hidden)
			kept, found = end, true
		}
		i = end
	}
	if !found {
		return text, false
	}
	out.WriteString(text[kept:])
	return out.String(), true
}

// number looks at the number that begins at text[i]: where it ends, and what to
// put in its place ("" when it is nobody's).
func number(text string, i int) (end int, hidden string) {
	run := digitsEnd(text, i)
	if end, hidden = plain(text, i, run); hidden != "" {
		return end, hidden
	}
	if end, hidden = grouped(text, i, run); hidden != "" {
		return end, hidden
	}
	return run, ""
}

// plain judges the run of digits text[i:run], with the X that may end an
// identity-card number, or the exponent of a spreadsheet.
func plain(text string, i, run int) (end int, hidden string) {
	digits := text[i:run]
	if len(digits) == 17 && run < len(text) && (text[run] == 'X' || text[run] == 'x') && Identity(text[i:run+1]) {
		return run + 1, HiddenIdentity
	}
	if len(digits) == 1 {
		if end := exponentEnd(text, i); end > 0 {
			return end, HiddenIdentity
		}
	}
	switch n := len(digits); {
	case n == 18 && (Identity(digits) || cutIdentity(digits)),
		(n == 15 || n == 18) && announced(text[:i], identityWords):
		return run, HiddenIdentity
	case n == 11 && Mobile(digits),
		n == 13 && digits[:2] == "86" && Mobile(digits[2:]),
		n == 12 && digits[0] == '0' && Mobile(digits[1:]),
		n == 14 && digits[:3] == "086" && Mobile(digits[3:]),
		n == 15 && digits[:4] == "0086" && Mobile(digits[4:]),
		n >= 7 && n <= 12 && announced(text[:i], phoneWords):
		return run, HiddenPhone
	}
	return run, ""
}

// grouped judges digits in groups: 138-1234-5678, 420606 19900101 1239, 0710-3512345.
func grouped(text string, i, run int) (end int, hidden string) {
	groups, end := []string{text[i:run]}, run
	all := text[i:run]
	for len(groups) < 6 && end+1 < len(text) && (text[end] == ' ' || text[end] == '-') && isDigit(text[end+1]) {
		next := digitsEnd(text, end+1)
		groups = append(groups, text[end+1:next])
		all += text[end+1 : next]
		end = next
		switch {
		case len(all) > 18:
			return run, ""
		case len(all) == 17 && end < len(text) && (text[end] == 'X' || text[end] == 'x') && Identity(all+"X"):
			return end + 1, HiddenIdentity
		case len(all) == 18 && Identity(all):
			return end, HiddenIdentity
		case len(groups) == 3 && Mobile(all) && len(groups[0]) == 3,
			len(groups) == 4 && groups[0] == "86" && Mobile(all[2:]),
			len(groups) == 2 && groups[0] == "86" && Mobile(all[2:]),
			len(groups) == 2 && fixedLine(groups[0], groups[1]):
			if end == len(text) || !isDigit(text[end]) {
				return end, HiddenPhone
			}
		}
	}
	return run, ""
}

// fixedLine is an area code and a number: 0710-3512345, 010-66012345.
func fixedLine(area, number string) bool {
	return area[0] == '0' && (len(area) == 3 || len(area) == 4) && area[1] != '0' &&
		(len(number) == 7 || len(number) == 8) && number[0] >= '2'
}

// announced tells whether one of the words stands shortly before a number.
func announced(before string, words []string) bool {
	const reach = 24 // bytes: eight characters
	if len(before) > reach {
		before = before[len(before)-reach:]
	}
	at := -1
	for _, w := range words {
		if k := strings.LastIndex(before, w); k > at {
			at = k
		}
	}
	return at >= 0 && !strings.ContainsAny(before[at:], "0123456789,;。\n")
}

// Mobile tells whether digits are a mobile number: 11 digits from 13 to 19.
func Mobile(digits string) bool {
	return len(digits) == 11 && allDigits(digits) && digits[0] == '1' && digits[1] >= '3'
}

// Identity tells whether s is an identity-card number of 18 digits: its check
// digit (GB 11643, ISO 7064 MOD 11-2) is right. The last may be X.
func Identity(s string) bool {
	if len(s) != 18 || !allDigits(s[:17]) {
		return false
	}
	sum := 0
	for i := range 17 {
		sum = (sum + int(s[i]-'0')) * 2 % 11
	}
	check := "0123456789X"[(12-sum)%11]
	return s[17] == check || check == 'X' && s[17] == 'x'
}

// PlausibleIdentity is Identity for a place where other numbers of 18 digits
// are at home: it also asks for a province and a date of birth from 1900 to 2029.
func PlausibleIdentity(s string) bool {
	return Identity(s) && province(s[:2]) && birthday(s[6:14])
}

// IdentityWithin looks for an identity-card number in a code, be it in groups or
// beside a name. long tells that a number of 18 digits is there at all, plausible
// that it is PlausibleIdentity.
func IdentityWithin(code string) (long, plausible bool) {
	if len(code) < 18 {
		return false, false
	}
	joined := strings.NewReplacer(" ", "", "-", "").Replace(code)
	for i := 0; i < len(joined); i++ {
		end := digitsEnd(joined, i)
		if end-i == 17 && end < len(joined) && (joined[end] == 'X' || joined[end] == 'x') {
			end++
		}
		if end-i == 18 {
			long, plausible = true, plausible || PlausibleIdentity(joined[i:end])
		}
		i = end
	}
	return long, plausible
}

// cutIdentity is an identity-card number that a spreadsheet kept 15 digits of.
func cutIdentity(s string) bool {
	return s[15:] == "000" && province(s[:2]) && birthday(s[6:14])
}

// exponentEnd is where 4.20606199001011E+17 ends, if that stands at text[i] and
// is the beginning of an identity-card number; else 0.
func exponentEnd(text string, i int) int {
	if i+1 >= len(text) || text[i+1] != '.' {
		return 0
	}
	end := digitsEnd(text, i+2)
	digits := text[i:i+1] + text[i+2:end]
	if len(digits) < 14 || end+4 > len(text) || !strings.EqualFold(text[end:end+4], "E+17") {
		return 0
	}
	if !province(digits[:2]) || !birthday(digits[6:14]) {
		return 0
	}
	return end + 4
}

func province(two string) bool {
	switch two[0] {
	case '1':
		return two[1] >= '1' && two[1] <= '5'
	case '2':
		return two[1] >= '1' && two[1] <= '3'
	case '3':
		return two[1] >= '1' && two[1] <= '7'
	case '4':
		return two[1] >= '1' && two[1] <= '6'
	case '5':
		return two[1] >= '0' && two[1] <= '4'
	case '6':
		return two[1] >= '1' && two[1] <= '5'
	}
	return two == "71" || two == "81" || two == "82" || two == "83" || two == "91"
}

func birthday(yyyymmdd string) bool {
	year, month, day := yyyymmdd[:4], yyyymmdd[4:6], yyyymmdd[6:]
	return year >= "1900" && year <= "2029" && month >= "01" && month <= "12" && day >= "01" && day <= "31"
}

func digitsEnd(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func allDigits(s string) bool { return digitsEnd(s, 0) == len(s) }
