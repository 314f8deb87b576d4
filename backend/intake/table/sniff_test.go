package table

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

func TestSniff(t *testing.T) {
	book := book8(nil, nil)
	ole := oleOf([]string{"Workbook"}, [][]byte{append(book, make([]byte, 5000)...)})
	tests := []struct {
		name, in, format string
		code             domain.Code
	}{
		{"comma", "a,b\n", "csv", ""},
		{"HTML", "<html><table><tr><td>a</td></tr></table></html>", "html", ""},
		{"HTML with a mark and blank lines", "\xEF\xBB\xBF\r\n\r\n<TABLE><tr><td>a", "html", ""},
		{"HTML in UTF-16", "\xFF\xFE" + string(wide("<html><table>")), "html", ""},
		{"SpreadsheetML", xmlBook + "</Workbook>", "xml2003", ""},
		{"Excel's own web page", `<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="urn:schemas-microsoft-com:office:spreadsheet"><!-- Workbook --><table>`, "html", ""},
		{"xlsx", string(workbookOf("")), "xlsx", ""},
		{"xls", string(ole), "xls", ""},
		{"bare xls", string(book), "xls", ""},
		{"ods", string(odsOf("")), "ods", ""},
		{"text that begins with <", "<5天,b\n", "csv", ""},
		{"headers that other formats begin with", "BM,MZ,MIME\n", "csv", ""},
		{"HTML behind many blank lines", strings.Repeat("\r\n", 5000) + "<style>td{}</style><table>", "html", ""},
		{"nothing", "", "", CodeEmpty},
		{"a mark alone", "\xEF\xBB\xBF", "", CodeEmpty},
		{"blank lines", "\r\n \t\r\n", "", CodeEmpty},
		{"zeros", strings.Repeat("\x00", 3000), "", CodeEmpty},
		{"many zeros", strings.Repeat("\x00", 30000), "", CodeNoTable},
		{"binary", "\x01\x02\x03\x00\x04" + strings.Repeat("\xFE\x00", 100), "", CodeNoTable},
		{"a picture", "\x89PNG\r\n\x1a\n", "", CodeNoTable},
		{"a program", "MZ\x90\x00\x03\x00\x00", "", CodeNoTable},
		{"an archive", "Rar!\x1a\x07", "", CodeNoTable},
		{"PDF", "%PDF-1.7", "", CodeOldFormat},
		{"Excel 4", "\x09\x04\x06\x00\x00\x00\x10\x00", "", CodeOldFormat},
		{"a web archive", "MIME-Version: 1.0\r\n", "", CodeOldFormat},
		{"half a container", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", CodeDamaged},
		{"half a zip", "PK\x03\x04abc", "", CodeDamaged},
		{"an empty zip", "PK\x05\x06" + strings.Repeat("\x00", 18), "", CodeDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Open(strings.NewReader(tt.in), int64(len(tt.in)), Limits{})
			if domain.CodeOf(err) != tt.code || err == nil && (b.Format != tt.format || tt.code != "") {
				t.Errorf("got %v, %v, want %q, %q", b, err, tt.format, tt.code)
			}
		})
	}
}

// TestEncryptedZip: a part with the flag of encryption.
func TestEncryptedZip(t *testing.T) {
	data := workbookOf("")
	for _, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		flags := 6
		if mark[2] == 1 {
			flags = 8
		}
		for i := 0; i+10 < len(data); i++ {
			if bytes.HasPrefix(data[i:], []byte(mark)) {
				data[i+flags] |= 1
			}
		}
	}
	if _, err := Open(bytes.NewReader(data), int64(len(data)), Limits{}); domain.CodeOf(err) != CodeEncrypted {
		t.Errorf("got %v", err)
	}
}

// TestRowsStop: rows end with the caller's error, or when it cancels.
func TestRowsStop(t *testing.T) {
	cells := strings.Repeat("<row><c><v>1</v></c></row>", 5000)
	xml := xmlBook + `<Worksheet ss:Name="a"><Table>` + strings.Repeat(`<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>`, 5000) + "</Table></Worksheet></Workbook>"
	ods := odsOf("<table:table>" + strings.Repeat("<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>", 5000) + "</table:table>")
	var sheet []byte
	for i := range uint16(5000) {
		sheet = append(sheet, cellOf(biffRK, i, 0, 0, uint32(6))...)
	}
	for name, data := range map[string][]byte{
		"csv": []byte(strings.Repeat("a,b\n", 5000)), "html": []byte("<table>" + strings.Repeat("<tr><td>a", 5000) + "</table>"),
		"xlsx": workbookOf(cells), "xls": book8(nil, sheet), "xml2003": []byte(xml), "ods": ods,
	} {
		b, err := Open(bytes.NewReader(data), int64(len(data)), Limits{})
		if err != nil {
			t.Fatal(name, err)
		}
		enough := errors.New("enough")
		rows := 0
		err = b.Rows(context.Background(), 0, func(int, []Cell) error {
			if rows++; rows == 3 {
				return enough
			}
			return nil
		})
		if err != enough || rows != 3 {
			t.Errorf("%s: %v after %d rows", name, err, rows)
		}
		ctx, cancel := context.WithCancel(context.Background())
		rows = 0
		err = b.Rows(ctx, 0, func(int, []Cell) error {
			rows++
			cancel()
			return nil
		})
		if !errors.Is(err, context.Canceled) || rows > 1500 {
			t.Errorf("%s: cancelled: %v after %d rows", name, err, rows)
		}
		again := 0
		if err := b.Rows(context.Background(), 0, func(int, []Cell) error { again++; return nil }); err != nil || again != 5000 {
			t.Errorf("%s: again: %v, %d rows", name, err, again)
		}
		b.Close()
		if err := b.Rows(context.Background(), 0, nil); err == nil {
			t.Errorf("%s: a closed book has rows", name)
		}
	}
}

// pulledOut is a stick that is pulled out after some bytes.
type pulledOut struct {
	*bytes.Reader
	after int64
}

func (p pulledOut) ReadAt(b []byte, at int64) (int, error) {
	if at+int64(len(b)) > p.after {
		return 0, errors.New("input/output error")
	}
	return p.Reader.ReadAt(b, at)
}

func TestDiskFails(t *testing.T) {
	for name, data := range map[string][]byte{
		"csv": bytes.Repeat([]byte("a,b\n"), 1<<20), "xlsx": workbookOf(strings.Repeat("<row><c><v>1</v></c></row>", 9)),
		"html": append([]byte("<table><tr><td>"), bytes.Repeat([]byte("a<td>"), 1<<18)...),
	} {
		for _, after := range []int64{0, int64(len(data)) / 2} {
			file := pulledOut{bytes.NewReader(data), after}
			b, err := Open(file, int64(len(data)), Limits{})
			if err == nil {
				err = b.Rows(context.Background(), 0, func(int, []Cell) error { return nil })
			}
			if domain.CodeOf(err) != CodeUnreadable {
				t.Errorf("%s, after %d bytes: %v", name, after, err)
			}
		}
	}
}

// A directory that a file says to be nowhere is damage of the file, not of the disk.
func TestPointersOutOfTheFile(t *testing.T) {
	data := odsOf("")
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint32(data[end+16:], 0xfffffff0) // where the directory begins
	path := filepath.Join(t.TempDir(), "a.ods")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := Open(f, int64(len(data)), Limits{}); domain.CodeOf(err) != CodeDamaged {
		t.Error(err)
	}
}
