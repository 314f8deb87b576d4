package randomoffice

import (
	"fmt"

	"gridstar/backend/domain"
)

// makeChecks draws spot checks of workers, units and records, and adjustments.
func (k *maker) makeChecks() {
	for i := range k.upTo(8) {
		c := domain.SpotCheck{No: fmt.Sprintf("S%02d", i), Unit: pick(k, k.known...), Day: k.day(),
			Finding:   pick(k, domain.FoundTrue, domain.FoundFalse, domain.FoundFalse, domain.FoundMissing, domain.FoundWrong, domain.NotReached),
			Deduction: pick[domain.Hundredths](k, 0, 50, 300, 1999, 2001, 6000)}
		if k.chance(4) {
			c.Unit = nobody
		}
		if k.chance(50) {
			c.Worker = k.anyone()
		}
		if len(k.named) > 0 && k.chance(70) {
			about := pick(k, k.named...)
			c.AboutLedger, c.AboutRecord = about[0], about[1]
			if k.chance(10) {
				c.AboutLedger = pick(k, "", "别的台账", "patrols")
			}
		}
		k.SpotChecks = append(k.SpotChecks, c)
	}
	for i := range k.upTo(6) {
		k.Adjustments = append(k.Adjustments, domain.Adjustment{No: fmt.Sprintf("A%02d", i), Worker: k.anyone(), Day: k.day(),
			Points: pick[domain.Hundredths](k, 100, -100, 333, 500, 501, -501, 1000, -2000)})
	}
}

// makePublished draws published versions of communities in the months before
// and after, one community a worker and month.
func (k *maker) makePublished() {
	for month := k.Month - 4; month <= k.Month+1; month++ {
		if k.chance(40) {
			continue
		}
		p := domain.PublishedMonth{Community: pick(k, k.known...), Month: month, Version: 1 + k.upTo(2)}
		for _, w := range k.workers {
			if k.chance(25) {
				continue
			}
			x := domain.PublishedWorker{Worker: w, Name: w, Unit: p.Community, Assessed: !k.chance(25)}
			if x.Assessed {
				x.Score = pick[domain.Hundredths](k, 6999, 7000, 5000, 8500, 9500)
				x.Stars = k.Rules.Stars(x.Score)
				x.Qualified = x.Stars >= 3
				x.VisitNum, x.VisitDen = int64(k.upTo(9)), int64(pick(k, 9, 12, 27))
			}
			p.Workers = append(p.Workers, x)
		}
		k.Published = append(k.Published, p)
	}
}
