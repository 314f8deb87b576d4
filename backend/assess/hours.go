package assess

import "gridstar/backend/domain"

// fullWeek is the number of duty half-days that ask for the whole weekly hours.
const fullWeek = 10

// visitHours 入户时长达标率 (二.2(2)): weeks, by their Sunday, with enough hours of
// visits by the flexible or appointment system, or off hours.
func (m *month) visitHours(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	for sunday := m.first.Monday() + 6; sunday <= m.asOf; sunday += 7 {
		monday := sunday - 6
		duty := 0
		for d := monday; d <= sunday; d++ {
			duty += halves(m.duty(w, d))
		}
		if duty == 0 {
			continue
		}
		seconds, refs := m.homeSeconds(w, monday, sunday)
		// Needed = weekly_hours x min(1, duty/10), compared without division.
		met := seconds*fullWeek >= m.rules.WeeklySeconds*int64(min(duty, fullWeek))
		t.add(met)
		t.note("week", monday.String(), met, true, reached(met), refs...)
	}
	return t
}

// homeSeconds is the length of the union of the week's home visits.
func (m *month) homeSeconds(w *worker, monday, sunday domain.Date) (int64, []domain.RecordRef) {
	var sum int64
	var end domain.Time
	var refs []domain.RecordRef
	for _, v := range w.visits { // by start
		if d := v.Start.Date(); d < monday || d > sunday {
			continue
		}
		if v.Mode != domain.Flexible && v.Mode != domain.ByAppointment && !m.offHours(v) {
			continue
		}
		if from := max(v.Start, end); v.End > from {
			sum += int64(v.End - from)
		}
		end = max(end, v.End)
		refs = append(refs, domain.RecordRef{Ledger: domain.Visits, Key: v.No})
	}
	return sum, refs
}
