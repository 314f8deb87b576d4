package assess

import "gridstar/backend/domain"

// service 代办服务办结率 (二.5): services settled in M that were delivered in time
// and that the resident had entrusted.
func (m *month) service(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for _, s := range w.services {
		deadline := s.Due
		if deadline == 0 {
			deadline = m.cal.OrNextWorkday(s.Accepted.Date() + domain.Date(m.rules.ServiceDays))
		}
		delivered := m.known(s.Delivered).Date()
		if delivered == 0 && s.OnSite {
			delivered = m.known(s.Closed).Date()
		}
		settled := deadline
		if delivered != 0 {
			settled = min(deadline, delivered)
		}
		if !m.inMonth(settled) {
			continue
		}
		switch {
		case delivered == 0:
			t.count(domain.Services, s.No, false, domain.WhyUndelivered)
		case delivered > deadline:
			t.count(domain.Services, s.No, false, domain.WhyLate)
		case s.NotEntrusted:
			t.count(domain.Services, s.No, false, domain.WhyNotEntrusted)
		default:
			t.count(domain.Services, s.No, true, domain.WhyInTime)
		}
	}
	return t
}
