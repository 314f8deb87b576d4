package face

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns text as it can be set: valid UTF-8 without control, format and
// variation characters; tabs and line breaks become spaces.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			continue // an invalid byte
		case r == '\t' || r == '\n' || r == '\r' || r == '\u00A0' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		case unsettable(r):
			continue
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isClean(text string) bool {
	for _, r := range text {
		if r == utf8.RuneError || r == '\u00A0' || r == '\u2028' || r == '\u2029' || unsettable(r) {
			return false
		}
	}
	return true
}

// unsettable tells of runes that draw nothing: controls, joiners, marks of
// direction, variation selectors, noncharacters.
func unsettable(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) ||
		r&0xFFFE == 0xFFFE
}
