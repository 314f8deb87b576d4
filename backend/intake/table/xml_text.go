package table

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// nextAttr takes the first attribute of attrs: its name without prefix and its
// value with entities unresolved. The name is nil at the end.
func nextAttr(attrs []byte) (name, value, rest []byte) {
	i := 0
	for i < len(attrs) && isSpace(attrs[i]) {
		i++
	}
	from := i
	for i < len(attrs) && attrs[i] != '=' && !isSpace(attrs[i]) {
		if attrs[i] == ':' {
			from = i + 1
		}
		i++
	}
	name = attrs[from:i]
	for i < len(attrs) && (isSpace(attrs[i]) || attrs[i] == '=') {
		i++
	}
	if i == len(attrs) || len(name) == 0 || attrs[i] != '"' && attrs[i] != '\'' {
		return nil, nil, nil
	}
	quote := attrs[i]
	end := bytes.IndexByte(attrs[i+1:], quote)
	if end < 0 {
		return nil, nil, nil
	}
	return name, attrs[i+1 : i+1+end], attrs[i+1+end+1:]
}

// xmlAttr is the value of the attribute of the given name, entities resolved;
// nil if there is none.
func xmlAttr(attrs []byte, name string) []byte {
	for {
		n, value, rest := nextAttr(attrs)
		if n == nil {
			return nil
		}
		if string(n) == name {
			if bytes.IndexByte(value, '&') >= 0 {
				return appendXMLText(nil, value)
			}
			return value
		}
		attrs = rest
	}
}

// xmlInt is the value of an attribute that is a whole number, or otherwise.
func xmlInt(attrs []byte, name string, otherwise int) int {
	n, err := strconv.Atoi(string(xmlAttr(attrs, name)))
	if err != nil {
		return otherwise
	}
	return n
}

// xmlTrue tells whether an attribute is an XML true.
func xmlTrue(attrs []byte, name string) bool {
	v := string(xmlAttr(attrs, name))
	return v == "1" || v == "true" || v == "on"
}

// appendXMLText writes text to dst with entities resolved and line ends as \n.
func appendXMLText(dst, text []byte) []byte {
	for {
		k := bytes.IndexByte(text, '&')
		if cr := bytes.IndexByte(text, '\r'); cr >= 0 && (k < 0 || cr < k) {
			k = cr
		}
		if k < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:k]...)
		if text[k] == '\r' {
			if k+1 == len(text) || text[k+1] != '\n' {
				dst = append(dst, '\n')
			}
			text = text[k+1:]
			continue
		}
		end := bytes.IndexByte(text[k:], ';')
		if end < 0 {
			return append(dst, text[k:]...)
		}
		if r := xmlEntity(string(text[k+1 : k+end])); r >= 0 {
			dst = utf8.AppendRune(dst, r)
		} else {
			dst = append(dst, text[k:k+end+1]...)
		}
		text = text[k+end+1:]
	}
}

// xmlEntity is the character of an entity's name, or -1.
func xmlEntity(name string) rune {
	switch name {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	if len(name) < 2 || name[0] != '#' {
		return -1
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return -1
	}
	return rune(n)
}
