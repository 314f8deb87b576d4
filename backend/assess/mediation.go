package assess

import "gridstar/backend/domain"

// mediation 纠纷化解率 (二.4, 三.1): disputes settled in M that were resolved in
// time. Those passed upward in time are left out for the worker, and stand in
// the den of units.
func (m *month) mediation(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for _, d := range w.disputes {
		deadline := d.Due
		if deadline == 0 {
			deadline = m.cal.OrNextWorkday(d.Found.Date() + domain.Date(m.rules.MediationDays))
		}
		resolved := domain.Date(0)
		if d.Result == domain.Succeeded {
			resolved = m.known(d.Resolved).Date()
		}
		settled := deadline
		if resolved != 0 {
			settled = min(deadline, resolved)
		}
		if !m.inMonth(settled) {
			continue
		}
		succeeded := resolved != 0 && resolved <= deadline
		switch {
		case d.Result == domain.Withdrawn || d.Result == domain.RefusedMediation || d.Result == domain.ToCourt:
			t.leaveOut(domain.Disputes, d.No, domain.WhyWithdrawn)
		case succeeded:
			t.count(domain.Disputes, d.No, true, domain.WhyInTime)
		case m.escalated(d):
			t.escalated++
			t.leaveOut(domain.Disputes, d.No, domain.WhyEscalated)
		case resolved != 0:
			t.count(domain.Disputes, d.No, false, domain.WhyLate)
		default:
			t.count(domain.Disputes, d.No, false, domain.WhyUnresolved)
		}
	}
	return t
}

// escalated: passed to the community or online within escalate_days workdays.
func (m *month) escalated(d *domain.Dispute) bool {
	passed := m.known(d.Passed).Date()
	return passed != 0 && (d.Level == domain.ByCommunity || d.Level == domain.PassedOnline) &&
		m.cal.Workdays(d.Found.Date(), passed) <= m.rules.EscalateDays
}
