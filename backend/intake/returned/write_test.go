package returned

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gridstar/backend/domain"
	"gridstar/backend/intake"
	"gridstar/backend/testkit"
)

func read(t *testing.T, name string, content []byte) *domain.FileRead {
	t.Helper()
	file, err := intake.Read(context.Background(), name, bytes.NewReader(content), int64(len(content)), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func written(t *testing.T, file *domain.FileRead) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, file, say); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func say(f domain.Fault) string { return "原因" + string(f.Reason) }

// faults are the faults of a file without their places.
func faults(file *domain.FileRead) []string {
	var list []string
	for i := range file.Sheets {
		for _, f := range file.Sheets[i].Faults {
			list = append(list, fmt.Sprint(file.Sheets[i].Ledger, f.Column, f.Value, f.Reason))
		}
	}
	return list
}

// The workbook of an office's faulty rows is read as the same ledger with the
// same faults in it.
func TestReturnedRowsAreReadAgain(t *testing.T) {
	for _, office := range testkit.Offices {
		for _, path := range testkit.Files(t, office, "as-sent") {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := read(t, path, content)
			want := faults(file)
			if len(want) == 0 {
				continue
			}
			again := read(t, "returned.xlsx", written(t, file))
			if got := faults(again); !slices.Equal(got, want) || len(again.Sheets) != 1 || len(again.Sheets[0].Rows) > 0 {
				t.Errorf("%s: %v, want %v", file.Name, got, want)
			}
		}
	}
}

const visits = "十月走访\n*记录编号,工号,网格编码,户编号,开始时间,结束时间,走访结果,备注,联系电话,序号\n" +
	"V1,00123,420606001001001,H1,昨天,2026-10-03 09:00,看过,电13812345678,13812345678,1\n" +
	"V2,13912345678,420606001001001,H1,2026-10-03 08:30,2026-10-03 09:00,,甲,13812345678,2\n" +
	"V2,13912345678,420606001001001,H1,2026-10-03 08:30,2026-10-03 09:00,,乙,13812345678,3\n" +
	"V3,G1,420606001001001,H1,2026-10-03 09:30,2026-10-03 09:00,,,,4\n"

func TestWorkbookOfFaultyRows(t *testing.T) {
	content := written(t, read(t, "a.csv", []byte(visits)))
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"入户走访"}) {
		t.Fatal(got)
	}
	rows, err := book.GetRows("入户走访")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"*记录编号|工号|网格编码|户编号|开始时间|结束时间|走访结果|备注|联系电话|序号|退回原因",
		"V1|00123|420606001001001|H1|昨天|2026-10-03 09:00|看过|电〔电话〕||1|原第3行　开始时间：原因time；走访结果：原因value",
		"|13912345678|420606001001001|H1|2026-10-03 08:30|2026-10-03 09:00||甲||2|原第4行　*记录编号：原因duplicate_key",
		"V3|G1|420606001001001|H1|2026-10-03 09:30|2026-10-03 09:00||||4|原第6行　结束时间：原因order",
	}
	for i := range want {
		if got := strings.Join(rows[i], "|"); got != want[i] {
			t.Errorf("row %d is %s, want %s", i+1, got, want[i])
		}
	}
	comments, err := book.GetComments("入户走访")
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	for _, c := range comments {
		notes = append(notes, c.Cell+c.Text)
	}
	if want := []string{"E2原因time", "G2原因value", "A3原因duplicate_key", "F4原因order"}; !slices.Equal(notes, want) {
		t.Errorf("notes %v, want %v", notes, want)
	}
	for cell, marked := range map[string]bool{"E2": true, "G2": true, "A2": false, "A3": true, "F4": true, "E4": false} {
		id, err := book.GetCellStyle("入户走访", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := book.GetStyle(id)
		if err != nil || style.NumFmt != 49 || (len(style.Fill.Color) > 0) != marked {
			t.Errorf("%s: %+v, %v", cell, style, err)
		}
	}
	if bytes.Contains(content, []byte("13812345678")) {
		t.Error("a telephone number is in the workbook")
	}
}

// Corrected, the rows load; loaded as it is, a contradicted row does not.
func TestCorrectedRowsLoad(t *testing.T) {
	content := written(t, read(t, "a.csv", []byte(visits)))
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for cell, text := range map[string]string{"E2": "2026-10-03 08:30", "G2": "见面", "F4": "2026-10-03 10:00"} {
		if err := book.SetCellStr("入户走访", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	var corrected bytes.Buffer
	if err := book.Write(&corrected); err != nil {
		t.Fatal(err)
	}
	s := &read(t, "b.xlsx", corrected.Bytes()).Sheets[0]
	if len(s.Rows) != 2 || s.Rows[0].Values[0].Text != "V1" || s.Rows[0].Values[1].Text != "00123" || s.Rows[1].Values[0].Text != "V3" {
		t.Errorf("%+v", s.Rows)
	}
	if len(s.Faults) != 1 || s.Faults[0].Row != 3 || s.Faults[0].Reason != domain.FaultRequired {
		t.Errorf("%+v", s.Faults)
	}
	if !slices.Equal(s.PassedOver, []string{"联系电话", "序号"}) {
		t.Errorf("passed over %v", s.PassedOver)
	}
}

func TestSheetNames(t *testing.T) {
	faulty := func(name string) domain.SheetRead {
		return domain.SheetRead{
			Sheet: name, Ledger: domain.Worklogs, Header: []string{"工号", "日期"},
			Faults:     []domain.Fault{{Row: 2, Reason: domain.FaultTime, Cell: 3}},
			FaultyRows: []domain.FaultyRow{{Line: 2, Cells: []string{"G1"}, Bad: []domain.BadCell{{Cell: 3, Reason: domain.FaultTime}}}},
		}
	}
	long := strings.Repeat("长", 40)
	file := &domain.FileRead{Sheets: []domain.SheetRead{faulty("十月[甲]/乙"), {Sheet: "空"}, faulty("Log"), faulty("log"), faulty(long), faulty(long), faulty("")}}
	book, err := excelize.OpenReader(bytes.NewReader(written(t, file)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	want := []string{"十月_甲__乙", "Log", "log_2", long[:27*3], long[:27*3] + "_2", "工作日志"}
	if got := book.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestNothingToReturn(t *testing.T) {
	var out bytes.Buffer
	err := Write(&out, &domain.FileRead{Name: "a.csv", Sheets: []domain.SheetRead{{Sheet: "x"}}}, say)
	if domain.CodeOf(err) != CodeNothing || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

// Many faulty rows are written, notes beside the first of them.
func TestManyFaultyRows(t *testing.T) {
	text := "工号,日期\n" + strings.Repeat("G1,昨天\n", 5000)
	again := read(t, "b.xlsx", written(t, read(t, "a.csv", []byte(text))))
	if got := len(again.Sheets[0].Faults); got != 5000 {
		t.Errorf("%d faulty rows", got)
	}
}
