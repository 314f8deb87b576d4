package table

import (
	"context"
	"encoding/binary"
	"fmt"

	"gridstar/backend/domain"
)

// xlsFile is a workbook of Excel 5 to 2003 (BIFF5 and BIFF8), of WPS where it is
// one, or the bare sheet that simple export programs write.
type xlsFile struct {
	data     []byte // the workbook stream
	limits   *Limits
	biff8    bool
	utf8     bool // texts of BIFF5 are UTF-8 and not GBK
	date1904 bool
	sheets   []int // place of each sheet in data
	styles   []style
	strings  []sharedString
}

// Types of a BOF record.
const (
	bofWorkbook = 0x0005
	bofSheet    = 0x0010
)

func openXLS(data []byte, limits *Limits) (*Book, error) {
	x := &xlsFile{data: data, limits: limits}
	b := &Book{Format: "xls", source: x}
	s := &biffStream{data: data}
	id, bof, err := s.next()
	if err != nil || id != biffBOF || len(bof) < 4 {
		return nil, damaged("workbook", err)
	}
	x.biff8 = binary.LittleEndian.Uint16(bof) == 0x0600
	switch kind := binary.LittleEndian.Uint16(bof[2:]); kind {
	case bofSheet:
		x.sheets = []int{0}
		b.Sheets = []Sheet{{}}
	case bofWorkbook:
		if err := x.globals(s, b); err != nil {
			return nil, err
		}
	default:
		return nil, damaged("workbook", fmt.Errorf("a stream of type %#x", kind))
	}
	b.Date1904 = x.date1904
	return b, nil
}

// globals reads what holds for all sheets.
func (x *xlsFile) globals(s *biffStream, b *Book) error {
	formats := map[int]style{}
	for {
		id, data, err := s.next()
		if err != nil {
			return damaged("workbook", err)
		}
		switch id {
		case biffEOF:
			return nil
		case biffFilePass:
			return domain.Fail(CodeEncrypted)
		case biffDateMode:
			x.date1904 = len(data) >= 2 && data[0] == 1
		case biffCodePage:
			x.utf8 = len(data) >= 2 && binary.LittleEndian.Uint16(data) == 65001
		case biffFormat:
			if text, ok := x.shortText(data, 2); ok {
				formats[int(binary.LittleEndian.Uint16(data))] = parseStyle(text)
			}
		case biffXF:
			if len(data) < 4 {
				return damaged("XF", errBIFFShort)
			}
			id := int(binary.LittleEndian.Uint16(data[2:]))
			st, ok := formats[id]
			if !ok {
				st = builtinStyle(id)
			}
			x.styles = append(x.styles, st)
		case biffBoundSheet:
			if err := x.boundSheet(data, b); err != nil {
				return err
			}
		case biffSST:
			if err := x.sharedStrings(&biffBytes{stream: s, data: data}); err != nil {
				return err
			}
		}
	}
}

// boundSheet notes a sheet's place, name and whether it is hidden.
func (x *xlsFile) boundSheet(data []byte, b *Book) error {
	name, ok := x.shortText(data, 6)
	if !ok {
		return damaged("sheet", errBIFFShort)
	}
	if data[5] != 0 {
		return nil // charts and macros
	}
	if len(b.Sheets) == x.limits.Sheets {
		return x.limits.manySheets()
	}
	b.Sheets = append(b.Sheets, Sheet{Name: name, Hidden: data[4]&3 != 0})
	x.sheets = append(x.sheets, int(binary.LittleEndian.Uint32(data)))
	return nil
}

// shortText reads the text of a sheet name or number format: its length is
// one byte in a name and in BIFF5, two in a format of BIFF8.
func (x *xlsFile) shortText(data []byte, from int) (string, bool) {
	if len(data) < from+1 {
		return "", false
	}
	n := int(data[from])
	from++
	if !x.biff8 {
		if len(data) < from+n {
			return "", false
		}
		return caption(x.decode(nil, data[from:from+n])), true
	}
	if from == 3 { // a format
		if len(data) < 4 {
			return "", false
		}
		n |= int(data[3]) << 8
		from++
	}
	if len(data) < from+1 {
		return "", false
	}
	b := biffBytes{stream: &biffStream{}, data: data[from+1:]}
	text, err := b.text(nil, n, data[from]&1 != 0)
	return caption(text), err == nil
}

// decode appends a text of BIFF5. Its code page is taken for GBK whatever the
// file says: programs of the time wrote the one of their own machine.
func (x *xlsFile) decode(dst, text []byte) []byte {
	if x.utf8 {
		return append(dst, text...)
	}
	dst, _, _ = gb().append(dst, text, true)
	return dst
}

func (x *xlsFile) sharedStrings(b *biffBytes) error {
	t := stringTable{limits: x.limits}
	if err := b.skip(4); err != nil {
		return damaged("shared strings", err)
	}
	n, err := b.uint(4)
	if err != nil {
		return damaged("shared strings", err)
	}
	for range n {
		from := len(t.piece)
		if t.piece, err = b.richString(t.piece); err != nil {
			return damaged("shared strings", err)
		}
		if err := t.add(from); err != nil {
			return err
		}
	}
	t.flush()
	x.strings = t.all
	return nil
}

func (x *xlsFile) merges(_ context.Context, sheet int) ([]Merge, error) {
	var merges []Merge
	err := x.eachRecord(sheet, func(id uint16, data []byte, _ int) error {
		if id != biffMergedCells {
			return nil
		}
		for data = data[min(2, len(data)):]; len(data) >= 8 && len(merges) < maxMerges; data = data[8:] {
			u := func(i int) int { return int(binary.LittleEndian.Uint16(data[2*i:])) }
			merges = append(merges, Merge{Top: u(0) + 1, Left: u(2), Bottom: u(1) + 1, Right: u(3)})
		}
		return nil
	})
	return merges, err
}

// eachRecord calls each for the records of a sheet, without those of charts
// that lie in it. at is the place of the record.
func (x *xlsFile) eachRecord(sheet int, each func(id uint16, data []byte, at int) error) error {
	s := &biffStream{data: x.data, at: x.sheets[sheet]}
	if id, _, err := s.next(); err != nil || id != biffBOF {
		return damaged("sheet", errBIFFShort)
	}
	for depth := 1; depth > 0; {
		at := s.at
		id, data, err := s.next()
		if err != nil {
			return damaged("sheet", err)
		}
		switch id {
		case biffBOF:
			depth++
		case biffEOF:
			depth--
		case biffFilePass:
			return domain.Fail(CodeEncrypted)
		default:
			if depth == 1 {
				if err := each(id, data, at); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
