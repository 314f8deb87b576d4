package table

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// readXLSXStrings reads the shared strings part of the given name.
func readXLSXStrings(z *zipFile, name string) ([]sharedString, error) {
	t := stringTable{limits: z.limits}
	var rich richText
	inItem := false
	from := 0
	err := z.scan(name, z.limits.Part, func(s *xmlScanner, kind xmlKind) error {
		item := kind != xmlText && kind != xmlCData && string(s.name) == "si"
		switch {
		case item && kind == xmlStart:
			from, rich, inItem = len(t.piece), richText{}, !s.empty
			if s.empty {
				return t.add(from)
			}
		case item:
			inItem = false
			return t.add(from)
		case inItem:
			t.piece = rich.add(t.piece, s, kind)
		}
		return nil
	})
	t.flush()
	return t.all, err
}

// richText gathers the text of a shared or inline string: of all its runs, but
// not of the phonetic ones that say how it is pronounced.
type richText struct {
	inText, phonetic bool
}

func (t *richText) add(dst []byte, s *xmlScanner, kind xmlKind) []byte {
	switch kind {
	case xmlStart, xmlEnd:
		switch string(s.name) {
		case "t":
			t.inText = kind == xmlStart && !s.empty
		case "rPh":
			t.phonetic = kind == xmlStart && !s.empty
		}
	case xmlText:
		if t.inText && !t.phonetic {
			return appendXString(dst, s.text)
		}
	case xmlCData:
		if t.inText && !t.phonetic {
			return append(dst, s.text...)
		}
	}
	return dst
}

// appendXString appends text with entities and the _x000D_ escapes of
// ECMA-376 22.9.2.19 resolved.
func appendXString(dst, text []byte) []byte {
	from := len(dst)
	dst = appendXMLText(dst, text)
	if !bytes.Contains(dst[from:], []byte("_x")) {
		return dst
	}
	out := from
	for i := from; i < len(dst); {
		if r, ok := xEscape(dst[i:]); ok {
			out += copy(dst[out:], string(r)) // never longer than the escape
			i += len("_x0000_")
			continue
		}
		dst[out] = dst[i]
		out++
		i++
	}
	return dst[:out]
}

// xEscape is the character of an escape at the start of text.
func xEscape(text []byte) (rune, bool) {
	if len(text) < len("_x0000_") || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}
