package intake

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
)

// Whatever an office makes of a ledger - the order of its columns, extra ones,
// titles, spellings of times, numbers and words, the file's format and encoding
// - the same records are read.
func TestSpellingNeverChangesARecord(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := &ledger.All[rapid.IntRange(0, len(ledger.All)-1).Draw(rt, "ledger")]
		want := make([][]domain.Value, rapid.IntRange(0, 8).Draw(rt, "rows"))
		for i := range want {
			want[i] = record(rt, l, i)
		}
		table := sentTable(rt, l, want)
		form := rapid.SampledFrom([]string{"utf-8", "bom", "gb18030", "utf-16", "tsv", "semicolon", "xlsx"}).Draw(rt, "form")
		s := &readBytes(t, sentFile(t, form, table), Options{}).Sheets[0]
		if s.Err != nil || s.Ledger != l.ID || len(s.Faults) > 0 || len(s.Rows) != len(want) {
			rt.Fatalf("%s: %v, %s, %d rows, %v\n%v", form, s.Err, s.Ledger, len(s.Rows), s.Faults, table)
		}
		for i, row := range s.Rows {
			if !slices.Equal(row.Values, want[i]) {
				rt.Fatalf("%s: row %d is %v, want %v\n%v", form, i, row.Values, want[i], table)
			}
		}
	})
}

// record draws the values of one record; n keeps its key from another's.
func record(t *rapid.T, l *ledger.Ledger, n int) []domain.Value {
	day := domain.NewDate(2026, 1, 1) + domain.Date(rapid.IntRange(0, 600).Draw(t, "day"))
	second := rapid.IntRange(0, 80_000).Draw(t, "second")
	values := make([]domain.Value, len(l.Columns))
	for c, column := range l.Columns {
		if !column.Required && rapid.IntRange(0, 3).Draw(t, "empty") == 0 {
			if column.Default != "" {
				values[c] = domain.Value{Set: true, Int: int64(slices.Index(column.Options, column.Default)) + 1}
			}
			continue
		}
		v := domain.Value{Set: true}
		switch column.Kind {
		case domain.KindCode:
			v.Text = fmt.Sprintf("%s%04d", rapid.SampledFrom([]string{"G", "H001", "4206060010010", "00"}).Draw(t, "code"), n)
		case domain.KindText, domain.KindName:
			v.Text = rapid.SampledFrom([]string{"路灯不亮", "调解,邻里", "吴𬱖", "第1派出所", "KTV", "a\"b", "两行\n字"}).Draw(t, "text")
		case domain.KindDate:
			v.Int = int64(day) + int64(n)*1000
			if strings.HasPrefix(column.Name, "to_") || column.Name == "due_date" {
				v.Int++
			}
		case domain.KindTime:
			v.Int = int64(domain.NewTime(day, 0, 0, second))
		case domain.KindMoment:
			v.Int = int64(domain.NewTime(day, 0, 0, second))
			if column.Name == "end_time" {
				v.Int += 3600
			}
		case domain.KindEnum:
			v.Int = int64(rapid.IntRange(1, len(column.Options)).Draw(t, "option"))
		case domain.KindDecimal, domain.KindAmount:
			v.Int = rapid.Int64Range(0, 1_000_000).Draw(t, "hundredths")
		}
		values[c] = v
	}
	return values
}

// sentTable writes records as an office might: one slice of cells a row.
func sentTable(t *rapid.T, l *ledger.Ledger, records [][]domain.Value) [][]string {
	order := rapid.Permutation(append(numbers(len(l.Columns)), -1, -2)).Draw(t, "order")
	times := rapid.SampledFrom([]string{"iso", "T", "slash", "chinese", "compact", "serial"}).Draw(t, "times")
	wide := rapid.Bool().Draw(t, "wide")
	var table [][]string
	for range rapid.IntRange(0, 3).Draw(t, "titles") {
		table = append(table, []string{rapid.SampledFrom([]string{"某市导出表", "", "2026年10月"}).Draw(t, "title")})
	}
	var header []string
	for _, c := range order {
		switch c {
		case -1:
			header = append(header, "联系电话")
		case -2:
			header = append(header, "导出人")
		default:
			header = append(header, rapid.SampledFrom([]string{"", "*"}).Draw(t, "star")+l.Columns[c].Label+rapid.SampledFrom([]string{"", " (必填)"}).Draw(t, "hint"))
		}
	}
	table = append(table, header)
	for _, values := range records {
		var row []string
		for _, c := range order {
			switch {
			case c < 0:
				row = append(row, "13812345678")
			case !values[c].Set:
				row = append(row, rapid.SampledFrom([]string{"", "—", "无", "NULL", " "}).Draw(t, "mark"))
			default:
				row = append(row, spelled(&l.Columns[c], values[c], times, wide))
			}
		}
		table = append(table, row)
		if rapid.IntRange(0, 9).Draw(t, "header again") == 0 {
			table = append(table, header)
		}
	}
	return append(table, []string{"合计"})
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// spelled writes a value in one of its spellings.
func spelled(c *domain.Column, v domain.Value, times string, wide bool) string {
	switch c.Kind {
	case domain.KindEnum:
		return c.Options[v.Int-1]
	case domain.KindDecimal, domain.KindAmount:
		return domain.Hundredths(v.Int).String()
	case domain.KindDate:
		return strings.TrimSuffix(spelledTime(domain.Date(v.Int).Start(), times), " 0时0分0秒")
	case domain.KindTime, domain.KindMoment:
		return spelledTime(domain.Time(v.Int), times)
	case domain.KindCode:
		if wide {
			return width.Widen.String(v.Text)
		}
	}
	return v.Text
}

func spelledTime(at domain.Time, times string) string {
	y, m, d := at.Date().YMD()
	s := at.SecondOfDay()
	switch times {
	case "T":
		return strings.Replace(at.String(), " ", "T", 1)
	case "slash":
		return fmt.Sprintf("%d/%d/%d %d:%02d:%02d", y, m, d, s/3600, s/60%60, s%60)
	case "chinese":
		return fmt.Sprintf("%d年%d月%d日 %d时%d分%d秒", y, m, d, s/3600, s/60%60, s%60)
	case "compact":
		return fmt.Sprintf("%04d%02d%02d%02d%02d%02d", y, m, d, s/3600, s/60%60, s%60)
	case "serial":
		return fmt.Sprintf("%d.%010d", int(at.Date())+25569, s*10_000_000_000/86400+1)
	}
	return at.String()
}

// sentFile is a table in one of the forms of a file.
func sentFile(t testing.TB, form string, table [][]string) []byte {
	t.Helper()
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	switch form {
	case "xlsx":
		return sentWorkbook(t, table)
	case "tsv", "utf-16":
		w.Comma = '\t'
	case "semicolon":
		w.Comma = ';'
	}
	for _, row := range table {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	out, err := text.Bytes(), error(nil)
	switch form {
	case "bom":
		out = append([]byte("\ufeff"), out...)
	case "gb18030":
		out, err = simplifiedchinese.GB18030.NewEncoder().Bytes(out)
	case "utf-16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sentWorkbook(t testing.TB, table [][]string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for r, row := range table {
		for c, text := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err == nil && text != "" {
				err = book.SetCellStr("Sheet1", cell, text)
			}
			if err != nil {
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
