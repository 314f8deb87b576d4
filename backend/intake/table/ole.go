package table

import (
	"errors"
	"io"
	"math"
	"strings"

	"github.com/richardlehane/mscfb"

	"gridstar/backend/domain"
)

// openOLE opens an OLE container: a workbook of Excel 5 to 2003 or of WPS, an
// encrypted one of any age, or something else.
func openOLE(file io.ReaderAt, size int64, limits *Limits) (*Book, error) {
	frugal := &frugalFile{ReaderAt: paddedFile{file, size}, left: directoryBytes}
	container, err := mscfb.New(frugal)
	if err != nil {
		return nil, damaged("container", err)
	}
	frugal.left = math.MaxInt64
	var workbook *mscfb.File
	for _, f := range container.File {
		if len(f.Path) > 0 {
			continue // of an embedded object
		}
		switch strings.ToLower(f.Name) {
		case "encryptedpackage":
			return nil, domain.Fail(CodeEncrypted)
		case "workbook":
			workbook = f
		case "book": // Excel 5; some files have both
			if workbook == nil {
				workbook = f
			}
		}
	}
	if workbook == nil {
		return nil, domain.Fail(CodeNoTable)
	}
	if workbook.Size > limits.Workbook {
		return nil, limits.partLarge(limits.Workbook)
	}
	if workbook.Size > size {
		return nil, damaged("workbook", io.ErrUnexpectedEOF)
	}
	stream := make([]byte, workbook.Size)
	if _, err := io.ReadFull(workbook, stream); err != nil {
		return nil, damaged("workbook", err)
	}
	return openXLS(stream, limits)
}

// openBareXLS opens a workbook that lies in the file without a container, as
// simple export programs write it.
func openBareXLS(file io.ReaderAt, size int64, limits *Limits) (*Book, error) {
	if size > limits.Workbook {
		return nil, limits.partLarge(limits.Workbook)
	}
	stream := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(file, 0, size), stream); err != nil {
		return nil, damaged("workbook", err)
	}
	return openXLS(stream, limits)
}

// paddedFile is a file with zeros behind its end: some programs do not fill the
// last sector of a container.
type paddedFile struct {
	io.ReaderAt
	size int64
}

const sector = 4096

func (f paddedFile) ReadAt(p []byte, at int64) (int, error) {
	n, err := f.ReaderAt.ReadAt(p, at)
	if errors.Is(err, io.EOF) && at < f.size && at+int64(len(p)) <= f.size+sector {
		clear(p[n:])
		return len(p), nil
	}
	return n, err
}
