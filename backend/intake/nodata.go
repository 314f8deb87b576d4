package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
	"gridstar/backend/intake/table"
)

// noData tells that a row below the header is none of the ledger's: blank, the
// header again, a title again, a sum, or a signature.
func (s *sheetReader) noData(cells []table.Cell) bool {
	first, at, n := firstText(cells)
	switch {
	case n == 0, isSum(first):
		return true
	case isNote(first, s.freeText(at)) && !s.complete(cells):
		return true
	case n == 1 && slices.Contains(s.above, first):
		return true
	}
	return s.headerAgain(first, cells)
}

// firstText is the first text of a row, folded, where it stands, and how many
// cells have any: 0, 1, or 2 for more.
func firstText(cells []table.Cell) (first string, at, n int) {
	for i := range cells {
		if cells[i].Kind == table.Blank {
			continue
		}
		text := ledger.Fold(cells[i].Text)
		if text == "" {
			continue
		}
		if n == 0 {
			first, at = text, i
		}
		if n++; n == 2 {
			break
		}
	}
	return first, at, n
}

// Words that begin a row of sums, and words that begin a row of signatures.
var (
	sumWords  = []string{"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计"}
	noteWords = []string{
		"制表", "填表", "填报", "审核人", "复核", "审批人", "负责人", "经办人", "统计人", "单位负责人", "单位(盖章)",
		"打印时间", "打印人", "导出时间", "导出人", "备注:", "说明:", "注:",
	}
)

// isSum tells whether the first text of a row is 合计 or the like and no more.
func isSum(first string) bool {
	const longest = 30 // bytes; spares the look at long texts
	return len(first) <= longest && slices.Contains(sumWords, strings.TrimRight(joined(first), ":"))
}

// isNote tells whether the first text of a row begins as rows of sums and of
// signatures do: 合计12条, 制表人:张三. In a column of free text a sentence may
// begin so (负责人不在家): there the word must stand by itself.
func isNote(first string, freeText bool) bool {
	if first[0] < utf8.RuneSelf {
		return false // the words begin with Chinese characters
	}
	text := joined(first)
	begins := func(word string) bool {
		rest, ok := strings.CutPrefix(text, word)
		return ok && (!freeText || rest == "" || strings.HasSuffix(word, ":") ||
			strings.ContainsAny(rest[:1], ":(_") || strings.HasPrefix(first, word+" ") ||
			strings.HasPrefix(rest, "人:") || strings.HasPrefix(first, word+"人 "))
	}
	return slices.ContainsFunc(sumWords, begins) || slices.ContainsFunc(noteWords, begins)
}

func joined(text string) string { return strings.Join(strings.Fields(text), "") }

// freeText tells whether a source column may hold sentences: a text of the
// ledger, or a column that is passed over.
func (s *sheetReader) freeText(source int) bool {
	if source >= len(s.header.fields) || s.header.fields[source] < 0 {
		return true
	}
	return s.header.ledger.Columns[s.header.fields[source]].Kind == domain.KindText
}

// complete tells whether a row has something in each required column.
func (s *sheetReader) complete(cells []table.Cell) bool {
	for column := range s.header.ledger.Columns {
		if !s.header.ledger.Columns[column].Required {
			continue
		}
		source := s.header.columns[column]
		if source >= len(cells) || ledger.Fold(cells[source].Text) == "" {
			return false
		}
	}
	return true
}

// headerAgain tells whether a row is the header, or one of its rows, once more.
// A header whose columns have another order holds for the rows below it. The whole
// header of another ledger is noted: a sheet holds one.
func (s *sheetReader) headerAgain(first string, cells []table.Cell) bool {
	for i := range s.rows {
		if s.rows[i].first == first && sameTexts(s.rows[i].cells, cells) {
			s.order = nil
			return true
		}
	}
	if !s.likeHeader(cells) {
		return false
	}
	row := []sheetRow{{cells: cells}}
	columns := headerColumns(row, foldRows(row))
	var best choice
	for _, c := range fits(columns, nil) {
		c.columns, c.height = columns, 1
		best.offer(c)
	}
	switch c := best.made(); {
	case c.ledger == nil || !c.complete():
		return false
	case c.ledger == s.header.ledger:
		s.reorder(c.header())
	case s.header.taught: // what the office calls a column may be another's header
		return false
	default:
		s.second = c.ledger
	}
	return true
}

// likeHeader tells whether a header of the ledger stands in a column that a row
// of data must fill.
func (s *sheetReader) likeHeader(cells []table.Cell) bool {
	l := s.header.ledger
	for column, source := range s.header.columns {
		if !l.Columns[column].Required || source >= len(cells) || plain(cells[source].Text) {
			continue
		}
		if slices.ContainsFunc(ledger.Columns(ledger.Header(cells[source].Text)), func(k ledger.Known) bool {
			return &ledger.All[k.Ledger] == l
		}) {
			return true
		}
	}
	return false
}

// plain tells whether a text is ASCII only, as no header of a ledger is.
func plain(text string) bool {
	const longest = 60 // bytes of a header
	return len(text) > longest || !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
}

// reorder notes where the rows to come have the columns of the sheet's header.
func (s *sheetReader) reorder(h header) {
	s.order = none(len(s.header.shown))
	for source := range s.order {
		if field := s.header.fields[source]; field >= 0 {
			s.order[source] = h.columns[field]
		} else {
			s.order[source] = slices.Index(h.shown, s.header.shown[source])
		}
	}
}

// ordered puts the cells of a row in the order of the sheet's header.
func (s *sheetReader) ordered(cells []table.Cell) []table.Cell {
	if s.order == nil {
		return cells
	}
	s.scratch = s.scratch[:0]
	for _, from := range s.order {
		cell := table.Cell{}
		if from >= 0 && from < len(cells) {
			cell = cells[from]
		}
		s.scratch = append(s.scratch, cell)
	}
	return s.scratch
}

// sameTexts tells whether two rows read alike as headers.
func sameTexts(a, b []table.Cell) bool {
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i].Text
		}
		if i < len(b) {
			y = b[i].Text
		}
		if x != y && ledger.Header(x) != ledger.Header(y) {
			return false
		}
	}
	return true
}
