package table

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The encodings of text files.
const (
	utf8Text    = "utf-8"
	utf16LE     = "utf-16le"
	utf16BE     = "utf-16be"
	gb18030Text = "gb18030"
)

// encoding is how a text file is to be read.
type encoding struct {
	name  string
	start int64 // length of the byte order mark
	clean bool  // every byte of a UTF-8 file is text
}

// detectEncoding decides over the whole file. A byte order mark settles it.
// Without one a file is UTF-8 unless more of it is not: so one broken character
// neither turns a UTF-8 file into GB18030 nor a GB18030 file into UTF-8.
func detectEncoding(r io.ReaderAt, size int64) (encoding, error) {
	var head [4]byte
	n, err := r.ReadAt(head[:], 0)
	if err != nil && err != io.EOF {
		return encoding{}, err
	}
	switch mark := head[:n]; {
	case bytes.HasPrefix(mark, []byte("\xFF\xFE")):
		return encoding{name: utf16LE, start: 2}, nil
	case bytes.HasPrefix(mark, []byte("\xFE\xFF")):
		return encoding{name: utf16BE, start: 2}, nil
	case string(mark) == "\x84\x31\x95\x33":
		return encoding{name: gb18030Text, start: 4}, nil
	}
	var c utf8Count
	var start int64
	if bytes.HasPrefix(head[:n], []byte("\xEF\xBB\xBF")) {
		start = 3
	}
	in := io.NewSectionReader(r, start, size-start)
	buf := make([]byte, 64<<10)
	kept := 0
	for {
		n, err := io.ReadFull(in, buf[kept:])
		end := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !end {
			return encoding{}, err
		}
		data := buf[:kept+n]
		kept = copy(buf, data[c.add(data, end):])
		if end || start == 0 && c.surelyNot() {
			break
		}
	}
	if start == 0 && !c.likely() {
		return encoding{name: gb18030Text}, nil
	}
	return encoding{name: utf8Text, start: start, clean: c.bad == 0}, nil
}

// utf8Count counts what speaks for and against UTF-8.
type utf8Count struct {
	wide int // characters of three and four bytes: Chinese ones
	two  int // characters of two bytes: rare in Chinese text, frequent by chance
	bad  int // bytes that are none
}

// add counts data and returns how much of it is counted: unless final, a
// character at the end that data may cut off is not.
func (c *utf8Count) add(data []byte, final bool) int {
	i := 0
	for i < len(data) {
		if data[i] < utf8.RuneSelf {
			if i+8 <= len(data) && binary.LittleEndian.Uint64(data[i:])&0x8080808080808080 == 0 {
				i += 8
			} else {
				i++
			}
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if !final && len(data)-i < utf8.UTFMax && !utf8.FullRune(data[i:]) {
				return i
			}
			c.bad++
		case size == 2:
			c.two++
		default:
			c.wide++
		}
		i += size
	}
	return i
}

// likely tells whether the text is UTF-8. A Chinese file of two-byte characters
// only is GB18030 that happens to be valid: 联通 in GBK is the known case.
func (c *utf8Count) likely() bool {
	if c.bad == 0 {
		return c.wide > 0 || c.two == 0
	}
	return c.wide > c.bad
}

// surelyNot tells that reading on can't change the answer.
func (c *utf8Count) surelyNot() bool { return c.bad > 4096 && c.bad > 16*c.wide }

// utf8Reader reads a text as UTF-8, with a badByte for each byte that is none.
type utf8Reader struct {
	src     io.Reader
	convert func(dst, src []byte, final bool) (out []byte, used int)
	raw     []byte
	kept    int // bytes at the start of raw that wait for the rest of a character
	out     []byte
	from    int // of out, what is not read yet
	err     error
}

// newUTF8Reader reads src, which has no byte order mark, as UTF-8. UTF-8 is
// handed on as it is, bad bytes included.
func newUTF8Reader(src io.Reader, name string) io.Reader {
	r := &utf8Reader{src: src, raw: make([]byte, 32<<10)}
	switch name {
	case gb18030Text:
		t := gb()
		r.convert = func(dst, src []byte, final bool) ([]byte, int) {
			out, used, _ := t.append(dst, src, final)
			return out, used
		}
	case utf16LE:
		r.convert = func(dst, src []byte, final bool) ([]byte, int) {
			return appendUTF16(dst, src, binary.LittleEndian, final)
		}
	case utf16BE:
		r.convert = func(dst, src []byte, final bool) ([]byte, int) {
			return appendUTF16(dst, src, binary.BigEndian, final)
		}
	default:
		return src
	}
	return r
}

func (r *utf8Reader) Read(p []byte) (int, error) {
	for r.from == len(r.out) {
		if r.err != nil {
			return 0, r.err
		}
		n, err := r.src.Read(r.raw[r.kept:])
		r.err = err
		data := r.raw[:r.kept+n]
		out, used := r.convert(r.out[:0], data, err != nil)
		r.out, r.from = out, 0
		r.kept = copy(r.raw, data[used:])
	}
	n := copy(p, r.out[r.from:])
	r.from += n
	return n, nil
}

// appendUTF16 writes src as UTF-8 to dst; see gbTables.append.
func appendUTF16(dst, src []byte, order binary.ByteOrder, final bool) (out []byte, used int) {
	i := 0
	for ; i+2 <= len(src); i += 2 {
		r := rune(order.Uint16(src[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(src) && !final {
				return dst, i
			}
			pair := utf8.RuneError
			if i+4 <= len(src) {
				pair = utf16.DecodeRune(r, rune(order.Uint16(src[i+2:])))
			}
			if pair == utf8.RuneError {
				dst = append(dst, badByte)
				continue
			}
			r = pair
			i += 2
		}
		dst = utf8.AppendRune(dst, r)
	}
	if final && i < len(src) {
		return append(dst, badByte), len(src)
	}
	return dst, i
}

// isBad tells whether text has bad bytes or a NUL.
func isBad(text []byte) bool { return !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 }

// cleanText puts U+FFFD for each bad byte and each NUL.
func cleanText(text []byte) []byte {
	out := make([]byte, 0, len(text)+16)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == 0 {
			r = utf8.RuneError
		}
		out = utf8.AppendRune(out, r)
		text = text[size:]
	}
	return out
}

// encodingByLabel is the encoding of a charset's name in HTML or XML, "" for
// one that is not read.
func encodingByLabel(label string) string {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "utf-8", "utf8":
		return utf8Text
	case "gb2312", "gbk", "gb18030", "cp936", "windows-936", "x-gbk", "gb_2312-80":
		return gb18030Text
	}
	return ""
}
