package office

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// shown is a unit's month as it may be shown to others: the published figures
// where every community with workers is published, else a draft.
type shown struct {
	view        *report.Month
	draft       bool
	community   bool // the unit is one community
	from, to    domain.Date
	published   domain.Date
	version     int
	digest      string
	head        string // of the audit chain when the last of them was published
	station     string // that signs beside the unit; "" where several would
	communities []shownCommunity
}

// shownCommunity is a published community of a shown month.
type shownCommunity struct {
	publication *store.Publication
	view        *report.Month
}

// shownMonth reads the published versions of the communities at or below the
// unit; a draft is computed from the records as they stand.
func (o *Office) shownMonth(tx *store.Tx, m domain.Month, unit string) (*shown, error) {
	c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, traced{})
	if err != nil {
		return nil, err
	}
	s := &shown{view: c.view(), draft: true, station: c.station()}
	var last int64 // number of the newest entry in the trail
	var views []*report.Month
	var seals []string
	communities := 0
	for _, u := range c.results.Units {
		if u.Level != domain.LevelCommunity {
			continue
		}
		communities++
		p, f, err := publication(tx, u.Unit, m)
		if err != nil {
			return nil, err
		}
		if p == nil {
			if staffed(s.view, u.Unit) {
				return s, nil
			}
			continue
		}
		entry, err := tx.PublishEntry(p.ID)
		if err != nil {
			return nil, err
		}
		if entry.Seq > last {
			last, s.head = entry.Seq, entry.Hash
		}
		views = append(views, f.View)
		s.communities = append(s.communities, shownCommunity{p, f.View})
		seals = append(seals, p.Seal)
		s.version = max(s.version, p.Version)
		s.published = max(s.published, p.At.Date())
		from, _ := domain.ParseDate(f.PublicityFrom)
		to, _ := domain.ParseDate(f.PublicityTo)
		s.from, s.to = max(s.from, from), max(s.to, to)
	}
	if communities == 0 {
		return nil, domain.Fail(CodeNoCommunity, unit)
	}
	if len(views) == 0 {
		return s, nil
	}
	s.draft = false
	s.community = communities == 1 && c.names()[c.results.Unit].Level == domain.LevelCommunity
	s.digest = digestOf(seals, s.community)
	if s.community {
		s.view = views[0]
		return s, nil
	}
	s.view.Workers = merge(views)
	return s, nil
}

// digestOf is the digest that a notice prints: of one community its version's
// seal, above that the hash of theirs.
func digestOf(seals []string, community bool) string {
	if community {
		return seals[0]
	}
	h := sha256.New()
	for _, s := range seals {
		h.Write([]byte(s)) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil))
}

// station is the police station of the unit: as the roster of units has it, or
// that of all officers who hold its communities.
func (c *computed) station() string {
	names := c.names()
	if s := names[c.results.Unit].Station; s != "" {
		return s
	}
	var stations []string
	for _, x := range c.records.Officers {
		if x.Holds(c.results.Month.Last()) && names.Below(x.Community, c.results.Unit) && !slices.Contains(stations, x.Station) {
			stations = append(stations, x.Station)
		}
	}
	if len(stations) != 1 {
		return ""
	}
	return stations[0]
}

func staffed(v *report.Month, community string) bool {
	for _, w := range v.Workers {
		if w.Unit == community {
			return true
		}
	}
	return false
}

// merge ranks the workers of several published communities together, by their
// published scores.
func merge(views []*report.Month) []report.Worker {
	var out []report.Worker
	for _, v := range views {
		out = append(out, v.Workers...)
	}
	score := func(w *report.Worker) domain.Hundredths {
		r, err := domain.ParseRatio(*w.Score)
		if err != nil {
			panic(err) // the view wrote it
		}
		return r.Hundredths()
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		switch {
		case a.Assessed != b.Assessed:
			return a.Assessed
		case !a.Assessed:
			return a.Worker < b.Worker
		case score(a) != score(b):
			return score(a) > score(b)
		case a.Grids[0] != b.Grids[0]:
			return a.Grids[0] < b.Grids[0]
		}
		return a.Worker < b.Worker
	})
	for i := range out {
		if !out[i].Assessed {
			break
		}
		rank := i + 1
		if i > 0 && score(&out[i]) == score(&out[i-1]) {
			rank = *out[i-1].Rank
		}
		out[i].Rank = &rank
	}
	return out
}
