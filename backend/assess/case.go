package assess

import (
	"slices"

	"gridstar/backend/domain"
)

// placeCases keeps the preventable cases of M: 可防性 是, or empty with a type
// that the rule set lists.
func (m *month) placeCases() {
	for i := range m.rec.Cases {
		c := &m.rec.Cases[i]
		preventable := c.Preventable == domain.Yes ||
			c.Preventable == 0 && slices.Contains(m.rules.PreventableTypes, c.Kind)
		if preventable && m.inMonth(c.Happened.Date()) {
			m.cases = append(m.cases, c)
		}
	}
	byNo(m.cases, func(c *domain.Case) (domain.Time, string) { return c.Happened, c.No })
}

// caseOf 可防性案件发案率 (三.1): preventable cases at the worker's grids on days
// on post and not on leave all day, over the due households of visit.
func (m *month) caseOf(w *worker, due int64) *tally {
	t := &tally{den: due, keep: m.keeps(w)}
	for _, c := range m.cases {
		day := c.Happened.Date()
		if !w.onPostAt(c.Grid, day) {
			continue
		}
		if w.onLeave(day) == wholeDay {
			t.leaveOut(domain.Cases, c.No, domain.WhyOnLeave)
			continue
		}
		t.preventable(c)
	}
	return t
}

func (t *tally) preventable(c *domain.Case) {
	t.num++
	t.note("record", c.No, true, false, domain.WhyPreventable, domain.RecordRef{Ledger: domain.Cases, Key: c.No})
}
