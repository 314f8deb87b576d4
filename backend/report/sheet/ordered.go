package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// orderedZip writes a workbook's parts in the order of their names: excelize
// hands over the sheets in the order of a map, and the same workbook must give
// the same bytes.
type orderedZip struct {
	out   *zip.Writer
	parts map[string]*bytes.Buffer
}

func newOrderedZip(w io.Writer) excelize.ZipWriter {
	return &orderedZip{out: zip.NewWriter(w), parts: map[string]*bytes.Buffer{}}
}

// Create keeps the part until Close.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	b := new(bytes.Buffer)
	z.parts[name] = b
	return b, nil
}

// AddFS is asked for by excelize's interface.
func (z *orderedZip) AddFS(files fs.FS) error { return z.out.AddFS(files) }

// Close writes all parts.
func (z *orderedZip) Close() error {
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		part, err := z.out.Create(name)
		if err != nil {
			return err
		}
		if _, err := z.parts[name].WriteTo(part); err != nil {
			return err
		}
	}
	return z.out.Close()
}
