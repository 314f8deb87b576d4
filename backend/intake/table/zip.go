package table

import (
	"archive/zip"
	"errors"
	"io"
	"math"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"gridstar/backend/domain"
)

// directoryBytes bounds what is read of a container before its parts are: the
// list of parts of a .zip, the tables of an OLE file.
const directoryBytes = 16 << 20

var errDirectory = errors.New("the container's directory is too long")

// frugalFile is a file of which no more than left bytes are read.
type frugalFile struct {
	io.ReaderAt
	left int64
}

func (f *frugalFile) ReadAt(p []byte, at int64) (int, error) {
	if f.left -= int64(len(p)); f.left < 0 {
		return 0, errDirectory
	}
	return f.ReaderAt.ReadAt(p, at)
}

// zipFile is a container of named parts.
type zipFile struct {
	parts  map[string]*zip.File // by name in lower case, with /
	limits *Limits
}

func openZip(file io.ReaderAt, size int64, limits *Limits) (*Book, error) {
	frugal := &frugalFile{ReaderAt: file, left: directoryBytes}
	r, err := zip.NewReader(frugal, size)
	if err != nil {
		return nil, damaged("file", err)
	}
	frugal.left = math.MaxInt64
	r.RegisterDecompressor(zip.Deflate, flate.NewReader) // a third faster than Go's own
	z := &zipFile{parts: make(map[string]*zip.File, len(r.File)), limits: limits}
	for _, f := range r.File {
		z.parts[partName(f.Name)] = f
	}
	switch {
	case z.has("content.xml"):
		return openODS(z)
	case z.has("xl/workbook.bin"):
		return nil, oldFormat("XLSB")
	case z.has("word/document.xml"), z.has("ppt/presentation.xml"):
		return nil, domain.Fail(CodeNoTable)
	}
	return openXLSX(z)
}

// partName is the name of a part for comparing: some writers use backslashes,
// a leading slash or other letter cases.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (z *zipFile) has(name string) bool { return z.parts[partName(name)] != nil }

// smallPart bounds the parts that are kept in memory: of links, sheets, styles.
const smallPart = 32 << 20

// open unpacks a part, up to the given number of bytes.
func (z *zipFile) open(name string, most int64) (io.ReadCloser, error) {
	f := z.parts[partName(name)]
	if f == nil {
		return nil, damaged(name, errors.New("the part is missing"))
	}
	if f.Flags&1 != 0 {
		return nil, domain.Fail(CodeEncrypted)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	return &part{ReadCloser: r, most: most, left: most, limits: z.limits}, nil
}

// part is the unpacked content of a part, up to a limit: a zip bomb ends here.
type part struct {
	io.ReadCloser
	most, left int64
	limits     *Limits
}

func (p *part) Read(b []byte) (int, error) {
	if p.left < 0 {
		return 0, p.limits.partLarge(p.most)
	}
	n, err := p.ReadCloser.Read(b)
	p.left -= int64(n)
	return n, err
}

// scan reads a part as XML and calls each for every tag and text, until the end
// or until each returns an error.
func (z *zipFile) scan(name string, most int64, each func(s *xmlScanner, kind xmlKind) error) error {
	r, err := z.open(name, min(most, z.limits.Part))
	if err != nil {
		return err
	}
	defer r.Close()
	s, err := openXML(r, name, z.limits)
	if err != nil {
		return err
	}
	return s.each(each)
}
