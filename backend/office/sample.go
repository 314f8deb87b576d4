package office

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"

	"gridstar/samples"
)

// Sample loads the shipped sample office through the importer.
func (o *Office) Sample(ctx context.Context, progress func(Progress)) (*ImportReport, error) {
	names, err := fs.Glob(samples.Files, "*")
	if err != nil {
		return nil, fmt.Errorf("sample office: %w", err)
	}
	var sources []source
	for _, name := range names {
		sources = append(sources, source{name: name, open: func() (file, error) {
			data, err := samples.Files.ReadFile(name)
			return file{bytes.NewReader(data), io.NopCloser(nil), int64(len(data))}, err
		}})
	}
	return o.importAll(ctx, sources, ImportOptions{Progress: progress})
}
