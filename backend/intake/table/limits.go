package table

// Limits are how far a file may go before it is refused. They bound memory:
// rows are handed on one at a time, so that a book holds at most one row, the
// shared strings of a workbook, the stream of an .xls and a few buffers. A zero field means the default.
type Limits struct {
	File     int64 // bytes of the file
	Part     int64 // bytes of one unpacked part of an .xlsx or .ods
	Workbook int64 // bytes of the workbook in an .xls, which is read whole
	Strings  int64 // bytes of a workbook's shared strings
	Cells    int64 // cells of a sheet, blank ones between others counted
	Columns  int   // columns of a row
	Row      int   // bytes of a row's text
	Cell     int   // bytes of a cell's text
	Sheets   int
}

// DefaultLimits leave room for every ledger of a district: 20 million cells
// are more than a spreadsheet's million rows of 17 columns.
var DefaultLimits = Limits{
	File:     256 << 20,
	Part:     1 << 30,
	Workbook: 128 << 20,
	Strings:  256 << 20,
	Cells:    20_000_000,
	Columns:  16_384,
	Row:      8 << 20,
	Cell:     1 << 20,
	Sheets:   1000,
}

// More styles or merged ranges than these are passed over: a header comes first
// in its sheet, and no program writes as many styles.
const (
	maxStyles = 1 << 16
	maxMerges = 100_000
)

func (l Limits) orDefault() Limits {
	d := DefaultLimits
	return Limits{
		File:     positive(l.File, d.File),
		Part:     positive(l.Part, d.Part),
		Workbook: positive(l.Workbook, d.Workbook),
		Strings:  positive(l.Strings, d.Strings),
		Cells:    positive(l.Cells, d.Cells),
		Columns:  positive(l.Columns, d.Columns),
		Row:      positive(l.Row, d.Row),
		Cell:     positive(l.Cell, d.Cell),
		Sheets:   positive(l.Sheets, d.Sheets),
	}
}

// positive is n, or otherwise where n is no limit.
func positive[T int | int64](n, otherwise T) T {
	if n > 0 {
		return n
	}
	return otherwise
}
