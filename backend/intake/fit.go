package intake

import (
	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
)

// candidate is a header taken as that of one ledger.
type candidate struct {
	ledger      *ledger.Ledger
	index       int // into ledger.All
	columns     []headerColumn
	source      []int // by column of the ledger: the source column, or -1
	top, height int
	known       int // columns of the ledger that it has
	required    int // of them required ones
	own         int // of them such as no other ledger has
	labels      int // of them by their own name
	taught      bool
}

// choice is the best candidate so far that has all that its ledger requires,
// and the best that lacks some of it.
type choice struct{ whole, partial candidate }

func (b *choice) offer(c candidate) {
	best := &b.partial
	if c.complete() {
		best = &b.whole
	}
	if best.ledger == nil || c.betterThan(best) {
		*best = c
	}
}

// made is the candidate that the header is taken for. That is the whole one,
// unless the partial one is surely what was meant: it knows more headers, more
// of which no other ledger has, or two more and as many such. A sheet of visits
// without 户编号 has all that patrols require, and yet is no sheet of patrols;
// one without 结束时间 has all that households require.
func (b *choice) made() candidate {
	w, p := &b.whole, &b.partial
	if w.ledger == nil || p.taught || !w.taught && (p.known > w.known && p.own > w.own || p.known > w.known+1 && p.own >= w.own) {
		if p.ledger != nil {
			return *p
		}
	}
	return *w
}

// betterThan orders candidates: what was taught; then the most known headers;
// then the one that has more of those that its ledger requires; then more
// headers that no other ledger has; then more by their own names; then fewer
// rows, and higher up.
func (c *candidate) betterThan(o *candidate) bool {
	for _, d := range []int{
		order(c.taught) - order(o.taught),
		c.known - o.known,
		c.required - o.required,
		c.own - o.own,
		c.labels - o.labels,
		o.height - c.height,
		o.top - c.top,
		o.index - c.index,
	} {
		if d != 0 {
			return d > 0
		}
	}
	return false
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *candidate) complete() bool { return c.required == requiredCount(c.ledger) }

func requiredCount(l *ledger.Ledger) int {
	n := 0
	for i := range l.Columns {
		n += order(l.Columns[i].Required)
	}
	return n
}

// lacks are the required headers that are not there.
func (c *candidate) lacks() []string {
	var labels []string
	for i := range c.ledger.Columns {
		if c.ledger.Columns[i].Required && c.source[i] < 0 {
			labels = append(labels, c.ledger.Columns[i].Label)
		}
	}
	return labels
}

// header is the candidate as a header to read by.
func (c *candidate) header() header {
	h := header{
		ledger: c.ledger, top: c.top, bottom: c.top + c.height - 1,
		shown: make([]string, len(c.columns)), fields: make([]int, len(c.columns)),
		columns: c.source, fingerprint: fingerprint(c.columns), taught: c.taught,
	}
	for i := range c.columns {
		h.shown[i], h.fields[i] = c.columns[i].shown, -1
	}
	for column, source := range c.source {
		if source < 0 {
			continue
		}
		h.fields[source] = column
		if c.height > 1 {
			// One row must say it, so that a workbook of faulty rows is read again.
			h.shown[source] = c.ledger.Columns[column].Label
		}
	}
	return h
}

// fits are the ledgers that have any of the headers. A header that was taught
// is that ledger and no other.
func fits(columns []headerColumn, taught map[string]domain.TaughtHeader) []candidate {
	found := byLedger(columns)
	if len(taught) > 0 {
		if t, ok := taught[fingerprint(columns)]; ok {
			for i := range ledger.All {
				if ledger.All[i].ID == t.Ledger {
					return []candidate{byTeaching(i, columns, found[i], t)}
				}
			}
		}
	}
	var list []candidate
	for i := range ledger.All {
		if len(found[i]) > 0 {
			list = append(list, byNames(i, found[i]))
		}
	}
	return list
}

// match is a source column whose header names a column of a ledger.
type match struct {
	source, column int
	rank           int  // 0 for the column's own name; the lower the surer
	own            bool // no other ledger has the header
}

// byLedger finds, for each ledger, what the headers name.
func byLedger(columns []headerColumn) [][]match {
	found := make([][]match, len(ledger.All))
	for c := range columns {
		for n, name := range columns[c].names {
			named := ledger.Columns(name)
			for _, known := range named {
				rank := 2*min(n, 1) + 1 - order(known.Label)
				found[known.Ledger] = append(found[known.Ledger], match{c, known.Column, rank, len(named) == 1})
			}
		}
	}
	return found
}

// byNames gives each column of a ledger the source column that names it best;
// of two that name it alike, the left one.
func byNames(index int, matches []match) candidate {
	l := &ledger.All[index]
	c := candidate{ledger: l, index: index, source: none(len(l.Columns))}
	c.assign(matches)
	return c
}

// byTeaching puts what the office taught before what the headers say.
func byTeaching(index int, columns []headerColumn, matches []match, t domain.TaughtHeader) candidate {
	l := &ledger.All[index]
	c := candidate{ledger: l, index: index, source: none(len(l.Columns)), taught: true}
	said := map[int]bool{}
	for i := range columns {
		field, ok := t.Fields[columns[i].key]
		if !ok || columns[i].key == "" {
			continue
		}
		said[i] = true
		if column := l.Index(field); column >= 0 && c.source[column] < 0 {
			c.source[column] = i
			c.count(column, true, true)
		}
	}
	var rest []match
	for _, m := range matches {
		if !said[m.source] && c.source[m.column] < 0 {
			rest = append(rest, m)
		}
	}
	c.assign(rest)
	return c
}

// assign gives columns their sources, the surest match first.
func (c *candidate) assign(matches []match) {
	used := map[int]bool{}
	for rank := 0; rank <= 3; rank++ {
		for _, m := range matches {
			if m.rank == rank && c.source[m.column] < 0 && !used[m.source] {
				c.source[m.column] = m.source
				used[m.source] = true
				c.count(m.column, rank == 0, m.own)
			}
		}
	}
}

func (c *candidate) count(column int, label, own bool) {
	c.known++
	c.required += order(c.ledger.Columns[column].Required)
	c.labels += order(label)
	c.own += order(own)
}

func none(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}
