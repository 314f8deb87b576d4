package table

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// dump reads every sheet of a file: one line a row, cells by |. A cell that is
// no text is marked: #number, @stamp, ?bool, !error; ~ and * mark bad text and
// lost digits.
func dump(t testing.TB, data []byte, limits Limits) (string, *Book, error) {
	t.Helper()
	b, err := Open(bytes.NewReader(data), int64(len(data)), limits)
	if err != nil {
		return "", nil, err
	}
	var out strings.Builder
	for i, s := range b.Sheets {
		if len(b.Sheets) > 1 || s.Name != "" {
			fmt.Fprintf(&out, "[%s]\n", s.Name)
		}
		err := b.Rows(context.Background(), i, func(row int, cells []Cell) error {
			fmt.Fprintf(&out, "%d:", row)
			for j, c := range cells {
				if j > 0 {
					out.WriteByte('|')
				}
				out.WriteString(cellText(c))
			}
			out.WriteByte('\n')
			return nil
		})
		if err != nil {
			return out.String(), b, err
		}
	}
	return out.String(), b, nil
}

func cellText(c Cell) string {
	s := strings.ReplaceAll(c.Text, "\n", `\n`)
	switch c.Kind {
	case Number:
		s = "#" + s
	case Stamp:
		s = "@" + c.Stamp.String()
		if !c.HasTime {
			s = "@" + c.Stamp.Date().String()
		}
	case Bool:
		s = "?" + s
	case Error:
		s = "!" + s
	}
	if c.Percent {
		s += "%"
	}
	if c.BadText {
		s += "~"
	}
	if c.LostDigits {
		s += "*"
	}
	return s
}

func TestCSV(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "a,b\nc,d\n", "1:a|b\n2:c|d\n"},
		{"no line end at the end", "a,b\r\nc,d", "1:a|b\n2:c|d\n"},
		{"old Mac line ends", "a,b\rc,d\r", "1:a|b\n2:c|d\n"},
		{"blank lines count", "a,b\n\n\nc,d\n", "1:a|b\n4:c|d\n"},
		{"blank fields", ",b,\n,,\n", "1:|b|\n"},
		{"quoted", "\"a,1\",\"b\"\"2\"\"\"\n", "1:a,1|b\"2\"\n"},
		{"line break in quotes is one row", "\"a\r\nb\",c\nd,e\n", "1:a\r\\nb|c\n2:d|e\n"},
		{"quote inside a field", "a\"b\",c\n", "1:a\"b\"|c\n"},
		{"quote not closed before a delimiter", "\"a\"b,c\"\n", "1:a\"b,c\n"},
		{"quote that nothing closes", "\"a,b\nc,d\n", "1:\"a|b\n2:c|d\n"},
		{"empty quotes", "\"\",b\n", "1:|b\n"},
		{"tabs", "a\tb,c\td\ne\tf,g\th\n", "1:a|b,c|d\n2:e|f,g|h\n"},
		{"semicolons", "a;b;1,5\nc;d;2,5\n", "1:a|b|1,5\n2:c|d|2,5\n"},
		{"title above", "标题\n\na,b,c\nd,e,f\n", "1:标题\n3:a|b|c\n4:d|e|f\n"},
		{"sep line", "sep=;\na;b\n", "1:a|b\n"},
		{"zeros kept by a formula", "=\"007\",\"=\"\"008\"\"\"\n", "1:007|008\n"},
		{"lost digits", "4.2E+14,4.20606E+17,E+14,1E5\n", "1:4.2E+14*|4.20606E+17*|E+14|1E5\n"},
		{"UTF-8 mark", "\xEF\xBB\xBFa,网\n", "1:a|网\n"},
		{"bad UTF-8", "网格员,好\n\xE7\xBD,好好\n", "1:网格员|好\n2:\uFFFD\uFFFD~|好好\n"},
		{"UTF-16", "\xFF\xFEa\x00,\x00\x51\x7F\n\x00", "1:a|网\n"},
		{"UTF-16 big end first", "\xFE\xFF\x00a\x00,\x7F\x51\x00\n", "1:a|网\n"},
		{"half a UTF-16 pair", "\xFF\xFEa\x00,\x00\x3D\xD8,\x00b\x00", "1:a|\uFFFD~|b\n"},
		{"GBK", "\xCD\xF8\xB8\xF1,\xD4\xB1\n", "1:网格|员\n"},
		{"GB18030 of four bytes", "\x95\x32\x82\x36,\xCD\xF8\x81\x39\xF6\x38\n", "1:𠀀|网㑐\n"},
		{"characters that grow, in quotes", "\"" + strings.Repeat("\x80", 50) + "\"\"\xCD\xF8\"," + strings.Repeat("\x80", 50) + "\xFF\n", "1:" + strings.Repeat("€", 50) + "\"网|" + strings.Repeat("€", 50) + "\uFFFD~\n"},
		{"GB18030 mark", "\x84\x31\x95\x33\xCD\xF8,a\n", "1:网|a\n"},
		{"GBK cut off", "\xCD\xF8\xB8,\xB8\xF1\n", "1:网\uFFFD~|格\n"},
		{"GBK that is valid UTF-8", "\xC1\xAA\xCD\xA8,\xCD\xA8\n", "1:联通|通\n"},
		{"NUL", "a,b" + strings.Repeat(" ", csvWindow) + "\nc\x00d,e\n", "1:a|b" + strings.Repeat(" ", csvWindow) + "\n2:c\uFFFDd~|e\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, b, err := dump(t, []byte(tt.in), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want || b.Format != "csv" {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
