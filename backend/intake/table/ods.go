package table

import (
	"bytes"
	"context"
	"io"

	"gridstar/backend/domain"
)

// odsFile is an OpenDocument spreadsheet, in a container or as one flat file.
type odsFile struct {
	open   func() (io.ReadCloser, error) // its content
	part   string
	flat   bool // its content is UTF-8, whatever its declaration says
	limits *Limits
}

func openODS(z *zipFile) (*Book, error) {
	if z.has("META-INF/manifest.xml") {
		err := z.scan("META-INF/manifest.xml", smallPart, func(s *xmlScanner, kind xmlKind) error {
			if kind == xmlStart && string(s.name) == "encryption-data" {
				return domain.Fail(CodeEncrypted)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	const content = "content.xml"
	o := &odsFile{open: func() (io.ReadCloser, error) { return z.open(content, z.limits.Part) }, part: content, limits: z.limits}
	return o.book()
}

// looksFlatODS tells whether a text that begins with < is an OpenDocument of one
// file.
func looksFlatODS(start []byte) bool {
	return bytes.Contains(start, []byte("urn:oasis:names:tc:opendocument:xmlns:office:1.0"))
}

func openFlatODS(text textFile, limits *Limits) (*Book, error) {
	o := &odsFile{open: func() (io.ReadCloser, error) { return io.NopCloser(text.utf8()), nil }, part: "document", flat: true, limits: limits}
	return o.book()
}

// scan calls each for every tag and text of the content; see zipFile.scan.
func (o *odsFile) scan(each func(s *xmlScanner, kind xmlKind) error) error {
	r, err := o.open()
	if err != nil {
		return err
	}
	defer r.Close()
	s := newXMLScanner(r, o.part, o.limits)
	if !o.flat {
		if s, err = openXML(r, o.part, o.limits); err != nil {
			return err
		}
	}
	return s.each(each)
}

// book lists the sheets.
func (o *odsFile) book() (*Book, error) {
	b := &Book{Format: "ods", source: o}
	hidden := map[string]bool{} // table styles
	family := ""
	spreadsheet := false
	skip := odsSkip{}
	tables := 0
	err := o.scan(func(s *xmlScanner, kind xmlKind) error {
		if skip.over(s, kind) {
			return nil
		}
		if kind == xmlEnd && string(s.name) == "table" {
			tables--
		}
		if kind != xmlStart {
			return nil
		}
		switch string(s.name) {
		case "style":
			family = string(xmlAttr(s.attrs, "name"))
		case "table-properties":
			if string(xmlAttr(s.attrs, "display")) == "false" && len(hidden) < maxStyles {
				hidden[family] = true
			}
		case "spreadsheet":
			spreadsheet = true
		case "table":
			if !spreadsheet || tables > 0 {
				tables++
				return nil
			}
			if len(b.Sheets) == o.limits.Sheets {
				return o.limits.manySheets()
			}
			b.Sheets = append(b.Sheets, Sheet{
				Name:   caption(xmlAttr(s.attrs, "name")),
				Hidden: hidden[string(xmlAttr(s.attrs, "style-name"))],
			})
			if !s.empty {
				tables++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !spreadsheet {
		return nil, domain.Fail(CodeNoTable)
	}
	return b, nil
}

// odsSkip passes over what lies in a table but is none of its cells: comments,
// drawings, forms, and what cells were before they were changed.
type odsSkip struct {
	name  string
	depth int
}

func (k *odsSkip) over(s *xmlScanner, kind xmlKind) bool {
	if k.depth > 0 {
		if string(s.name) == k.name && (kind == xmlStart && !s.empty) {
			k.depth++
		} else if kind == xmlEnd && string(s.name) == k.name {
			k.depth--
		}
		return true
	}
	if kind != xmlStart {
		return false
	}
	switch string(s.name) {
	case "annotation", "frame", "shapes", "forms", "tracked-changes", "ruby-text", "custom-shape", "g", "note",
		"rect", "line", "control", "caption", "scenario", "named-expressions", "database-ranges":
		if !s.empty {
			k.name, k.depth = string(s.name), 1
		}
		return true
	}
	return false
}

func (o *odsFile) rows(ctx context.Context, sheet int, yield func(int, []Cell) error) error {
	r := odsReader{row: rowBuilder{limits: o.limits}, yield: yield}
	return o.read(ctx, sheet, &r)
}

func (o *odsFile) merges(ctx context.Context, sheet int) ([]Merge, error) {
	r := odsReader{row: rowBuilder{limits: o.limits}, yield: func(int, []Cell) error { return nil }}
	err := o.read(ctx, sheet, &r)
	return r.merges, err
}

func (o *odsFile) read(ctx context.Context, sheet int, r *odsReader) error {
	skip := odsSkip{}
	at, tables, seen := -1, 0, 0
	spreadsheet := false
	err := o.scan(func(s *xmlScanner, kind xmlKind) error {
		if seen++; seen&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if skip.over(s, kind) {
			return nil
		}
		switch {
		case kind == xmlStart && string(s.name) == "spreadsheet":
			spreadsheet = true
		case kind == xmlStart && string(s.name) == "table" && spreadsheet:
			if tables == 0 {
				at++
			}
			if !s.empty {
				tables++
			}
		case kind == xmlEnd && string(s.name) == "table" && tables > 0:
			if tables--; tables == 0 && at == sheet {
				return errStop
			}
		case at == sheet && tables == 1:
			s.row = r.row.row
			return r.token(s, kind)
		}
		return nil
	})
	if err == errStop {
		return nil
	}
	return err
}
