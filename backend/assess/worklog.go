package assess

import "gridstar/backend/domain"

// worklog 日志签字率 (三.2): duty days with a log that the police officer signed;
// days whose log still waits for the officer are left out.
func (m *month) worklog(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for d := m.first; d <= m.asOf; d++ {
		if m.duty(w, d) == 0 {
			continue
		}
		l := w.worklogs[d]
		if l == nil {
			t.add(false)
			t.note("day", d.String(), false, true, domain.WhyNoLog)
			continue
		}
		ref := domain.RecordRef{Ledger: domain.Worklogs, Key: l.Worker + "|" + l.Day.String()}
		switch {
		case l.Signed == 0 || l.Signed == domain.Yes && l.SignedOn > m.asOf:
			t.pending++
			t.note("day", d.String(), false, false, domain.WhyWaiting, ref)
		case l.Signed == domain.Yes:
			t.add(true)
			t.note("day", d.String(), true, true, domain.WhySigned, ref)
		default:
			t.add(false)
			t.note("day", d.String(), false, true, domain.WhyUnsigned, ref)
		}
	}
	return t
}
