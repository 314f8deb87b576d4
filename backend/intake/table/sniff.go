package table

import (
	"bytes"
	"io"

	"gridstar/backend/domain"
)

// sniffed is the part of a file that tells its format.
const sniffed = 4096

// Open tells a file's format by its content and reads what names its sheets.
// The file must stay open until the book is closed.
func Open(file io.ReaderAt, size int64, limits Limits) (*Book, error) {
	limits = limits.orDefault()
	file = disk{file, size}
	if size > limits.File {
		return nil, limits.fileLarge()
	}
	head := make([]byte, min(size, sniffed))
	if _, err := io.ReadFull(io.NewSectionReader(file, 0, size), head); err != nil {
		return nil, damaged("file", err)
	}
	switch {
	case len(bytes.Trim(head, " \t\r\n\x00")) == 0 && size <= sniffed:
		return nil, domain.Fail(CodeEmpty)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")), bytes.HasPrefix(head, []byte("PK00PK")):
		return openZip(file, size, &limits)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return openOLE(file, size, &limits)
	case bytes.HasPrefix(head, []byte("\x09\x08")) && len(head) > 4 && head[3] == 0:
		return openBareXLS(file, size, &limits)
	}
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.prefix)) {
			if f.format == "" {
				return nil, domain.Fail(CodeNoTable)
			}
			return nil, oldFormat(f.format)
		}
	}
	return openText(file, size, &limits)
}

// disk is a file on a disk that may fail: a stick that was pulled out is no
// damage of the file.
type disk struct {
	io.ReaderAt
	size int64
}

func (d disk) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at > d.size { // a damaged file points there
		return 0, io.EOF
	}
	n, err := d.ReaderAt.ReadAt(p, at)
	if err != nil && err != io.EOF {
		err = &domain.Error{Code: CodeUnreadable, Err: err}
	}
	return n, err
}

// foreign are beginnings of files that hold no table, or one in a format that
// is not read. Those that a text may begin with as well (BM, MZ) are not among
// them: such a file is known by its zeros.
var foreign = []struct{ prefix, format string }{
	{"%PDF", "PDF"},
	{"{\\rtf", "RTF"},
	{"MIME-Version:", "MHT"},
	{"\x09\x00\x04\x00", "Excel 2"},
	{"\x09\x02\x06\x00", "Excel 3"},
	{"\x09\x04\x06\x00", "Excel 4"},
	{"\x89PNG", ""},
	{"\xFF\xD8\xFF", ""},
	{"GIF8", ""},
	{"Rar!", ""},
	{"7z\xBC\xAF\x27\x1C", ""},
	{"\x1F\x8B", ""},
	{"\x7FELF", ""},
	{"SQLite format 3\x00", ""},
}
