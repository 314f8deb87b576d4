package second

import "gridstar/backend/domain"

// names are how a spot check may name a ledger.
var names = map[string]string{
	"visits": "入户走访", "patrols": "巡查记录", "collections": "信息采集", "hazards": "隐患台账",
	"disputes": "矛盾纠纷", "opinions": "社情民意", "services": "代办服务",
}

// checkKnown: a row that names a unit or a worker which is not known counts nowhere.
func (m *month) checkKnown(c domain.SpotCheck) bool {
	return m.unitKnown(c.Unit) && (c.Worker == "" || m.workerKnown(c.Worker))
}

func (m *month) void(ledger, no string) bool {
	for _, c := range m.rec.SpotChecks {
		if c.Finding == domain.FoundFalse && c.Day <= m.asOf && c.AboutRecord == no &&
			(c.AboutLedger == ledger || c.AboutLedger == names[ledger]) && m.checkKnown(c) {
			return true
		}
	}
	return false
}

func (m *month) counts(ledger, no, worker, grid string, own domain.Time) bool {
	return own.Date() <= m.asOf && m.onPostAt(worker, grid, own.Date()) && !m.void(ledger, no)
}

// done is t, or none where it lies after the as-of date.
func (m *month) done(t domain.Time) domain.Time {
	if t.Date() > m.asOf {
		return 0
	}
	return t
}

// keepCounting takes the records that don't count out of the month's copy.
func (m *month) keepCounting() {
	all := m.rec
	m.visits = filter(all.Visits, func(v domain.Visit) bool {
		for _, h := range all.Households {
			if h.Household == v.Household {
				return m.counts("visits", v.No, v.Worker, v.Grid, v.Start)
			}
		}
		return false
	})
	m.patrols = filter(all.Patrols, func(p domain.Patrol) bool { return m.counts("patrols", p.No, p.Worker, p.Grid, p.Start) })
	m.collections = filter(all.Collections, func(c domain.Collection) bool {
		return m.counts("collections", c.No, c.Worker, c.Grid, c.Collected)
	})
	m.hazards = filter(all.Hazards, func(h domain.Hazard) bool { return m.counts("hazards", h.No, h.Worker, h.Grid, h.Found) })
	m.disputes = filter(all.Disputes, func(d domain.Dispute) bool { return m.counts("disputes", d.No, d.Worker, d.Grid, d.Found) })
	m.opinions = filter(all.Opinions, func(o domain.Opinion) bool { return m.counts("opinions", o.No, o.Worker, o.Grid, o.Collected) })
	m.services = filter(all.Services, func(s domain.Service) bool { return m.counts("services", s.No, s.Worker, s.Grid, s.Accepted) })
}

func filter[T any](all []T, keep func(T) bool) []T {
	var out []T
	for _, x := range all {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// offHours: on a rest day, or starting outside the office hours.
func (m *month) offHours(start domain.Time) bool {
	if !m.cal.Workday(start.Date()) {
		return true
	}
	for _, span := range m.rules.OfficeHours {
		if at := start.SecondOfDay(); span.Start <= at && at < span.End {
			return false
		}
	}
	return true
}

func (m *month) preventable(c domain.Case) bool {
	if c.Preventable != 0 {
		return c.Preventable == domain.Yes
	}
	for _, kind := range m.rules.PreventableTypes {
		if c.Kind == kind {
			return true
		}
	}
	return false
}
