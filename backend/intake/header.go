package intake

import (
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
	"gridstar/backend/intake/table"
)

const (
	headRows   = 20  // the header stands among them
	maxHeight  = 3   // rows of one header
	maxGrouped = 512 // columns of a header of several rows
	headersOut = 40  // headers that a message names
)

// sheetRow is a row kept for a second look.
type sheetRow struct {
	number int
	cells  []table.Cell
	first  string // its first text, folded
}

// header is a header that fits a ledger.
type header struct {
	ledger      *ledger.Ledger
	top, bottom int      // rows of the sheet
	shown       []string // by source column
	columns     []int    // by column of the ledger: the source column, or -1
	fields      []int    // by source column: the column of the ledger, or -1
	fingerprint string
	taught      bool
}

// headerColumn is what stands in one column of a header.
type headerColumn struct {
	shown string   // as the file has it; parts of several rows joined by /
	names []string // folded, the likeliest first
	key   string   // see keyed
}

// findHeader looks for the header among the first rows of a sheet: the row, or
// two or three rows taken together, with the most known headers of one ledger.
// It must hold every required one; else the error names what is missing, and
// the header found is the one that an office could teach. See choice.
func findHeader(rows []sheetRow, taught map[string]domain.TaughtHeader) (header, *domain.Error) {
	folded := foldRows(rows)
	var best choice
	var whole []candidate
	for i := range rows {
		for height := 1; height <= maxHeight && i+height <= len(rows); height++ {
			if rows[i+height-1].number != rows[i].number+height-1 {
				break
			}
			columns := headerColumns(rows[i:i+height], folded[i:i+height])
			if columns == nil {
				continue
			}
			for _, c := range fits(columns, taught) {
				c.top, c.height, c.columns = rows[i].number, height, columns
				best.offer(c)
				if c.complete() {
					whole = append(whole, c)
				}
			}
		}
	}
	c := best.made()
	if c.ledger == nil {
		return unknown(rows, folded)
	}
	if c.complete() {
		for _, w := range whole {
			if w.ledger != c.ledger && w.top+w.height <= c.top && !c.taught { // its rows stand between
				return c.header(), domain.Fail(CodeTwoLedgers, strconv.Itoa(c.top), c.ledger.Label, w.ledger.Label)
			}
		}
		return c.header(), nil
	}
	code := CodeMissingColumn
	if c.required*2 < requiredCount(c.ledger) || c.known < 2 {
		code = CodeUnknownNear
	}
	return c.header(), domain.Fail(code, seen(c.columns), c.ledger.Label, strings.Join(c.lacks(), "、"))
}

// unknown is the answer for a sheet without any known header: the fullest row
// is the likeliest header.
func unknown(rows []sheetRow, folded [][]string) (header, *domain.Error) {
	fullest, most := -1, 0
	for i := range rows {
		n := 0
		for _, text := range folded[i] {
			if text != "" {
				n++
			}
		}
		if n > most {
			fullest, most = i, n
		}
	}
	if fullest < 0 {
		return header{}, domain.Fail(CodeSheetEmpty)
	}
	columns := headerColumns(rows[fullest:fullest+1], folded[fullest:fullest+1])
	c := candidate{top: rows[fullest].number, height: 1, columns: columns}
	return c.header(), domain.Fail(CodeUnknown, seen(columns))
}

// seen lists the headers of a row for a message.
func seen(columns []headerColumn) string {
	var list []string
	for i := range columns {
		text := []rune(columns[i].shown)
		if len(text) == 0 {
			continue
		}
		if len(list) == headersOut {
			list = append(list, "…")
			break
		}
		if len(text) > 20 {
			text = append(text[:20], '…')
		}
		list = append(list, string(text))
	}
	return strings.Join(list, "、")
}

// foldRows folds the cells of rows as headers, each once.
func foldRows(rows []sheetRow) [][]string {
	folded := make([][]string, len(rows))
	for i := range rows {
		folded[i] = make([]string, len(rows[i].cells))
		for c := range rows[i].cells {
			folded[i][c] = ledger.Header(rows[i].cells[c].Text)
		}
	}
	return folded
}

// headerColumns reads rows as a header of so many rows. A cell that is merged
// over several columns heads all of those that have a cell of their own below.
// nil is no header.
func headerColumns(rows []sheetRow, folded [][]string) []headerColumn {
	width := 0
	for i := range folded {
		width = max(width, len(folded[i]))
	}
	if len(rows) > 1 && width > maxGrouped {
		return nil
	}
	columns := make([]headerColumn, width)
	above := make([]int, len(rows)) // by row: the column whose cell heads this one
	for c := range columns {
		var parts, shown []string
		for i := range rows {
			if at(folded[i], c) != "" {
				above[i] = c
			} else if i+1 == len(rows) || !anyBelow(folded[i+1:], c) {
				continue
			}
			if part := at(folded[i], above[i]); part != "" {
				parts = append(parts, part)
				shown = append(shown, asWritten(rows[i].cells[above[i]].Text))
			}
		}
		columns[c] = headerColumn{shown: strings.Join(shown, "/"), names: names(parts)}
	}
	keyed(columns)
	return columns
}

// asWritten is a header as the file has it, on one line, numbers of people masked.
func asWritten(text string) string { return strings.Join(strings.Fields(masked(text)), " ") }

// names are the headers that the parts of one column may mean, from top to
// bottom: the lowest part, or it joined to those above (时间 over 开始 is 开始时间).
func names(parts []string) []string {
	n := len(parts)
	if n == 0 {
		return nil
	}
	low := parts[n-1]
	list := []string{low}
	for i := n - 2; i >= 0; i-- {
		list = append(list, parts[i]+low, low+parts[i])
	}
	if n == 3 {
		list = append(list, parts[0]+parts[1]+low)
	}
	return list
}

func at(texts []string, c int) string {
	if c < len(texts) {
		return texts[c]
	}
	return ""
}

func anyBelow(rows [][]string, c int) bool {
	for _, texts := range rows {
		if at(texts, c) != "" {
			return true
		}
	}
	return false
}
