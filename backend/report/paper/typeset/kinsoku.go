package typeset

import "strings"

// 避头尾: what may not begin a line, and what may not end one.
const (
	notFirst = "，。、；：？！,.;:?!）)》〉」』】〕〗］]｝}”’…—～~·•・％%‰℃々゛゜ー"
	notLast  = "（(《〈「『【〔〖［[｛{“‘¥￥№§"
	// halves are set in the left half of their square: at a line's end the
	// right half may hang over the margin.
	halves = "，。、；：？！）》〉」』】〕〗］｝”’"
)

func isNotFirst(r rune) bool { return strings.ContainsRune(notFirst, r) }
func isNotLast(r rune) bool  { return strings.ContainsRune(notLast, r) }
func isHalf(r rune) bool     { return strings.ContainsRune(halves, r) }

// isWord tells of the runes that a line does not break between: Latin letters
// and figures with what stands inside of numbers and words.
func isWord(r rune) bool {
	switch {
	case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
		return true
	case r == '.', r == '-', r == '\'', r == '/', r == '_', r == '+', r == '@', r == '%', r == ',', r == ':':
		return true
	}
	return r >= 0x00C0 && r < 0x2E80 && !(r >= 0x2010 && r <= 0x2BFF)
}

// mayBreak tells whether a line may end between a and b. Dashes and dots of two
// characters (——, ……) stay together.
func mayBreak(a, b rune) bool {
	if b == ' ' {
		return false
	}
	if a == ' ' {
		return true
	}
	if isNotFirst(b) || isNotLast(a) {
		return false
	}
	return !(isWord(a) && isWord(b))
}
