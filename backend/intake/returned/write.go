package returned

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
)

// CodeNothing: no row of the file was set aside.
const CodeNothing domain.Code = "returned_nothing"

const (
	maxNotes  = 1000  // cells of a sheet with a note; the last column has every reason
	maxText   = 32767 // characters of a cell
	wideCells = 18    // characters a column is wide
	wideWhy   = 60
)

// Write writes a workbook with a sheet for each sheet of the file that has
// faulty rows: the header, the rows as they were, bad cells coloured, with a
// note, and the reasons in a last column. say words a fault.
//
// A row that a later one of the same file contradicts comes without its key:
// loaded as it is, it must not replace the row that holds.
func Write(w io.Writer, file *domain.FileRead, say func(domain.Fault) string) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	p := printer{book: book, say: say, names: map[string]bool{}}
	if err := p.styles(); err != nil {
		return fmt.Errorf("returned rows of %s: %w", file.Name, err)
	}
	for i := range file.Sheets {
		s := &file.Sheets[i]
		if len(s.FaultyRows) == 0 {
			continue
		}
		if err := p.sheet(s); err != nil {
			return fmt.Errorf("returned rows of %s: %w", file.Name, err)
		}
	}
	if len(p.names) == 0 {
		return domain.Fail(CodeNothing, file.Name)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("returned rows of %s: %w", file.Name, err)
	}
	return nil
}

type printer struct {
	book            *excelize.File
	say             func(domain.Fault) string
	names           map[string]bool // of the sheets so far, in lower case
	head, text, bad int             // styles
}

func (p *printer) styles() (err error) {
	const asText = 49 // number format @
	style := func(s *excelize.Style) (id int) {
		s.NumFmt = asText
		if err == nil {
			id, err = p.book.NewStyle(s)
		}
		return id
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	p.head = style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("DDEBF7")})
	p.text = style(&excelize.Style{})
	p.bad = style(&excelize.Style{Fill: fill("FFC7CE"), Font: &excelize.Font{Color: "9C0006"}})
	return err
}

// sheet writes the faulty rows of one sheet.
func (p *printer) sheet(s *domain.SheetRead) error {
	name := p.name(s)
	if len(p.names) == 1 {
		if err := p.book.SetSheetName(p.book.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := p.book.NewSheet(name); err != nil {
		return err
	}
	width := len(s.Header)
	for i := range s.FaultyRows {
		width = max(width, len(s.FaultyRows[i].Cells))
		for _, bad := range s.FaultyRows[i].Bad {
			width = max(width, bad.Cell+1)
		}
	}
	if err := p.notes(name, s); err != nil {
		return err
	}
	out, err := p.book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := out.SetColWidth(1, width, wideCells); err != nil {
		return err
	}
	if err := out.SetColWidth(width+1, width+1, wideWhy); err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := make([]any, width+1)
	for c := range line {
		line[c] = excelize.Cell{StyleID: p.head, Value: at(s.Header, c)}
	}
	line[width] = excelize.Cell{StyleID: p.head, Value: ledger.ReasonHeader}
	if err := out.SetRow("A1", line); err != nil {
		return err
	}
	for i := range s.FaultyRows {
		row := &s.FaultyRows[i]
		var why []string
		for c := range line {
			line[c] = excelize.Cell{StyleID: p.text, Value: at(row.Cells, c)}
		}
		for _, bad := range row.Bad {
			fault := faultOf(s, row, bad)
			value := at(row.Cells, bad.Cell)
			if bad.Reason == domain.FaultDuplicateKey {
				value = ""
			}
			line[bad.Cell] = excelize.Cell{StyleID: p.bad, Value: value}
			why = append(why, fault.Column+"："+p.say(fault))
		}
		line[width] = excelize.Cell{StyleID: p.text, Value: clipped(fmt.Sprintf("原第%d行　%s", row.Line, strings.Join(why, "；")))}
		if err := out.SetRow(fmt.Sprintf("A%d", i+2), line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// notes puts the reason beside bad cells.
func (p *printer) notes(name string, s *domain.SheetRead) error {
	left := maxNotes
	for i := range s.FaultyRows {
		row := &s.FaultyRows[i]
		for _, bad := range row.Bad {
			if left--; left < 0 {
				return nil
			}
			cell, err := excelize.CoordinatesToCellName(bad.Cell+1, i+2)
			if err != nil {
				return err
			}
			note := excelize.Comment{Cell: cell, Author: "网格星考", Text: p.say(faultOf(s, row, bad)), Width: 260, Height: 80}
			if err := p.book.AddComment(name, note); err != nil {
				return err
			}
		}
	}
	return nil
}

// faultOf is one bad cell as a fault of its row.
func faultOf(s *domain.SheetRead, row *domain.FaultyRow, bad domain.BadCell) domain.Fault {
	column := at(s.Header, bad.Cell)
	if column == "" {
		column = fmt.Sprintf("第%d列", bad.Cell+1)
	}
	return domain.Fault{
		Row: row.Line, Column: column, Value: at(row.Cells, bad.Cell), Reason: bad.Reason, Cell: bad.Cell,
	}
}

// name is the sheet's own name, or the ledger's for a file without sheets, made
// fit for a workbook and unlike the others.
func (p *printer) name(s *domain.SheetRead) string {
	name := s.Sheet
	if name == "" {
		name = domain.SchemaOf(s.Ledger).Label
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' || r == utf8.RuneError {
			return '_'
		}
		return r
	}, name)
	const longest = 27 // of 31, leaving room for a number
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest])
	}
	plain := name
	for n := 2; p.names[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s_%d", plain, n)
	}
	p.names[strings.ToLower(name)] = true
	return name
}

func at(texts []string, c int) string {
	if c < len(texts) {
		return clipped(texts[c])
	}
	return ""
}

func clipped(text string) string {
	if runes := []rune(text); len(text) > maxText && len(runes) > maxText {
		return string(runes[:maxText])
	}
	return text
}
