package sheet

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
}
