package ledger

import (
	"strings"
	"unicode/utf8"

	"gridstar/backend/domain"
	"gridstar/backend/intake/personal"
	"gridstar/backend/intake/table"
)

// Read turns a cell into the value of a column. A fault says why it cannot.
// hidden tells that the text had identity-card or telephone numbers, which are
// masked in the value.
//
// Codes stay as written: a worker's or a record's number may well have the form
// of a telephone number.
func (l *Ledger) Read(column int, cell *table.Cell, date1904 bool) (v domain.Value, hidden bool, fault domain.FaultCode) {
	c := &l.Columns[column]
	text := ""
	switch {
	case cell.BadText:
		return v, false, domain.FaultEncoding
	case cell.LostDigits:
		return v, false, domain.FaultDigitsLost
	case cell.Kind == table.Error:
		return v, false, faultOf(c.Kind)
	case cell.Kind != table.Blank:
		text = Fold(cell.Text)
	}
	if cell.Kind != table.Stamp && IsEmptyMark(text) {
		return l.empty(column)
	}
	if (c.Kind == domain.KindCode || c.Kind == domain.KindName) && strings.ContainsRune(text, utf8.RuneError) {
		return v, false, domain.FaultEncoding // lost before it came here
	}
	ok := true
	switch c.Kind {
	case domain.KindText, domain.KindName:
		if cell.Kind == table.Stamp {
			text = Shown(cell)
		}
		v.Text, hidden = personal.Mask(text)
	case domain.KindCode:
		ok = cell.Kind != table.Stamp
		v.Text = unquoted(text)
		if IsEmptyMark(v.Text) {
			return l.empty(column)
		}
		ok = ok && !strings.Contains(v.Text, personal.HiddenIdentity) // a faulty row, loaded again as it came back
	case domain.KindDate, domain.KindTime, domain.KindMoment:
		v.Int, ok = l.moment(c.Kind, cell, text, date1904)
	case domain.KindEnum:
		v.Int, ok = l.words[column][word(text)]
		if ok && v.Int == 0 {
			return l.empty(column)
		}
	case domain.KindDecimal, domain.KindAmount:
		v.Int, ok = l.number(column, cell, text)
	}
	if !ok {
		return domain.Value{}, false, faultOf(c.Kind)
	}
	v.Set = true
	return v, hidden, ""
}

// Check looks at a row whose cells were all read. It returns the column that
// contradicts another, or an empty fault.
func (l *Ledger) Check(values []domain.Value) (column int, fault domain.FaultCode) {
	if l.check == nil {
		return 0, ""
	}
	name, fault := l.check(l.Schema, values)
	if fault == "" {
		return 0, ""
	}
	return l.Index(name), fault
}

// empty is what an empty cell of a column means.
func (l *Ledger) empty(column int) (v domain.Value, hidden bool, fault domain.FaultCode) {
	c := &l.Columns[column]
	if c.Required {
		return v, false, domain.FaultRequired
	}
	if c.Default != "" {
		v = domain.Value{Set: true, Int: l.words[column][c.Default]}
	}
	return v, false, ""
}

// moment reads a date, or a time as seconds.
func (l *Ledger) moment(kind domain.Kind, cell *table.Cell, text string, date1904 bool) (int64, bool) {
	t, hasTime := cell.Stamp, cell.HasTime
	if cell.Kind != table.Stamp {
		var ok bool
		if t, hasTime, ok = parseTime(unquoted(text), date1904); !ok {
			return 0, false
		}
	}
	if year, _, _ := t.Date().YMD(); year < 2000 || year > 2099 {
		return 0, false
	}
	switch {
	case kind == domain.KindDate:
		return int64(t.Date()), true
	case kind == domain.KindMoment && !hasTime:
		return 0, false
	}
	return int64(t), true
}

// number reads hundredths.
func (l *Ledger) number(column int, cell *table.Cell, text string) (int64, bool) {
	if cell.Kind == table.Stamp || cell.Kind == table.Bool || cell.Percent && !l.percent[column] {
		return 0, false
	}
	shift := 0
	if cell.Percent {
		shift = 2 // the cell holds 0.15 and shows 15%
	}
	n, ok := parseHundredths(unquoted(text), shift, l.percent[column])
	if n < 0 && l.Columns[column].Kind == domain.KindAmount {
		return 0, false
	}
	return n, ok
}

// Shown is a cell as a person reads it: a date as a date, all else as written.
func Shown(cell *table.Cell) string {
	switch {
	case cell.Kind != table.Stamp:
		return cell.Text
	case cell.HasTime:
		return cell.Stamp.String()
	}
	return cell.Stamp.Date().String()
}

func faultOf(kind domain.Kind) domain.FaultCode {
	switch kind {
	case domain.KindDate, domain.KindTime, domain.KindMoment:
		return domain.FaultTime
	case domain.KindDecimal, domain.KindAmount:
		return domain.FaultNumber
	}
	return domain.FaultValue
}

// endAfterStart asks that 结束时间 is after 开始时间 and on the same day.
func endAfterStart(s *domain.Schema, values []domain.Value) (string, domain.FaultCode) {
	start := domain.Time(values[s.Index("start_time")].Int)
	end := domain.Time(values[s.Index("end_time")].Int)
	if end <= start || end.Date() != start.Date() {
		return "end_time", domain.FaultOrder
	}
	return "", ""
}
