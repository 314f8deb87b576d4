package table

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gridstar/backend/domain"
)

// rec is a record of a workbook stream; its parts are numbers of their own
// size, bytes and strings.
func rec(id uint16, parts ...any) []byte {
	var body []byte
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			body = append(body, p...)
		case []byte:
			body = append(body, p...)
		default:
			var buf bytes.Buffer
			if err := binary.Write(&buf, binary.LittleEndian, p); err != nil {
				panic(err)
			}
			body = append(body, buf.Bytes()...)
		}
	}
	out := binary.LittleEndian.AppendUint16(nil, id)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(body)))
	return append(out, body...)
}

func bof(version, kind uint16) []byte { return rec(biffBOF, version, kind, uint32(0)) }

func eof() []byte { return rec(biffEOF) }

// wide is a text of two bytes a character.
func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// longText is a text with a two-byte length, as cells and formats of BIFF8 have it.
func longText(s string) []byte {
	w := wide(s)
	return slices.Concat(binary.LittleEndian.AppendUint16(nil, uint16(len(w)/2)), []byte{1}, w)
}

func gbk(s string) []byte {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}

// gbkText is a text with a two-byte length, as cells of BIFF5 have it.
func gbkText(s string) []byte {
	b := gbk(s)
	return append(binary.LittleEndian.AppendUint16(nil, uint16(len(b))), b...)
}

// book8 is a BIFF8 workbook of one sheet: records of the globals and of the sheet.
func book8(globals, sheet []byte) []byte {
	const name = "表"
	head := slices.Concat(bof(0x0600, bofWorkbook), globals)
	bound := len(rec(biffBoundSheet, uint32(0), uint8(0), uint8(0), uint8(1), uint8(1), wide(name)))
	at := len(head) + bound + len(eof())
	return slices.Concat(head, rec(biffBoundSheet, uint32(at), uint8(0), uint8(0), uint8(1), uint8(1), wide(name)), eof(),
		bof(0x0600, bofSheet), sheet, eof())
}

// xfs are styles: general, a date, a date with time, a percentage, 00000.
func xfs() []byte {
	xf := func(format uint16) []byte { return rec(biffXF, uint16(0), format, make([]byte, 16)) }
	return slices.Concat(rec(biffFormat, uint16(164), longText(`yyyy"年"m"月"d"日"`)), rec(biffFormat, uint16(165), longText("00000")),
		xf(0), xf(164), xf(22), xf(9), xf(165))
}

func cellOf(id uint16, row, col, xf uint16, parts ...any) []byte {
	return rec(id, append([]any{row, col, xf}, parts...)...)
}

func TestXLSCells(t *testing.T) {
	number := func(f float64) uint64 { return math.Float64bits(f) }
	tests := []struct {
		name           string
		globals, sheet []byte
		want           string
	}{
		{"numbers", nil, slices.Concat(
			cellOf(biffNumber, 0, 0, 0, number(12.5)),
			cellOf(biffNumber, 0, 1, 0, number(0.1+0.2)),
			cellOf(biffRK, 0, 2, 0, uint32(7<<2|2)),
			cellOf(biffRK, 0, 3, 0, uint32(1234<<2|3)),
			cellOf(biffRK, 0, 4, 0, uint32(number(1.5)>>32)),
			rec(biffMulRK, uint16(0), uint16(5), uint16(0), uint32(1<<2|2), uint16(0), uint32(0xFFFFFFFC|2), uint16(6)),
			cellOf(biffNumber, 0, 7, 0, number(123456789012345678)),
			cellOf(biffNumber, 0, 8, 0, number(math.NaN())),
		), "1:#12.5|#0.3|#7|#12.34|#1.5|#1|#-1|#1.2345678901234568E+17*|!#NUM!\n"},
		{"dates and formats", xfs(), slices.Concat(
			cellOf(biffNumber, 2, 0, 1, number(46298)),
			cellOf(biffNumber, 2, 1, 2, number(46298.354166666664)),
			cellOf(biffNumber, 2, 2, 3, number(0.15)),
			cellOf(biffRK, 2, 3, 4, uint32(7<<2|2)),
			cellOf(biffNumber, 2, 4, 2, number(46298)),
		), "3:@2026-10-03|@2026-10-03 08:30:00|#0.15%|#00007|@2026-10-03 00:00:00\n"},
		{"1904", slices.Concat(rec(biffDateMode, uint16(1)), xfs()), cellOf(biffNumber, 0, 0, 1, number(44836)), "1:@2026-10-03\n"},
		{"labels", nil, slices.Concat(
			cellOf(biffLabel, 0, 0, 0, longText("网格")),
			cellOf(biffLabel, 0, 1, 0, uint16(2), uint8(0), "\xE9a"),
			cellOf(biffRString, 0, 2, 0, longText("粗细"), uint16(1), uint32(0)),
			cellOf(biffLabel, 0, 3, 0, longText("4.2E+14")),
			cellOf(biffLabel, 0, 4, 0, uint16(1), uint8(1), uint16(0xD800)),
			cellOf(biffLabel, 0, 6, 0, uint16(0), uint8(0)),
		), "1:网格|éa|粗细|4.2E+14*|\uFFFD~\n"},
		{"booleans and errors", nil, slices.Concat(
			cellOf(biffBoolErr, 0, 0, 0, uint8(1), uint8(0)), cellOf(biffBoolErr, 0, 1, 0, uint8(0), uint8(0)),
			cellOf(biffBoolErr, 0, 2, 0, uint8(0x2A), uint8(1)), cellOf(biffBoolErr, 0, 3, 0, uint8(0x17), uint8(1)),
		), "1:?TRUE|?FALSE|!#N/A|!#REF!\n"},
		{"formulas", xfs(), slices.Concat(
			cellOf(biffFormula, 0, 0, 0, number(3), uint16(0), uint32(0), uint16(0)),
			cellOf(biffFormula, 0, 1, 0, uint8(0), make([]byte, 5), uint16(0xFFFF), uint16(0), uint32(0), uint16(0)),
			rec(biffString, longText("结果")),
			cellOf(biffFormula, 0, 2, 0, uint8(0), make([]byte, 5), uint16(0xFFFF), uint16(0), uint32(0), uint16(0)),
			rec(0x04BC, make([]byte, 8)), // the formula itself, shared
			rec(biffString, uint16(2), uint8(0), "ab"),
			cellOf(biffFormula, 0, 3, 0, uint8(1), uint8(0), uint8(1), make([]byte, 3), uint16(0xFFFF), uint16(0), uint32(0), uint16(0)),
			cellOf(biffFormula, 0, 4, 0, uint8(2), uint8(0), uint8(7), make([]byte, 3), uint16(0xFFFF), uint16(0), uint32(0), uint16(0)),
			cellOf(biffFormula, 0, 5, 0, uint8(3), make([]byte, 5), uint16(0xFFFF), uint16(0), uint32(0), uint16(0)),
			cellOf(biffFormula, 0, 6, 1, number(46298), uint16(0), uint32(0), uint16(0)),
		), "1:#3|结果|ab|?TRUE|!#DIV/0!||@2026-10-03\n"},
		{"rows in any order", nil, slices.Concat(
			cellOf(biffNumber, 1, 0, 0, number(3)), cellOf(biffNumber, 0, 1, 0, number(2)), cellOf(biffNumber, 0, 0, 0, number(1)), cellOf(biffNumber, 1, 1, 0, number(4)),
		), "1:#1|#2\n2:#3|#4\n"},
		{"a chart within", nil, slices.Concat(
			cellOf(biffNumber, 0, 0, 0, number(1)), bof(0x0600, 0x0020), cellOf(biffNumber, 0, 5, 0, number(9)), eof(), cellOf(biffNumber, 1, 0, 0, number(2)),
		), "1:#1\n2:#2\n"},
		{"blank cells", nil, slices.Concat(rec(0x0201, uint16(0), uint16(0), uint16(0)), rec(0x00BE, uint16(1), uint16(0), uint16(0), uint16(0), uint16(1)), cellOf(biffNumber, 2, 0, 0, number(1))), "3:#1\n"},
		{"shared strings over CONTINUE records", slices.Concat(
			rec(biffSST, uint32(9), uint32(5),
				longText("甲"),              // whole
				uint16(4), uint8(0), "ab"), // narrow, goes on wide
			rec(biffContinue, uint8(1), wide("丙丁"),
				uint16(2), uint8(1|8|4), uint16(1), uint32(4), wide("富文"), uint32(0)), // rich: its runs here, its phonetics behind
			rec(biffContinue, "xxxx",
				uint16(3), uint8(1), wide("乙")), // wide, goes on narrow
			rec(biffContinue, uint8(0), "cd", uint16(2)), // a length alone
			rec(biffContinue, uint8(1), wide("末尾")),
		), slices.Concat(
			cellOf(biffLabelSST, 0, 0, 0, uint32(0)), cellOf(biffLabelSST, 0, 1, 0, uint32(1)), cellOf(biffLabelSST, 0, 2, 0, uint32(2)),
			cellOf(biffLabelSST, 0, 3, 0, uint32(3)), cellOf(biffLabelSST, 0, 4, 0, uint32(4)), cellOf(biffLabelSST, 0, 5, 0, uint32(5)),
		), "1:甲|ab丙丁|富文|乙cd|末尾|!#REF!\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, b, err := dump(t, book8(tt.globals, tt.sheet), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if want := "[表]\n" + tt.want; got != want || b.Format != "xls" {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestXLSOfBIFF5(t *testing.T) {
	head := slices.Concat(bof(0x0500, bofWorkbook), rec(biffCodePage, uint16(1252)), rec(biffFormat, uint16(164), uint8(10), "yyyy/mm/dd"), rec(biffXF, uint16(0), uint16(164), make([]byte, 12)))
	sheet := slices.Concat(bof(0x0500, bofSheet),
		cellOf(biffLabel, 0, 0, 0, gbkText("网格员")),
		cellOf(biffRString, 0, 1, 0, gbkText("粗"), uint8(1), uint16(0)),
		cellOf(biffFormula, 0, 2, 0, uint8(0), make([]byte, 5), uint16(0xFFFF), uint16(0), uint32(0), uint16(0)),
		rec(biffString, gbkText("式")),
		cellOf(biffNumber, 0, 3, 0, math.Float64bits(46298)),
		cellOf(biffLabel, 1, 0, 0, uint16(300), bytes.Repeat(gbk("长"), 100)),
		rec(biffContinue, bytes.Repeat(gbk("长"), 50)),
		eof())
	names := []struct {
		name   string
		hidden uint8
		kind   uint8
	}{{"明细", 0, 0}, {"图", 0, 2}, {"隐藏", 2, 0}}
	at := len(head) + len(eof())
	for _, n := range names {
		at += len(rec(biffBoundSheet, uint32(0), n.hidden, n.kind, uint8(len(gbk(n.name))), gbk(n.name)))
	}
	data := head
	for _, n := range names {
		data = append(data, rec(biffBoundSheet, uint32(at), n.hidden, n.kind, uint8(len(gbk(n.name))), gbk(n.name))...)
	}
	data = slices.Concat(data, eof(), sheet)
	got, b, err := dump(t, data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	rows := "1:网格员|粗|式|@2026-10-03\n2:" + strings.Repeat("长", 150) + "\n"
	if want := "[明细]\n" + rows + "[隐藏]\n" + rows; got != want || b.Sheets[0].Hidden || !b.Sheets[1].Hidden {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestBareXLS reads what export scripts write with a handful of pack() calls.
func TestBareXLS(t *testing.T) {
	data := slices.Concat(rec(biffBOF, uint16(0), uint16(bofSheet), uint32(0)),
		cellOf(biffLabel, 0, 0, 0, gbkText("工号")), cellOf(biffLabel, 1, 0, 0, gbkText("G0001")), cellOf(biffNumber, 1, 1, 0, math.Float64bits(3)), eof())
	got, b, err := dump(t, data, Limits{})
	if want := "1:工号\n2:G0001|#3\n"; err != nil || got != want || len(b.Sheets) != 1 {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestXLSMerges(t *testing.T) {
	data := book8(nil, rec(biffMergedCells, uint16(2), uint16(0), uint16(1), uint16(0), uint16(0), uint16(0), uint16(0), uint16(1), uint16(3)))
	b, err := Open(bytes.NewReader(data), int64(len(data)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Merges(context.Background(), 0)
	if want := []Merge{{1, 0, 2, 0}, {1, 1, 1, 3}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

func TestXLSDamage(t *testing.T) {
	whole := book8(nil, cellOf(biffNumber, 0, 0, 0, math.Float64bits(1)))
	tests := []struct {
		name string
		data []byte
		code domain.Code
	}{
		{"a password", book8(rec(biffFilePass, uint16(1)), nil), CodeEncrypted},
		{"cut off", whole[:len(whole)-10], CodeDamaged},
		{"cut off in the globals", whole[:20], CodeDamaged},
		{"a short cell", book8(nil, rec(biffNumber, uint16(0))), CodeDamaged},
		{"a short number", book8(nil, cellOf(biffNumber, 0, 0, 0, uint32(0))), CodeDamaged},
		{"shared strings cut off", book8(rec(biffSST, uint32(1), uint32(1), uint16(9), uint8(1)), nil), CodeDamaged},
		{"a macro sheet alone", bof(0x0600, 0x0040), CodeDamaged},
		{"a sheet that is elsewhere", slices.Concat(bof(0x0600, bofWorkbook), rec(biffBoundSheet, uint32(1<<30), uint16(0), uint8(1), uint8(0), "A"), eof()), CodeDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _, err := dump(t, tt.data, Limits{}); domain.CodeOf(err) != tt.code {
				t.Errorf("got %q, %v, want %s", got, err, tt.code)
			}
		})
	}
}

// oleOf packs streams into a compound file: one FAT sector, streams of at least
// 4096 bytes in sectors of 512.
func oleOf(names []string, streams [][]byte) []byte {
	const size, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
	var body []byte
	fat := []uint32{0xFFFFFFFD} // sector 0 is the FAT itself
	dirs := 1 + (len(names)+1)/5
	for i := range dirs {
		next := uint32(2 + i)
		if i == dirs-1 {
			next = end
		}
		fat = append(fat, next)
	}
	var starts []uint32
	for _, s := range streams {
		starts = append(starts, uint32(len(fat)))
		padded := append(slices.Clone(s), make([]byte, (size-len(s)%size)%size)...)
		body = append(body, padded...)
		for i := range len(padded) / size {
			next := uint32(len(fat) + 1)
			if i == len(padded)/size-1 {
				next = end
			}
			fat = append(fat, next)
		}
	}
	entry := func(name string, kind byte, right, child, start uint32, length int) []byte {
		e := make([]byte, 128)
		u := wide(name)
		copy(e, u)
		binary.LittleEndian.PutUint16(e[64:], uint16(len(u)+2))
		e[66], e[67] = kind, 1
		binary.LittleEndian.PutUint32(e[68:], free)
		binary.LittleEndian.PutUint32(e[72:], right)
		binary.LittleEndian.PutUint32(e[76:], child)
		binary.LittleEndian.PutUint32(e[116:], start)
		binary.LittleEndian.PutUint32(e[120:], uint32(length))
		return e
	}
	dir := entry("Root Entry", 5, free, 1, end, 0)
	for i, n := range names {
		right := uint32(free)
		if i+1 < len(names) {
			right = uint32(i + 2)
		}
		dir = append(dir, entry(n, 2, right, free, starts[i], len(streams[i]))...)
	}
	for len(dir) < dirs*size {
		dir = append(dir, entry("", 0, free, free, 0, 0)...)
	}
	head := make([]byte, size)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: end, 68: end} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := 80; i < size; i += 4 {
		binary.LittleEndian.PutUint32(head[i:], free)
	}
	table := make([]byte, 0, size)
	for len(fat) < size/4 {
		fat = append(fat, free)
	}
	for _, f := range fat {
		table = binary.LittleEndian.AppendUint32(table, f)
	}
	return slices.Concat(head, table, dir, body)
}

func TestOLE(t *testing.T) {
	filler := func(data []byte) []byte { return append(data, make([]byte, 5000)...) }
	book := filler(book8(nil, cellOf(biffLabel, 0, 0, 0, longText("新"))))
	old := filler(slices.Concat(bof(0x0500, bofSheet), cellOf(biffLabel, 0, 0, 0, gbkText("旧")), eof()))
	tests := []struct {
		name    string
		names   []string
		streams [][]byte
		want    string
		code    domain.Code
	}{
		{"workbook", []string{"Workbook"}, [][]byte{book}, "[表]\n1:新\n", ""},
		{"in capitals", []string{"WORKBOOK"}, [][]byte{book}, "[表]\n1:新\n", ""},
		{"of Excel 5", []string{"Book"}, [][]byte{old}, "1:旧\n", ""},
		{"both", []string{"Book", "Workbook"}, [][]byte{old, book}, "[表]\n1:新\n", ""},
		{"encrypted", []string{"EncryptionInfo", "EncryptedPackage"}, [][]byte{book, book}, "", CodeEncrypted},
		{"a Word document", []string{"WordDocument"}, [][]byte{book}, "", CodeNoTable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := oleOf(tt.names, tt.streams)
			got, _, err := dump(t, data, Limits{})
			if got != tt.want || domain.CodeOf(err) != tt.code {
				t.Errorf("got %q, %v, want %q, %s", got, err, tt.want, tt.code)
			}
			if tt.code != "" {
				return
			}
			if got, _, err := dump(t, data[:len(data)-100], Limits{}); got != tt.want || err != nil {
				t.Errorf("without its last bytes, which are filling: %q, %v", got, err)
			}
			if _, _, err := dump(t, data[:len(data)/2], Limits{}); domain.CodeOf(err) != CodeDamaged {
				t.Errorf("half of it: %v", err)
			}
		})
	}
}
