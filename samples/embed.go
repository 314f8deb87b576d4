// Package samples carries the sample office: the files that an invented street
// with two communities would send. They are written by build/sample (`make
// samples`); README.md tells their story. Nothing else belongs here.
package samples

import "embed"

// Files are the sample office's files, as an office would have them on its disk.
//
//go:embed *.xlsx *.csv
var Files embed.FS
