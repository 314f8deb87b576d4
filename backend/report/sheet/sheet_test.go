package sheet

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gridstar/backend/report"
)

// load reads a golden view of package report.
func load[T any](t *testing.T, name string) *T {
	t.Helper()
	data, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
	return v
}

// workbooks are all that there are, by name.
func workbooks(t *testing.T) map[string]func(io.Writer) error {
	m, pay := load[report.Month](t, "month.json"), load[report.PaySheet](t, "paysheet.json")
	doors, problems := load[report.DoorList](t, "doors.json"), *load[[]report.Problem](t, "problems.json")
	return map[string]func(io.Writer) error{
		"ranking":  func(w io.Writer) error { return WriteRanking(w, m) },
		"units":    func(w io.Writer) error { return WriteUnits(w, m) },
		"pay":      func(w io.Writer) error { return WritePay(w, pay) },
		"doors":    func(w io.Writer) error { return WriteDoors(w, doors, doors) },
		"no-doors": func(w io.Writer) error { return WriteDoors(w) },
		"problems": func(w io.Writer) error { return WriteProblems(w, m.UnitName, m.Period(), problems) },
	}
}

func made(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, write func(io.Writer) error) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(made(t, write)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// column finds the letter of the column with that head.
func columnOf(t *testing.T, f *excelize.File, sheet, head string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.Index(rows[headRow-1], head)
	if i < 0 {
		t.Fatalf("%s has no column %s: %q", sheet, head, rows[headRow-1])
	}
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func cell(t *testing.T, f *excelize.File, sheet, at string) (string, excelize.CellType) {
	t.Helper()
	v, err := f.GetCellValue(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	k, err := f.GetCellType(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	return v, k
}

// Every sheet is ready to use and to print.
func TestSheetsAreReady(t *testing.T) {
	for name, write := range workbooks(t) {
		t.Run(name, func(t *testing.T) {
			f := open(t, write)
			defined := map[string]string{}
			for _, d := range f.GetDefinedName() {
				defined[d.Scope+" "+d.Name] = d.RefersTo
			}
			for _, sheet := range f.GetSheetList() {
				rows, err := f.GetRows(sheet)
				if err != nil {
					t.Fatal(err)
				}
				if rows[0][0] == "" || len(rows) < headRow {
					t.Errorf("%s has no title or head: %q", sheet, rows)
				}
				panes, err := f.GetPanes(sheet)
				if err != nil || !panes.Freeze || panes.YSplit != headRow || panes.XSplit == 0 {
					t.Errorf("%s: the head does not stay: %+v %v", sheet, panes, err)
				}
				width := len(rows[headRow-1])
				last, err := excelize.CoordinatesToCellName(width, len(rows), true)
				if err != nil {
					t.Fatal(err)
				}
				if area := defined[sheet+" _xlnm.Print_Area"]; area != "'"+sheet+"'!$A$1:"+last {
					t.Errorf("%s prints %s, its last cell is %s", sheet, area, last)
				}
				if titles := defined[sheet+" _xlnm.Print_Titles"]; titles != "'"+sheet+"'!$1:$3" {
					t.Errorf("%s repeats %q", sheet, titles)
				}
				layout, err := f.GetPageLayout(sheet)
				if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
					t.Errorf("%s: page %+v %v", sheet, layout, err)
				}
				props, err := f.GetSheetProps(sheet)
				if err != nil || !*props.FitToPage {
					t.Errorf("%s does not fit the page", sheet)
				}
				for i := range width {
					name, err := excelize.ColumnNumberToName(i + 1)
					if err != nil {
						t.Fatal(err)
					}
					if w, err := f.GetColWidth(sheet, name); err != nil || w < 6 {
						t.Errorf("%s column %s is %v wide, %v", sheet, name, w, err)
					}
				}
			}
		})
	}
}

func TestSameBytes(t *testing.T) {
	for name, write := range workbooks(t) {
		first := made(t, write)
		for range 8 {
			if !bytes.Equal(made(t, write), first) {
				t.Fatalf("%s differs from run to run", name)
			}
		}
	}
}

func TestRanking(t *testing.T) {
	f := open(t, workbooks(t)["ranking"])
	if got := f.GetSheetList(); !slices.Equal(got, []string{"排名", "各项得分"}) {
		t.Errorf("sheets %q", got)
	}
	for _, c := range []struct {
		head, row, want string
		kind            excelize.CellType
	}{
		{"名次", "4", "1", excelize.CellTypeNumber},
		{"工号", "4", "G001", excelize.CellTypeInlineString},
		{"入户调查率（%）", "4", "50.00", excelize.CellTypeNumber},
		{"可防性案件发案率（件/千户）", "5", "14.71", excelize.CellTypeNumber},
		{"得分", "5", "87.83", excelize.CellTypeNumber},
		{"姓名", "5", "吴𬱖", excelize.CellTypeInlineString},
		{"处理建议", "6", "拟辞退、须法制审核", excelize.CellTypeInlineString},
		{"考核结果", "7", "在岗不足", excelize.CellTypeInlineString},
		{"得分", "7", "", excelize.CellTypeUnset},
	} {
		got, kind := cell(t, f, "排名", columnOf(t, f, "排名", c.head)+c.row)
		if kind == excelize.CellTypeUnset && c.want != "" {
			kind = excelize.CellTypeNumber // a number is a cell without a type
		}
		if got != c.want || kind != c.kind {
			t.Errorf("%s in row %s: %q of type %v, want %q of type %v", c.head, c.row, got, kind, c.want, c.kind)
		}
	}
	raw, err := f.GetCellValue("排名", columnOf(t, f, "排名", "得分")+"4", excelize.Options{RawCellValue: true})
	if err != nil || raw != "96.09" {
		t.Errorf("the score is stored as %q, %v", raw, err)
	}
}

func TestPay(t *testing.T) {
	f := open(t, workbooks(t)["pay"])
	const sheet = "绩效工资"
	total := strconv.Itoa(firstRow + 3)
	for head, want := range map[string]string{"应发": "1,311.08", "扣减": "450.00", "奖励": "128.11", "实发": "989.19"} {
		if got, _ := cell(t, f, sheet, columnOf(t, f, sheet, head)+total); got != want {
			t.Errorf("total of %s: %q, want %q", head, got, want)
		}
	}
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var foot []string
	for _, r := range rows[firstRow+3:] {
		foot = append(foot, r[0])
	}
	if len(foot) != 3 || foot[0] != "实发合计（大写）：玖佰捌拾玖元壹角玖分" || foot[1] != "没有填写月工资、未列入本表的：曹杰" {
		t.Errorf("under the table: %q", foot)
	}
}

func TestDoors(t *testing.T) {
	f := open(t, workbooks(t)["doors"])
	if got := f.GetSheetList(); !slices.Equal(got, []string{"孙敏", "孙敏（2）"}) {
		t.Errorf("sheets %q", got)
	}
	rows, err := f.GetRows("孙敏")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != headRow+3 || rows[firstRow-1][2] != "沿江路3号2单元" || rows[firstRow][5] != "1" {
		t.Errorf("rows %q", rows)
	}
	if rows[1][0] != "沿江社区　2026年10月　应入户52户，已入户26户，距应达进度还差0户" {
		t.Error(rows[1][0])
	}
}

func TestSheetNames(t *testing.T) {
	long := strings.Repeat("古丽", 20)
	var lists []*report.DoorList
	for _, n := range []string{"王/明*", "[]", "王明", long, long, "Anna", "ANNA"} {
		lists = append(lists, &report.DoorList{Name: n})
	}
	got := sheetNames(lists)
	want := []string{"王明", "（2）", "王明（2）", long[:60], long[:60] + "（2）", "Anna", "ANNA（2）"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := excelize.OpenReader(bytes.NewReader(made(t, func(w io.Writer) error { return WriteDoors(w, lists...) }))); err != nil {
		t.Error(err)
	}
}

func TestProblems(t *testing.T) {
	f := open(t, workbooks(t)["problems"])
	if got := f.GetSheetList(); !slices.Equal(got, []string{"问题", "提示"}) {
		t.Errorf("sheets %q", got)
	}
	rows, err := f.GetRows("提示")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != firstRow || rows[firstRow-1][1] != "走访时间过短" || rows[firstRow-1][9] != "V1" {
		t.Errorf("hints %q", rows)
	}
}

// A row is as high as its longest text needs.
func TestRowHeights(t *testing.T) {
	table := table{columns: []column{{"网格", words, 11}, {"名次", whole, 4}}}
	for text, want := range map[string]float64{"": 20, "沿江社区一": 20, "沿江社区第一": 35, "abcdefghij": 20, "沿江社区第一网格、沿江社区第二网格": 65} {
		if got := table.height([]string{text, "1234567890"}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if got := table.headHeight(); got != 35 {
		t.Errorf("head: %v", got)
	}
	table.signed = true
	if got := table.height([]string{"沿江社区一", ""}); got != 32 {
		t.Errorf("a row to sign: %v", got)
	}
	f := open(t, workbooks(t)["ranking"])
	if h, err := f.GetRowHeight("排名", 6); err != nil || h != 35 {
		t.Errorf("a worker of two grids has a row of %v, %v", h, err)
	}
}

// What looks like a formula in a file stays text.
func TestNoFormulas(t *testing.T) {
	list := []report.Problem{{Title: "=1+1", Text: "+cmd", Worker: "@x", WorkerName: "-2"}}
	f := open(t, func(w io.Writer) error { return WriteProblems(w, "", "", list) })
	for _, at := range []string{"B4", "C4", "F4", "G4"} {
		formula, err := f.GetCellFormula("问题", at)
		if err != nil || formula != "" {
			t.Errorf("%s became the formula %q, %v", at, formula, err)
		}
		if _, kind := cell(t, f, "问题", at); kind != excelize.CellTypeInlineString {
			t.Errorf("%s has type %v", at, kind)
		}
	}
}

// A list that no person reads is cut, and says so.
func TestCut(t *testing.T) {
	long := table{rows: make([][]string, most+1), foot: []string{"制表："}}
	long.cut()
	if len(long.rows) != most || len(long.foot) != 2 || long.foot[1] != "共100001行，本表只列出前100000行，请按社区分别导出。" {
		t.Errorf("%d rows, %q", len(long.rows), long.foot)
	}
	short := table{rows: make([][]string, most)}
	if short.cut(); len(short.rows) != most || short.foot != nil {
		t.Error("a list that fits was cut")
	}
}

// A district's lists are written whole.
func TestManyRows(t *testing.T) {
	list := make([]report.Problem, 3000)
	for i := range list {
		list[i] = report.Problem{Title: "不在岗记录", Rows: []report.Row{{Label: "入户走访", Key: strconv.Itoa(i)}}}
	}
	f := open(t, func(w io.Writer) error { return WriteProblems(w, "襄阳市", "2026年10月", list) })
	if got, _ := cell(t, f, "问题", "J"+strconv.Itoa(headRow+len(list))); got != "2999" {
		t.Errorf("the last row is %q", got)
	}
}
