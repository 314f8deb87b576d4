package table

import (
	"bytes"
	"context"
)

// xml2003File is a workbook in SpreadsheetML, the XML of Excel 2002 and 2003,
// which many systems export as .xls.
type xml2003File struct {
	text     textFile
	limits   *Limits
	styles   map[string]style
	date1904 bool
}

// looksXML2003 tells whether a text that begins with < is SpreadsheetML.
func looksXML2003(start []byte) bool {
	return bytes.Contains(start, []byte("urn:schemas-microsoft-com:office:spreadsheet")) &&
		bytes.Contains(start, []byte("Workbook")) && !bytes.Contains(bytes.ToLower(start), []byte("<html"))
}

func openXML2003(text textFile, limits *Limits) (*Book, error) {
	x := &xml2003File{text: text, limits: limits, styles: map[string]style{}}
	b := &Book{Format: "xml2003", Encoding: text.name, source: x}
	styleID, inVisible := "", false
	err := x.scanner().each(func(s *xmlScanner, kind xmlKind) error {
		switch kind {
		case xmlStart:
			switch string(s.name) {
			case "Date1904":
				b.Date1904, x.date1904 = true, true
			case "Style":
				styleID = string(xmlAttr(s.attrs, "ID"))
			case "NumberFormat":
				if len(x.styles) < maxStyles {
					x.styles[styleID] = namedStyle(string(xmlAttr(s.attrs, "Format")))
				}
			case "Worksheet":
				if len(b.Sheets) == limits.Sheets {
					return limits.manySheets()
				}
				b.Sheets = append(b.Sheets, Sheet{Name: caption(xmlAttr(s.attrs, "Name"))})
			case "Visible":
				inVisible = !s.empty
			}
		case xmlEnd:
			inVisible = false
		case xmlText:
			if inVisible && len(b.Sheets) > 0 && bytes.HasPrefix(bytes.TrimSpace(s.text), []byte("Sheet")) {
				b.Sheets[len(b.Sheets)-1].Hidden = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return b, nil
}

// namedStyle is parseStyle with the formats that SpreadsheetML has names for.
func namedStyle(format string) style {
	switch format {
	case "General Date", "Short Date", "Medium Date", "Long Date":
		return style{stamp: true}
	case "Short Time", "Medium Time", "Long Time":
		return style{stamp: true, clock: true}
	case "Percent":
		return style{percent: true}
	case "Currency", "Euro Currency", "Fixed", "Scientific", "Yes/No", "True/False", "On/Off":
		return style{}
	}
	return parseStyle(format)
}

func (x *xml2003File) scanner() *xmlScanner {
	return newXMLScanner(x.text.utf8(), "workbook", x.limits)
}

func (x *xml2003File) rows(ctx context.Context, sheet int, yield func(int, []Cell) error) error {
	return x.read(ctx, sheet, &xml2003Reader{file: x, row: rowBuilder{limits: x.limits}, yield: yield})
}

func (x *xml2003File) merges(ctx context.Context, sheet int) ([]Merge, error) {
	r := xml2003Reader{file: x, row: rowBuilder{limits: x.limits}, yield: func(int, []Cell) error { return nil }}
	err := x.read(ctx, sheet, &r)
	return r.merges, err
}

func (x *xml2003File) read(ctx context.Context, sheet int, r *xml2003Reader) error {
	at, seen := -1, 0
	err := x.scanner().each(func(s *xmlScanner, kind xmlKind) error {
		if seen++; seen&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case kind == xmlStart && string(s.name) == "Worksheet":
			at++
		case kind == xmlEnd && string(s.name) == "Worksheet" && at == sheet:
			return errStop
		case at == sheet:
			s.row = r.row.row
			return r.token(s, kind)
		}
		return nil
	})
	if err == errStop {
		return nil
	}
	return err
}

// xml2003Reader gathers the rows of one worksheet.
type xml2003Reader struct {
	file   *xml2003File
	row    rowBuilder
	yield  func(int, []Cell) error
	merges []Merge

	span      int // rows that the last one stands for, besides itself
	col       int // of the cell
	next      int // where the next cell stands
	style     style
	kind      string // ss:Type of the cell's data
	inRow     bool
	inData    bool
	inComment bool
	from      int // of the cell's text in row.buf
}

func (r *xml2003Reader) token(s *xmlScanner, kind xmlKind) error {
	switch kind {
	case xmlStart:
		r.start(s)
	case xmlEnd:
		return r.end(s)
	case xmlText:
		if r.inData {
			r.row.buf = appendXMLText(r.row.buf, s.text)
		}
	case xmlCData:
		if r.inData {
			r.row.buf = append(r.row.buf, s.text...)
		}
	}
	return nil
}

func (r *xml2003Reader) start(s *xmlScanner) {
	switch string(s.name) {
	case "Row":
		number := xmlInt(s.attrs, "Index", r.row.row+r.span+1)
		if number < 1 || number > maxRow {
			number = r.row.row + 1
		}
		r.row.start(number)
		r.span = min(max(0, xmlInt(s.attrs, "Span", 0)), maxRow)
		r.next, r.inRow, r.inData = 0, !s.empty, false
	case "Cell":
		if !r.inRow {
			return
		}
		r.inData = false
		r.col = max(0, min(xmlInt(s.attrs, "Index", r.next+1)-1, maxRow))
		r.style = r.file.styles[string(xmlAttr(s.attrs, "StyleID"))]
		across := max(0, min(xmlInt(s.attrs, "MergeAcross", 0), maxRow))
		down := max(0, min(xmlInt(s.attrs, "MergeDown", 0), maxRow))
		if across+down > 0 && len(r.merges) < maxMerges {
			r.merges = append(r.merges, Merge{r.row.row, r.col, r.row.row + down, r.col + across})
		}
		r.next = r.col + across + 1
	case "Comment":
		r.inComment = !s.empty
	case "Data":
		if r.inRow && !r.inComment && !s.empty {
			r.inData, r.from = true, len(r.row.buf)
			r.kind = string(xmlAttr(s.attrs, "Type"))
		}
	}
}

func (r *xml2003Reader) end(s *xmlScanner) error {
	switch string(s.name) {
	case "Comment":
		r.inComment = false
	case "Row":
		if r.inRow {
			r.inRow = false
			return r.row.done(r.yield)
		}
	case "Data":
		if r.inData {
			r.inData = false
			return r.cell()
		}
	}
	return nil
}

// cell makes the cell of the text that was gathered.
func (r *xml2003Reader) cell() error {
	if r.kind == "String" {
		return r.row.text(r.col, r.from)
	}
	text := bytes.Clone(bytes.TrimSpace(r.row.buf[r.from:]))
	if len(text) == 0 {
		r.row.buf = r.row.buf[:r.from]
		return nil
	}
	switch r.kind {
	case "Number":
		r.row.buf = r.row.buf[:r.from]
		return r.row.number(r.col, text, r.style, r.file.date1904)
	case "DateTime":
		r.row.buf = r.row.buf[:r.from]
		return r.row.stamp(r.col, text, r.style.clock)
	case "Boolean":
		r.row.buf = r.row.buf[:r.from]
		return r.row.constant(r.col, Bool, boolText(string(text) == "1" || string(text) == "true"))
	case "Error":
		return r.row.failed(r.col, r.from)
	}
	return r.row.text(r.col, r.from)
}
