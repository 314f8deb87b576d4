package table

import (
	"context"
	"errors"
	"path"
	"strings"
)

// xlsxFile is an Office Open XML workbook, transitional or strict.
type xlsxFile struct {
	zip      *zipFile
	limits   *Limits
	date1904 bool
	sheets   []string // part of each sheet
	styles   []style  // by the s of a cell
	shared   string   // part of the shared strings, "" once they are read
	strings  []sharedString
}

// relation is a link from one part to another.
type relation struct{ kind, target string }

func openXLSX(z *zipFile) (*Book, error) {
	main := "xl/workbook.xml"
	if z.has("_rels/.rels") {
		links, err := z.relations("")
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			if strings.HasSuffix(l.kind, "/officeDocument") {
				main = l.target
			}
		}
	}
	if !z.has(main) {
		return nil, damaged("container", errors.New("no workbook in the container"))
	}
	links, err := z.relations(main)
	if err != nil {
		return nil, err
	}
	x := &xlsxFile{zip: z, limits: z.limits}
	b := &Book{Format: "xlsx", source: x}
	err = z.scan(main, smallPart, func(s *xmlScanner, kind xmlKind) error {
		if kind != xmlStart {
			return nil
		}
		switch string(s.name) {
		case "workbookPr":
			x.date1904 = xmlTrue(s.attrs, "date1904")
		case "sheet":
			link, ok := links[string(xmlAttr(s.attrs, "id"))]
			if !ok || !strings.HasSuffix(link.kind, "/worksheet") {
				return nil // a sheet of charts or macros
			}
			if len(b.Sheets) == z.limits.Sheets {
				return z.limits.manySheets()
			}
			state := string(xmlAttr(s.attrs, "state"))
			b.Sheets = append(b.Sheets, Sheet{
				Name:   caption(xmlAttr(s.attrs, "name")),
				Hidden: state == "hidden" || state == "veryHidden",
			})
			x.sheets = append(x.sheets, link.target)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		switch {
		case strings.HasSuffix(l.kind, "/sharedStrings") && z.has(l.target):
			x.shared = l.target
		case strings.HasSuffix(l.kind, "/styles") && z.has(l.target):
			if x.styles, err = readXLSXStyles(z, l.target); err != nil {
				return nil, err
			}
		}
	}
	b.Date1904 = x.date1904
	return b, nil
}

// relations reads the links of a part ("" for the container itself), by id.
func (z *zipFile) relations(from string) (map[string]relation, error) {
	dir, base := path.Split(from)
	links := map[string]relation{}
	name := dir + "_rels/" + base + ".rels"
	if !z.has(name) {
		return links, nil
	}
	err := z.scan(name, smallPart, func(s *xmlScanner, kind xmlKind) error {
		if kind != xmlStart || string(s.name) != "Relationship" || string(xmlAttr(s.attrs, "TargetMode")) == "External" {
			return nil
		}
		target := string(xmlAttr(s.attrs, "Target"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		links[string(xmlAttr(s.attrs, "Id"))] = relation{
			kind:   string(xmlAttr(s.attrs, "Type")),
			target: strings.TrimPrefix(target, "/"),
		}
		return nil
	})
	return links, err
}

// readXLSXStyles reads the number formats of the cell styles.
func readXLSXStyles(z *zipFile, name string) ([]style, error) {
	formats := map[int]style{}
	var styles []style
	inCells := false
	err := z.scan(name, smallPart, func(s *xmlScanner, kind xmlKind) error {
		switch {
		case kind != xmlStart && kind != xmlEnd:
		case string(s.name) == "cellXfs":
			inCells = kind == xmlStart && !s.empty
		case kind != xmlStart:
		case string(s.name) == "numFmt":
			formats[xmlInt(s.attrs, "numFmtId", -1)] = parseStyle(string(xmlAttr(s.attrs, "formatCode")))
		case string(s.name) == "xf" && inCells && len(styles) < maxStyles:
			id := xmlInt(s.attrs, "numFmtId", 0)
			st, ok := formats[id]
			if !ok {
				st = builtinStyle(id)
			}
			styles = append(styles, st)
		}
		return nil
	})
	return styles, err
}

func (x *xlsxFile) merges(ctx context.Context, sheet int) ([]Merge, error) {
	var merges []Merge
	seen := 0
	err := x.zip.scan(x.sheets[sheet], x.limits.Part, func(s *xmlScanner, kind xmlKind) error {
		if seen++; seen&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if kind == xmlStart && !s.empty && string(s.name) == "sheetData" {
			return s.skipElement() // they come behind it
		}
		if kind != xmlStart || string(s.name) != "mergeCell" {
			return nil
		}
		from, to, _ := strings.Cut(string(xmlAttr(s.attrs, "ref")), ":")
		top, left, ok1 := parseCellRef([]byte(from))
		bottom, right, ok2 := parseCellRef([]byte(to))
		if ok1 && ok2 && len(merges) < maxMerges {
			merges = append(merges, Merge{top, left, bottom, right})
		}
		return nil
	})
	return merges, err
}

func (x *xlsxFile) rows(ctx context.Context, sheet int, yield func(int, []Cell) error) error {
	if x.shared != "" {
		var err error
		if x.strings, err = readXLSXStrings(x.zip, x.shared); err != nil {
			return err
		}
		x.shared = ""
	}
	r, err := x.zip.open(x.sheets[sheet], x.limits.Part)
	if err != nil {
		return err
	}
	defer r.Close()
	return x.sheetRows(ctx, r, x.sheets[sheet], yield)
}
