package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gridstar/backend/domain"
	"gridstar/backend/intake/table"
)

func readBytes(t testing.TB, content []byte, opt Options) *domain.FileRead {
	t.Helper()
	file, err := Read(context.Background(), "某社区.csv", bytes.NewReader(content), int64(len(content)), opt)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// readText reads lines of comma-separated cells as one sheet.
func readText(t testing.TB, lines ...string) *domain.SheetRead {
	t.Helper()
	return &readBytes(t, []byte(strings.Join(lines, "\r\n")+"\r\n"), Options{}).Sheets[0]
}

// workbook makes an .xlsx: sheets of rows of comma-separated cells, and ranges
// that are merged in all of them.
func workbook(t testing.TB, merges []string, sheets ...[]string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, lines := range sheets {
		name := "Sheet" + string(rune('1'+i))
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, line := range lines {
			for c, text := range strings.Split(line, ",") {
				if text == "" {
					continue
				}
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if err := book.SetCellStr(name, cell, text); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, m := range merges {
			from, to, _ := strings.Cut(m, ":")
			if err := book.MergeCell(name, from, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// column is the text of a row's column, by its name.
func column(s *domain.SheetRead, row int, name string) string {
	schema := domain.SchemaOf(s.Ledger)
	i := schema.Index(name)
	v := s.Rows[row].Values[i]
	switch c := schema.Columns[i]; {
	case !v.Set:
		return ""
	case c.Kind == domain.KindEnum:
		return c.Options[v.Int-1]
	case c.Kind == domain.KindTime, c.Kind == domain.KindMoment:
		return domain.Time(v.Int).String()
	case c.Kind == domain.KindDate:
		return domain.Date(v.Int).String()
	}
	return v.Text
}

func lines(s *domain.SheetRead) []int {
	var list []int
	for _, r := range s.Rows {
		list = append(list, r.Line)
	}
	return list
}

func TestReadDescribesTheFile(t *testing.T) {
	content := []byte("工号,日期,民警签字\nG1,2026-10-03,已签\n")
	file := readBytes(t, content, Options{})
	if file.Name != "某社区.csv" || file.SHA256 != fmt.Sprintf("%x", sha256.Sum256(content)) {
		t.Errorf("%q, %q", file.Name, file.SHA256)
	}
	s := file.Sheets[0]
	if s.Ledger != domain.Worklogs || s.HeaderRow != 1 || s.Encoding != "utf-8" || s.Err != nil {
		t.Errorf("%+v", s)
	}
	if column(&s, 0, "worker") != "G1" || column(&s, 0, "day") != "2026-10-03" || column(&s, 0, "signed") != "是" {
		t.Errorf("%+v", s.Rows)
	}
}

func TestReadRefusesWhatIsNoTable(t *testing.T) {
	for _, c := range []struct{ name, content string }{
		{"empty", ""},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"},
		{"broken zip", "PK\x03\x04 and no more"},
	} {
		_, err := Read(context.Background(), c.name, strings.NewReader(c.content), int64(len(c.content)), Options{})
		if domain.CodeOf(err) == "" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestReadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	content := "工号,日期\n" + strings.Repeat("G1,2026-10-03\n", 50_000)
	if _, err := Read(ctx, "a.csv", strings.NewReader(content), int64(len(content)), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestProgressEndsAtTheEnd(t *testing.T) {
	content := "工号,日期\n" + strings.Repeat("G1,2026-10-03\n", 50_000)
	var last, times int64
	readBytes(t, []byte(content), Options{Progress: func(done, total int64) {
		if done < last || done > total || total != int64(len(content)) {
			t.Fatalf("%d of %d after %d", done, total, last)
		}
		last = done
		times++
	}})
	if last != int64(len(content)) || times < 10 {
		t.Errorf("ended at %d of %d after %d reports", last, len(content), times)
	}
}

// Every sheet is looked at; one that fits no ledger is named, the others load.
func TestSheetsOfAWorkbook(t *testing.T) {
	file := readBytes(t, workbook(t, nil,
		[]string{"填表说明", "请如实填写"},
		[]string{"工号,日期", "G1,2026-10-03"},
		[]string{"日期,类型", "2026-10-04,休息日"},
		nil,
	), Options{})
	var got []string
	for _, s := range file.Sheets {
		code := ""
		if s.Err != nil {
			code = string(s.Err.Code)
		}
		got = append(got, s.Sheet+" "+string(s.Ledger)+code)
	}
	want := "Sheet1 intake_unknown|Sheet2 worklogs|Sheet3 calendar|Sheet4 intake_sheet_empty"
	if strings.Join(got, "|") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// A sheet that goes too far is refused with what was read of it; others load.
func TestSheetThatGoesTooFar(t *testing.T) {
	long := []string{"工号,日期"}
	for i := range 50 {
		long = append(long, fmt.Sprintf("G%d,2026-10-03", i))
	}
	file := readBytes(t, workbook(t, nil, long, []string{"日期,类型", "2026-10-04,休息日"}), Options{Limits: table.Limits{Cells: 60}})
	first, second := &file.Sheets[0], &file.Sheets[1]
	if first.Err == nil || first.Err.Code != table.CodeManyCells || first.Ledger != "" || len(first.Rows) > 0 || first.DataRows > 0 {
		t.Errorf("%v, %s, %d rows", first.Err, first.Ledger, len(first.Rows))
	}
	if second.Err != nil || len(second.Rows) != 1 {
		t.Errorf("%v, %d rows", second.Err, len(second.Rows))
	}
}

// Whatever the bytes, Read ends in an error or in rows that obey the schema.
func FuzzRead(f *testing.F) {
	f.Add([]byte("记录编号,工号,网格编码,户编号,开始时间,结束时间\nV1,G1,420606001001001,H1,2026-10-03 08:30,2026-10-03 09:00\n合计\n"))
	f.Add([]byte("\xff\xfe\xe5\x5d\xf7\x53\t\x00\xe5\x65\x1f\x67\n\x00"))
	f.Add([]byte("<table><tr><td>工号<td>日期<tr><td>G1<td>46298</table>"))
	f.Add(workbook(f, []string{"A2:A3"}, []string{"工号,日期", "G1,2026-10-03", ",2026-10-04"}))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := Read(context.Background(), "f", bytes.NewReader(content), int64(len(content)), Options{})
		if err != nil {
			return
		}
		for i := range file.Sheets {
			obeys(t, &file.Sheets[i])
		}
	})
}

// obeys checks what holds of every sheet that was read.
func obeys(t *testing.T, s *domain.SheetRead) {
	t.Helper()
	if s.Err != nil {
		if s.Ledger != "" || len(s.Rows)+len(s.Faults) > 0 {
			t.Fatalf("refused with %v, and yet read", s.Err)
		}
		return
	}
	if s.DataRows != len(s.Rows)+len(s.Faults) || len(s.Faults) != len(s.FaultyRows) {
		t.Fatalf("%d rows of data: %d good, %d faults, %d faulty", s.DataRows, len(s.Rows), len(s.Faults), len(s.FaultyRows))
	}
	schema := domain.SchemaOf(s.Ledger)
	last := s.HeaderRow
	for _, row := range s.Rows {
		if row.Line <= last || len(row.Values) != len(schema.Columns) {
			t.Fatalf("row %d after %d with %d values", row.Line, last, len(row.Values))
		}
		last = row.Line
		for c, v := range row.Values {
			if schema.Columns[c].Required && !v.Set {
				t.Fatalf("row %d lacks %s", row.Line, schema.Columns[c].Label)
			}
		}
	}
	for i, fault := range s.Faults {
		row := s.FaultyRows[i]
		if row.Line != fault.Row || len(row.Bad) == 0 || row.Bad[0].Cell != fault.Cell || row.Bad[0].Reason != fault.Reason {
			t.Fatalf("fault %+v of row %+v", fault, row)
		}
	}
}
