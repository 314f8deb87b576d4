package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

// visit is a line of visits with the given record number and remark.
func visit(no, remark string) string {
	return no + ",G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00," + remark
}

func TestRowsThatAreNoData(t *testing.T) {
	header := visitsHeader + ",备注"
	for _, c := range []struct {
		name   string
		lines  []string
		good   []int
		faulty []int
	}{
		{"sum ends the table", []string{header, visit("V1", ""), "合计,,,,,1"}, []int{2}, nil},
		{"sum interrupts the table", []string{header, visit("V1", ""), "小　计", visit("V2", ""), "总计：2"}, []int{2, 4}, nil},
		{"sum not in the first column", []string{header, visit("V1", ""), ",,合计,1"}, []int{2}, nil},
		{"sum with its number", []string{header, visit("V1", ""), "合计12条"}, []int{2}, nil},
		{"signatures", []string{header, visit("V1", ""), "制表人：张三,,审核人：李四,,2026-10-31", "填 报 人 王五", "审核人", "负责人(签字)"}, []int{2}, nil},
		{"blank rows", []string{header, "", visit("V1", ""), ",,,,,,", " ,　,", visit("V2", "")}, []int{3, 6}, nil},
		{"the header again", []string{header, visit("V1", ""), header, visit("V2", "")}, []int{2, 4}, nil},
		{"the page again", []string{"走访表", header, visit("V1", ""), "走访表", header, visit("V2", "")}, []int{3, 6}, nil},
		{"the header again, two rows", []string{
			"记录编号,工号,网格编码,户编号,时间,,备注", ",,,,开始,结束,", visit("V1", ""),
			"记录编号,工号,网格编码,户编号,时间,,备注", ",,,,开始,结束,", visit("V2", "")}, []int{3, 6}, nil},
		{"a record called like a sum", []string{header, visit("合计", ""), visit("合计1", "")}, []int{3}, nil},
		{"a row that lacks all but a remark", []string{header, ",,,,,,合计走访三户"}, nil, []int{2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readText(t, c.lines...)
			var faulty []int
			for _, f := range s.Faults {
				faulty = append(faulty, f.Row)
			}
			if s.Err != nil || !slices.Equal(lines(s), c.good) || !slices.Equal(faulty, c.faulty) {
				t.Errorf("%v: good rows %v, faulty %v; want %v, %v", s.Err, lines(s), s.Faults, c.good, c.faulty)
			}
		})
	}
}

// A remark in the first column may begin like a row of signatures.
func TestSentencesAreData(t *testing.T) {
	s := readText(t, "内容,工号,日期", "负责人不在家,G1,2026-10-03", "审核人口信息,G1,2026-10-04", "小计算机培训,G1,2026-10-05",
		"备注:今天下雨,G1,2026-10-06", "负责人不在家,G1,昨天", "审核人:李四,,2026-10-31", "合计,G1,2026-10-07")
	if !slices.Equal(lines(s), []int{2, 3, 4, 5}) || len(s.Faults) != 1 || s.Faults[0].Row != 6 {
		t.Errorf("good %v, faults %v", lines(s), s.Faults)
	}
}

func TestLaterHeaderInAnotherOrder(t *testing.T) {
	s := readText(t, "工号,日期,内容,联系电话", "G1,2026-10-03,甲,13812345678", "联系电话,内容,日期,工号", "13812345678,乙,2026-10-04,G2",
		"13812345678,丙,昨天,G2", "工号,日期,内容,联系电话", "G3,2026-10-05,丁,")
	if !slices.Equal(lines(s), []int{2, 4, 7}) || column(s, 1, "worker") != "G2" || column(s, 1, "content") != "乙" || column(s, 2, "content") != "丁" {
		t.Fatalf("%+v", s)
	}
	if want := []string{"G2", "昨天", "丙", ""}; len(s.FaultyRows) != 1 || !slices.Equal(s.FaultyRows[0].Cells, want) {
		t.Errorf("%v, want %v", s.FaultyRows, want)
	}
	if s.Personal != 3 {
		t.Errorf("%d personal cells", s.Personal)
	}
}

func TestFaults(t *testing.T) {
	header := visitsHeader + ",走访结果"
	for _, c := range []struct {
		line   string
		column string
		value  string
		reason domain.FaultCode
		bad    int
	}{
		{",G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00,", "记录编号", "", domain.FaultRequired, 1},
		{"V1,G1,—,H1,2026-10-03 08:30,2026-10-03 09:00,", "网格编码", "—", domain.FaultRequired, 1},
		{"V1,G1,W1,H1,昨天,2026-10-03 09:00,", "开始时间", "昨天", domain.FaultTime, 1},
		{"V1,G1,W1,H1,2026-10-03,2026-10-03 09:00,", "开始时间", "2026-10-03", domain.FaultTime, 1},
		{"V1,G1,W1,H1,2026-10-03 09:00,2026-10-03 09:00,", "结束时间", "2026-10-03 09:00", domain.FaultOrder, 1},
		{"V1,G1,W1,H1,2026-10-03 23:00,2026-10-04 00:10,", "结束时间", "2026-10-04 00:10", domain.FaultOrder, 1},
		{"V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00,看过", "走访结果", "看过", domain.FaultValue, 1},
		{"V1,G1,4.2E+14,H1,2026-10-03 08:30,2026-10-03 09:00,", "网格编码", "4.2E+14", domain.FaultDigitsLost, 1},
		{"V1,,W1,H1,昨天,今天,看过", "工号", "", domain.FaultRequired, 4},
		{"V1,G1,W1,H1,昨天找13812345678,2026-10-03 09:00,", "开始时间", "昨天找〔电话〕", domain.FaultTime, 1},
	} {
		t.Run(c.line, func(t *testing.T) {
			s := readText(t, header, c.line)
			if len(s.Faults) != 1 || len(s.Rows) > 0 {
				t.Fatalf("good %v, faults %v", s.Rows, s.Faults)
			}
			f := s.Faults[0]
			if f.Row != 2 || f.Column != c.column || f.Value != c.value || f.Reason != c.reason || len(s.FaultyRows[0].Bad) != c.bad {
				t.Errorf("%+v with %+v, want %+v", f, s.FaultyRows[0].Bad, c)
			}
		})
	}
}

// Bad bytes anywhere in a row set it aside, before anything else is said of it.
func TestBadBytes(t *testing.T) {
	text, err := simplifiedchinese.GB18030.NewEncoder().String("工号,日期,内容\nG1,昨天,甲丨\nG2,2026-10-03,乙\n")
	if err != nil {
		t.Fatal(err)
	}
	bad := strings.Replace(text, "\xd8\xad\n", "\xff\n", 1)
	bad = strings.Replace(bad, "\xa8\xa7", "\xff", 1)
	s := &readBytes(t, []byte(strings.Replace(bad, "\xbc\xd7", "\xff\xff", 1)), Options{}).Sheets[0]
	if s.Encoding != "gb18030" || !slices.Equal(lines(s), []int{3}) || len(s.Faults) != 1 {
		t.Fatalf("%s: good %v, faults %v", s.Encoding, lines(s), s.Faults)
	}
	if f := s.Faults[0]; f.Reason != domain.FaultEncoding || f.Column != "内容" || len(s.FaultyRows[0].Bad) != 2 {
		t.Errorf("%+v, %+v", f, s.FaultyRows[0].Bad)
	}
}

func TestSameKeyAgain(t *testing.T) {
	header := visitsHeader + ",备注"
	for _, c := range []struct {
		name   string
		lines  []string
		good   []int
		faulty []int
	}{
		{"same content", []string{header, visit("V1", "a"), visit("V1", "a")}, []int{2, 3}, nil},
		{"same content, written otherwise", []string{header, visit("V1", "a"), visit("Ｖ１", "ａ")}, []int{2, 3}, nil},
		{"other content", []string{header, visit("V1", "a"), visit("V2", ""), visit("V1", "b")}, []int{3, 4}, []int{2}},
		{"back and forth", []string{header, visit("V1", "a"), visit("V1", "b"), visit("V1", "a")}, []int{2, 4}, []int{3}},
		{"the later one is faulty", []string{header, visit("V1", "a"), "V1,,,,,,"}, []int{2}, []int{3}},
		{"among other faults", []string{header, "V0,,,,,,", visit("V1", "a"), "V3,,,,,,", visit("V1", "b")}, []int{5}, []int{2, 3, 4}},
		{"key of two columns", []string{"工号,日期,内容", "G1,2026-10-03,a", "G1,2026-10-04,b", "G1,20261003,c"}, []int{3, 4}, []int{2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readText(t, c.lines...)
			var faulty []int
			for i, f := range s.Faults {
				faulty = append(faulty, f.Row)
				if f.Row != s.FaultyRows[i].Line {
					t.Errorf("fault of row %d, cells of row %d", f.Row, s.FaultyRows[i].Line)
				}
			}
			if !slices.Equal(lines(s), c.good) || !slices.Equal(faulty, c.faulty) {
				t.Errorf("good %v, faults %v, want %v, %v", lines(s), s.Faults, c.good, c.faulty)
			}
		})
	}
	s := readText(t, header, visit("V1", "电话13812345678"), visit("V1", ""))
	want := domain.Fault{Row: 2, Column: "记录编号", Value: "V1", Reason: domain.FaultDuplicateKey}
	if len(s.Faults) != 1 || s.Faults[0] != want || s.FaultyRows[0].Cells[6] != "电话〔电话〕" {
		t.Errorf("%+v, %v", s.Faults, s.FaultyRows)
	}
}

func TestSameKeyInAnotherSheet(t *testing.T) {
	file := readBytes(t, workbook(t, nil,
		[]string{"工号,日期,内容", "G1,2026-10-03,a", "G2,2026-10-03,a"},
		[]string{"日期,类型", "2026-10-03,休息日"},
		[]string{"内容,日期,工号", "b,2026-10-03,G1", "a,2026-10-03,G2"}), Options{})
	first, other, last := &file.Sheets[0], &file.Sheets[1], &file.Sheets[2]
	if !slices.Equal(lines(first), []int{3}) || len(first.Faults) != 1 || first.Faults[0].Reason != domain.FaultDuplicateKey {
		t.Errorf("first sheet: %v, %v", lines(first), first.Faults)
	}
	if len(other.Rows) != 1 || len(last.Rows) != 2 || len(last.Faults) > 0 {
		t.Errorf("other sheets: %v, %v, %v", lines(other), lines(last), last.Faults)
	}
}

// Of rows with one key, the last one is what the good rows end with, and all
// good ones agree with it.
func TestLastRowOfAKeyHolds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := []string{"工号,日期,内容"}
		last := map[string]string{}
		n := rapid.IntRange(0, 30).Draw(rt, "rows")
		for range n {
			worker := rapid.SampledFrom([]string{"G1", "G2", "G3"}).Draw(rt, "worker")
			content := rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "content")
			last[worker] = content
			text = append(text, worker+",2026-10-03,"+content)
		}
		s := readText(t, text...)
		seen := map[string]bool{}
		for i := range s.Rows {
			worker := column(s, i, "worker")
			seen[worker] = true
			if got := column(s, i, "content"); got != last[worker] {
				rt.Fatalf("%s is %s, want %s", worker, got, last[worker])
			}
		}
		if len(seen) != len(last) || s.DataRows != n || len(s.Rows)+len(s.Faults) != n {
			rt.Fatalf("%d of %d keys, %d rows of %d", len(seen), len(last), s.DataRows, n)
		}
	})
}

func TestPersonalDataStaysOutside(t *testing.T) {
	const card, phone = "420606199001011239", "13812345678"
	s := readText(t,
		"记录编号,工号,网格编码,户编号,开始时间,结束时间,备注,身份证号,手机,"+phone+",导出人",
		visit("V1", "户主"+card)+","+card+","+phone+",x,",
		visit("V2", "电１３８１２３４５６７８")+",—,无,x,某人"+phone,
		"V3,G1,W1,H1,"+phone+","+card+",找"+card+","+card+","+phone+",x,"+card,
		visit("V1", "又来"),
	)
	if s.Err != nil || !slices.Equal(lines(s), []int{3, 5}) || len(s.Faults) != 2 {
		t.Fatalf("%v: good %v, faults %v", s.Err, lines(s), s.Faults)
	}
	everything := fmt.Sprintf("%+v", *s)
	for _, secret := range []string{card, phone} {
		if strings.Contains(everything, secret) {
			t.Errorf("%s is in %s", secret, everything)
		}
	}
	if want := []string{"身份证号", "手机", "〔电话〕", "导出人"}; !slices.Equal(s.PassedOver, want) {
		t.Errorf("passed over %v, want %v", s.PassedOver, want)
	}
	// V1: remark, card, phone. V2: remark, 导出人. V3: two times, remark, card, phone, 导出人.
	// A column headed by a telephone number counts as one of telephone numbers.
	if s.Personal != 3+1+2+1+6+1 {
		t.Errorf("%d personal cells, want 14", s.Personal)
	}
}

// Codes may look like telephone numbers, and a few of 18 digits have a right
// check digit by chance: they stay. A code that is somebody's identity-card
// number does not.
func TestCodesThatLookPersonal(t *testing.T) {
	s := readText(t, "户编号,网格编码", "13812345678,W1", "13812345679,W1")
	if len(s.Rows) != 2 || s.Personal != 0 {
		t.Errorf("like telephone numbers: %v, %d personal", s.Faults, s.Personal)
	}
	long := []string{"户编号,网格编码"}
	for i := range 100 {
		long = append(long, fmt.Sprintf("4206062001020%05d,W1", i)) // town 200, village 102: the form of a birthday
	}
	if s = readText(t, long...); len(s.Rows) != 100 || s.Personal != 0 {
		t.Errorf("codes of 18 digits: %d good, %v", len(s.Rows), s.Faults)
	}
	s = readText(t, "户编号,网格编码", "420606199001011239,W1", "H2,W1", "420606199001011230,W1", "11010519491231002X,W1")
	if !slices.Equal(lines(s), []int{3, 4}) || len(s.Faults) != 2 || s.Personal != 2 {
		t.Errorf("identity-card numbers: good %v, %v", lines(s), s.Faults)
	}
	for i, f := range s.Faults {
		if f.Reason != domain.FaultValue || f.Value != "〔证件号〕" || s.FaultyRows[i].Cells[0] != "〔证件号〕" {
			t.Errorf("%+v, %v", f, s.FaultyRows[i].Cells)
		}
	}
	s = readText(t, "工号,日期", "420606199001011239张三,2026-10-03", "420606 19900101 1239,2026-10-04", "网11010519491231002X,2026-10-05", "G1,2026-10-06")
	if !slices.Equal(lines(s), []int{5}) || len(s.Faults) != 3 || s.Personal != 3 || strings.Contains(fmt.Sprintf("%+v", *s), "1990") {
		t.Errorf("numbers within codes: good %v, %+v", lines(s), s.Faults)
	}
}

func TestFileNamedByAPerson(t *testing.T) {
	data := []byte("工号,日期\nG1,2026-10-03\n")
	file, err := Read(t.Context(), "张三13812345678.csv", bytes.NewReader(data), int64(len(data)), Options{})
	if err != nil || file.Name != "张三〔电话〕.csv" {
		t.Errorf("%v, %v", file, err)
	}
}

func TestColumnsWithoutHeaderAreNamed(t *testing.T) {
	s := readText(t, "工号,,日期", "G1,x,2026-10-03,,y", "G2,,2026-10-03")
	if want := []string{"第2列", "第5列"}; !slices.Equal(s.PassedOver, want) {
		t.Errorf("passed over %v, want %v", s.PassedOver, want)
	}
	if want := []string{"worker", "", "day"}; !slices.Equal(s.Fields, want) {
		t.Errorf("fields %v, want %v", s.Fields, want)
	}
}

// What stands in cells merged over rows holds for each of the rows.
func TestMergedDataHoldsForAllItsRows(t *testing.T) {
	s := &readBytes(t, workbook(t, []string{"A2:A4", "C2:C3", "D2:E3"},
		[]string{"工号,日期,民警签字,内容,备注", "G1,2026-10-03,是,甲", ",2026-10-04", ",2026-10-05", "G2,2026-10-06"}), Options{}).Sheets[0]
	var got []string
	for i := range s.Rows {
		got = append(got, column(s, i, "worker")+column(s, i, "signed")+column(s, i, "content"))
	}
	if want := []string{"G1是甲", "G1是甲", "G1", "G2"}; !slices.Equal(got, want) {
		t.Errorf("%v (%v), want %v", got, s.Faults, want)
	}
}

func TestSecondReadingSeesTheSameRows(t *testing.T) {
	content := workbook(t, []string{"A2:A3"}, []string{"工号,日期,内容", "G1,2026-10-03,甲", ",2026-10-03,乙"})
	s := &readBytes(t, content, Options{}).Sheets[0]
	if len(s.Faults) != 1 || !slices.Equal(s.FaultyRows[0].Cells, []string{"G1", "2026-10-03", "甲"}) {
		t.Errorf("%v, %v", s.Faults, s.FaultyRows)
	}
}

// Rows that a file numbers alike or backwards are all read, and told apart.
func TestRowsNumberedAtRandom(t *testing.T) {
	content := workbook(t, nil, []string{"工号,日期,内容", "G1,2026-10-03,甲", "G1,2026-10-03,乙", "G2,2026-10-03,丙"})
	content = withSheetXML(t, content, func(xml string) string {
		return strings.NewReplacer(`<row r="2"`, `<row r="1"`, `<row r="3"`, `<row r="1"`, `<row r="4"`, `<row r="2"`).Replace(xml)
	})
	s := &readBytes(t, content, Options{}).Sheets[0]
	if s.Err != nil || !slices.Equal(lines(s), []int{3, 4}) || len(s.Faults) != 1 || s.Faults[0].Row != 2 {
		t.Errorf("%v: good %v, faults %v", s.Err, lines(s), s.Faults)
	}
}

// withSheetXML changes the XML of a workbook's first sheet.
func withSheetXML(t *testing.T, content []byte, change func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			text = []byte(change(string(text)))
		}
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTextsKeepOneCopy(t *testing.T) {
	var pool texts
	row := strings.Repeat("x", 100)
	a, b := pool.keep(row[:3]), pool.keep(strings.Clone("xxx"))
	if a != "xxx" || a != b {
		t.Errorf("%q, %q", a, b)
	}
	for i := range 3 * textsKnown {
		if text := fmt.Sprint(i); pool.keep(text) != text {
			t.Fatal("another text came back")
		}
	}
}

// Sheets are read one after another: nothing of one is left in the next.
func TestReadingTwiceGivesTheSame(t *testing.T) {
	content := []byte("工号,日期,内容\nG1,2026-10-03,a\nG1,2026-10-03,b\n,,c\n")
	first := fmt.Sprintf("%+v", readBytes(t, content, Options{}).Sheets)
	if again := fmt.Sprintf("%+v", readBytes(t, content, Options{}).Sheets); again != first {
		t.Errorf("%s\n%s", first, again)
	}
}

// A sheet of little but faults is refused before its faulty rows fill the memory;
// of a faulty row, what has no header does not come back.
func TestFaultsWithoutEnd(t *testing.T) {
	row := "G1,昨天" + strings.Repeat(",x", 50) + "\n"
	s := readText(t, "工号,日期", strings.TrimSuffix(strings.Repeat(row, 3), "\n"))
	if s.Err != nil || len(s.FaultyRows) != 3 || len(s.FaultyRows[0].Cells) != 2 {
		t.Fatalf("%+v", s)
	}
	wide := "工号,日期" + strings.Repeat(",列", 400)
	s = readText(t, wide, strings.TrimSuffix(strings.Repeat("G1,昨天"+strings.Repeat(",", 399)+"x\n", mostReturned/401+10), "\n"))
	if domain.CodeOf(s.Err) != CodeManyFaults || s.FaultyRows != nil || s.Rows != nil {
		t.Errorf("%v, %d rows kept", s.Err, len(s.FaultyRows))
	}
}
