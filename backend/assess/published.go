package assess

import (
	"cmp"
	"strings"

	"gridstar/backend/domain"
)

// byMonth gives, for the published months that are asked for, each worker's
// line of each month. Where two communities have both published a worker's
// month, the kinder line counts.
func byMonth(published []domain.PublishedMonth, asked func(domain.Month) bool) map[string]map[domain.Month]domain.PublishedWorker {
	lines := map[string]map[domain.Month]domain.PublishedWorker{}
	for _, p := range published {
		if !asked(p.Month) {
			continue
		}
		for _, x := range p.Workers {
			months := lines[x.Worker]
			if months == nil {
				months = map[domain.Month]domain.PublishedWorker{}
				lines[x.Worker] = months
			}
			if other, twice := months[p.Month]; !twice || kinder(x, other) {
				months[p.Month] = x
			}
		}
	}
	return lines
}

// kinder tells whether a worker fares better by x than by y: more stars (none:
// not assessed), then the higher score; of equals, the first unit.
func kinder(x, y domain.PublishedWorker) bool {
	return cmp.Or(cmp.Compare(x.Stars, y.Stars), cmp.Compare(x.Score, y.Score), strings.Compare(y.Unit, x.Unit)) > 0
}
