package table

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"gridstar/backend/domain"
)

// zipOf packs parts; their names and contents alternate.
func zipOf(parts ...string) []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for i := 0; i < len(parts); i += 2 {
		f, _ := w.Create(parts[i])
		f.Write([]byte(parts[i+1]))
	}
	w.Close()
	return buf.Bytes()
}

const (
	relsOfPackage = `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	relsOfBook    = `<Relationships>
<Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/>
<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>
<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="y" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
</Relationships>`
	oneSheet = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="s1"/></sheets></workbook>`
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	styles   = xmlHead + `<styleSheet><numFmts count="4">
<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="177" formatCode="[$-804]yyyy/m/d\ h:mm"/>
<numFmt numFmtId="178" formatCode="000000"/><numFmt numFmtId="179" formatCode="0.0%"/>
</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="7">
 <xf numFmtId="0"/> <xf numFmtId="14"/> <xf numFmtId="22"/> <xf numFmtId="176"/> <xf numFmtId="177"/> <xf numFmtId="178"/> <xf numFmtId="179"/>
</cellXfs></styleSheet>`
	sharedStrings = xmlHead + `<sst count="9" uniqueCount="7"><si><t>网格</t></si>
<si><r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细</t></r></si>
<si><t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></si>
<si/><si><t/></si><si><t>a&amp;b&#10;c_x000D_d_x005F_x000D_</t></si><si><t><![CDATA[<x>]]></t></si></sst>`
)

// workbookOf is a workbook of one sheet with the given data.
func workbookOf(sheetData string) []byte {
	return zipOf("_rels/.rels", relsOfPackage, "xl/_rels/workbook.xml.rels", relsOfBook,
		"xl/workbook.xml", oneSheet, "xl/styles.xml", styles, "xl/sharedStrings.xml", sharedStrings,
		"xl/worksheets/sheet1.xml", xmlHead+`<worksheet><dimension ref="A1"/><sheetData>`+sheetData+`</sheetData></worksheet>`)
}

func TestXLSXCells(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>`, "1:网格|粗 细||东京\n"},
		{"blank and escaped shared strings", `<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" t="s"><v>5</v></c><c r="D2" t="s"><v>6</v></c></row>`, "2:||a&b\\nc\rd_x000D_|<x>\n"},
		{"a shared string that is not there", `<row r="1"><c r="A1" t="s"><v>99</v></c></row>`, "1:!#REF!\n"},
		{"inline strings", `<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 内 </t></is></c><c r="B1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c></row>`, "1: 内 |甲乙\n"},
		{"no references", `<row><c><v>1</v></c><c/><c t="str"><v>x</v></c></row><row/><row><c><v>2</v></c></row>`, "1:#1||x\n3:#2\n"},
		{"gaps", `<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c r="B4"><v>3</v></c></row>`, "3:||#1|#2\n4:|#3\n"},
		{"numbers", `<row r="1"><c><v>0.30000000000000004</v></c><c><v>12.0</v></c><c><v>-3</v></c><c><v>1E-4</v></c><c><v>4.2E14</v></c><c><v> 7 </v></c><c><v>-0</v></c></row>`, "1:#0.3|#12|#-3|#0.0001|#420000000000000|#7|#0\n"},
		{"lost digits", `<row r="1"><c><v>4.2E+14</v></c><c><v>1234567890123456</v></c><c><v>123456789012345</v></c><c><v>1.2345678901234568E+17</v></c></row>`, "1:#4.2E+14*|#1234567890123456*|#123456789012345|#1.2345678901234568E+17*\n"},
		{"no number", `<row r="1"><c><v>abc</v></c><c><v>0x10</v></c><c><v>NaN</v></c></row>`, "1:abc|0x10|NaN\n"},
		{"dates", `<row r="1"><c s="1"><v>46298</v></c><c s="2"><v>46298.354166666664</v></c><c s="3"><v>46298</v></c><c s="4"><v>46298</v></c><c s="4"><v>46298.99999</v></c></row>`, "1:@2026-10-03|@2026-10-03 08:30:00|@2026-10-03|@2026-10-03 00:00:00|@2026-10-03 23:59:59\n"},
		{"numbers that are no date", `<row r="1"><c s="1"><v>0.5</v></c><c s="1"><v>-1</v></c><c s="1"><v>60</v></c><c s="1"><v>2958466</v></c></row>`, "1:#0.5|#-1|#60|#2958466\n"},
		{"ISO dates", `<row r="1"><c t="d"><v>2026-10-03</v></c><c t="d" s="2"><v>2026-10-03T00:00:00</v></c><c t="d"><v>2026-10-03T08:30:00.6Z</v></c><c t="d"><v>3.10.2026</v></c></row>`, "1:@2026-10-03|@2026-10-03 00:00:00|@2026-10-03 08:30:01|3.10.2026\n"},
		{"formats of numbers", `<row r="1"><c s="5"><v>123</v></c><c s="6"><v>0.155</v></c><c s="5"><v>1.5</v></c></row>`, "1:#000123|#0.155%|#1.5\n"},
		{"formulas", `<row r="1"><c><f>A1+1</f><v>2</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c t="str"><f>""</f><v></v></c><c t="b"><f>TRUE()</f><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`, "1:#2|ab||?TRUE|!#DIV/0!\n"},
		{"a formula never computed", `<row r="1"><c><f>A1&amp;"x"</f></c><c><f t="shared" si="0"/></c></row>`, "1:!=A1&\"x\"|!=\n"},
		{"booleans and errors", `<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>`, "1:?TRUE|?FALSE|!#N/A\n"},
		{"a cell that comes twice", `<row r="1"><c r="A1" s="1"><v>46298</v></c><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c><c r="B1"><v>5</v></c><c r="C1"><v>1</v></c><c r="C1" t="b"><v>1</v></c></row>`, "1:网格|#5|?TRUE\n"},
		{"hidden rows", `<row r="1" hidden="1"><c t="str"><v>x</v></c></row>`, "1:x\n"},
		{"entities and line ends", "<row r=\"1\"><c t=\"str\"><v>&lt;&#x7F51;&quot;\r\n&unknown;&amp;lt;</v></c></row>", "1:<网\"\\n&unknown;&lt;\n"},
		{"bad bytes", "<row r=\"1\"><c t=\"str\"><v>a\xFFb</v></c></row>", "1:a\uFFFDb~\n"},
		{"comments and instructions", `<row r="1"><!-- <c><v>1</v></c> --><?x <c> ?><c><v>2</v></c></row>`, "1:#2\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, b, err := dump(t, workbookOf(tt.in), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if want := "[Sheet1]\n" + tt.want; got != want || b.Format != "xlsx" {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestXLSX1904(t *testing.T) {
	book := strings.Replace(oneSheet, "<sheets>", `<workbookPr date1904="true"/><sheets>`, 1)
	got, b, err := dump(t, zipOf("xl/_rels/workbook.xml.rels", relsOfBook, "xl/workbook.xml", book, "xl/styles.xml", styles,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c s="1"><v>44836</v></c></row></sheetData></worksheet>`), Limits{})
	if err != nil || !b.Date1904 || got != "[Sheet1]\n1:@2026-10-03\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestXLSXSheets(t *testing.T) {
	book := `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets>
<x:sheet name="甲&amp;乙" sheetId="1" r:id="s1"/><x:sheet name="图" sheetId="3" r:id="c"/><x:sheet name="藏" sheetId="2" state="veryHidden" r:id="s2"/></x:sheets></x:workbook>`
	sheet := `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>字</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells count="2"><x:mergeCell ref="A1:C2"/><x:mergeCell ref="$D$1:$D$3"/></x:mergeCells></x:worksheet>`
	rels := strings.ReplaceAll(relsOfBook, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	data := zipOf(`xl\_rels\workbook.xml.rels`, rels, `XL\workbook.xml`, book, `xl\worksheets\sheet1.xml`, sheet, `xl\worksheets\Sheet2.xml`, sheet)
	got, b, err := dump(t, data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "[甲&乙]\n1:字\n[藏]\n1:字\n"; got != want || b.Sheets[0].Hidden || !b.Sheets[1].Hidden {
		t.Errorf("got %q of %v", got, b.Sheets)
	}
	merges, err := b.Merges(context.Background(), 0)
	if want := []Merge{{1, 0, 2, 2}, {1, 3, 3, 3}}; err != nil || !slices.Equal(merges, want) {
		t.Errorf("merges %v, %v, want %v", merges, err, want)
	}
}

func TestXLSXInUTF16(t *testing.T) {
	sheet := `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>网格</v></c></row></sheetData></worksheet>`
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		var wide []byte
		for _, u := range utf16.Encode([]rune("\uFEFF" + sheet)) {
			wide = order.AppendUint16(wide, u)
		}
		got, _, err := dump(t, zipOf("_rels/.rels", relsOfPackage, "xl/_rels/workbook.xml.rels", relsOfBook, "xl/workbook.xml", oneSheet,
			"xl/worksheets/sheet1.xml", string(wide)), Limits{})
		if err != nil || got != "[Sheet1]\n1:网格\n" {
			t.Errorf("%v: got %q, %v", order, got, err)
		}
	}
}

func TestXLSXDamage(t *testing.T) {
	whole := workbookOf(`<row r="1"><c><v>1</v></c></row>`)
	tests := []struct {
		name string
		data []byte
		code domain.Code
	}{
		{"cut off", whole[:len(whole)-100], CodeDamaged},
		{"no workbook", zipOf("a.txt", "x"), CodeDamaged},
		{"a Word document", zipOf("word/document.xml", "<x/>"), CodeNoTable},
		{"a binary workbook", zipOf("xl/workbook.bin", "x"), CodeOldFormat},
		{"no sheet part", zipOf("xl/_rels/workbook.xml.rels", relsOfBook, "xl/workbook.xml", oneSheet), CodeDamaged},
		{"a sheet cut off", zipOf("xl/_rels/workbook.xml.rels", relsOfBook, "xl/workbook.xml", oneSheet, "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1`), CodeDamaged},
		{"a sheet cut off between cells", zipOf("xl/_rels/workbook.xml.rels", relsOfBook, "xl/workbook.xml", oneSheet, "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1</v></c></row>`), CodeDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := dump(t, tt.data, Limits{})
			if domain.CodeOf(err) != tt.code {
				t.Errorf("got %q, %v, want %s", got, err, tt.code)
			}
		})
	}
}
