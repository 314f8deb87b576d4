package sheet

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// The rows above the data.
const (
	titleRow    = 1
	subtitleRow = 2
	headRow     = 3
	firstRow    = 4
)

// Faces that every office has; a reader without them takes its own.
const (
	bodyFace = "宋体"
	headFace = "黑体"
)

// workbook writes tables, one a sheet.
type workbook struct {
	file  *excelize.File
	looks looks
}

// looks are the styles of cells, by kind.
type looks struct {
	title, subtitle, head, foot int
	body, total                 [money + 1]int
}

// write writes the tables as one workbook.
func write(w io.Writer, tables ...table) (err error) {
	b := workbook{file: excelize.NewFile().SetZipWriter(newOrderedZip)}
	defer func() {
		if cerr := b.file.Close(); err == nil && cerr != nil {
			err = fmt.Errorf("workbook: %w", cerr)
		}
	}()
	if err := b.style(); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	for i := range tables {
		tables[i].cut()
		if err := b.sheet(i, &tables[i]); err != nil {
			return fmt.Errorf("sheet %s: %w", tables[i].name, err)
		}
	}
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

func (b *workbook) sheet(i int, t *table) error {
	if i == 0 {
		if err := b.file.SetSheetName("Sheet1", t.name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(t.name); err != nil {
		return err
	}
	if err := b.page(t); err != nil {
		return err
	}
	sw, err := b.file.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	for n, c := range t.columns {
		if err := sw.SetColWidth(n+1, n+1, c.width); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(t.keep+1, firstRow)
	if err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: t.keep, YSplit: headRow, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := b.fill(sw, t); err != nil {
		return err
	}
	return sw.Flush()
}

// fill writes the rows from the title to the lines under the table.
func (b *workbook) fill(sw *excelize.StreamWriter, t *table) error {
	banner := func(row, style int, height float64, text string) error {
		if err := b.across(sw, t, row); err != nil {
			return err
		}
		return set(sw, row, []any{excelize.Cell{StyleID: style, Value: text}}, excelize.RowOpts{Height: height})
	}
	if err := banner(titleRow, b.looks.title, 34, t.title); err != nil {
		return err
	}
	if err := banner(subtitleRow, b.looks.subtitle, 20, t.subtitle); err != nil {
		return err
	}
	heads := make([]any, len(t.columns))
	for i, c := range t.columns {
		heads[i] = excelize.Cell{StyleID: b.looks.head, Value: c.head}
	}
	if err := set(sw, headRow, heads, excelize.RowOpts{Height: t.headHeight()}); err != nil {
		return err
	}
	row := firstRow
	for _, cells := range t.rows {
		if err := set(sw, row, t.cells(cells, &b.looks.body), excelize.RowOpts{Height: t.height(cells)}); err != nil {
			return err
		}
		row++
	}
	if t.total != nil {
		if err := set(sw, row, t.cells(t.total, &b.looks.total), excelize.RowOpts{Height: t.height(t.total)}); err != nil {
			return err
		}
		row++
	}
	for _, line := range t.foot {
		if err := banner(row, b.looks.foot, 18, line); err != nil {
			return err
		}
		row++
	}
	return nil
}

func (b *workbook) across(sw *excelize.StreamWriter, t *table, row int) error {
	from, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(len(t.columns), row)
	if err != nil {
		return err
	}
	return sw.MergeCell(from, to)
}

func set(sw *excelize.StreamWriter, row int, cells []any, opts excelize.RowOpts) error {
	at, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	return sw.SetRow(at, cells, opts)
}

// cells types a row: figures become numbers, an empty one an empty cell, and
// text in a column of numbers (不适用) stays text.
func (t *table) cells(row []string, styles *[money + 1]int) []any {
	out := make([]any, len(row))
	for i, text := range row {
		k := t.columns[i].kind
		c := excelize.Cell{StyleID: styles[k], Value: text}
		if k.numeric() {
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				c.Value = n
			} else {
				c.StyleID = styles[center]
			}
		}
		if text == "" {
			c.Value = nil
		}
		out[i] = c
	}
	return out
}

// lastRow is the table's last row, the lines under it included.
func (t *table) lastRow() int {
	n := headRow + len(t.rows) + len(t.foot)
	if t.total != nil {
		n++
	}
	return n
}

// page sets how the sheet prints: A4 across, as wide as the paper, its title and
// head on each page, the page's number below.
func (b *workbook) page(t *table) error {
	f := b.file
	yes, a4, across, wide, endless := true, 9, "landscape", 1, 0
	if err := f.SetSheetProps(t.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := f.SetPageLayout(t.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &wide, FitToHeight: &endless}); err != nil {
		return err
	}
	side, top := 0.4, 0.6
	if err := f.SetPageMargins(t.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Horizontally: &yes}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(t.name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页 共 &N 页"}); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(t.columns), t.lastRow(), true)
	if err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "'" + t.name + "'!$A$1:" + last, Scope: t.name}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", t.name, titleRow, headRow), Scope: t.name})
}

// style makes the styles.
func (b *workbook) style() error {
	thin := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "8C949E", Style: 1})
	}
	middle := func(h string, wrap bool) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: h, Vertical: "center", WrapText: wrap}
	}
	var failed error
	add := func(s excelize.Style) int {
		id, err := b.file.NewStyle(&s)
		if err != nil && failed == nil {
			failed = err
		}
		return id
	}
	b.looks.title = add(excelize.Style{Font: &excelize.Font{Family: headFace, Size: 18}, Alignment: middle("center", false)})
	b.looks.subtitle = add(excelize.Style{Font: &excelize.Font{Family: bodyFace, Size: 11, Color: "414B57"}, Alignment: middle("center", false)})
	b.looks.head = add(excelize.Style{Font: &excelize.Font{Family: headFace, Size: 11}, Alignment: middle("center", true), Border: thin,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF6"}}})
	b.looks.foot = add(excelize.Style{Font: &excelize.Font{Family: bodyFace, Size: 11}, Alignment: middle("left", false)})
	formats := [money + 1]int{words: 49, center: 49, whole: 1, points: 2, money: 4}
	aligns := [money + 1]string{words: "left", center: "center", whole: "center", points: "right", money: "right"}
	for k := words; k <= money; k++ {
		cell := excelize.Style{Font: &excelize.Font{Family: bodyFace, Size: 11}, Alignment: middle(aligns[k], k == words), Border: thin, NumFmt: formats[k]}
		b.looks.body[k] = add(cell)
		cell.Font = &excelize.Font{Family: headFace, Size: 11}
		b.looks.total[k] = add(cell)
	}
	return failed
}
