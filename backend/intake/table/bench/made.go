package main

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// header and record are a ledger of home visits as offices export it.
var header = []string{"记录编号", "工号", "网格编码", "户编号", "开始时间", "结束时间", "走访方式", "走访结果", "备注", "导出人"}

func record(i int) (cells [10]string, start, end time.Time) {
	start = time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(i%300_000) * time.Minute)
	end = start.Add(time.Duration(10+i%30) * time.Minute)
	notes := [...]string{"", "宣传反诈", "门禁损坏，已报社区", "家中老人独居，协助领取老年证", ""}
	return [10]string{
		fmt.Sprintf("V%07d", i), fmt.Sprintf("G%04d", i%900), fmt.Sprintf("4206060%08d", i%700), fmt.Sprintf("H%010d", i%60_000),
		start.Format("2006-01-02 15:04"), end.Format("2006-01-02 15:04"),
		[...]string{"弹性", "预约", "其他"}[i%3], [...]string{"见面", "未遇", "拒访", "空户"}[i%4], notes[i%5], "系统管理员",
	}, start, end
}

// gbCSV is a text of 200,000 records. Without a path it only tells its name.
func gbCSV(path string) (string, error) {
	const name = "visits.csv"
	if path == "" {
		return name, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	w := bufio.NewWriterSize(transform.NewWriter(f, simplifiedchinese.GB18030.NewEncoder()), 1<<20)
	line := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				w.WriteByte(',')
			}
			w.WriteString(c)
		}
		w.WriteString("\r\n")
	}
	line(header)
	for i := range 200_000 {
		cells, _, _ := record(i)
		line(cells[:])
	}
	return name, w.Flush()
}

// sharedXLSX is a workbook of 200,000 rows as Excel writes it: shared strings,
// styled dates, a reference on every cell.
func sharedXLSX(path string) (string, error) {
	const name = "visits.xlsx"
	if path == "" {
		return name, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	z := zip.NewWriter(f)
	write := func(part string, content func(w *bufio.Writer)) {
		if err != nil {
			return
		}
		var w io.Writer
		if w, err = z.Create(part); err == nil {
			b := bufio.NewWriterSize(w, 1<<20)
			content(b)
			err = b.Flush()
		}
	}
	text := func(s string) func(*bufio.Writer) { return func(w *bufio.Writer) { w.WriteString(s) } }
	const (
		head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
		main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
		rel  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
		rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		kind = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	)
	write("[Content_Types].xml", text(head+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="`+kind+`sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="`+kind+`worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="`+kind+`styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="`+kind+`sharedStrings+xml"/></Types>`))
	write("_rels/.rels", text(head+rels+`<Relationship Id="rId1" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	write("xl/_rels/workbook.xml.rels", text(head+rels+`<Relationship Id="rId1" Type="`+rel+`/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="`+rel+`/styles" Target="styles.xml"/><Relationship Id="rId3" Type="`+rel+`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`))
	write("xl/workbook.xml", text(head+`<workbook `+main+` xmlns:r="`+rel+`"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`))
	write("xl/styles.xml", text(head+`<styleSheet `+main+`><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`))
	index := map[string]int{}
	var shared []string
	share := func(s string) int {
		n, ok := index[s]
		if !ok {
			n = len(shared)
			index[s] = n
			shared = append(shared, s)
		}
		return n
	}
	write("xl/worksheets/sheet1.xml", func(w *bufio.Writer) {
		w.WriteString(head + `<worksheet ` + main + `><dimension ref="A1:J200001"/><sheetData><row r="1" spans="1:10">`)
		for c, h := range header {
			fmt.Fprintf(w, `<c r="%c1" t="s"><v>%d</v></c>`, 'A'+c, share(h))
		}
		w.WriteString("</row>")
		epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		for i := range 200_000 {
			cells, start, end := record(i)
			fmt.Fprintf(w, `<row r="%d" spans="1:10">`, i+2)
			for c, s := range cells {
				switch {
				case c == 4 || c == 5:
					at := start
					if c == 5 {
						at = end
					}
					serial := strconv.FormatFloat(at.Sub(epoch).Hours()/24, 'g', -1, 64)
					fmt.Fprintf(w, `<c r="%c%d" s="1"><v>%s</v></c>`, 'A'+c, i+2, serial)
				case s != "":
					fmt.Fprintf(w, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+c, i+2, share(s))
				}
			}
			w.WriteString("</row>")
		}
		w.WriteString("</sheetData></worksheet>")
	})
	write("xl/sharedStrings.xml", func(w *bufio.Writer) {
		fmt.Fprintf(w, head+`<sst `+main+` uniqueCount="%d">`, len(shared))
		for _, s := range shared {
			w.WriteString("<si><t>" + s + "</t></si>")
		}
		w.WriteString("</sst>")
	})
	if err != nil {
		return "", err
	}
	return name, z.Close()
}

// biffXLS is a workbook of 60,000 rows that SheetJS writes.
func biffXLS(path string) (string, error) {
	const name = "visits.xls"
	node, err := sheetJS()
	if err != nil || path == "" {
		return name, err
	}
	const script = `const X = require('xlsx'), rows = [%q.split(',')];
for (let i = 0; i < 60000; i++) {
  const start = 46023 + (i %% 300000) / 1440;
  rows.push(['V' + String(i).padStart(7, '0'), 'G' + String(i %% 900).padStart(4, '0'), '4206060' + String(i %% 700).padStart(8, '0'), 'H' + String(i %% 60000).padStart(10, '0'),
    {t: 'n', v: start, z: 'yyyy/m/d h:mm'}, {t: 'n', v: start + (10 + i %% 30) / 1440, z: 'yyyy/m/d h:mm'},
    ['弹性', '预约', '其他'][i %% 3], ['见面', '未遇', '拒访', '空户'][i %% 4], ['', '宣传反诈', '门禁损坏，已报社区', '家中老人独居，协助领取老年证', ''][i %% 5], '系统管理员']);
}
const book = X.utils.book_new();
X.utils.book_append_sheet(book, X.utils.aoa_to_sheet(rows), 'Sheet1');
X.writeFile(book, process.argv[1], {bookType: 'biff8', bookSST: true});`
	joined := ""
	for i, h := range header {
		if i > 0 {
			joined += ","
		}
		joined += h
	}
	cmd := exec.Command("node", "-e", fmt.Sprintf(script, joined), path)
	cmd.Env, cmd.Stderr = node, os.Stderr
	return name, cmd.Run()
}
