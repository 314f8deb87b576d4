package second

import (
	"slices"

	"gridstar/backend/domain"
)

// door is what the visits of some workers to one household of one grid in
// from..to came to, and whether it is due.
func (m *month) door(h domain.Household, grid string, from, to domain.Date, workers ...string) (met, due bool) {
	if h.Grid != grid || h.From > to || h.To != 0 && h.To <= to {
		return false, false
	}
	excused := false
	for _, w := range workers {
		away, vacant, off := map[domain.Date]bool{}, map[domain.Date]bool{}, false
		for _, v := range m.visits {
			day := v.Start.Date()
			if v.Worker != w || v.Grid != grid || v.Household != h.Household || day < from || day > to {
				continue
			}
			switch v.Result {
			case domain.Met:
				met = true
			case domain.NotHome, domain.Refused:
				away[day] = true
				off = off || m.offHours(v.Start)
			case domain.Vacant:
				vacant[day] = true
			}
		}
		if int64(len(away)) >= m.rules.AbsentDays && off || int64(len(vacant)) >= m.rules.VacantDays {
			excused = true
		}
	}
	empty := h.State == domain.Empty || h.State == domain.Demolished
	return met, met || !excused && !empty
}

func (m *month) visitOf(worker string) (num, den int64, required *rat) {
	required = new(rat)
	quarter := 2 * m.workdays(m.quarterFirst, m.quarterLast)
	for _, s := range m.stays(worker) {
		var due int64
		for _, h := range m.rec.Households {
			met, isDue := m.door(h, s.grid, s.from, s.to, worker)
			if isDue {
				due++
			}
			if isDue && met {
				num++
			}
		}
		den += due
		pace := new(rat)
		for d := s.from; d <= s.to; d++ {
			var with int64
			for _, w := range m.workers {
				if m.duty(w, d) > 0 && m.onPostAt(w, s.grid, d) {
					with++
				}
			}
			if with > 0 {
				pace.Add(pace, frac(m.duty(worker, d), with))
			}
		}
		if quarter > 0 {
			required.Add(required, pace.Mul(pace, frac(due, quarter)))
		}
	}
	return num, den, required
}

func (m *month) dutyDaysBetween(worker string, after, to domain.Date) int64 {
	var n int64
	for d := after + 1; d <= to; d++ {
		if m.duty(worker, d) > 0 {
			n++
		}
	}
	return n
}

func (m *month) collectionOf(worker string) (num, den int64) {
	for _, c := range m.collections {
		if c.Worker != worker {
			continue
		}
		returned := c.Secretary == domain.Returned || c.Police == domain.Returned
		passed := c.Secretary == domain.Passed && c.Police == domain.Passed
		settled := c.Reviewed
		if settled == 0 {
			settled = c.Collected
		}
		if !returned && !passed || c.Reviewed.Date() > m.asOf || !m.inMonth(settled.Date()) {
			continue
		}
		den++
		from := c.Known
		if from == 0 {
			from = c.Changed
		}
		timely := from == 0 || m.dutyDaysBetween(worker, from.Date(), c.Collected.Date()) <= m.rules.TimelyDays
		if passed && timely {
			num++
		}
	}
	for _, c := range m.rec.SpotChecks {
		if c.Worker == worker && c.Finding == domain.FoundMissing && m.inMonth(c.Day) && m.checkKnown(c) {
			den++
		}
	}
	return num, den
}

// mediationOf leaves the escalated out of den and counts them apart.
func (m *month) mediationOf(worker string) (num, den, escalated int64) {
	for _, x := range m.disputes {
		if x.Worker != worker || slices.Contains([]domain.DisputeResult{domain.Withdrawn, domain.RefusedMediation, domain.ToCourt}, x.Result) {
			continue
		}
		found := x.Found.Date()
		settled := x.Due
		if settled == 0 {
			settled = m.cal.OrNextWorkday(found + domain.Date(m.rules.MediationDays))
		}
		resolved, succeeded := m.done(x.Resolved), false
		if x.Result == domain.Succeeded && resolved != 0 && resolved.Date() <= settled {
			settled, succeeded = resolved.Date(), true
		}
		passed := m.done(x.Passed)
		switch {
		case !m.inMonth(settled):
		case succeeded:
			num, den = num+1, den+1
		case (x.Level == domain.ByCommunity || x.Level == domain.PassedOnline) && passed != 0 &&
			m.workdays(found+1, passed.Date()) <= m.rules.EscalateDays:
			escalated++
		default:
			den++
		}
	}
	return num, den, escalated
}

func (m *month) caseOf(worker string) (num int64) {
	for _, c := range m.rec.Cases {
		d := c.Happened.Date()
		if m.preventable(c) && m.inMonth(d) && m.onPostAt(worker, c.Grid, d) && m.leaveHalves(worker, d) < 2 {
			num++
		}
	}
	return num
}

// walk is a patrol or a visit.
type walk struct {
	start, end domain.Time
	patrol     bool
}

func (m *month) patrolOf(worker string) (num, den int64) {
	for d := m.first; d <= m.asOf; d++ {
		for _, morning := range []bool{true, false} {
			if !m.dutyOn(worker, d, morning) {
				continue
			}
			den++
			var walks []walk
			add := func(who string, start, end domain.Time, patrol bool) {
				if who == worker && start.Date() == d && (start.SecondOfDay() < 12*3600) == morning {
					walks = append(walks, walk{start, end, patrol})
				}
			}
			for _, p := range m.patrols {
				add(p.Worker, p.Start, p.End, true)
			}
			for _, v := range m.visits {
				add(v.Worker, v.Start, v.End, false)
			}
			if m.fullPatrol(walks) {
				num++
			}
		}
	}
	return num, den
}

// fullPatrol joins any two walks that may be joined until none are left to
// join, and looks for one that is long enough.
func (m *month) fullPatrol(walks []walk) bool {
	gap := domain.Time(m.rules.BridgeSeconds)
	for again := true; again; {
		again = false
		for i := 0; i < len(walks) && !again; i++ {
			for j := i + 1; j < len(walks) && !again; j++ {
				a, b := walks[i], walks[j]
				if a.start <= b.end+gap && b.start <= a.end+gap {
					walks[i] = walk{min(a.start, b.start), max(a.end, b.end), a.patrol || b.patrol}
					walks = slices.Delete(walks, j, j+1)
					again = true
				}
			}
		}
	}
	for _, x := range walks {
		if x.patrol && int64(x.end-x.start) >= m.rules.PatrolSeconds {
			return true
		}
	}
	return false
}

func (m *month) safetyOf(worker string) (num, den int64) {
	for d := m.first; d <= m.asOf; d++ {
		if m.duty(worker, d) == 0 {
			continue
		}
		den++
		for _, p := range m.patrols {
			if p.Worker == worker && p.Start.Date() == d && (p.Safety || p.KeyPlace != "") {
				num++
				break
			}
		}
	}
	return num, den
}

func (m *month) hazardOf(worker string) (num, den int64) {
	for _, h := range m.hazards {
		if h.Worker != worker || !m.inMonth(h.Found.Date()) {
			continue
		}
		den++
		if h.Handling == domain.FixedOnSite && m.done(h.Fixed) != 0 || h.Handling == domain.ReportedUp {
			num++
		}
	}
	return num, den
}

func (m *month) visitHoursOf(worker string) (num, den int64) {
	for sunday := m.first; sunday <= m.asOf; sunday++ {
		if sunday.Weekday() != 7 {
			continue
		}
		monday := sunday - 6
		var halves int64
		for d := monday; d <= sunday; d++ {
			halves += m.duty(worker, d)
		}
		if halves == 0 {
			continue
		}
		den++
		needed := frac(m.rules.WeeklySeconds, 1)
		if halves < 10 {
			needed.Mul(needed, frac(halves, 10))
		}
		if frac(m.secondsAtDoors(worker, monday, sunday), 1).Cmp(needed) >= 0 {
			num++
		}
	}
	return num, den
}

// secondsAtDoors adds up, visit by visit, what each adds beyond the ends of
// those that started before it.
func (m *month) secondsAtDoors(worker string, from, to domain.Date) int64 {
	visits := filter(m.visits, func(v domain.Visit) bool {
		d := v.Start.Date()
		return v.Worker == worker && from <= d && d <= to &&
			(v.Mode == domain.Flexible || v.Mode == domain.ByAppointment || m.offHours(v.Start))
	})
	slices.SortFunc(visits, func(a, b domain.Visit) int { return int(a.Start - b.Start) })
	var sum, end domain.Time
	for _, v := range visits {
		if v.End > end {
			sum += v.End - max(v.Start, end)
			end = v.End
		}
	}
	return int64(sum)
}

func (m *month) opinionOf(worker string) (num, den int64) {
	for _, o := range m.opinions {
		if o.Worker != worker || !m.inMonth(o.Collected.Date()) {
			continue
		}
		den++
		late := o.Reported != 0 && m.workdays(o.Collected.Date()+1, o.Reported.Date()) > m.rules.ReportDays
		astray := o.Kind == domain.PublicOpinion && o.Route != 0 && o.Route != domain.Hotline12345
		if !late && !astray {
			num++
		}
	}
	return num, den
}

func (m *month) serviceOf(worker string) (num, den int64) {
	for _, s := range m.services {
		if s.Worker != worker {
			continue
		}
		settled := s.Due
		if settled == 0 {
			settled = m.cal.OrNextWorkday(s.Accepted.Date() + domain.Date(m.rules.ServiceDays))
		}
		delivered := m.done(s.Delivered)
		if delivered == 0 && s.OnSite {
			delivered = m.done(s.Closed)
		}
		inTime := delivered != 0 && delivered.Date() <= settled
		if inTime {
			settled = delivered.Date()
		}
		if !m.inMonth(settled) {
			continue
		}
		den++
		if inTime && !s.NotEntrusted {
			num++
		}
	}
	return num, den
}

func (m *month) worklogOf(worker string) (num, den int64) {
	for d := m.first; d <= m.asOf; d++ {
		if m.duty(worker, d) == 0 {
			continue
		}
		den++
		for _, l := range m.rec.Worklogs {
			if l.Worker != worker || l.Day != d {
				continue
			}
			switch later := l.SignedOn > m.asOf; {
			case l.Signed == domain.Yes && !later:
				num++
			case l.Signed == domain.Yes, l.Signed == 0:
				den--
			}
		}
	}
	return num, den
}
