package assess

import "gridstar/backend/domain"

// opinion 社情民意报送率 (二.3): opinions collected in M that were reported in time
// and by the right route.
func (m *month) opinion(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for _, o := range w.opinions {
		day := o.Collected.Date()
		if !m.inMonth(day) {
			continue
		}
		switch {
		case o.Reported != 0 && m.cal.Workdays(day, o.Reported.Date()) > m.rules.ReportDays:
			t.count(domain.Opinions, o.No, false, domain.WhyLate)
		case o.Kind == domain.PublicOpinion && o.Route != 0 && o.Route != domain.Hotline12345:
			t.count(domain.Opinions, o.No, false, domain.WhyWrongRoute)
		default:
			t.count(domain.Opinions, o.No, true, domain.WhyInTime)
		}
	}
	return t
}
