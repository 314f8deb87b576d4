package table

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// The records of a workbook stream that are read. [MS-XLS] 2.3 names them all.
const (
	biffFormula     = 0x0006
	biffEOF         = 0x000A
	biffDateMode    = 0x0022
	biffFilePass    = 0x002F
	biffContinue    = 0x003C
	biffCodePage    = 0x0042
	biffBoundSheet  = 0x0085
	biffMulRK       = 0x00BD
	biffRString     = 0x00D6
	biffXF          = 0x00E0
	biffMergedCells = 0x00E5
	biffSST         = 0x00FC
	biffLabelSST    = 0x00FD
	biffNumber      = 0x0203
	biffLabel       = 0x0204
	biffBoolErr     = 0x0205
	biffString      = 0x0207
	biffRK          = 0x027E
	biffFormat      = 0x041E
	biffBOF         = 0x0809
)

var errBIFFShort = errors.New("biff: a record ends too early")

// biffStream reads the records of a workbook stream, which is in memory.
type biffStream struct {
	data []byte
	at   int // of the next record
}

// next returns the next record; io.ErrUnexpectedEOF where there is none.
func (s *biffStream) next() (id uint16, data []byte, err error) {
	if s.at+4 > len(s.data) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	id = binary.LittleEndian.Uint16(s.data[s.at:])
	from := s.at + 4
	end := from + int(binary.LittleEndian.Uint16(s.data[s.at+2:]))
	if end > len(s.data) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	s.at = end
	return id, s.data[from:end], nil
}

// peek is the id of the next record, 0 at the end.
func (s *biffStream) peek() uint16 {
	if s.at+4 > len(s.data) {
		return 0
	}
	return binary.LittleEndian.Uint16(s.data[s.at:])
}

// biffBytes reads what lies in a record and in the CONTINUE records behind it.
type biffBytes struct {
	stream *biffStream
	data   []byte // what is left of the record
}

// more goes on to the next CONTINUE record.
func (b *biffBytes) more() error {
	for len(b.data) == 0 {
		if b.stream.peek() != biffContinue {
			return errBIFFShort
		}
		var err error
		if _, b.data, err = b.stream.next(); err != nil {
			return err
		}
	}
	return nil
}

// uint reads a number of n bytes.
func (b *biffBytes) uint(n int) (int, error) {
	v := 0
	for i := range n {
		if err := b.more(); err != nil {
			return 0, err
		}
		v |= int(b.data[0]) << (8 * i)
		b.data = b.data[1:]
	}
	return v, nil
}

func (b *biffBytes) skip(n int) error {
	for n > 0 {
		if err := b.more(); err != nil {
			return err
		}
		k := min(n, len(b.data))
		b.data = b.data[k:]
		n -= k
	}
	return nil
}

// text appends n characters. Where they go on in a CONTINUE record, that says
// anew whether they have one byte or two.
func (b *biffBytes) text(dst []byte, n int, wide bool) ([]byte, error) {
	var half rune // the first half of a pair
	for n > 0 {
		if len(b.data) == 0 {
			if err := b.more(); err != nil {
				return dst, err
			}
			wide = b.data[0]&1 != 0
			b.data = b.data[1:]
			continue
		}
		if !wide {
			k := min(n, len(b.data))
			for _, c := range b.data[:k] {
				dst = utf8.AppendRune(dst, rune(c))
			}
			b.data = b.data[k:]
			n -= k
			continue
		}
		if len(b.data) == 1 {
			return dst, errBIFFShort
		}
		k := min(n, len(b.data)/2)
		for i := range k {
			dst, half = appendUnit(dst, half, rune(binary.LittleEndian.Uint16(b.data[2*i:])))
		}
		b.data = b.data[2*k:]
		n -= k
	}
	if half != 0 {
		dst = append(dst, badByte)
	}
	return dst, nil
}

// appendUnit appends a unit of UTF-16; half is the first of a pair that waits
// for its second.
func appendUnit(dst []byte, half, unit rune) ([]byte, rune) {
	if half != 0 {
		if r := utf16.DecodeRune(half, unit); r != utf8.RuneError {
			return utf8.AppendRune(dst, r), 0
		}
		dst = append(dst, badByte)
	}
	switch {
	case unit >= 0xD800 && unit < 0xDC00:
		return dst, unit
	case unit >= 0xDC00 && unit < 0xE000:
		return append(dst, badByte), 0
	}
	return utf8.AppendRune(dst, unit), 0
}

// richString appends the text of a string with formatting runs and phonetics:
// one of the shared string table, or a plain one of a cell.
func (b *biffBytes) richString(dst []byte) ([]byte, error) {
	n, err := b.uint(2)
	if err != nil {
		return dst, err
	}
	flags, err := b.uint(1)
	if err != nil {
		return dst, err
	}
	behind := 0
	if flags&8 != 0 {
		runs, err := b.uint(2)
		if err != nil {
			return dst, err
		}
		behind = 4 * runs
	}
	if flags&4 != 0 {
		phonetic, err := b.uint(4)
		if err != nil {
			return dst, err
		}
		behind += phonetic
	}
	if dst, err = b.text(dst, n, flags&1 != 0); err != nil {
		return dst, err
	}
	return dst, b.skip(behind)
}
