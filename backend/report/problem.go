package report

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// Source is where a record came from.
type Source struct {
	File  string `json:"file"`
	Sheet string `json:"sheet"` // "" for text files
	Line  int    `json:"line"`  // the sheet's own 1-based row number
}

// Locate finds where a record came from; office answers it from the store.
type Locate func(domain.RecordRef) (Source, bool)

// Row is one record behind a figure.
type Row struct {
	Ledger string  `json:"ledger"` // its id
	Label  string  `json:"label"`  // 入户走访
	Key    string  `json:"key"`
	Source *Source `json:"source"` // null when the load that brought it is not known
}

func newRows(refs []domain.RecordRef, locate Locate) []Row {
	rows := make([]Row, len(refs))
	for i, ref := range refs {
		rows[i] = Row{Ledger: string(ref.Ledger), Key: ref.Key}
		if s := domain.SchemaOf(ref.Ledger); s != nil {
			rows[i].Label = s.Label
		}
		if locate == nil {
			continue
		}
		if src, ok := locate(ref); ok {
			rows[i].Source = &src
		}
	}
	return rows
}

// Problem is a line of the problem list.
type Problem struct {
	Code       string `json:"code"`
	Title      string `json:"title"` // 不在岗记录
	Hint       bool   `json:"hint"`  // never touches a score
	Text       string `json:"text"`  // what is wrong
	Do         string `json:"do"`    // what to do
	Worker     string `json:"worker"`
	WorkerName string `json:"worker_name"`
	Unit       string `json:"unit"`
	UnitName   string `json:"unit_name"`
	Day        string `json:"day"`
	Rows       []Row  `json:"rows"`
}

// NewProblems renders the problem list: problems first, then hints, each in the
// order given. workers gives a worker's name by number.
func NewProblems(list []domain.Problem, names Names, workers map[string]string, locate Locate) []Problem {
	out := make([]Problem, 0, len(list))
	for _, hints := range []bool{false, true} {
		for _, p := range list {
			if p.Hint != hints {
				continue
			}
			v := Problem{Code: string(p.Code), Title: ProblemName(p.Code), Hint: p.Hint,
				Text: what(p), Do: problems[p.Code].do, Worker: p.Worker, WorkerName: workers[p.Worker],
				Unit: p.Unit, Day: p.Day.String(), Rows: newRows(p.Records, locate)}
			if p.Unit != "" {
				v.UnitName = names.Name(p.Unit)
			}
			out = append(out, v)
		}
	}
	return out
}

// what is what is wrong, with the arguments that make it plain.
func what(p domain.Problem) string {
	w := problems[p.Code]
	switch {
	case len(p.Args) == 0:
		return w.means
	case strings.Contains(w.means, "%s"):
		args := make([]any, len(p.Args))
		for i, a := range p.Args {
			args[i] = a
		}
		return fmt.Sprintf(w.means, args...)
	}
	return w.means + "（" + strings.Join(p.Args, "，") + "）"
}

// problemText is a problem in one sentence: what, and what to do.
func problemText(p domain.Problem) string { return what(p) + "；" + problems[p.Code].do + "。" }
