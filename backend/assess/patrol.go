package assess

import (
	"sort"

	"gridstar/backend/domain"
)

// stretch is a patrol or visit within one half-day.
type stretch struct {
	start, end domain.Time
	patrol     bool
	ref        domain.RecordRef
}

type halfDay struct {
	day  domain.Date
	half int
}

// patrol 巡查达标率 (二.1(2)): duty half-days with a patrol of full length. Patrols
// and visits that follow each other closely make one block.
func (m *month) patrol(w *worker) *tally {
	t := &tally{keep: m.keeps(w)}
	done := map[halfDay][]stretch{}
	put := func(start, end domain.Time, patrol bool, ref domain.RecordRef) {
		if m.inMonth(start.Date()) {
			k := halfDay{start.Date(), halfOf(start)}
			done[k] = append(done[k], stretch{start, end, patrol, ref})
		}
	}
	for _, p := range w.patrols {
		put(p.Start, p.End, true, domain.RecordRef{Ledger: domain.Patrols, Key: p.No})
	}
	for _, v := range w.visits {
		put(v.Start, v.End, false, domain.RecordRef{Ledger: domain.Visits, Key: v.No})
	}
	for d := m.first; d <= m.asOf; d++ {
		duty := m.duty(w, d)
		for _, half := range []int{morning, afternoon} {
			if duty&half == 0 {
				continue
			}
			met := m.fullPatrol(done[halfDay{d, half}])
			t.add(met)
			if t.keep {
				t.noteHalfDay(halfDay{d, half}, met, done[halfDay{d, half}])
			}
		}
	}
	return t
}

// fullPatrol joins stretches at most bridge_minutes apart and tells whether a
// block with a patrol in it lasts patrol_minutes.
func (m *month) fullPatrol(s []stretch) bool {
	sort.Slice(s, func(i, j int) bool { return s[i].start < s[j].start })
	var from, to domain.Time
	patrol := false
	for i, x := range s {
		if i == 0 || int64(x.start-to) > m.rules.BridgeSeconds {
			from, to, patrol = x.start, x.end, false
		}
		to, patrol = max(to, x.end), patrol || x.patrol
		if patrol && int64(to-from) >= m.rules.PatrolSeconds {
			return true
		}
	}
	return false
}

func (t *tally) noteHalfDay(h halfDay, met bool, s []stretch) {
	refs := make([]domain.RecordRef, len(s))
	for i, x := range s {
		refs[i] = x.ref
	}
	name := " 上午"
	if h.half == afternoon {
		name = " 下午"
	}
	t.note("half_day", h.day.String()+name, met, true, reached(met), refs...)
}

// reached is why a half-day, day or week counts as it does.
func reached(met bool) string {
	if met {
		return domain.WhyMet
	}
	return domain.WhyNotMet
}
