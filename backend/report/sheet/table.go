package sheet

import "fmt"

// kind is the type of a column's cells.
type kind uint8

const (
	words  kind = iota // text
	center             // short text, centred
	whole              // a number without decimals
	points             // a number with 2 decimals
	money              // yuan with 2 decimals and thousands separators
)

// numeric tells whether cells of the kind are numbers.
func (k kind) numeric() bool { return k >= whole }

// column is one column of a table; width is in characters of half width.
type column struct {
	head  string
	kind  kind
	width float64
}

// table is one sheet of a workbook.
type table struct {
	name     string // of the sheet
	title    string
	subtitle string
	columns  []column
	keep     int // columns that stay in view when the table is scrolled sideways
	rows     [][]string
	total    []string // last row, printed heavy; nil for none
	foot     []string // lines under the table
	signed   bool     // each row is signed by hand, and needs the room
}

// most is how many rows a sheet holds: enough for any list that a person reads,
// and far from what a spreadsheet can't open.
const most = 100_000

// cut drops the rows beyond most and says so under the table.
func (t *table) cut() {
	if len(t.rows) <= most {
		return
	}
	t.foot = append(t.foot, fmt.Sprintf("共%d行，本表只列出前%d行，请按社区分别导出。", len(t.rows), most))
	t.rows = t.rows[:most]
}

// Heights in points: of a row's first line with its air, of each further line,
// and of a row that is signed.
const (
	firstLine  = 20.0
	nextLine   = 15.0
	signedLine = 32.0
)

// height is what a row needs so that its wrapped texts show whole; nothing opens
// a workbook and fits its rows before it prints.
func (t *table) height(row []string) float64 {
	lines := 1
	for i, text := range row {
		if t.columns[i].kind == words {
			lines = max(lines, linesIn(text, t.columns[i].width))
		}
	}
	h := firstLine + float64(lines-1)*nextLine
	if t.signed {
		return max(h, signedLine)
	}
	return h
}

// headHeight is the same for the head.
func (t *table) headHeight() float64 {
	lines := 1
	for _, c := range t.columns {
		lines = max(lines, linesIn(c.head, c.width))
	}
	return firstLine + float64(lines-1)*nextLine
}

// linesIn is how many lines a text takes in a column of that width.
func linesIn(text string, width float64) int {
	room := max(2, int(width)-1) // the cell's own margins
	lines, used := 1, 0
	for _, r := range text {
		w := 1
		if r >= 0x1100 { // Chinese and other wide characters
			w = 2
		}
		if used+w > room {
			lines, used = lines+1, 0
		}
		used += w
	}
	return lines
}
