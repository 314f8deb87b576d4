package table

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

func TestLimits(t *testing.T) {
	long := strings.Repeat("长", 1000) // 3000 bytes
	cell := func(s string) string { return `<row><c t="inlineStr"><is><t>` + s + `</t></is></c></row>` }
	odsRow := func(attrs, s string) []byte {
		return odsOf(`<table:table><table:table-row><table:table-cell ` + attrs + `><text:p>` + s + `</text:p></table:table-cell></table:table-row></table:table>`)
	}
	xmlRow := func(attrs, s string) []byte {
		return []byte(xmlBook + `<Worksheet><Table><Row><Cell ` + attrs + `><Data ss:Type="String">` + s + `</Data></Cell></Row></Table></Worksheet></Workbook>`)
	}
	sst := func(s string) []byte { return rec(biffSST, uint32(1), uint32(1), longText(s)) }
	label := cellOf(biffLabelSST, 4, 0, 0, uint32(0))
	tests := []struct {
		name   string
		data   []byte
		limits Limits
		code   domain.Code
		args   string
	}{
		{"file", []byte("a,b\n"), Limits{File: 3}, CodeFileLarge, "0"},
		{"part", workbookOf(strings.Repeat(cell("x"), 5000)), Limits{Part: 100 << 10}, CodePartLarge, "0"},
		{"shared strings", workbookOf(`<row><c t="s"><v>0</v></c></row>`), Limits{Strings: 50}, CodePartLarge, "0"},
		{"shared strings of an .xls", book8(sst(long), label), Limits{Strings: 500}, CodePartLarge, "0"},
		{"workbook", book8(nil, nil), Limits{Workbook: 20}, CodePartLarge, "0"},
		{"sheets", odsOf(strings.Repeat("<table:table/>", 3)), Limits{Sheets: 2}, CodeManySheets, "2"},

		{"csv cells", []byte(strings.Repeat("a,b\n", 6)), Limits{Cells: 10}, CodeManyCells, "0"},
		{"csv columns", []byte("a\n" + strings.Repeat("a,", 11)), Limits{Columns: 10}, CodeManyColumns, "2,10"},
		{"csv cell", []byte("a,b\n" + long), Limits{Cell: 2048}, CodeCellLarge, "2,2"},
		{"csv cell in quotes", []byte("a,b\n\"" + long + "\""), Limits{Cell: 2048}, CodeCellLarge, "2,2"},
		{"csv row", []byte("a,b\n" + strings.Repeat(long+",", 2000)), Limits{Row: 1 << 20}, CodeRowLarge, "2,1"},

		{"html cells", []byte("<table>" + strings.Repeat("<tr><td>a<td>b", 6) + "</table>"), Limits{Cells: 10}, CodeManyCells, "0"},
		{"html columns", []byte("<table><tr>" + strings.Repeat("<td>a", 11)), Limits{Columns: 10}, CodeManyColumns, "1,10"},
		{"html cell", []byte("<table><tr><td>" + long + "</table>"), Limits{Cell: 2048}, CodeCellLarge, "1,2"},
		{"html text", []byte("<table><tr><td>" + strings.Repeat(long, 10)), Limits{Cell: 2048}, CodeCellLarge, "1,2"},

		{"xlsx cells", workbookOf(strings.Repeat(`<row><c r="B1"><v>1</v></c></row>`, 6)), Limits{Cells: 10}, CodeManyCells, "0"},
		{"xlsx columns", workbookOf(`<row r="7"><c r="K7"><v>1</v></c></row>`), Limits{Columns: 10}, CodeManyColumns, "7,10"},
		{"xlsx cell", workbookOf(cell("x") + cell(long)), Limits{Cell: 2048}, CodeCellLarge, "2,2"},
		{"xlsx text", workbookOf(cell("x") + cell(strings.Repeat(long, 50))), Limits{Cell: 2048}, CodeCellLarge, "2,2"},
		{"xlsx blanks before the first row", workbookOf(strings.Repeat(" ", 1<<20)), Limits{Cell: 2048}, CodeDamaged, ""},
		{"xlsx shared", workbookOf(`<row r="3"><c t="s"><v>0</v></c></row>`), Limits{Cell: 5}, CodeCellLarge, "3,0"},

		{"xls cells", book8(nil, slices.Repeat(cellOf(biffRK, 0, 0, 0, uint32(0)), 11)), Limits{Cells: 10}, CodeManyCells, "0"},
		{"xls columns", book8(nil, cellOf(biffRK, 6, 10, 0, uint32(0))), Limits{Columns: 10}, CodeManyColumns, "7,10"},
		{"xls cell", book8(sst(long), label), Limits{Cell: 2048}, CodeCellLarge, "5,2"},

		{"ods cells", odsRow(`table:number-columns-repeated="11"`, "a"), Limits{Cells: 10}, CodeManyCells, "0"},
		{"ods columns", odsRow(`table:number-columns-repeated="11"`, "a"), Limits{Columns: 10}, CodeManyColumns, "1,10"},
		{"ods cell", odsRow("", long), Limits{Cell: 2048}, CodeCellLarge, "1,2"},

		{"xml cells", xmlRow(`ss:Index="11"`, "a"), Limits{Cells: 10}, CodeManyCells, "0"},
		{"xml columns", xmlRow(`ss:Index="11"`, "a"), Limits{Columns: 10}, CodeManyColumns, "1,10"},
		{"xml cell", xmlRow("", long), Limits{Cell: 2048}, CodeCellLarge, "1,2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := dump(t, tt.data, tt.limits)
			var e *domain.Error
			if domain.CodeOf(err) == tt.code {
				e = err.(*domain.Error)
			}
			if e == nil || strings.Join(e.Args, ",") != tt.args {
				t.Errorf("got %v, want %s %s", err, tt.code, tt.args)
			}
		})
	}
}

// endless is a file of a pattern, as long as asked for.
type endless struct {
	pattern string
	size    int64
}

func (e endless) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	for n < len(p) && at+int64(n) < e.size {
		n += copy(p[n:min(int64(len(p)), e.size-at)], e.pattern[(at+int64(n))%int64(len(e.pattern)):])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// TestUnclosedQuotes: quotes that nothing closes cost no more than one look
// ahead, however many there are.
func TestUnclosedQuotes(t *testing.T) {
	file := endless{"\"a,b\n", 20 << 20}
	b, err := Open(file, file.size, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	err = b.Rows(context.Background(), 0, func(_ int, cells []Cell) error {
		if len(cells) != 2 || cells[0].Text != `"a` {
			t.Fatalf("row %d is %v", rows+1, cells)
		}
		rows++
		return nil
	})
	if err != nil || rows != 20<<20/5 {
		t.Errorf("%d rows, %v", rows, err)
	}
}

// TestHugeFiles reads files that are meant to exhaust memory, with the limits
// that hold for everyone.
func TestHugeFiles(t *testing.T) {
	packed := func(name, first, pattern string, size int64) io.ReaderAt {
		var buf bytes.Buffer
		w := zip.NewWriter(&buf)
		for _, p := range [][2]string{{"xl/_rels/workbook.xml.rels", relsOfBook}, {"xl/workbook.xml", oneSheet}} {
			if p[0] != name {
				f, _ := w.Create(p[0])
				io.WriteString(f, p[1])
			}
		}
		f, _ := w.Create(name)
		io.WriteString(f, "<worksheet><sheetData>"+first)
		io.Copy(f, io.NewSectionReader(endless{pattern, size}, 0, size))
		io.WriteString(f, "</sheetData></worksheet>")
		w.Close()
		return bytes.NewReader(buf.Bytes())
	}
	const sheet = "xl/worksheets/sheet1.xml"
	tests := []struct {
		name string
		file io.ReaderAt
		size int64 // 0: of the packed file
		code domain.Code
		rows int
	}{
		{"a file of 300 MB", endless{"a,b\n", 300 << 20}, 300 << 20, CodeFileLarge, 0},
		{"a sheet of 10 million cells", endless{"1,2,3,4,5,6,7,8,9,0\n", 20_000_000}, 20_000_000, "", 1_000_000},
		{"a row of a million columns", endless{"a,", 2_000_000}, 2_000_000, CodeManyColumns, 0},
		{"a cell of 10 MB", endless{"x", 10 << 20}, 10 << 20, CodeCellLarge, 0},
		{"a quoted cell of 10 MB", endless{"\"" + strings.Repeat("x", 10<<20) + "\"", 10<<20 + 2}, 10<<20 + 2, CodeCellLarge, 0},
		{"a cell of 10 MB in a web page", endless{"<table><tr><td>" + strings.Repeat("x", 10<<20), 10 << 20}, 10 << 20, CodeCellLarge, 0},
		{"a workbook of blanks", packed("xl/workbook.xml", "", "<a/>", 40<<20), 0, CodePartLarge, 0},
		{"a cell of 10 MB in a workbook", packed(sheet, "", "<row><c><is><t>"+strings.Repeat("x", 10<<20), 10<<20), 0, CodeCellLarge, 0},
		{"a row of a million columns in a workbook", packed(sheet, "<row>", "<c><v>1</v></c>", 15_000_000), 0, CodeManyColumns, 0},
		{"rows without end", packed(sheet, "", "<row><c><v>1</v></c></row>", 26_000_000), 0, "", 1_000_000},
		{"far cells without end", packed(sheet, "", `<row><c r="XFD1"><v>1</v></c></row>`, 35_000_000), 0, CodeManyCells, 1220},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.size == 0 {
				tt.size = tt.file.(*bytes.Reader).Size()
			}
			var before, now runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			rows, peak := 0, uint64(0)
			b, err := Open(tt.file, tt.size, Limits{})
			if err == nil {
				err = b.Rows(context.Background(), 0, func(int, []Cell) error {
					if rows++; rows%5000 == 0 {
						runtime.ReadMemStats(&now)
						peak = max(peak, now.HeapInuse)
					}
					return nil
				})
			}
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapInuse)
			if domain.CodeOf(err) != tt.code || err != nil && tt.code == "" || rows != tt.rows {
				t.Errorf("%d rows, %v; want %d, %s", rows, err, tt.rows, tt.code)
			}
			if peak > before.HeapInuse+100<<20 {
				t.Errorf("%d MB in use", (peak-before.HeapInuse)>>20)
			}
		})
	}
}
