package assess

import "gridstar/backend/domain"

// tally is what an indicator counted.
type tally struct {
	num, den  int64
	required  domain.Ratio // visit only: households that the pace asks for
	pending   int64        // collection and worklog: left out, waiting for somebody else
	escalated int64        // mediation only: in the den of units
	keep      bool         // whether items are kept
	items     []domain.Item
}

// add counts one thing in den, and in num where good.
func (t *tally) add(good bool) {
	t.den++
	if good {
		t.num++
	}
}

// note keeps an item for the trace.
func (t *tally) note(subject, key string, num, den bool, why string, records ...domain.RecordRef) {
	if t.keep {
		t.items = append(t.items, domain.Item{Subject: subject, Key: key, Num: num, Den: den, Why: why, Records: records})
	}
}

// count is add and note of one record.
func (t *tally) count(id domain.LedgerID, no string, good bool, why string) {
	t.add(good)
	t.note("record", no, good, true, why, domain.RecordRef{Ledger: id, Key: no})
}

// leaveOut notes a record that stands in neither num nor den.
func (t *tally) leaveOut(id domain.LedgerID, no, why string) {
	t.note("record", no, false, false, why, domain.RecordRef{Ledger: id, Key: no})
}

// attainment is a where num/den or *few* decides it.
func (m *month) attainment(id domain.IndicatorID, num, den int64) domain.Ratio {
	if id.Few() {
		return domain.Whole(1).Sub(domain.NewRatio(den-num, max(den, m.rules.MinDen)))
	}
	return domain.NewRatio(num, den)
}

// caseAttainment is max(0, 1 - case_step x num x case_base / households).
func (m *month) caseAttainment(num int64, households domain.Ratio) domain.Ratio {
	lost := m.rules.CaseStep.Mul(domain.Whole(num)).Mul(m.rules.CaseBase).Quo(households)
	return domain.Whole(1).Sub(lost).Max(domain.Ratio{})
}

// measure fills r with the worker's indicators.
func (m *month) measure(w *worker, r *domain.WorkerResult) {
	visit := m.visit(w)
	tallies := map[domain.IndicatorID]*tally{
		domain.IndVisit:      visit,
		domain.IndCollection: m.collection(w),
		domain.IndMediation:  m.mediation(w),
		domain.IndCase:       m.caseOf(w, visit.den),
		domain.IndPatrol:     m.patrol(w),
		domain.IndSafety:     m.safety(w),
		domain.IndHazard:     m.hazard(w),
		domain.IndVisitHours: m.visitHours(w),
		domain.IndOpinion:    m.opinion(w),
		domain.IndService:    m.service(w),
		domain.IndWorklog:    m.worklog(w),
	}
	r.Measures = make(map[domain.IndicatorID]*domain.Measure, len(tallies))
	for id, t := range tallies {
		x := &domain.Measure{Num: t.num, Den: t.den, Pending: t.pending, Escalated: t.escalated, Items: t.items,
			Target: domain.Whole(1), Required: t.required}
		x.Applies = t.den > 0
		switch {
		case id == domain.IndVisit:
			x.Applies = t.required.Sign() > 0
			if x.Applies {
				x.Target = t.required.Quo(domain.Whole(t.den))
				x.Attainment = domain.Whole(t.num).Quo(t.required).Min(domain.Whole(1))
			}
		case !x.Applies:
		case id == domain.IndCase:
			x.Divisor = domain.Whole(t.den).Max(m.rules.CaseBase)
			x.Attainment = m.caseAttainment(t.num, x.Divisor)
		default:
			x.Attainment = m.attainment(id, t.num, t.den)
		}
		r.Measures[id] = x
	}
	m.weigh(r.Measures)
}

// weigh sets value, effective weight and points of the measures that apply, and
// returns the sum of the points.
func (m *month) weigh(measures map[domain.IndicatorID]*domain.Measure) domain.Hundredths {
	var sum domain.Ratio
	for id, x := range measures {
		if x.Applies {
			sum = sum.Add(m.rules.Weights[id])
		}
	}
	var points domain.Hundredths
	for id, x := range measures {
		if !x.Applies {
			continue
		}
		x.Value = domain.NewRatio(x.Num, x.Den)
		x.Weight = domain.Whole(100).Mul(m.rules.Weights[id]).Quo(sum)
		x.Points = x.Weight.Mul(x.Attainment).Hundredths()
		points += x.Points
	}
	return points
}
