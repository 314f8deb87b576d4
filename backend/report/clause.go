package report

import (
	_ "embed"
	"regexp"
	"strings"
)

//go:embed clause/xiangyang-2011.txt
var standard string

// StandardTitle is the name of the standard that clauses are cited from.
const StandardTitle = "《襄阳市社区网格员工作规范（试行）》"

// Citation is one place of the standard.
type Citation struct {
	Ref  string `json:"ref"` // 二.1(2)
	Text string `json:"text"`
}

var (
	partLine  = regexp.MustCompile(`^([一二三])、(.+)$`)
	itemLine  = regexp.MustCompile(`^(\d)、(.+)$`)
	subLine   = regexp.MustCompile(`^\((\d)\)(.+)$`)
	reference = regexp.MustCompile(`([一二三])\.(\d)((?:\(\d\))(?:[-—]?\(\d\))*)?`)
	subNumber = regexp.MustCompile(`([-—]?)\((\d)\)`)
)

// fullWidth gives the standard's text the punctuation that Chinese is printed
// with.
var fullWidth = strings.NewReplacer(",", "，", ";", "；", ":", "：", "(", "（", ")", "）")

// clauses holds the standard by reference: 二.1 (its heading), 二.1(2).
var clauses = readClauses(standard)

func readClauses(text string) map[string]string {
	out := map[string]string{}
	part, item := "", ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if m := partLine.FindStringSubmatch(line); m != nil {
			part, item = m[1], ""
		} else if m := itemLine.FindStringSubmatch(line); m != nil && part != "" {
			item = part + "." + m[1]
			out[item] = fullWidth.Replace(line)
		} else if m := subLine.FindStringSubmatch(line); m != nil && item != "" {
			out[item+"("+m[1]+")"] = fullWidth.Replace(line)
		}
	}
	return out
}

// Clause is the text that a single reference cites: 二.1(2), or 三.4 with
// all below it; "" for a place that the standard does not have.
func Clause(ref string) string {
	lines := []string{clauses[ref]}
	if lines[0] == "" {
		return ""
	}
	for n := byte('1'); n <= '9'; n++ {
		if sub, ok := clauses[ref+"("+string(n)+")"]; ok {
			lines = append(lines, sub)
		}
	}
	return strings.Join(lines, "\n")
}

// Citations are the places that a basis cites, in its order: 二.2(4)(5), 三.1 are
// three, 二.4(1)-(3) are three.
func Citations(basis string) []Citation {
	out := []Citation{}
	for _, m := range reference.FindAllStringSubmatch(basis, -1) {
		item := m[1] + "." + m[2]
		subs := subNumber.FindAllStringSubmatch(m[3], -1)
		if len(subs) == 0 {
			out = append(out, Citation{item, Clause(item)})
		}
		last := byte('0')
		for _, s := range subs {
			first := s[2][0]
			if s[1] != "" {
				first = last + 1
			}
			for n := first; n <= s[2][0]; n++ {
				ref := item + "(" + string(n) + ")"
				out = append(out, Citation{ref, Clause(ref)})
			}
			last = s[2][0]
		}
	}
	return out
}
