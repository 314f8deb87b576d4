package assess

import "gridstar/backend/domain"

// collection 信息采集率 (二.2(4)(5), 三.1): change records settled in M that both
// reviewers passed and that were timely; 漏登 findings stand in den.
func (m *month) collection(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for _, c := range w.collections {
		returned := c.Secretary == domain.Returned || c.Police == domain.Returned
		passed := c.Secretary == domain.Passed && c.Police == domain.Passed
		if !returned && !passed || c.Reviewed.Date() > m.asOf {
			t.pending++
			t.leaveOut(domain.Collections, c.No, domain.WhyPending)
			continue
		}
		settled := c.Reviewed
		if settled == 0 {
			settled = c.Collected
		}
		if !m.inMonth(settled.Date()) {
			continue
		}
		switch {
		case returned:
			t.count(domain.Collections, c.No, false, domain.WhyReturned)
		case !m.timely(w, c):
			t.count(domain.Collections, c.No, false, domain.WhyLate)
		default:
			t.count(domain.Collections, c.No, true, domain.WhyInTime)
		}
	}
	for _, check := range w.checks {
		if check.Finding == domain.FoundMissing && m.inMonth(check.Day) {
			t.add(false)
			t.note("finding", check.No, false, true, domain.WhyMissed, domain.RecordRef{Ledger: domain.SpotChecks, Key: check.No})
		}
	}
	return t
}

// timely: the worker had at most timely_days duty days after the change was
// known, up to and including the day it was collected.
func (m *month) timely(w *worker, c *domain.Collection) bool {
	known := c.Known
	if known == 0 {
		known = c.Changed
	}
	if known == 0 {
		return true
	}
	var days int64
	for d := known.Date() + 1; d <= c.Collected.Date(); d++ {
		if m.duty(w, d) != 0 {
			days++
			if days > m.rules.TimelyDays {
				return false
			}
		}
	}
	return true
}
