package table

import (
	"encoding/binary"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// badByte stands for bytes that are no text: it occurs in no UTF-8.
const badByte = 0xFF

// gbTables decode GB18030. 0 is no character.
type gbTables struct {
	// two has a character's UTF-8, its length in the top byte, by the 15 low bits
	// of its two-byte code.
	two [1 << 15]uint32
	// four has a character by the linear index of its four-byte code, up to U+FFFF.
	four [39420]uint16
}

// gb builds the tables from x/text's, which it only exposes one call at a time.
var gb = sync.OnceValue(func() *gbTables {
	t := new(gbTables)
	decoder := simplifiedchinese.GB18030.NewDecoder()
	decode := func(code ...byte) rune {
		text, err := decoder.Bytes(code)
		r, size := utf8.DecodeRune(text)
		if err != nil || size != len(text) || r == utf8.RuneError {
			return 0
		}
		return r
	}
	set := func(code uint16, r rune) {
		var e [4]byte
		if r != 0 {
			e[3] = byte(utf8.EncodeRune(e[:], r))
		}
		t.two[code&0x7FFF] = binary.LittleEndian.Uint32(e[:])
	}
	for code := uint16(0x8140); code < 0xFEFF; code++ {
		if second := byte(code); second >= 0x40 && second != 0x7F && second != 0xFF {
			set(code, decode(byte(code>>8), second))
		}
	}
	eachPrivate(func(code uint16, r rune) {
		if t.two[code&0x7FFF] == 0 {
			set(code, r)
		}
	})
	for i := range t.four {
		t.four[i] = uint16(decode(byte(0x81+i/12600), byte(0x30+i/1260%10), byte(0x81+i/10%126), byte(0x30+i%10)))
	}
	return t
})

// append writes src as UTF-8 to dst. It returns how much of src it used and how
// many bytes were no text; each became a badByte. Unless final, a character that
// src cuts off is left for the next call.
func (t *gbTables) append(dst, src []byte, final bool) (out []byte, used, bad int) {
	if need := len(dst) + 3*len(src) + 4; need > cap(dst) {
		grown := make([]byte, len(dst), need+need/4)
		copy(grown, dst)
		dst = grown
	}
	o := len(dst)
	dst = dst[:cap(dst)]
	i := 0
	for i < len(src) {
		c := src[i]
		if c < utf8.RuneSelf {
			dst[o] = c
			o++
			i++
			continue
		}
		if i+1 < len(src) {
			if e := t.two[int(c&0x7F)<<8|int(src[i+1])]; e != 0 {
				binary.LittleEndian.PutUint32(dst[o:], e)
				o += int(e >> 24)
				i += 2
				continue
			}
		}
		r, size, cut := t.rare(src[i:])
		if cut && !final {
			break
		}
		i += size
		if r == 0 {
			dst[o] = badByte
			o++
			bad++
			continue
		}
		o = len(utf8.AppendRune(dst[:o], r))
	}
	return dst[:o], i, bad
}

// rare decodes what the two-byte table does not: four-byte codes, the euro sign
// of Windows, and bad bytes (0). cut tells that src may end within a character.
func (t *gbTables) rare(src []byte) (r rune, size int, cut bool) {
	c := src[0]
	switch {
	case c == 0x80:
		return '€', 1, false
	case c == 0xFF:
		return 0, 1, false
	case len(src) == 1:
		return 0, 1, true
	case src[1] >= 0x40 && src[1] != 0x7F && src[1] != 0xFF:
		return 0, 2, false // a code without a character
	case src[1] < 0x30 || src[1] > 0x39:
		return 0, 1, false
	case len(src) < 4:
		return 0, 1, len(src) == 2 || src[2] >= 0x81 && src[2] < 0xFF
	case src[2] < 0x81 || src[2] == 0xFF || src[3] < 0x30 || src[3] > 0x39:
		return 0, 1, false
	}
	i := ((int(c-0x81)*10+int(src[1]-0x30))*126+int(src[2]-0x81))*10 + int(src[3]-0x30)
	if i < len(t.four) {
		return rune(t.four[i]), 4, false
	}
	if i -= 189000; i >= 0 && i < 0x100000 {
		return rune(0x10000 + i), 4, false
	}
	return 0, 1, false
}
