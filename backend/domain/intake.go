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
	Fields     []string    // by source column: the name of the ledger's column that it fills, or ""
	Personal   int         // cells of residents' identity or telephone numbers dropped or masked
	DataRows   int         // data rows seen: good, faulty and duplicate
	Err        *Error      // why the sheet could not be used

	// Fingerprint tells the header from others: it is the same whatever the order
	// of the columns. It is set also where the header is not known, so that the
	// office can teach it.
	Fingerprint string
	Taught      bool // the header was taught by the office
}

// FaultyRow is a source row with its cells as text, personal data masked.
type FaultyRow struct {
	Line  int
	Cells []string
	Bad   []BadCell // all of them, from left to right; the first is the row's Fault
}

// BadCell is what is wrong with one cell of a FaultyRow.
type BadCell struct {
	Cell   int // 0-based column in the sheet
	Reason FaultCode
}

// TaughtHeader is what an office once said about a header that the program did
// not know.
type TaughtHeader struct {
	Fingerprint string // SheetRead.Fingerprint
	Ledger      LedgerID
	Fields      map[string]string // from SheetRead.Header to the name of the ledger's column
}

// FileRead is what intake makes of one file.
type FileRead struct {
	Name   string // base name
	SHA256 string
	Sheets []SheetRead
}
