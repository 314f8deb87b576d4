package assess

import "gridstar/backend/domain"

// hazard 隐患处置率 (二.1(4)): hazards found in M that were put right on the spot
// or reported.
func (m *month) hazard(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for _, h := range w.hazards {
		if !m.inMonth(h.Found.Date()) {
			continue
		}
		switch {
		case h.Handling == domain.FixedOnSite && m.known(h.Fixed) != 0:
			t.count(domain.Hazards, h.No, true, domain.WhyFixed)
		case h.Handling == domain.ReportedUp:
			t.count(domain.Hazards, h.No, true, domain.WhyReportedUp)
		default:
			t.count(domain.Hazards, h.No, false, domain.WhyNotHandled)
		}
	}
	return t
}
