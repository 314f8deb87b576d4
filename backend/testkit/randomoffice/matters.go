package randomoffice

import (
	"slices"

	"gridstar/backend/domain"
)

// makeMatters draws what workers deal with: collections, hazards, disputes,
// opinions and services.
func (k *maker) makeMatters() {
	for range k.upTo(12) {
		k.collection()
	}
	for range k.upTo(6) {
		w := k.anyone()
		x := domain.Hazard{No: k.number(domain.Hazards), Worker: w, Grid: k.gridOf(w), Found: k.at(k.day()),
			Handling: pick(k, domain.FixedOnSite, domain.ReportedUp, 0)}
		if k.chance(60) {
			x.Fixed = k.later(x.Found.Date(), 0, 3, 20)
		}
		k.Hazards = append(k.Hazards, x)
	}
	for range k.upTo(12) {
		k.dispute()
	}
	for range k.upTo(8) {
		w := k.anyone()
		x := domain.Opinion{No: k.number(domain.Opinions), Worker: w, Grid: k.gridOf(w), Collected: k.at(k.day()),
			Kind:  pick(k, domain.LivelihoodAppeal, domain.PublicOpinion),
			Route: pick(k, 0, domain.Hotline12345, domain.ByCommunityItself, domain.DistrictDepartment)}
		if k.chance(80) {
			x.Reported = k.later(x.Collected.Date(), 0, 1, 2, 3, 8, -1)
		}
		k.Opinions = append(k.Opinions, x)
	}
	for range k.upTo(12) {
		k.service()
	}
}

func (k *maker) collection() {
	w := k.anyone()
	x := domain.Collection{No: k.number(domain.Collections), Worker: w, Grid: k.gridOf(w), Collected: k.at(k.day()),
		Secretary: pick(k, domain.Passed, domain.Passed, domain.Passed, domain.Returned, 0),
		Police:    pick(k, domain.Passed, domain.Passed, domain.Passed, domain.Returned, 0)}
	d := x.Collected.Date()
	if k.chance(70) {
		x.Changed = k.later(d, -2, 0, -1, -3, -4, -6, -9, 1)
	}
	if k.chance(40) {
		x.Known = k.later(d, -2, 0, -1, -3, -4, 1)
	}
	if k.chance(70) {
		x.Reviewed = k.later(d, 0, 1, 5, 20, -1)
	}
	k.Collections = append(k.Collections, x)
}

// begun draws a day on which a matter begins whose computed deadline falls
// about the month.
func (k *maker) begun(term int64) domain.Date {
	if k.chance(50) {
		return k.day()
	}
	border := pick(k, k.AsOf, k.Month.First(), k.dayOfMonth())
	return border - domain.Date(term) + domain.Date(pick(k, 0, -1, 1, 2, -2))
}

func (k *maker) dispute() {
	w := k.anyone()
	found := k.begun(k.Rules.MediationDays)
	x := domain.Dispute{No: k.number(domain.Disputes), Worker: w, Grid: k.gridOf(w), Found: k.at(found),
		Level: pick(k, domain.OnSite, domain.ByCommunity, domain.PassedOnline),
		Result: pick(k, domain.Succeeded, domain.Succeeded, domain.Failed, 0,
			domain.Withdrawn, domain.RefusedMediation, domain.ToCourt)}
	if k.chance(40) {
		x.Due = k.begun(0)
	}
	if k.chance(80) {
		x.Resolved = k.at(pick(k, found, max(found, k.day()), x.Due+1, x.Due, found+domain.Date(k.Rules.MediationDays)))
		if x.Resolved.Date() <= 1 {
			x.Resolved = 0
		}
	}
	if k.chance(60) {
		x.Passed = k.later(found, 3, 4, 5, 2, 0, 7, -1)
	}
	k.Disputes = append(k.Disputes, x)
}

func (k *maker) service() {
	w := k.anyone()
	accepted := k.begun(k.Rules.ServiceDays)
	x := domain.Service{No: k.number(domain.Services), Worker: w, Grid: k.gridOf(w), Accepted: k.at(accepted),
		OnSite: k.chance(40), NotEntrusted: k.chance(15)}
	if k.chance(40) {
		x.Due = k.begun(0)
	}
	for _, end := range []*domain.Time{&x.Closed, &x.Delivered} {
		if k.chance(60) {
			*end = k.at(pick(k, accepted, max(accepted, k.day()), accepted+domain.Date(k.Rules.ServiceDays)))
		}
	}
	if x.Due != 0 && k.chance(40) {
		x.Delivered = k.at(x.Due + pick[domain.Date](k, 0, 1, -1))
	}
	k.Services = append(k.Services, x)
}

func (k *maker) makeWorklogs() {
	for _, w := range slices.Concat(k.workers, []string{nobody}) {
		days := map[domain.Date]bool{}
		for range k.upTo(12) {
			x := domain.Worklog{Worker: w, Day: k.day(), Signed: pick(k, domain.Yes, domain.Yes, domain.No, 0)}
			if days[x.Day] {
				continue
			}
			days[x.Day] = true
			if k.chance(60) {
				x.SignedOn = pick(k, x.Day, x.Day+1, k.AsOf, k.AsOf+1)
			}
			k.Worklogs = append(k.Worklogs, x)
		}
	}
}

func (k *maker) makeCases() {
	for range k.upTo(6) {
		k.Cases = append(k.Cases, domain.Case{No: k.number(domain.Cases),
			Grid:     pick(k, slices.Concat(k.grids, []string{nobody, k.top})...),
			Happened: k.at(k.day()), Kind: pick(k, "入室盗窃", "盗窃电动车", "打架斗殴"),
			Preventable: pick(k, 0, domain.Yes, domain.No)})
	}
}
