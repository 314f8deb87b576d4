package assess

import "gridstar/backend/domain"

// safety 安全巡查率 (二.1(4)): duty days with a safety patrol, or one of a key place.
func (m *month) safety(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	met := map[domain.Date][]domain.RecordRef{}
	for _, p := range w.patrols {
		if p.Safety || p.KeyPlace != "" {
			met[p.Start.Date()] = append(met[p.Start.Date()], domain.RecordRef{Ledger: domain.Patrols, Key: p.No})
		}
	}
	for d := m.first; d <= m.asOf; d++ {
		if m.duty(w, d) == 0 {
			continue
		}
		refs := met[d]
		t.add(len(refs) > 0)
		t.note("day", d.String(), len(refs) > 0, true, reached(len(refs) > 0), refs...)
	}
	return t
}
