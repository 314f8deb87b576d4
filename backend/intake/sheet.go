package intake

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
	"gridstar/backend/intake/personal"
	"gridstar/backend/intake/table"
)

// errEnough ends the reading of a sheet's first rows.
var errEnough = errors.New("enough rows")

// ticksEvery is how many rows pass between two reports of progress.
const ticksEvery = 2000

// sheetReader reads one sheet into out.
type sheetReader struct {
	book  *table.Book
	index int
	meter *meter
	out   domain.SheetRead

	header   header
	above    []string       // the lines of title over the header, folded
	rows     []sheetRow     // the rows of the header
	order    []int          // where rows under a later header have the columns of the first; nil: where it has them
	second   *ledger.Ledger // whose header stands below the first one's rows
	scratch  []table.Cell
	merged   merged
	personal []bool // by source column: its header announces personal numbers
	headless []bool // by source column: it has values and no header
	pool     texts
	spare    []domain.Value // room for the values of rows to come
	codes    []codeColumn   // by column of the ledger
	returned int            // cells of faulty rows
}

// mostReturned is how many cells of faulty rows are kept to be handed back: about
// 100 MB. A sheet with more was not what its header says.
const mostReturned = 4_000_000

// read finds the header, then reads the rows below it.
func (s *sheetReader) read(ctx context.Context, taught map[string]domain.TaughtHeader) error {
	head, err := s.head(ctx)
	if err != nil {
		return err
	}
	found, missing := findHeader(head, taught)
	s.header = found
	s.describe()
	if missing != nil {
		return missing
	}
	if err := s.merges(ctx); err != nil {
		return err
	}
	for _, row := range head {
		switch {
		case row.number < s.header.top:
			if _, _, n := firstText(row.cells); n == 1 {
				s.above = append(s.above, row.first)
			}
		case row.number <= s.header.bottom:
			s.rows = append(s.rows, row)
		}
	}
	s.codes = make([]codeColumn, len(s.header.ledger.Columns))
	if err := s.each(ctx, s.row); err != nil {
		return err
	}
	s.passOver()
	return nil
}

// each calls see for each row of data.
func (s *sheetReader) each(ctx context.Context, see func(number int, cells []table.Cell)) error {
	seen := 0
	s.order, s.merged.next, s.merged.open = nil, 0, nil
	return s.numbered(ctx, func(number int, cells []table.Cell) error {
		if seen++; seen%ticksEvery == 0 {
			s.meter.tick()
		}
		if number <= s.header.bottom {
			return nil
		}
		cells = s.merged.fill(number, cells)
		if !s.noData(cells) {
			see(number, s.ordered(cells))
		}
		if s.second != nil {
			return domain.Fail(CodeTwoLedgers, strconv.Itoa(number), s.second.Label, s.header.ledger.Label)
		}
		if s.returned > mostReturned {
			return domain.Fail(CodeManyFaults, strconv.Itoa(len(s.out.FaultyRows)))
		}
		return nil
	})
}

// numbered calls see for each row of the sheet, numbered upwards: a file may
// number its rows at random, and a row is known by its number.
func (s *sheetReader) numbered(ctx context.Context, see func(number int, cells []table.Cell) error) error {
	last := 0
	return s.book.Rows(ctx, s.index, func(number int, cells []table.Cell) error {
		last = max(number, last+1)
		return see(last, cells)
	})
}

// head reads the first rows of the sheet.
func (s *sheetReader) head(ctx context.Context) ([]sheetRow, error) {
	var head []sheetRow
	err := s.numbered(ctx, func(number int, cells []table.Cell) error {
		if number > headRows {
			return errEnough
		}
		first, _, _ := firstText(cells)
		head = append(head, sheetRow{number, slices.Clone(cells), first})
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return head, err
}

// describe notes the header in the result.
func (s *sheetReader) describe() {
	h := &s.header
	s.out.HeaderRow, s.out.Fingerprint, s.out.Taught = h.top, h.fingerprint, h.taught
	s.out.Header = h.shown
	s.out.Fields = make([]string, len(h.shown))
	s.personal = make([]bool, len(h.shown))
	for c, text := range h.shown {
		if h.fields[c] >= 0 {
			s.out.Fields[c] = h.ledger.Columns[h.fields[c]].Name
		} else {
			s.personal[c] = personal.Header(ledger.Header(text))
		}
	}
	if h.ledger != nil {
		s.out.Ledger = h.ledger.ID
	}
}

// refuse notes why the sheet cannot be used; nothing of it is.
func (s *sheetReader) refuse(reason *domain.Error) {
	s.out.Err = reason
	s.out.Ledger, s.out.Rows, s.out.Faults, s.out.FaultyRows = "", nil, nil, nil
	s.out.Personal, s.out.DataRows = 0, 0
	s.header.ledger = nil
}

// row reads a row of data.
func (s *sheetReader) row(number int, cells []table.Cell) {
	h, l := &s.header, s.header.ledger
	s.out.DataRows++
	var bad []domain.BadCell
	for source := range cells {
		if cells[source].BadText {
			bad = append(bad, domain.BadCell{Cell: source, Reason: domain.FaultEncoding})
		}
		if source >= len(h.fields) || h.fields[source] < 0 {
			s.extra(source, &cells[source])
		}
	}
	values := s.room(len(l.Columns))
	for column, source := range h.columns {
		cell := &table.Cell{}
		if source >= 0 && source < len(cells) {
			cell = &cells[source]
		}
		v, hidden, fault := l.Read(column, cell, s.book.Date1904)
		if hidden {
			s.out.Personal++
		}
		if fault != "" && !cell.BadText {
			bad = append(bad, domain.BadCell{Cell: source, Reason: fault})
		}
		if v.Text != "" {
			v.Text = s.pool.keep(v.Text)
		}
		values[column] = v
	}
	if len(bad) == 0 {
		if column, fault := l.Check(values); fault != "" {
			bad = append(bad, domain.BadCell{Cell: h.columns[column], Reason: fault})
		}
	}
	if len(bad) > 0 {
		s.fault(number, cells, bad)
		return
	}
	for column := range l.Columns {
		if l.Columns[column].Kind == domain.KindCode {
			s.codes[column].see(values[column].Text, number)
		}
	}
	s.spare = s.spare[len(values):]
	s.out.Rows = append(s.out.Rows, domain.Row{Values: values, Line: number})
}

// room is space for a row's values, taken from a block so that many rows cost
// one allocation. A row that turns out faulty leaves it to the next.
func (s *sheetReader) room(n int) []domain.Value {
	const rows = 256
	if len(s.spare) < n {
		s.spare = make([]domain.Value, rows*n)
	}
	return s.spare[:n:n]
}

// extra looks at a cell of a column that is passed over.
func (s *sheetReader) extra(source int, cell *table.Cell) {
	if cell.Kind == table.Blank {
		return
	}
	if source >= len(s.personal) || s.header.shown[source] == "" {
		for len(s.headless) <= source {
			s.headless = append(s.headless, false)
		}
		s.headless[source] = true
	}
	text := ledger.Fold(cell.Text)
	if source < len(s.personal) && s.personal[source] {
		if !ledger.IsEmptyMark(text) {
			s.out.Personal++
		}
	} else if _, found := personal.Mask(text); found {
		s.out.Personal++
	}
}

// fault sets a row aside.
func (s *sheetReader) fault(number int, cells []table.Cell, bad []domain.BadCell) {
	slices.SortStableFunc(bad, func(a, b domain.BadCell) int {
		if byEncoding := order(b.Reason == domain.FaultEncoding) - order(a.Reason == domain.FaultEncoding); byEncoding != 0 {
			return byEncoding
		}
		return a.Cell - b.Cell
	})
	cells = cells[:min(len(cells), len(s.header.fields))] // what has no header is not looked for when the row comes back
	s.returned += len(cells)
	row := domain.FaultyRow{Line: number, Cells: make([]string, len(cells)), Bad: bad}
	for source := range cells {
		row.Cells[source] = s.returnable(source, &cells[source])
	}
	first := bad[0]
	fault := domain.Fault{Row: number, Column: s.columnName(first.Cell), Reason: first.Reason, Cell: first.Cell}
	if first.Cell < len(row.Cells) {
		fault.Value = clipped(masked(row.Cells[first.Cell]))
	}
	s.out.Faults = append(s.out.Faults, fault)
	s.out.FaultyRows = append(s.out.FaultyRows, row)
}

// returnable is a cell as it may be shown to people: without anybody's numbers.
// In a column of codes only identity-card numbers are hidden, for a code may
// have the form of a telephone number and must come back as it was.
func (s *sheetReader) returnable(source int, cell *table.Cell) string {
	text := ledger.Shown(cell)
	if source >= len(s.header.fields) || s.header.fields[source] < 0 {
		if source < len(s.personal) && s.personal[source] {
			return ""
		}
		return masked(text)
	}
	switch s.header.ledger.Columns[s.header.fields[source]].Kind {
	case domain.KindText, domain.KindName:
		return masked(text) // counted when it was read
	case domain.KindCode:
		if _, plausible := personal.IdentityWithin(ledger.Fold(text)); !plausible {
			return text
		}
		s.out.Personal++
		return personal.HiddenIdentity
	}
	shown := masked(text)
	s.out.Personal += order(shown != text)
	return shown
}

// masked is a text as written, unless it holds somebody's number.
func masked(text string) string {
	if hidden, found := personal.Mask(ledger.Fold(text)); found {
		return hidden
	}
	return text
}

// columnName is how a message calls a source column.
func (s *sheetReader) columnName(source int) string {
	if source < len(s.header.shown) && s.header.shown[source] != "" {
		return s.header.shown[source]
	}
	return "第" + strconv.Itoa(source+1) + "列"
}

// passOver lists the columns that nothing was read from.
func (s *sheetReader) passOver() {
	for source, field := range s.header.fields {
		shown := s.header.shown[source]
		if field < 0 && shown != "" && ledger.Header(shown) != ledger.ReasonHeader {
			s.out.PassedOver = append(s.out.PassedOver, shown)
		}
	}
	for source, has := range s.headless {
		if has {
			s.out.PassedOver = append(s.out.PassedOver, s.columnName(source))
		}
	}
}

// clipped keeps a value short enough for a message.
func clipped(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
