package domain

// FaultCode says why a row was set aside.
type FaultCode string

const (
	FaultRequired     FaultCode = "required"
	FaultTime         FaultCode = "time"
	FaultOrder        FaultCode = "order" // end not after start, or another day
	FaultValue        FaultCode = "value" // not one of the allowed
	FaultNumber       FaultCode = "number"
	FaultDigitsLost   FaultCode = "digits_lost"
	FaultEncoding     FaultCode = "encoding"
	FaultDuplicateKey FaultCode = "duplicate_key"
)

// Fault is one bad cell of a row that was set aside.
type Fault struct {
	Row    int       `json:"row"`    // the sheet's own 1-based row number
	Column string    `json:"column"` // the header as the file has it
	Value  string    `json:"value"`  // masked
	Reason FaultCode `json:"reason"`
	Cell   int       `json:"-"` // 0-based column in the sheet, or -1
}

// SheetRead is what intake makes of one sheet.
type SheetRead struct {
	Sheet      string   // "" for text files
	Ledger     LedgerID // "" when the sheet fits none
	Encoding   string   // utf-8, utf-16le, utf-16be, gb18030; "" for workbooks that say it themselves
	HeaderRow  int      // 1-based
	Rows       []Row    // good rows, as they stand in the sheet
	Faults     []Fault
	FaultyRows []FaultyRow // the raw rows of Faults, masked, in the shape of the source
	Header     []string    // the source's header cells, masked
	PassedOver []string    // extra columns
	Personal   int         // cells of residents' identity or telephone numbers dropped or masked
	DataRows   int         // data rows seen: good, faulty and duplicate
	Err        *Error      // why the sheet could not be used
}

// FaultyRow is a source row with its cells as text, personal data masked.
type FaultyRow struct {
	Line  int
	Cells []string
}

// FileRead is what intake makes of one file.
type FileRead struct {
	Name   string // base name
	SHA256 string
	Sheets []SheetRead
}
