package table

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"gridstar/backend/domain"
)

// fuzzLimits keep one input from taking long.
var fuzzLimits = Limits{Part: 1 << 20, Workbook: 1 << 20, Strings: 1 << 18, Cells: 20_000, Columns: 300, Row: 1 << 16, Cell: 1 << 12, Sheets: 5}

// readAll reads everything in a book and checks what holds for every file.
func readAll(t *testing.T, b *Book, err error) {
	t.Helper()
	checkCode(t, err)
	if err != nil {
		return
	}
	if len(b.Sheets) > fuzzLimits.Sheets {
		t.Fatalf("%d sheets", len(b.Sheets))
	}
	for i := range b.Sheets {
		err := b.Rows(context.Background(), i, func(row int, cells []Cell) error {
			checkRow(t, row, cells)
			return nil
		})
		checkCode(t, err)
		merges, err := b.Merges(context.Background(), i)
		checkCode(t, err)
		for _, m := range merges {
			if m.Top < 1 || m.Left < 0 {
				t.Fatalf("merge %v", m)
			}
		}
	}
}

// checkCode: a failure has a code, so that it can be worded.
func checkCode(t *testing.T, err error) {
	t.Helper()
	if err != nil && domain.CodeOf(err) == "" {
		t.Fatalf("an error without a code: %v", err)
	}
}

func checkRow(t *testing.T, row int, cells []Cell) {
	t.Helper()
	if row < 1 || len(cells) == 0 || len(cells) > fuzzLimits.Columns {
		t.Fatalf("row %d of %d cells", row, len(cells))
	}
	full := false
	for _, c := range cells {
		full = full || c.Kind != Blank
		switch {
		case c.Kind == Blank && c != (Cell{}):
			t.Fatalf("row %d: a blank cell with %+v", row, c)
		case c.Kind != Blank && c.Text == "":
			t.Fatalf("row %d: a cell without text: %+v", row, c)
		case !utf8.ValidString(c.Text) || strings.ContainsRune(c.Text, 0):
			t.Fatalf("row %d: bad text %q", row, c.Text)
		case len(c.Text) > 3*fuzzLimits.Cell:
			t.Fatalf("row %d: a cell of %d bytes", row, len(c.Text))
		case (c.Stamp != 0 || c.HasTime) && c.Kind != Stamp, c.LostDigits && c.Kind != Number && c.Kind != Text && c.Kind != Stamp:
			t.Fatalf("row %d: %+v", row, c)
		}
	}
	if !full {
		t.Fatalf("row %d is blank", row)
	}
}

func addForeign(f *testing.F, kind string) {
	for _, file := range foreignFiles(f) {
		if strings.Contains(file, kind) && strings.Contains(file, "awkward") {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// FuzzOpen reads any bytes as whatever they are.
func FuzzOpen(f *testing.F) {
	addForeign(f, "")
	for _, s := range []string{"", "a,b\n", "\xFF\xFEa\x00", "<table><tr><td>", "PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "%PDF"} {
		f.Add([]byte(s))
	}
	f.Add(workbookOf(`<row><c t="s"><v>1</v></c></row>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Open(bytes.NewReader(data), int64(len(data)), fuzzLimits)
		readAll(t, b, err)
	})
}

// FuzzCSV reads bytes as text, and expects the same whatever the window.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\r\n\"c\"\"d\",e", "\"a\nb", "\xCD\xF8\xB8\xF1,\xB8", "\x95\x32\x82\x36;x", "=\"007\"\t\r\n\x00", "sep=;\na;b"} {
		f.Add([]byte(s), uint8(0), byte(','))
		f.Add([]byte(s), uint8(1), byte(';'))
	}
	names := []string{utf8Text, gb18030Text}
	f.Fuzz(func(t *testing.T, data []byte, name uint8, comma byte) {
		if !strings.ContainsRune(",;\t", rune(comma)) {
			comma = ','
		}
		enc := encoding{name: names[int(name)%len(names)]}
		read := func(r *csvReader) (string, error) {
			var out strings.Builder
			err := r.rows(context.Background(), func(row int, cells []Cell) error {
				checkRow(t, row, cells)
				for _, c := range cells {
					out.WriteString(cellText(c) + "|")
				}
				out.WriteString("\n")
				return nil
			})
			return out.String(), err
		}
		limits := fuzzLimits.orDefault()
		whole, err1 := read(newCSVReader(bytes.NewReader(data), comma, enc, len(data)+1, &limits))
		pieces, err2 := read(newCSVReader(iotest.OneByteReader(bytes.NewReader(data)), comma, enc, 1, &limits))
		checkCode(t, err1)
		checkCode(t, err2)
		if domain.CodeOf(err1) != domain.CodeOf(err2) || whole != pieces {
			t.Fatalf("whole %q, %v; in pieces %q, %v", whole, err1, pieces, err2)
		}
	})
}

// FuzzHTML reads bytes as a web page.
func FuzzHTML(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=2 colspan=3>a<td>b<tr><td><table><tr><td>c</table></table><p>d<script>x"))
	f.Add([]byte("<h1>a</h1><table><caption>b<tr><th>c&nbsp;d<br>e</th></tr></table>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits.orDefault()
		text := textFile{encoding: encoding{name: utf8Text}, file: bytes.NewReader(data), size: int64(len(data))}
		readAll(t, openHTML(text, &limits), nil)
	})
}

// FuzzXLSX reads bytes as a worksheet, the shared strings and the styles.
func FuzzXLSX(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="B1" s="1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a</t></r></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`), []byte(sharedStrings), []byte(styles))
	f.Add([]byte(`<x:worksheet><sheetData><row><c t="d"><v>2026-10-03</v></c><c><f>1</f></c><c t="str"><v><![CDATA[a]]></v></c></row></sheetData></x:worksheet>`), []byte("<sst/>"), []byte("<x/>"))
	f.Fuzz(func(t *testing.T, sheet, shared, style []byte) {
		data := zipOf("xl/_rels/workbook.xml.rels", relsOfBook, "xl/workbook.xml", oneSheet, "xl/styles.xml", string(style),
			"xl/sharedStrings.xml", string(shared), "xl/worksheets/sheet1.xml", string(sheet))
		b, err := Open(bytes.NewReader(data), int64(len(data)), fuzzLimits)
		readAll(t, b, err)
	})
}

// FuzzXLS reads bytes as the stream of an .xls workbook.
func FuzzXLS(f *testing.F) {
	f.Add(book8(xfs(), cellOf(biffNumber, 0, 0, 1, uint64(0x40E69B5AAAAAAAAB))))
	f.Add(book8(rec(biffSST, uint32(2), uint32(2), longText("甲"), uint16(3), uint8(0), "a"), nil))
	for _, file := range foreignFiles(f) {
		if data, err := os.ReadFile(file); err == nil && strings.HasSuffix(file, ".xls") && strings.Contains(file, "awkward") {
			f.Add(data[512:]) // about where the stream lies
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits.orDefault()
		b, err := openXLS(data, &limits)
		readAll(t, b, err)
	})
}

// FuzzOLE reads bytes as a compound file.
func FuzzOLE(f *testing.F) {
	addForeign(f, ".xls")
	f.Add(oleOf([]string{"Book", "EncryptedPackage"}, [][]byte{make([]byte, 4096), make([]byte, 4096)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits.orDefault()
		b, err := openOLE(bytes.NewReader(data), int64(len(data)), &limits)
		readAll(t, b, err)
	})
}

// FuzzXML2003 reads bytes as SpreadsheetML.
func FuzzXML2003(f *testing.F) {
	addForeign(f, ".xml")
	f.Add([]byte(xmlBook + `<Worksheet ss:Name="a"><Table><Row ss:Index="3" ss:Span="2"><Cell ss:Index="2" ss:MergeDown="1"><Data ss:Type="DateTime">2026-10-03T08:30:00.000</Data></Cell></Row></Table></Worksheet></Workbook>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits.orDefault()
		text := textFile{encoding: encoding{name: utf8Text}, file: bytes.NewReader(data), size: int64(len(data))}
		b, err := openXML2003(text, &limits)
		readAll(t, b, err)
	})
}

// FuzzODS reads bytes as the content of an .ods.
func FuzzODS(f *testing.F) {
	addForeign(f, ".fods")
	f.Add([]byte(odsHead + `<table:table table:name="a"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits.orDefault()
		text := textFile{encoding: encoding{name: utf8Text}, file: bytes.NewReader(data), size: int64(len(data))}
		b, err := openFlatODS(text, &limits)
		readAll(t, b, err)
	})
}
