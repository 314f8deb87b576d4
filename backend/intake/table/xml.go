package table

import (
	"bytes"
	"errors"
	"io"
)

// xmlKind is what an xmlScanner found.
type xmlKind uint8

const (
	xmlDone  xmlKind = iota // the end of the file
	xmlStart                // <name attrs> or <name attrs/>
	xmlEnd                  // </name>
	xmlText                 // text between tags, entities not resolved
	xmlCData                // the content of a CDATA section
)

var (
	errXMLLong   = errors.New("xml: a tag or text longer than allowed")
	errXMLSyntax = errors.New("xml: not well-formed")
)

// xmlScanner reads XML as a stream of tags and texts. It knows no namespaces:
// names come without their prefix. It checks that as many elements end as begin
// and not that their names match. Its slices hold until the next call.
type xmlScanner struct {
	src      io.Reader
	buf      []byte
	from, to int
	eof      bool
	limits   *Limits
	depth    int    // elements that are open
	part     string // what is scanned, for errors
	row      int    // the row that is scanned, for errors

	name  []byte // of xmlStart and xmlEnd
	attrs []byte // of xmlStart
	empty bool   // of xmlStart: <name/>, no xmlEnd follows
	text  []byte // of xmlText and xmlCData
}

// newXMLScanner scans src, which is UTF-8. part names it in errors.
func newXMLScanner(src io.Reader, part string, limits *Limits) *xmlScanner {
	return &xmlScanner{src: src, buf: make([]byte, 64<<10), part: part, limits: limits}
}

// openXML scans src, which is UTF-8 behind a possible byte order mark, UTF-16,
// or in the encoding that its declaration names.
func openXML(src io.Reader, part string, limits *Limits) (*xmlScanner, error) {
	s := newXMLScanner(src, part, limits)
	for s.to < 256 && !s.eof {
		if err := s.fill(); err != nil {
			return nil, s.failure(err)
		}
	}
	head := s.buf[:s.to]
	name := ""
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		name, head = utf16LE, head[2:]
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		name, head = utf16BE, head[2:]
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		s.from = 3
	case bytes.HasPrefix(head, []byte("<\x00?\x00")):
		name = utf16LE
	case bytes.HasPrefix(head, []byte("\x00<\x00?")):
		name = utf16BE
	default:
		name = declaredEncoding(head)
	}
	if name != "" && name != utf8Text {
		rest := io.MultiReader(bytes.NewReader(bytes.Clone(head)), src)
		s = newXMLScanner(newUTF8Reader(rest, name), part, limits)
	}
	return s, nil
}

// declaredEncoding is that of <?xml ... encoding="GBK"?>, "" if it is none of
// those that are read, for then the text is taken for UTF-8.
func declaredEncoding(head []byte) string {
	end := bytes.Index(head, []byte("?>"))
	if !bytes.HasPrefix(head, []byte("<?xml")) || end < 0 {
		return ""
	}
	return encodingByLabel(string(xmlAttr(head[len("<?xml"):end], "encoding")))
}

// fill reads more behind what is not scanned yet.
func (s *xmlScanner) fill() error {
	if s.from > 0 {
		s.to = copy(s.buf, s.buf[s.from:s.to])
		s.from = 0
	}
	if s.to == len(s.buf) {
		if len(s.buf) > 4*s.limits.Cell { // an entity may be longer than its character
			return errXMLLong
		}
		grown := make([]byte, 2*len(s.buf))
		copy(grown, s.buf[:s.to])
		s.buf = grown
	}
	n, err := io.ReadAtLeast(s.src, s.buf[s.to:], 1)
	s.to += n
	if err == io.EOF {
		s.eof = true
		return nil
	}
	return err
}

// more reads on, or reports that the file ends too early.
func (s *xmlScanner) more() error {
	if s.eof {
		return io.ErrUnexpectedEOF
	}
	return s.fill()
}

// next finds the next tag or text. Its errors are worded for the user.
func (s *xmlScanner) next() (xmlKind, error) {
	kind, err := s.scan()
	if err != nil {
		return 0, s.failure(err)
	}
	return kind, nil
}

// each calls f for every tag and text, until the end or f's first error.
func (s *xmlScanner) each(f func(s *xmlScanner, kind xmlKind) error) error {
	for {
		kind, err := s.next()
		if err != nil || kind == xmlDone {
			return err
		}
		if err := f(s, kind); err != nil {
			return err
		}
	}
}

// errStop ends each early, without a failure.
var errStop = errors.New("enough")

func (s *xmlScanner) failure(err error) error {
	if errors.Is(err, errXMLLong) && s.row > 0 { // else it is no cell that is so long
		return s.limits.cellLarge(s.row)
	}
	return damaged(s.part, err)
}

func (s *xmlScanner) scan() (xmlKind, error) {
	for {
		if s.from == s.to {
			if s.eof && s.depth > 0 {
				return 0, io.ErrUnexpectedEOF
			}
			if s.eof {
				return xmlDone, nil
			}
			if err := s.fill(); err != nil {
				return 0, err
			}
			continue
		}
		if s.buf[s.from] != '<' {
			return xmlText, s.scanText()
		}
		if s.to-s.from < len("<![CDATA[") && !s.eof {
			if err := s.fill(); err != nil {
				return 0, err
			}
			if s.to-s.from < len("<![CDATA[") && !s.eof {
				continue
			}
		}
		window := s.buf[s.from:s.to]
		if len(window) < 2 {
			return 0, errXMLSyntax
		}
		switch window[1] {
		case '?':
			if err := s.skipTo("?>"); err != nil {
				return 0, err
			}
		case '!':
			switch {
			case bytes.HasPrefix(window, []byte("<!--")):
				if err := s.skipTo("-->"); err != nil {
					return 0, err
				}
			case bytes.HasPrefix(window, []byte("<![CDATA[")):
				return xmlCData, s.scanCData()
			default:
				if err := s.skipTo(">"); err != nil {
					return 0, err
				}
			}
		default:
			return s.scanTag()
		}
	}
}

// plainValue takes <v>text</v></c>, without entities, if that comes next and is
// in the window: by far the most that there is in a worksheet. The end of the
// element around it is taken with it.
func (s *xmlScanner) plainValue() (text []byte, ok bool) {
	const open, end = "<v>", "</v></c>"
	window := s.buf[s.from:s.to]
	if len(window) < len(open) || string(window[:len(open)]) != open {
		return nil, false
	}
	n := bytes.IndexByte(window[len(open):], '<') + len(open)
	if n < len(open) || len(window)-n < len(end) || string(window[n:n+len(end)]) != end {
		return nil, false
	}
	if text = window[len(open):n]; bytes.IndexByte(text, '&') >= 0 {
		return nil, false
	}
	s.from += n + len(end)
	s.depth--
	return text, true
}

// scanText takes the text up to the next tag.
func (s *xmlScanner) scanText() error {
	searched := 0
	for {
		if k := bytes.IndexByte(s.buf[s.from+searched:s.to], '<'); k >= 0 {
			s.text = s.buf[s.from : s.from+searched+k]
			s.from += searched + k
			return nil
		}
		if s.eof {
			s.text = s.buf[s.from:s.to]
			s.from = s.to
			return nil
		}
		searched = s.to - s.from
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// scanCData takes the content of the CDATA section that begins here.
func (s *xmlScanner) scanCData() error {
	const open = len("<![CDATA[")
	for {
		window := s.buf[s.from:s.to]
		if k := bytes.Index(window[open:], []byte("]]>")); k >= 0 {
			s.text = window[open : open+k]
			s.from += open + k + len("]]>")
			return nil
		}
		if err := s.more(); err != nil {
			return err
		}
	}
}

// skipTo passes over what ends with the given mark, however long it is.
func (s *xmlScanner) skipTo(mark string) error {
	for {
		window := s.buf[s.from:s.to]
		if k := bytes.Index(window, []byte(mark)); k >= 0 {
			s.from += k + len(mark)
			return nil
		}
		s.from += max(0, len(window)-len(mark)+1)
		if err := s.more(); err != nil {
			return err
		}
	}
}

// skipElement passes over the rest of the element whose start was found last,
// as fast as bytes go. An element of the same name must not lie in it.
func (s *xmlScanner) skipElement() error {
	if err := s.skipTo(string(s.name) + ">"); err != nil {
		return s.failure(err)
	}
	s.depth--
	return nil
}

// scanTag takes the tag that begins here.
func (s *xmlScanner) scanTag() (xmlKind, error) {
	i := 1
	var quote byte
	for {
		window := s.buf[s.from:s.to]
		for ; i < len(window); i++ {
			c := window[i]
			if quote != 0 {
				if c == quote {
					quote = 0
				}
				continue
			}
			if c == '>' {
				tag := window[1:i]
				s.from += i + 1
				return s.splitTag(tag)
			}
			if c == '"' || c == '\'' {
				quote = c
			}
		}
		if err := s.more(); err != nil {
			return 0, err
		}
	}
}

func (s *xmlScanner) splitTag(tag []byte) (xmlKind, error) {
	kind := xmlStart
	if len(tag) > 0 && tag[0] == '/' {
		kind, tag = xmlEnd, tag[1:]
	}
	s.empty = false
	if kind == xmlStart && len(tag) > 0 && tag[len(tag)-1] == '/' {
		s.empty, tag = true, tag[:len(tag)-1]
	}
	end, local := 0, 0
	for end < len(tag) && !isSpace(tag[end]) {
		if tag[end] == ':' {
			local = end + 1
		}
		end++
	}
	s.name, s.attrs = tag[local:end], tag[end:]
	if len(s.name) == 0 {
		return 0, errXMLSyntax
	}
	if kind == xmlEnd {
		s.depth--
	} else if !s.empty {
		s.depth++
	}
	return kind, nil
}
