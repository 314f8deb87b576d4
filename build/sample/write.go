package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gridstar/backend/domain"
)

// bytes are the file as it stands on the disk.
func (f file) bytes() ([]byte, error) {
	if f.encoding == workbook {
		return f.workbook()
	}
	return f.text()
}

func (s sheet) cell(c column, i int, r row) any {
	if c.extra != nil {
		return c.extra(i, r)
	}
	return r[c.field]
}

// civil is v as the Go time that spells and dates the cell.
func civil(v any) (at time.Time, dateOnly, ok bool) {
	switch v := v.(type) {
	case domain.Date:
		return time.Unix(int64(v.Start()), 0).UTC(), true, v != 0
	case domain.Time:
		return time.Unix(int64(v), 0).UTC(), false, v != 0
	}
	return time.Time{}, false, false
}

// spell is a cell as text.
func (s sheet) spell(v any) string {
	if text, ok := v.(string); ok {
		return text
	}
	at, dateOnly, ok := civil(v)
	switch {
	case !ok:
		return ""
	case dateOnly && s.date != "":
		return at.Format(s.date)
	case dateOnly:
		return at.Format(time.DateOnly)
	case s.time != "":
		return at.Format(s.time)
	default:
		return at.Format("2006-01-02 15:04")
	}
}

func (f file) text() ([]byte, error) {
	s := f.sheets[0]
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	var lines [][]string
	for _, title := range s.title {
		lines = append(lines, []string{title})
	}
	var head []string
	for _, c := range s.columns {
		head = append(head, c.head)
	}
	lines = append(lines, head)
	for i, r := range s.rows {
		line := make([]string, len(s.columns))
		for k, c := range s.columns {
			line[k] = s.spell(s.cell(c, i, r))
		}
		lines = append(lines, line)
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, err)
	}
	if f.encoding == utf8WithMark {
		return append([]byte("\uFEFF"), out.Bytes()...), nil
	}
	coded, err := simplifiedchinese.GB18030.NewEncoder().Bytes(out.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, err)
	}
	return coded, nil
}

// styles of a workbook, by number.
type styles struct{ title, head, date, moment int }

// book is a workbook being written; the first failure stays.
type book struct {
	*excelize.File
	styles
	err error
}

func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) style(s *excelize.Style) int {
	id, err := b.NewStyle(s)
	b.keep(err)
	return id
}

func at(col, line int) string {
	name, err := excelize.CoordinatesToCellName(col+1, line)
	if err != nil {
		panic(err) // columns and lines of the story are in range
	}
	return name
}

func (f file) workbook() ([]byte, error) {
	b := &book{File: excelize.NewFile()}
	date, moment := "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	b.styles = styles{
		title:  b.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}, Alignment: middle}),
		head:   b.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: middle, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}}),
		date:   b.style(&excelize.Style{CustomNumFmt: &date}),
		moment: b.style(&excelize.Style{CustomNumFmt: &moment}),
	}
	for i, s := range f.sheets {
		if i == 0 {
			b.keep(b.SetSheetName("Sheet1", s.name))
		} else {
			_, err := b.NewSheet(s.name)
			b.keep(err)
		}
		b.sheet(s)
	}
	if f.notes != "" {
		_, err := b.NewSheet("填表说明")
		b.keep(err)
		b.keep(b.SetCellStr("填表说明", "A1", f.notes))
	}
	var out bytes.Buffer
	b.keep(b.Write(&out))
	b.keep(b.Close())
	if b.err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, b.err)
	}
	return out.Bytes(), nil
}

func (b *book) sheet(s sheet) {
	last := len(s.columns) - 1
	line := 1
	for i, title := range s.title {
		b.keep(b.SetCellStr(s.name, at(0, line), title))
		b.keep(b.MergeCell(s.name, at(0, line), at(last, line)))
		if i == 0 {
			b.keep(b.SetCellStyle(s.name, at(0, line), at(last, line), b.title))
		}
		line++
	}
	line = b.head(s, line)
	b.keep(b.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: line - 1, TopLeftCell: at(0, line), ActivePane: "bottomLeft"}))
	for i, r := range s.rows {
		for k, c := range s.columns {
			b.cell(s, at(k, line), c, s.cell(c, i, r))
		}
		line++
	}
	for _, closing := range s.closing {
		b.keep(b.SetCellStr(s.name, at(0, line), closing))
		if closing == "合计" {
			b.keep(b.SetCellInt(s.name, at(1, line), int64(len(s.rows))))
		}
		line++
	}
}

// head writes the header, of two rows where the sheet has groups, and returns
// the line after it.
func (b *book) head(s sheet, line int) int {
	depth := 1
	if len(s.groups) > 0 {
		depth = 2
	}
	grouped := map[int]bool{}
	for _, g := range s.groups {
		b.keep(b.SetCellStr(s.name, at(g.first, line), g.head))
		b.keep(b.MergeCell(s.name, at(g.first, line), at(g.last, line)))
		for k := g.first; k <= g.last; k++ {
			grouped[k] = true
		}
	}
	for k, c := range s.columns {
		if depth == 2 && grouped[k] {
			b.keep(b.SetCellStr(s.name, at(k, line+1), c.head))
			continue
		}
		b.keep(b.SetCellStr(s.name, at(k, line), c.head))
		if depth == 2 {
			b.keep(b.MergeCell(s.name, at(k, line), at(k, line+1)))
		}
	}
	b.keep(b.SetCellStyle(s.name, at(0, line), at(len(s.columns)-1, line+depth-1), b.styles.head))
	b.keep(b.SetColWidth(s.name, "A", at(len(s.columns)-1, 1)[:1], 17))
	return line + depth
}

func (b *book) cell(s sheet, cell string, c column, v any) {
	if text, ok := v.(string); ok {
		number, err := strconv.ParseFloat(text, 64)
		if numeric[c.field] && err == nil {
			b.keep(b.SetCellFloat(s.name, cell, number, -1, 64))
		} else if text != "" {
			b.keep(b.SetCellStr(s.name, cell, text))
		}
		return
	}
	when, dateOnly, ok := civil(v)
	switch {
	case !ok:
	case dateOnly && s.date != "", !dateOnly && s.time != "":
		b.keep(b.SetCellStr(s.name, cell, s.spell(v)))
	case dateOnly:
		b.keep(b.SetCellValue(s.name, cell, when))
		b.keep(b.SetCellStyle(s.name, cell, cell, b.date))
	default:
		b.keep(b.SetCellValue(s.name, cell, when))
		b.keep(b.SetCellStyle(s.name, cell, cell, b.moment))
	}
}

// numeric are the columns that an office types as numbers.
var numeric = map[string]bool{"wage": true, "share": true, "deduction": true, "points": true}
