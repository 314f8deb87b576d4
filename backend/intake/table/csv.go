package table

import (
	"bytes"
	"context"
)

// csvFile is a text file of records: comma, tab or semicolon between fields.
type csvFile struct {
	text   textFile
	comma  byte
	limits *Limits
}

func openCSV(text textFile, sample []byte, limits *Limits) *Book {
	c := &csvFile{text: text, comma: findComma(sample), limits: limits}
	return &Book{Format: "csv", Encoding: text.name, Sheets: []Sheet{{}}, source: c}
}

func (c *csvFile) rows(ctx context.Context, _ int, yield func(int, []Cell) error) error {
	src := c.text.utf8()
	if c.text.name == gb18030Text {
		src = c.text.raw() // the reader decodes while it looks for delimiters
	}
	return newCSVReader(src, c.comma, c.text.encoding, csvWindow, c.limits).rows(ctx, yield)
}

func (c *csvFile) merges(context.Context, int) ([]Merge, error) { return nil, nil }

// findComma tells which delimiter gives the sample the most regular table: most
// records of one length, and long ones. sep= on the first line settles it.
func findComma(sample []byte) byte {
	if line, _, _ := bytes.Cut(sample, []byte("\n")); commaLine(line) {
		return line[4]
	}
	best, bestScore := byte(','), 0
	for _, comma := range []byte(",\t;") {
		lengths := map[int]int{}
		limits := DefaultLimits
		limits.Columns = len(sample)
		r := newCSVReader(bytes.NewReader(sample), comma, encoding{name: utf8Text, clean: true}, len(sample)+1, &limits)
		_ = r.batch() // what is wrong shows when the file is read
		first := 0
		for _, behind := range r.records {
			lengths[behind-first]++
			first = behind
		}
		for length, records := range lengths {
			if score := (length - 1) * records * records; score > bestScore {
				best, bestScore = comma, score
			}
		}
	}
	return best
}

// commaLine tells whether line is sep=, as spreadsheets write before the table.
func commaLine(line []byte) bool {
	line = bytes.TrimRight(line, "\r\n")
	return len(line) == 5 && bytes.HasPrefix(line, []byte("sep=")) && bytes.IndexByte([]byte(",;\t"), line[4]) >= 0
}
