package randomoffice

import (
	"slices"

	"gridstar/backend/domain"
)

// gridOf is mostly a grid of the worker, seldom another's or an unknown one.
func (k *maker) gridOf(worker string) string {
	if k.chance(8) {
		return pick(k, slices.Concat([]string{nobody, k.top}, k.grids)...)
	}
	if own := k.gridsOf[worker]; len(own) > 0 {
		return pick(k, own...)
	}
	return pick(k, k.grids...)
}

// anyone is mostly a worker of the roster.
func (k *maker) anyone() string {
	if k.chance(3) {
		return nobody
	}
	return pick(k, k.workers...)
}

// doorAt is mostly a household of the grid, seldom another's or an unknown one.
func (k *maker) doorAt(grid string) string {
	if doors := k.doorsOf[grid]; len(doors) > 0 && !k.chance(6) {
		return pick(k, doors...)
	}
	if len(k.Households) > 0 && !k.chance(30) {
		return pick(k, k.Households...).Household
	}
	return nobody
}

func (k *maker) addVisit(v domain.Visit) {
	v.No = k.number(domain.Visits)
	k.Visits = append(k.Visits, v)
}

// makeRounds draws visits and patrols: campaigns at one door over some days,
// weeks of home visits, and chains of patrols and visits within a half-day.
func (k *maker) makeRounds() {
	for _, w := range slices.Concat(k.workers, []string{nobody}) {
		for range k.upTo(5) {
			k.campaign(w)
		}
		for range k.upTo(3) {
			k.week(w)
		}
		for range k.upTo(6) {
			k.chain(w)
		}
	}
}

var modes = []domain.VisitMode{domain.Flexible, domain.ByAppointment, domain.OtherMode, 0}

// campaign knocks at one door on one to four days.
func (k *maker) campaign(worker string) {
	grid := k.gridOf(worker)
	door := k.doorAt(grid)
	result := pick(k, domain.Met, domain.NotHome, domain.Refused, domain.Vacant)
	d := k.day()
	for range 1 + k.upTo(3) {
		v := domain.Visit{Worker: worker, Grid: grid, Household: door, Mode: pick(k, modes...), Result: result}
		v.Start, v.End = k.span(d)
		k.addVisit(v)
		if result != domain.Met && k.chance(15) {
			result = pick(k, domain.NotHome, domain.Refused, domain.Vacant)
		}
		d += domain.Date(pick(k, 1, 0, 3))
	}
}

// week pays visits whose lengths are about half an hour a duty half-day.
func (k *maker) week(worker string) {
	monday := k.day().Monday()
	grid := k.gridOf(worker)
	for range k.upTo(6) {
		v := domain.Visit{Worker: worker, Grid: grid, Household: k.doorAt(grid), Mode: pick(k, modes...),
			Result: pick(k, domain.Met, domain.NotHome, domain.Refused, domain.Vacant)}
		v.Start, v.End = k.span(monday + domain.Date(k.upTo(6)))
		k.addVisit(v)
	}
}

// chain walks patrols and visits one after the other, with gaps about the bridge.
func (k *maker) chain(worker string) {
	grid := k.gridOf(worker)
	start := k.at(k.dayOfMonth())
	day := start.Date()
	for range 1 + k.upTo(3) {
		var end domain.Time
		start, end = k.spanFrom(start)
		if end <= start {
			return
		}
		if k.chance(70) {
			k.Patrols = append(k.Patrols, domain.Patrol{No: k.number(domain.Patrols), Worker: worker, Grid: grid,
				Start: start, End: end, Safety: k.chance(20), KeyPlace: pick(k, "", "", "学校")})
		} else {
			k.addVisit(domain.Visit{Worker: worker, Grid: grid, Household: k.doorAt(grid), Start: start, End: end,
				Mode: pick(k, modes...), Result: domain.Met})
		}
		start = end + pick[domain.Time](k, 900, 901, 899, 0, -600, 60, 61)
		if start.Date() != day {
			return
		}
	}
}
