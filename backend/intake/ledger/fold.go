package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable: NFKC (full-width digits, letters and punctuation
// become plain ones), no invisible characters, no space around it.
func Fold(s string) string {
	switch settled(s) {
	case same:
		return s
	case wide:
		return strings.TrimSpace(narrowed(s))
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	if !norm.NFKC.IsNormalString(s) {
		s = norm.NFKC.String(s)
	}
	return strings.TrimSpace(s)
}

type settling uint8

const (
	same  settling = iota // Fold changes nothing
	wide                  // there are only full-width forms or outer spaces to change
	mixed                 // anything else
)

// settled looks quickly at what nearly all cells are made of: ASCII, Chinese
// characters, and full-width forms of ASCII.
func settled(s string) settling {
	found := same
	if s != "" && (s[0] == ' ' || s[len(s)-1] == ' ') {
		found = wide
	}
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7F:
		case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r == '、', r == '。':
		case r >= '！' && r <= '～', r == '\u3000':
			found = wide
		default:
			return mixed
		}
	}
	return found
}

// narrowed turns full-width forms of ASCII into ASCII, as NFKC does.
func narrowed(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '\u3000':
			r = ' '
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// IsEmptyMark tells whether folded text is one of the marks that people write
// into a cell to leave it empty.
func IsEmptyMark(s string) bool {
	switch s {
	case "", "-", "—", "——", "/", "无":
		return true
	}
	return len(s) == 4 && strings.EqualFold(s, "NULL")
}

// unquoted takes off what forces a spreadsheet to show a code as text:
// ="0012" and '0012.
func unquoted(s string) string {
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.TrimSpace(inner[:len(inner)-1])
	}
	if inner, ok := strings.CutPrefix(s, "'"); ok {
		return strings.TrimSpace(inner)
	}
	return s
}

// Header folds a header for comparison: also without spaces, line breaks,
// asterisks, and bracketed units or hints, so that "*月工资 (元)" is 月工资. A
// header that is nothing but a bracket keeps what is in it.
func Header(s string) string {
	s = Fold(s)
	if plain := headerRunes(s, true); plain != "" {
		return plain
	}
	return headerRunes(s, false)
}

func headerRunes(s string, dropBrackets bool) string {
	var b strings.Builder
	depth := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("([{<【〔「", r):
			if dropBrackets && (depth > 0 || strings.ContainsAny(s[i:], ")]}>】〕」")) {
				depth++
			}
		case strings.ContainsRune(")]}>】〕」", r):
			depth = max(0, depth-1)
		case depth > 0, unicode.IsSpace(r), strings.ContainsRune("*※★:", r):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// ReasonHeader heads the column of reasons in a workbook of faulty rows. It is
// no column of a ledger, and nobody's extra column.
const ReasonHeader = "退回原因"
