package second

import (
	"math/big"

	"gridstar/backend/domain"
)

type rat = big.Rat

func frac(num, den int64) *rat { return big.NewRat(num, den) }

// exact is the big.Rat of a rule-set value.
func exact(r domain.Ratio) *rat {
	x, _ := new(rat).SetString(r.Fraction())
	return x
}

// cents rounds to hundredths, half away from zero, by what is printed: big.Rat
// prints halves rounded away from zero.
func cents(x *rat) int64 {
	text := []byte(x.FloatString(2))
	var n, sign int64 = 0, 1
	for _, c := range text {
		switch {
		case c == '-':
			sign = -1
		case c != '.':
			n = n*10 + int64(c-'0')
		}
	}
	return sign * n
}

// measure is one indicator; required is given for visit, grids for a unit's case.
type measure struct {
	id             domain.IndicatorID
	num, den       int64
	required       *rat
	grids          int64
	applies        bool
	value, target  *rat
	weight, points int64
}

// scored fills in what follows from num and den.
func (m *month) scored(all []measure) []measure {
	sum := new(rat)
	for i := range all {
		x := &all[i]
		x.applies = x.den != 0 && (x.id != domain.IndVisit || x.required.Sign() != 0)
		if x.applies {
			sum.Add(sum, exact(m.rules.Weights[x.id]))
		}
	}
	for i := range all {
		x := &all[i]
		if !x.applies {
			continue
		}
		x.value, x.target = frac(x.num, x.den), frac(1, 1)
		if x.id == domain.IndVisit {
			x.target = new(rat).Quo(x.required, frac(x.den, 1))
		}
		w := new(rat).Quo(exact(m.rules.Weights[x.id]), sum)
		w.Mul(w, frac(100, 1))
		x.weight = cents(w)
		x.points = cents(w.Mul(w, m.attainment(x)))
	}
	return all
}

func (m *month) attainment(x *measure) *rat {
	one := frac(1, 1)
	switch x.id {
	case domain.IndVisit:
		return least(one, new(rat).Quo(frac(x.num, 1), x.required))
	case domain.IndCollection, domain.IndMediation, domain.IndHazard, domain.IndOpinion, domain.IndService:
		return one.Sub(one, frac(x.den-x.num, max(x.den, m.rules.MinDen)))
	case domain.IndCase:
		base, floor := exact(m.rules.CaseBase), exact(m.rules.CaseBase)
		if x.grids > 0 {
			floor.Mul(floor, frac(x.grids, 1))
		}
		if den := frac(x.den, 1); den.Cmp(floor) > 0 {
			floor = den
		}
		loss := exact(m.rules.CaseStep)
		loss.Mul(loss, frac(x.num, 1)).Mul(loss, base).Quo(loss, floor)
		if one.Sub(one, loss).Sign() < 0 {
			return new(rat)
		}
		return one
	default:
		return frac(x.num, x.den)
	}
}

func least(a, b *rat) *rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

// worker is one worker's month.
type worker struct {
	no, unit     string
	grids        []string
	reason       domain.NotAssessed // "": assessed
	measures     []measure
	escalated    int64
	adjustments  int64
	deductions   int64
	score        int64
	stars        int
	consequences []string
	reasons      []string
}

// notAssessed is the first reason that holds, or none.
func (m *month) notAssessed(no string) domain.NotAssessed {
	var days, post, halves, leave, duty int64
	for d := m.first; d <= m.asOf; d++ {
		days++
		if !m.onPost(no, d) {
			continue
		}
		post++
		if m.cal.Workday(d) {
			halves += 2
			leave += m.leaveHalves(no, d)
			duty += m.duty(no, d)
		}
	}
	switch {
	case frac(post, 1).Cmp(new(rat).Mul(exact(m.rules.MinPostShare), frac(days, 1))) < 0:
		return domain.ShortPost
	case frac(leave, 1).Cmp(new(rat).Mul(exact(m.rules.MaxLeaveShare), frac(halves, 1))) > 0:
		return domain.OnLeave
	case duty == 0:
		return domain.NoDuty
	}
	return ""
}

func (m *month) workerMonth(no string) *worker {
	w := &worker{no: no, reason: m.notAssessed(no)}
	grids := map[string]bool{}
	for _, s := range m.current(no) {
		grids[s.grid] = true
	}
	w.grids = sorted(grids)
	w.unit = m.parent(w.grids[0])
	if w.reason == "" {
		m.score(w)
	}
	m.consequences(w)
	return w
}

func (m *month) score(w *worker) {
	met, due, required := m.visitOf(w.no)
	settled, of, escalated := m.mediationOf(w.no)
	w.escalated = escalated
	w.measures = []measure{
		{id: domain.IndVisit, num: met, den: due, required: required},
		{id: domain.IndMediation, num: settled, den: of},
		{id: domain.IndCase, num: m.caseOf(w.no), den: due},
	}
	for id, count := range map[domain.IndicatorID]func(string) (int64, int64){
		domain.IndCollection: m.collectionOf, domain.IndPatrol: m.patrolOf, domain.IndSafety: m.safetyOf,
		domain.IndHazard: m.hazardOf, domain.IndVisitHours: m.visitHoursOf, domain.IndOpinion: m.opinionOf,
		domain.IndService: m.serviceOf, domain.IndWorklog: m.worklogOf,
	} {
		num, den := count(w.no)
		w.measures = append(w.measures, measure{id: id, num: num, den: den})
	}
	for _, x := range m.scored(w.measures) {
		w.score += x.points
	}
	for _, a := range m.rec.Adjustments {
		if a.Worker == w.no && m.inMonth(a.Day) {
			w.adjustments += int64(a.Points)
		}
	}
	w.adjustments = max(-int64(m.rules.AdjustmentCap), min(int64(m.rules.AdjustmentCap), w.adjustments))
	for _, c := range m.rec.SpotChecks {
		if c.Worker == w.no && m.inMonth(c.Day) && m.checkKnown(c) {
			w.deductions += int64(c.Deduction)
		}
	}
	w.deductions = min(int64(m.rules.DeductionCap), w.deductions)
	w.score = max(0, min(10000, w.score+w.adjustments-w.deductions))
	w.stars = 1
	for n := 2; n <= 5; n++ {
		if w.score >= int64(m.rules.Bands[n]) {
			w.stars = n
		}
	}
}
