package table

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// words draws text that tables are unkind to.
func words() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("ab01,;\t\"'=+-.<>& \n网格员走访䶮𬱖　，Ａ")), rapid.RuneFrom([]rune("字"))))
}

// TestCSVAgainstSecondReader writes records with encoding/csv in every encoding
// and expects them back.
func TestCSVAgainstSecondReader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(4, 8).Draw(t, "width")
		// Some plain records put the delimiter and the encoding beyond doubt.
		records := slices.Repeat([][]string{slices.Repeat([]string{"表头列名"}, width)}, 5)
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			r := make([]string, width)
			for i := range r {
				r[i] = words().Draw(t, "cell")
			}
			records = append(records, r)
		}
		comma := rapid.SampledFrom([]rune{',', '\t', ';'}).Draw(t, "comma")
		var buf bytes.Buffer
		w := csv.NewWriter(&buf)
		w.Comma, w.UseCRLF = comma, rapid.Bool().Draw(t, "CRLF")
		w.WriteAll(records)
		name := rapid.SampledFrom([]string{utf8Text, "mark", utf16LE, utf16BE, gb18030Text}).Draw(t, "encoding")
		data, err := buf.Bytes(), error(nil)
		switch name {
		case "mark":
			data = append([]byte("\xEF\xBB\xBF"), data...)
		case utf16LE:
			data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(data)
		case utf16BE:
			data, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes(data)
		case gb18030Text:
			data, err = simplifiedchinese.GB18030.NewEncoder().Bytes(data)
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := Open(bytes.NewReader(data), int64(len(data)), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if b.Encoding != name && name != "mark" {
			t.Fatalf("%s taken for %s", name, b.Encoding)
		}
		got := map[int][]string{}
		err = b.Rows(context.Background(), 0, func(row int, cells []Cell) error {
			for _, c := range cells {
				got[row] = append(got[row], c.Text)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range records {
			for j, want := range r {
				if len(want) > 3 && strings.HasPrefix(want, `="`) && strings.Index(want[2:], `"`) == len(want)-3 {
					want = want[2 : len(want)-1]
				}
				if w.UseCRLF {
					want = strings.ReplaceAll(want, "\n", "\r\n")
				}
				text := ""
				if j < len(got[i+1]) {
					text = got[i+1][j]
				}
				if text != want {
					t.Fatalf("%s: record %d, field %d: got %q, want %q", name, i+1, j, text, want)
				}
			}
		}
	})
}

// TestGBAgainstSecondReader compares damaged GB18030 with x/text + encoding/csv.
func TestGBAgainstSecondReader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := bytes.ReplaceAll(gbBytes().Draw(t, "src"), []byte{'"'}, nil)
		src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte{'\r'}, nil), []byte{0}, nil)
		for i, c := range src {
			if c >= 0x3A && c < 0x40 {
				src[i] = 'x' // x/text takes 3A to 3F for digits of a four-byte code
			}
		}
		whole, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src)
		if err != nil {
			t.Fatal(err)
		}
		limits := DefaultLimits
		r := newCSVReader(bytes.NewReader(src), ',', encoding{name: gb18030Text}, csvWindow, &limits)
		var got []string
		err = r.rows(context.Background(), func(row int, cells []Cell) error {
			for len(got) < row-1 {
				got = append(got, "")
			}
			var texts []string
			for _, c := range cells {
				texts = append(texts, c.Text)
			}
			got = append(got, strings.TrimRight(strings.Join(texts, ","), ","))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range strings.Split(string(whole), "\n") {
			want = strings.TrimRight(want, ",")
			text := ""
			if i < len(got) {
				text = got[i]
			}
			if text != want && !strings.ContainsRune(want, '\uFFFD') { // x/text lacks private characters
				t.Fatalf("line %d: got %q, want %q", i+1, text, want)
			}
		}
	})
}

// TestXLSXAgainstExcelize writes workbooks with excelize and compares what both
// read in them.
func TestXLSXAgainstExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		date, err := f.NewStyle(&excelize.Style{NumFmt: 22})
		if err != nil {
			t.Fatal(err)
		}
		rows := rapid.IntRange(1, 6).Draw(t, "rows")
		for row := 1; row <= rows; row++ {
			for col := 1; col <= rapid.IntRange(0, 6).Draw(t, "columns"); col++ {
				at, _ := excelize.CoordinatesToCellName(col, row)
				var v any
				switch rapid.IntRange(0, 5).Draw(t, "kind") {
				case 0:
					v = words().Draw(t, "text")
				case 1:
					v = rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "number")
				case 2:
					v = float64(rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "decimal")) / 64
				case 3:
					v = rapid.Bool().Draw(t, "bool")
				case 4:
					v = time.Unix(int64(rapid.IntRange(946684800, 4102444799).Draw(t, "time")), 0).UTC()
				}
				if err := f.SetCellValue("Sheet1", at, v); err != nil {
					t.Fatal(err)
				}
				if _, ok := v.(time.Time); ok {
					f.SetCellStyle("Sheet1", at, at, date)
				}
			}
		}
		var buf bytes.Buffer
		if err := f.Write(&buf); err != nil {
			t.Fatal(err)
		}
		if err := sameAsExcelize(buf.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
}

// TestForeignAgainstExcelize does the same with files of other programs.
func TestForeignAgainstExcelize(t *testing.T) {
	for _, file := range foreignFiles(t) {
		if filepath.Ext(file) != ".xlsx" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := sameAsExcelize(data); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// sameAsExcelize compares the raw values of every sheet.
func sameAsExcelize(data []byte) error {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer f.Close()
	b, err := Open(bytes.NewReader(data), int64(len(data)), Limits{})
	if err != nil {
		return err
	}
	for i, s := range b.Sheets {
		want, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		got := map[int][]Cell{}
		err = b.Rows(context.Background(), i, func(row int, cells []Cell) error {
			got[row] = append([]Cell(nil), cells...)
			return nil
		})
		if err != nil {
			return err
		}
		for r := range max(len(want), len(got)) {
			var line []string
			if r < len(want) {
				line = want[r]
			}
			for c := range max(len(line), len(got[r+1])) {
				text, cell := "", Cell{}
				if c < len(line) {
					text = line[c]
				}
				if c < len(got[r+1]) {
					cell = got[r+1][c]
				}
				if !sameAsExcelizeCell(cell, text) {
					return fmt.Errorf("%s, row %d, column %d: %s, excelize has %q", s.Name, r+1, c, cellText(cell), text)
				}
			}
		}
	}
	return nil
}

func sameAsExcelizeCell(c Cell, text string) bool {
	switch c.Kind {
	case Bool:
		return text == c.Text || text == "1" && c.Text == "TRUE" || text == "0" && c.Text == "FALSE"
	case Stamp:
		at, ok := ParseSerial(text, false)
		return ok && at == c.Stamp
	case Number:
		want, _, ok := appendNumber(nil, []byte(text))
		return ok && strings.TrimLeft(string(want), "0") == strings.TrimLeft(c.Text, "0") // it does not pad
	}
	return c.Text == text
}
