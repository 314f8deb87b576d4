package assess

import "gridstar/backend/domain"

// consequences (三.4) rest on published months only: a draft of an earlier month
// never costs anyone a job.
func (m *month) consequences(w *worker, r *domain.WorkerResult) {
	if r.Assessed && !r.Qualified {
		if r.Reasons = m.dismissReasons(w); len(r.Reasons) > 0 {
			r.Consequences = append(r.Consequences, domain.ConsequenceDismiss)
			if m.onProtectedLeave(w) {
				r.Consequences = append(r.Consequences, domain.ConsequenceLegalReview)
			}
		} else {
			r.Consequences = append(r.Consequences, domain.ConsequenceTrain)
		}
	}
	for _, l := range w.leaves {
		if l.row.Kind == domain.Secondment && l.from <= m.asOf && l.to >= m.first {
			r.Consequences = append(r.Consequences, domain.ConsequenceSuspend)
			break
		}
	}
}

func (m *month) dismissReasons(w *worker) []string {
	var reasons []string
	before := m.published[w.no]
	if x := before[m.m-1]; x.Assessed && !x.Qualified {
		reasons = append(reasons, domain.ReasonTwoMonths)
	}
	var last domain.Month
	for month, x := range before {
		if x.Assessed && month > last {
			last = month
		}
	}
	if last != 0 && !before[last].Qualified {
		for _, l := range w.leaves {
			if l.row.Kind == domain.Training && l.row.To > last.Last() && l.row.To < m.first {
				return append(reasons, domain.ReasonAfterTraining)
			}
		}
	}
	return reasons
}

// onProtectedLeave: sick, maternity or injury leave with a day after D less one
// year, up to D; a dismissal then needs a legal review.
func (m *month) onProtectedLeave(w *worker) bool {
	for _, l := range w.leaves {
		switch l.row.Kind {
		case domain.SickLeave, domain.MaternityLeave, domain.InjuryLeave:
			if l.from <= m.asOf && l.to > m.asOf.LessOneYear() {
				return true
			}
		}
	}
	return false
}
