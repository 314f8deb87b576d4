package table

import (
	"bytes"
	"io"

	"gridstar/backend/domain"
)

// textSample is the part of a text that tells its format and delimiter.
const textSample = 64 << 10

// textFile is a file that is text: CSV, HTML or XML.
type textFile struct {
	encoding
	file io.ReaderAt
	size int64
}

// raw reads the file from behind its byte order mark.
func (t *textFile) raw() io.Reader {
	return io.NewSectionReader(t.file, t.start, t.size-t.start)
}

// utf8 reads the same as UTF-8, bad bytes included.
func (t *textFile) utf8() io.Reader { return newUTF8Reader(t.raw(), t.name) }

// openText opens what is no container: text, or nothing that is read.
func openText(file io.ReaderAt, size int64, limits *Limits) (*Book, error) {
	enc, err := detectEncoding(file, size)
	if err != nil {
		return nil, damaged("file", err)
	}
	text := textFile{encoding: enc, file: file, size: size}
	sample := make([]byte, textSample)
	n, err := io.ReadFull(text.utf8(), sample)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, damaged("file", err)
	}
	sample = sample[:n]
	start := bytes.TrimSpace(sample)
	start = start[:min(len(start), sniffed)]
	switch {
	case len(start) == 0 && n < textSample:
		return nil, domain.Fail(CodeEmpty)
	case bytes.IndexByte(sample, 0) >= 0:
		return nil, domain.Fail(CodeNoTable)
	case !bytes.HasPrefix(start, []byte("<")):
	case looksXML2003(start):
		return openXML2003(text, limits)
	case looksFlatODS(start):
		return openFlatODS(text, limits)
	case looksHTML(start):
		return openHTML(text, limits), nil
	}
	return openCSV(text, sample, limits), nil
}
