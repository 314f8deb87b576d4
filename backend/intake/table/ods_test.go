package table

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

const odsHead = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="t" xmlns:text="x"><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`

func odsOf(tables string) []byte {
	return zipOf("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml", `<manifest:manifest/>`,
		"content.xml", odsHead+tables+`</office:spreadsheet></office:body></office:document-content>`)
}

func TestODSCells(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"text", `<table:table-row><table:table-cell office:value-type="string"><text:p>网格</text:p></table:table-cell><table:table-cell office:value-type="string" office:string-value="只有值"/></table:table-row>`, "1:网格|只有值\n"},
		{"paragraphs and white space", `<table:table-row><table:table-cell><text:p> a
 b<text:s text:c="2"/>c<text:tab/>d</text:p><text:p><text:span>e</text:span><text:a>f</text:a></text:p><text:p/></table:table-cell></table:table-row>`, "1:a b  c\td\\nef\\n\n"},
		{"numbers", `<table:table-row><table:table-cell office:value-type="float" office:value="0.30000000000000004"><text:p>0.3</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.15"/><table:table-cell office:value-type="currency" office:value="-2.5"/></table:table-row>`, "1:#0.3|#007|#0.15%|#-2.5\n"},
		{"dates", `<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-10-03"><text:p>3日</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-10-03T08:30:00"/><table:table-cell office:value-type="date" office:date-value="2026-10-03T00:00:00"><text:p>2026-10-03 00:00</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="x"/></table:table-row>`, "1:@2026-10-03|@2026-10-03 08:30:00|@2026-10-03 00:00:00|x\n"},
		{"times, booleans, errors", `<table:table-row><table:table-cell office:value-type="time" office:time-value="PT08H30M00S"><text:p>08:30</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="false"/><table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>`, "1:08:30|?FALSE|!#N/A\n"},
		{"repeated cells", `<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>`, "1:||a|a|b\n"},
		{"repeated rows", `<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>`, "1:a\n2:a\n1000003:b\n"},
		{"groups and headers", `<table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row-group><table:table-row/><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-row-group>`, "1:a\n3:b\n"},
		{"what is no cell", `<table:shapes><draw:frame><text:p>图</text:p></draw:frame></table:shapes><table:table-row><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>a</text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></table:table-cell></table:table-row>`, "1:a\n"},
		{"covered cells", `<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>`, "1:a||b\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, b, err := dump(t, odsOf(`<table:table table:name="表">`+tt.in+`</table:table>`), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if want := "[表]\n" + tt.want; got != want || b.Format != "ods" {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestODSSheets(t *testing.T) {
	row := func(s string) string {
		return `<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>` + s + `</text:p></table:table-cell></table:table-row>`
	}
	data := odsOf(`<table:tracked-changes><table:table><table:table-row><table:table-cell><text:p>旧</text:p></table:table-cell></table:table-row></table:table></table:tracked-changes>` +
		`<table:table table:name="甲">` + row("a") + `</table:table><table:table table:name="空"/><table:table table:name="藏" table:style-name="ta2">` + row("b") + `</table:table>`)
	got, b, err := dump(t, data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "[甲]\n1:a\n[空]\n[藏]\n1:b\n"; got != want || b.Sheets[0].Hidden || !b.Sheets[2].Hidden {
		t.Errorf("got %q of %v", got, b.Sheets)
	}
	merges, err := b.Merges(context.Background(), 2)
	if want := []Merge{{1, 0, 3, 1}}; err != nil || !slices.Equal(merges, want) {
		t.Errorf("merges %v, %v", merges, err)
	}
}

func TestODSDamage(t *testing.T) {
	whole := odsOf(`<table:table table:name="表"/>`)
	tests := []struct {
		name string
		data []byte
		code domain.Code
	}{
		{"encrypted", zipOf("META-INF/manifest.xml", `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`, "content.xml", "\x01\x02"), CodeEncrypted},
		{"a text document", zipOf("content.xml", `<office:document-content><office:body><office:text/></office:body></office:document-content>`), CodeNoTable},
		{"cut off", whole[:len(whole)-30], CodeDamaged},
		{"content cut off", zipOf("content.xml", odsHead+`<table:table table:name="表"><table:table-row><table:table-cell`), CodeDamaged},
		{"content cut off between rows", zipOf("content.xml", odsHead+`<table:table table:name="表"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>`), CodeDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _, err := dump(t, tt.data, Limits{}); domain.CodeOf(err) != tt.code {
				t.Errorf("got %q, %v, want %s", got, err, tt.code)
			}
		})
	}
}

const xmlBook = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="t"><NumberFormat ss:Format="yyyy\-mm\-dd\ hh:mm"/></Style><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>
`

func TestXML2003(t *testing.T) {
	in := xmlBook + `<Worksheet ss:Name="甲"><Table>
<Row><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">标题</Data></Cell><Cell><Data ss:Type="String">右</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">a&#10;b &amp; <![CDATA[<c>]]></Data><Comment><ss:Data><Font>批注</Font></ss:Data></Comment></Cell>
 <Cell ss:Index="3" ss:StyleID="d"><Data ss:Type="DateTime">2026-10-03T00:00:00.000</Data></Cell><Cell ss:StyleID="t"><Data ss:Type="DateTime">2026-10-03T00:00:00.000</Data></Cell>
 <Cell ss:StyleID="p"><Data ss:Type="Number">0.15</Data></Cell><Cell ss:Formula="=1"><Data ss:Type="Number">4.2E+14</Data></Cell></Row>
<Row ss:Span="2"><Cell/></Row>
<Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><ss:Data ss:Type="String"><B>粗</B>细</ss:Data></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">46298</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="乙"><Table><Row><Cell><Data ss:Type="String">b</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`
	want := "[甲]\n1:标题|||右\n3:a\\nb & <c>||@2026-10-03|@2026-10-03 00:00:00|#0.15%|#4.2E+14*\n7:?TRUE|!#N/A|粗细|@2026-10-03\n[乙]\n1:b\n"
	for name, data := range map[string][]byte{
		"UTF-8":  []byte(in),
		"GBK":    gbk(strings.Replace(in, `version="1.0"`, `version="1.0" encoding="gb2312"`, 1)),
		"UTF-16": append([]byte("\xFF\xFE"), wide(in)...),
	} {
		got, b, err := dump(t, data, Limits{})
		if err != nil {
			t.Fatal(name, err)
		}
		if got != want || b.Format != "xml2003" || b.Sheets[0].Hidden || !b.Sheets[1].Hidden {
			t.Errorf("%s: got  %q\nwant %q", name, got, want)
		}
		merges, err := b.Merges(context.Background(), 0)
		if err != nil || !slices.Equal(merges, []Merge{{1, 0, 2, 2}}) {
			t.Errorf("%s: merges %v, %v", name, merges, err)
		}
	}
	for _, cut := range []int{len(in) - 5, strings.Index(in, "<Row ss:Span")} {
		if _, _, err := dump(t, []byte(in[:cut]), Limits{}); domain.CodeOf(err) != CodeDamaged {
			t.Errorf("cut off at %d: %v", cut, err)
		}
	}
	if !bytes.Contains([]byte(in), []byte("Workbook>")) {
		t.Fatal("the test is broken")
	}
}
