package intake

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
	"gridstar/backend/intake/table"
)

const visitsHeader = "记录编号,工号,网格编码,户编号,开始时间,结束时间"

func TestHeaderIsFound(t *testing.T) {
	for _, c := range []struct {
		name   string
		lines  []string
		ledger domain.LedgerID
		row    int
		rows   int
	}{
		{"first row", []string{visitsHeader, "V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 1, 1},
		{"no data", []string{visitsHeader}, domain.Visits, 1, 0},
		{"title and blank row", []string{"十月入户走访表", "", visitsHeader, "V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 3, 1},
		{"decorated", []string{"*记录 编号,工号（必填）,【网格编码】网格编码,户编号※,*入户时间[24小时制],离开时间：", "V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 1, 1},
		{"full width", []string{"＊工号,日　期,内容", "G1,2026-10-03,巡查"}, domain.Worklogs, 1, 1},
		{"two rows", []string{
			"基本信息,,,,走访时间,", "记录编号,工号,网格编码,户编号,开始时间,结束时间",
			"V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 2, 1},
		{"two rows, mixed", []string{
			"记录编号,工号,网格编码,户编号,走访时间,", ",,,,开始时间,结束时间",
			"V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 1, 1},
		{"two rows, joined below above", []string{
			"记录编号,工号,网格编码,户编号,时间,", ",,,,开始,结束",
			"V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 1, 1},
		{"three rows", []string{
			"入户走访,,,,,", "记录编号,工号,网格编码,户编号,时间,", ",,,,开始,结束",
			"V1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00"}, domain.Visits, 2, 1},
		{"reviews side by side", []string{
			"记录编号,工号,网格编码,采集类别,采集时间,审核,", ",,,,,书记,民警",
			"C1,G1,W1,人口,2026-10-03,通过,退回"}, domain.Collections, 1, 1},
		{"twentieth row", append(slices.Repeat([]string{"说明"}, 19), "工号,日期", "G1,2026-10-03"), domain.Worklogs, 20, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readText(t, c.lines...)
			if s.Err != nil {
				t.Fatal(s.Err)
			}
			if s.Ledger != c.ledger || s.HeaderRow != c.row || len(s.Rows) != c.rows || len(s.Faults) > 0 {
				t.Errorf("%s in row %d, %d rows, %v; want %s, %d, %d", s.Ledger, s.HeaderRow, len(s.Rows), s.Faults, c.ledger, c.row, c.rows)
			}
		})
	}
}

// Which ledger a header is, where it has columns of several.
func TestLedgerOfHeader(t *testing.T) {
	for _, c := range []struct {
		header string
		want   domain.LedgerID
	}{
		{"记录编号,工号,网格编码,户编号,开始时间,结束时间,备注", domain.Visits},
		{"记录编号,工号,网格编码,开始时间,结束时间,备注", domain.Patrols},
		{"记录编号,工号,网格编码,户编号,开始时间,结束时间,巡查类型", domain.Visits},       // a tie: it requires more
		{"记录编号,工号,网格编码,户编号,开始时间,结束时间,巡查类型,重点部位", domain.Patrols}, // more of a patrol
		{"记录编号,工号,网格编码,受理时间", domain.Services},                   // its own name before an alias
		{"记录编号,工号,网格编码,受理时间,评价,办理时限", domain.Disputes},           // 化解时限 by its alias
		{"工号,日期", domain.Worklogs},                                // and not 加扣分, which lacks the rest
		{"日期,类型,工号", domain.CalendarDay},                          // and not 请假台账, which lacks 起始日期
		{"工号,姓名,网格编码,上岗日期,派出所,起始日期", domain.Workers},              // officers' columns beside
		{"网格编码,户编号,工号,姓名", domain.Households},                     // a household's grid worker
		{"案件编号,网格编码,发案时间,案件类型,工号", domain.Cases},                  //
		{"抽查编号,层级,区划编码,检查日期,结论,工号", domain.SpotChecks},            // aliases of 组织机构名册
		{"单位编码,名称,级别", domain.Units},                              // 名称 is the calendar's too
		{"编号,网格员编号,日期,分值,事由", domain.Adjustments},                 //
		{"记录编号,工号,网格编码,收集时间,类别,事项,办结时间,评价,受理部门", domain.Opinions}, // shares with services
		{"记录编号,工号,网格编码,受理时间,隐患类别,处置方式,整改时间", domain.Hazards},      // 发现时间 by its alias
		{"警号,网格员姓名,派出所,社区编码,起始日期", domain.Officers},               //
		{"工号,起始日期,类型", domain.Leave},                              //
		{"采集类别,记录编号,工号,网格编码,采集时间,开始时间,结束时间", domain.Collections},  // a tie: headers that no other has
	} {
		if s := readText(t, c.header); s.Err != nil || s.Ledger != c.want {
			t.Errorf("%s is %s (%v), want %s", c.header, s.Ledger, s.Err, c.want)
		}
	}
}

func TestSheetsThatFitNoLedger(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		code  domain.Code
		args  []string
	}{
		{"visits without household are no patrols",
			[]string{"记录编号,工号,网格编码,开始时间,结束时间,走访方式,走访结果"}, CodeMissingColumn,
			[]string{"记录编号、工号、网格编码、开始时间、结束时间、走访方式、走访结果", "入户走访", "户编号"}},
		{"visits without an end are no households", []string{"记录编号,工号,网格编码,户编号,入户时间,备注"}, CodeMissingColumn,
			[]string{"记录编号、工号、网格编码、户编号、入户时间、备注", "入户走访", "结束时间"}},
		{"hazards below patrols", []string{"记录编号,工号,网格编码,开始时间,结束时间", "X1,G1,1,2026-10-03 08:00,2026-10-03 09:00", "",
			"记录编号,工号,网格编码,发现时间,隐患类别", "Y1,G1,1,2026-10-03 08:00,消防"}, CodeTwoLedgers, []string{"4", "隐患台账", "巡查记录"}},
		{"visits below patrols", []string{"记录编号,工号,网格编码,开始时间,结束时间", "X1,G1,1,2026-10-03 08:00,2026-10-03 09:00",
			"记录编号,工号,网格编码,户编号,开始时间,结束时间,走访结果"}, CodeTwoLedgers, []string{"3", "入户走访", "巡查记录"}},
		{"missing two", []string{"title", "工号,姓名,月工资"}, CodeMissingColumn, []string{"工号、姓名、月工资", "网格员花名册", "网格编码、到岗日期"}},
		{"nothing known", []string{"品名,数量", "白菜,3"}, CodeUnknown, []string{"品名、数量"}},
		{"little known", []string{"姓名,数量", "白菜,3"}, CodeUnknownNear, []string{"姓名、数量", "网格员花名册", "工号、网格编码、到岗日期"}},
		{"too far down", append(slices.Repeat([]string{"说明"}, 20), "工号,日期", "G1,2026-10-03"), CodeUnknown, []string{"说明"}},
		{"a telephone number for a header", []string{"品名,13812345678"}, CodeUnknown, []string{"品名、〔电话〕"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readText(t, c.lines...)
			if s.Err == nil || s.Err.Code != c.code || !slices.Equal(s.Err.Args, c.args) {
				t.Errorf("%v, want %s %v", s.Err, c.code, c.args)
			}
			if s.Ledger != "" || s.Fingerprint == "" {
				t.Errorf("ledger %q, fingerprint %q", s.Ledger, s.Fingerprint)
			}
		})
	}
}

// A header of one ledger is known whatever the order, the aliases, the
// decoration, the optional columns left out, and what stands around it.
func TestEveryLedgerIsKnownByItsHeader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &ledger.All[rapid.IntRange(0, len(ledger.All)-1).Draw(t, "ledger")]
		var header []string
		for i := range l.Columns {
			if !l.Columns[i].Required && rapid.Bool().Draw(t, "left out") {
				continue
			}
			decorated := rapid.SampledFrom([]string{"%", "*%", "%(必填)", " % ", "%*【格式】"}).Draw(t, "decoration")
			header = append(header, strings.Replace(decorated, "%", l.Columns[i].Label, 1))
		}
		header = append(header, rapid.SliceOfN(rapid.SampledFrom([]string{"序号", "身份证号码", "联系电话", "导出人", ""}), 0, 4).Draw(t, "extra")...)
		header = rapid.Permutation(header).Draw(t, "order")
		above := rapid.SliceOfN(rapid.SampledFrom([]string{"导出表", "", "单位,某社区,日期,2026年10月"}), 0, 10).Draw(t, "above")
		var rows []sheetRow
		for i, line := range append(above, strings.Join(header, ","), "1,2,3") {
			rows = append(rows, textRow(i+1, line))
		}
		h, missing := findHeader(rows, nil)
		if missing != nil || h.ledger.ID != l.ID || h.top != len(above)+1 || h.bottom != h.top {
			t.Fatalf("%v is taken for %+v (%v), want %s", header, h, missing, l.ID)
		}
		for c, source := range h.columns {
			if source >= 0 && ledger.Header(header[source]) != l.Columns[c].Label {
				t.Fatalf("%s is read from %s", l.Columns[c].Label, header[source])
			}
		}
	})
}

func textRow(number int, line string) sheetRow {
	row := sheetRow{number: number}
	for _, text := range strings.Split(line, ",") {
		cell := table.Cell{Kind: table.Text, Text: text}
		if text == "" {
			cell = table.Cell{}
		}
		row.cells = append(row.cells, cell)
	}
	return row
}

// A header whose cells are merged with the rows below ends with them, whatever
// else those rows hold.
func TestMergedHeaderEndsWithItsMerge(t *testing.T) {
	s := &readBytes(t, workbook(t, []string{"A1:A2", "B1:B2", "C1:D1"},
		[]string{"工号,日期,备注", ",,文字,图片", "G1,2026-10-03,巡查"}), Options{}).Sheets[0]
	if s.Err != nil || len(s.Rows) != 1 || len(s.Faults) != 0 {
		t.Errorf("%v, %d rows, %v", s.Err, len(s.Rows), s.Faults)
	}
}

func TestTaughtHeader(t *testing.T) {
	const text = "流水号,人员,格子,门牌,来,去,来\n1,G1,W1,H1,2026-10-03 08:30,2026-10-03 09:00,x\n"
	before := readBytes(t, []byte(text), Options{}).Sheets[0]
	if before.Err == nil {
		t.Fatal("known without being taught")
	}
	taught := domain.TaughtHeader{Fingerprint: before.Fingerprint, Ledger: domain.Visits, Fields: map[string]string{
		"流水号": "record_no", "人员": "worker", "格子": "grid", "门牌": "household", "来": "start_time", "去": "end_time", "来#2": "remark",
	}}
	for _, content := range []string{text, "去,来,来,*人员,格子,门牌,流水号\n2026-10-03 09:00,2026-10-03 08:30,x,G1,W1,H1,1\n"} {
		s := readBytes(t, []byte(content), Options{Taught: []domain.TaughtHeader{taught}}).Sheets[0]
		if s.Err != nil || s.Ledger != domain.Visits || !s.Taught || len(s.Rows) != 1 {
			t.Fatalf("%+v", s)
		}
		if got := column(&s, 0, "worker") + " " + column(&s, 0, "start_time") + " " + column(&s, 0, "remark"); got != "G1 2026-10-03 08:30:00 x" {
			t.Errorf("%q is %s", content, got)
		}
	}
	taught.Fields = map[string]string{"流水号": "record_no"}
	s := readBytes(t, []byte(text), Options{Taught: []domain.TaughtHeader{taught}}).Sheets[0]
	if s.Err == nil || s.Err.Code != CodeUnknownNear && s.Err.Code != CodeMissingColumn {
		t.Errorf("taught too little: %v", s.Err)
	}
}

// What was taught wins over what the headers seem to say.
func TestTaughtHeaderOverrules(t *testing.T) {
	const text = "工号,日期,签字日期\nG1,2026-10-03,2026-10-05\n"
	before := readBytes(t, []byte(text), Options{}).Sheets[0]
	s := readBytes(t, []byte(text), Options{Taught: []domain.TaughtHeader{{
		Fingerprint: before.Fingerprint, Ledger: domain.Worklogs,
		Fields: map[string]string{"签字日期": "day", "日期": "signed_on"},
	}}}).Sheets[0]
	if s.Err != nil || column(&s, 0, "day") != "2026-10-05" || column(&s, 0, "signed_on") != "2026-10-03" {
		t.Errorf("%v %+v", s.Err, s.Rows)
	}
}

func TestFingerprintIsOfTheColumnsAlone(t *testing.T) {
	print := func(line string) string { return readText(t, line).Fingerprint }
	if print("甲,乙,丙") != print("*丙(元),甲,,乙") {
		t.Error("order and decoration change it")
	}
	if print("甲,乙") == print("甲,乙,丙") || print("甲,乙") == print("甲,乙,乙") {
		t.Error("another column does not change it")
	}
}

func FuzzFindHeader(f *testing.F) {
	f.Add("导出表\n\n" + visitsHeader + "\nV1,G1")
	f.Add("记录编号,工号,网格编码,户编号,时间,\n,,,,开始,结束")
	f.Fuzz(func(t *testing.T, text string) {
		var rows []sheetRow
		for i, line := range strings.Split(text, "\n") {
			if i < headRows && len(line) < 5000 {
				rows = append(rows, textRow(i+1, line))
			}
		}
		h, missing := findHeader(rows, nil)
		if missing != nil {
			return
		}
		if h.top < 1 || h.bottom < h.top || h.bottom > headRows {
			t.Fatalf("header in rows %d to %d", h.top, h.bottom)
		}
		for c := range h.columns {
			if source := h.columns[c]; source >= 0 && h.fields[source] != c || source < 0 && h.ledger.Columns[c].Required {
				t.Fatalf("%s is read from %d", h.ledger.Columns[c].Label, source)
			}
		}
	})
}
