package table

// sharedString is a string that cells share.
type sharedString struct {
	text string
	cut  bool // looks like 4.2E+14
	bad  bool // had bytes that are no text
	long bool // longer than a cell may be; text is left out
}

// stringTable gathers the shared strings of a workbook. Their text lies in few
// large pieces, so that a million strings are no million allocations.
type stringTable struct {
	limits  *Limits
	all     []sharedString
	piece   []byte // text that is not yet a string
	pending []span // into piece, by index into all
	bytes   int64
}

const (
	stringPiece  = 1 << 20 // bytes
	stringsPiece = 1 << 16
)

// add makes a shared string of piece from the given place on.
func (t *stringTable) add(from int) error {
	var s sharedString
	text := t.piece[from:]
	if len(text) > t.limits.Cell {
		s.long = true
		text = nil
		t.piece = t.piece[:from]
	}
	if isBad(text) {
		s.bad = true
		t.piece = append(t.piece[:from], cleanText(text)...)
		text = t.piece[from:]
	}
	s.cut = looksCut(text)
	if t.bytes += int64(len(text)) + 40; t.bytes > t.limits.Strings {
		return t.limits.partLarge(t.limits.Strings)
	}
	t.pending = append(t.pending, span{len(t.all), from, len(t.piece)})
	t.all = append(t.all, s)
	if len(t.piece) >= stringPiece || len(t.pending) >= stringsPiece {
		t.flush()
	}
	return nil
}

// flush makes strings of what add left in piece. It ends every reading.
func (t *stringTable) flush() {
	piece := string(t.piece)
	for _, p := range t.pending {
		t.all[p.col].text = piece[p.from:p.to]
	}
	t.pending, t.piece = t.pending[:0], t.piece[:0]
}
