package table

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "<html><body><table><tr><td>a</td><td>b</td></tr><tr></tr><tr><td>c</td></tr></table>", "1:a|b\n3:c\n"},
		{"no end tags", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "1:a|b\n2:c|d\n"},
		{"a piece of a table", "<tr><th>a</th><td>b</td></tr>", "1:a|b\n"},
		{"spans", "<table><tr><td rowspan=2>a<td colspan='2'>b<td>c<tr><td>d<td>e<td>f</table>", "1:a|b||c\n2:|d|e|f\n"},
		{"markup and white space", "<table><tr><td> <b>网</b>\n <i>格</i>&nbsp;&amp; x<br>y<p>z</p></td></tr></table>", "1:网 格 & x\\ny\\nz\n"},
		{"blank cells", "<table><tr><td>&nbsp;</td><td></td><td>a</td></tr></table>", "1:||a\n"},
		{"text around the table", "<html><head><title>no</title><style>td{}</style></head><body><h2>标题</h2><p>说明</p><table><tr><td>a</td></tr></table>完</body>", "1:标题\n2:说明\n3:a\n4:完\n"},
		{"caption", "<table><caption>标题</caption><tr><td>a</td></tr></table>", "1:标题\n2:a\n"},
		{"two tables are one sheet", "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", "1:a\n2:b\n"},
		{"a table that lays out the page", "<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></td></tr></table>", "1:a|b\n2:c\n"},
		{"a table in a cell", "<table><tr><td>a</td><td>x<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table></td><td>b</td></tr></table>", "1:a|x\\n1 2\\n3|b\n"},
		{"scripts and data islands", "<table><script>'<td>'</script><xml><x>1</x></xml><tr><td>a<!-- <td> --></td></tr></table>", "1:a\n"},
		{"GBK", "<table><tr><td>\xCD\xF8\xB8\xF1</td><td>\xD4\xB1\xB8</td></tr></table>", "1:网格|员\uFFFD~\n"},
		{"XHTML", "<?xml version=\"1.0\"?><!DOCTYPE html><html><table><tr><td>a</td></tr></table></html>", "1:a\n"},
		{"a table never ended on a page that is", "<html><table><tr><td>a<td>b</body></html>", "1:a|b\n"},
		{"number as an export wrote it", "<table><tr><td style=\"mso-number-format:'\\@'\">007</td><td>4.2E+14</td></tr></table>", "1:007|4.2E+14*\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, b, err := dump(t, []byte(tt.in), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want || b.Format != "html" {
				t.Errorf("%s: got  %q\nwant %q", b.Format, got, tt.want)
			}
		})
	}
}

// A page that was not transmitted to its end must not pass for a shorter table.
func TestHTMLCutShort(t *testing.T) {
	whole := "<html><body><table><tr><td>a</td><td>2026-10-04 10:45</td></tr><tr><td>b</td><td>c</td></tr></table></body></html>"
	for cut := strings.Index(whole, "a<"); cut < strings.Index(whole, "</table>")+len("</table>"); cut++ {
		if _, _, err := dump(t, []byte(whole[:cut]), Limits{}); domain.CodeOf(err) != CodeDamaged {
			t.Errorf("%q: %v", whole[:cut], err)
		}
	}
}

func TestHTMLMerges(t *testing.T) {
	in := []byte("<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>c</table>")
	b, err := Open(bytes.NewReader(in), int64(len(in)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Merges(context.Background(), 0)
	want := []Merge{{1, 0, 2, 0}, {1, 1, 1, 3}}
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}
