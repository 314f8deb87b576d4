package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"text/template"

	"gridstar/backend/domain"
)

//go:embed readme.md.tmpl
var readmeText string

// An entry is one sheet of one file in the README's list.
type entry struct {
	File, Sheet, Ledger, Form string
	Rows                      int // faulty ones too
}

// A listed fault is one that the importer must name.
type listedFault struct {
	File, Column, Value string
	Reason              domain.FaultCode
	Row                 int
}

// headRow is the sheet's own 1-based number of its last header row.
func (s sheet) headRow() int {
	n := len(s.title) + 1
	if len(s.groups) > 0 {
		n++
	}
	return n
}

// listed are the faults in s, by row.
func (f file) listed(s sheet) []listedFault {
	var out []listedFault
	for i, r := range s.rows {
		for _, x := range faults() {
			if x.ledger != s.ledger || r["worker"] != x.only || r[x.column] != x.value {
				continue
			}
			l := listedFault{File: f.name, Column: s.headOf(x.column), Value: s.spell(x.value), Reason: x.reason, Row: s.headRow() + 1 + i}
			if x.reason == domain.FaultDuplicateKey { // the later of the two holds, the earlier is named by its key
				l.Row, l.Column, l.Value = l.Row-1, s.headOf("worker"), x.only
			}
			out = append(out, l)
		}
	}
	return out
}

func (s sheet) headOf(field string) string {
	for _, c := range s.columns {
		if c.field == field {
			return c.head
		}
	}
	return ""
}

var forms = map[encoding]string{workbook: "xlsx", gb18030: "CSV, GB18030", utf8WithMark: "CSV, UTF-8 (BOM)"}

// readme tells the story of the files beside them.
func readme(files []file) ([]byte, error) {
	var story struct {
		Entries []entry
		Faults  []listedFault
	}
	for _, f := range files {
		for _, s := range f.sheets {
			story.Entries = append(story.Entries, entry{f.name, s.name, domain.SchemaOf(s.ledger).Label, forms[f.encoding], len(s.rows)})
			story.Faults = append(story.Faults, f.listed(s)...)
		}
	}
	t, err := template.New("README").Parse(readmeText)
	if err != nil {
		return nil, fmt.Errorf("samples/README.md: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, story); err != nil {
		return nil, fmt.Errorf("samples/README.md: %w", err)
	}
	return out.Bytes(), nil
}
