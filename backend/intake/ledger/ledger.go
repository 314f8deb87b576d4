package ledger

import (
	"strings"

	"gridstar/backend/domain"
)

// definition is what is particular to one ledger.
type definition struct {
	id      domain.LedgerID
	aliases map[string][]string          // further headers, by label
	words   map[string]map[string]string // further words of a KindEnum column, by label: word to option, or to "" for empty
	percent []string                     // labels of numbers that may be written 15%
	check   func(*domain.Schema, []domain.Value) (column string, fault domain.FaultCode)
}

// definitions are the ledgers in the order of domain.Schemas.
var definitions = []definition{
	units, workers, officers, households, leave, calendar,
	visits, patrols, collections, hazards, disputes, opinions, services,
	worklogs, cases, spotchecks, adjustments,
}

// Ledger reads one kind of table.
type Ledger struct {
	*domain.Schema
	words   []map[string]int64 // of KindEnum columns: 1 + index of the option, 0 for empty
	percent []bool
	check   func(*domain.Schema, []domain.Value) (string, domain.FaultCode)
}

// All are the 17 ledgers in the order of domain.Schemas.
var All = build()

// Known is a column that a header names.
type Known struct {
	Ledger int  // index into All
	Column int  // index into its Columns
	Label  bool // by its own name, not an alias
}

// headers are the columns that each folded header names.
var headers = index()

// Columns are the columns that a folded header names, at most one a ledger.
func Columns(header string) []Known { return headers[header] }

// Of returns the reader of a ledger, or nil.
func Of(id domain.LedgerID) *Ledger {
	for i := range All {
		if All[i].ID == id {
			return &All[i]
		}
	}
	return nil
}

func build() []Ledger {
	all := make([]Ledger, len(definitions))
	for i, d := range definitions {
		schema := domain.SchemaOf(d.id)
		l := Ledger{
			Schema:  schema,
			words:   make([]map[string]int64, len(schema.Columns)),
			percent: make([]bool, len(schema.Columns)),
			check:   d.check,
		}
		for c := range schema.Columns {
			if schema.Columns[c].Kind == domain.KindEnum {
				l.words[c] = wordsOf(&schema.Columns[c], d.words[schema.Columns[c].Label])
			}
			for _, label := range d.percent {
				l.percent[c] = l.percent[c] || label == schema.Columns[c].Label
			}
		}
		all[i] = l
	}
	return all
}

// wordsOf are the words of one column, each with the number of its option.
func wordsOf(column *domain.Column, further map[string]string) map[string]int64 {
	words := map[string]int64{}
	for i, option := range column.Options {
		words[option] = int64(i + 1)
	}
	for word, option := range further {
		words[word] = words[option]
	}
	if yes := words["是"]; yes > 0 {
		words["TRUE"], words["FALSE"] = yes, words["否"]
	}
	return words
}

// index finds the columns behind each header. An alias of a header holds in
// every ledger that has the header; a label comes before an alias.
func index() map[string][]Known {
	aliases := map[string][]string{}
	for _, d := range definitions {
		for label, further := range d.aliases {
			aliases[label] = append(aliases[label], further...)
		}
	}
	found := map[string][]Known{}
	for i := range All {
		taken := map[string]bool{}
		add := func(header string, known Known) {
			header = Header(header)
			if !taken[header] {
				taken[header] = true
				found[header] = append(found[header], known)
			}
		}
		for c, column := range All[i].Columns {
			add(column.Label, Known{i, c, true})
		}
		for c, column := range All[i].Columns {
			for _, alias := range aliases[column.Label] {
				add(alias, Known{i, c, false})
			}
		}
	}
	return found
}

// word folds a cell of a KindEnum column: no spaces in it.
func word(s string) string {
	if strings.ContainsAny(s, " \n\t") {
		return strings.Join(strings.Fields(s), "")
	}
	return s
}
