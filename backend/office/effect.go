package office

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Effects are what a load or an undo would change beyond its rows, in the newest
// month that has records.
type Effects struct {
	Month      string       `json:"month"`      // "" while there is none
	Households []string     `json:"households"` // no longer on the register
	Workers    []string     `json:"workers"`    // no longer on post, by name
	Stars      []StarChange `json:"stars"`
	Problems   int          `json:"problems"`  // how many more open problems; negative: fewer
	Published  []string     `json:"published"` // published months whose records change: their versions stay as they are
}

// StarChange is a worker whose stars would be others.
type StarChange struct {
	Worker string `json:"worker"`
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// snapshot is what effects compare.
type snapshot struct {
	month      domain.Month
	households map[string]string // number to address, on the register
	workers    map[string]string // number to name, on post
	outcomes   map[string]string // number to stars, in words
	problems   int
	published  map[string]string // community and month to the digest of its records
}

func (o *Office) snapshot(tx *store.Tx, m domain.Month) (*snapshot, error) {
	s := &snapshot{households: map[string]string{}, workers: map[string]string{}, outcomes: map[string]string{}, published: map[string]string{}}
	months, err := tx.Months()
	if err != nil {
		return nil, err
	}
	if m == 0 && len(months) > 0 {
		m = months[len(months)-1]
	}
	s.month = m
	if s.problems, err = countProblems(tx); err != nil || m == 0 {
		return s, err
	}
	c, err := o.compute(tx, AssessRequest{Month: m, Unit: assess.Everywhere}, traced{})
	if err != nil {
		return nil, err
	}
	last := m.Last()
	for _, h := range c.records.Households {
		if h.From <= last && (h.To == 0 || h.To > last) {
			s.households[h.Household] = h.Address
		}
	}
	for _, r := range c.records.Roster {
		if r.From <= last && (r.To == 0 || r.To >= last) {
			s.workers[r.Worker] = r.Name
		}
	}
	for _, w := range c.results.Workers {
		s.outcomes[w.Worker] = report.NotAssessedName
		if w.Assessed {
			s.outcomes[w.Worker] = report.StarName(w.Stars)
		}
		if _, ok := s.workers[w.Worker]; !ok {
			s.workers[w.Worker] = w.Name
		}
	}
	versions, err := tx.Publications(0)
	if err != nil {
		return nil, err
	}
	for _, p := range versions {
		label := c.names().Name(p.Community) + p.Month.Chinese()
		if _, done := s.published[label]; done {
			continue // the newest version comes first
		}
		if s.published[label], err = tx.RecordsDigest(p.Community, p.Month); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func effects(before, after *snapshot) *Effects {
	e := &Effects{Month: after.month.String(), Households: []string{}, Workers: []string{}, Stars: []StarChange{}, Published: []string{},
		Problems: after.problems - before.problems}
	for _, no := range slices.Sorted(maps.Keys(before.households)) {
		if _, still := after.households[no]; !still {
			e.Households = append(e.Households, no+" "+before.households[no])
		}
	}
	for _, no := range slices.Sorted(maps.Keys(before.workers)) {
		if _, still := after.workers[no]; !still {
			e.Workers = append(e.Workers, before.workers[no]+"（"+no+"）")
		}
	}
	for _, no := range slices.Sorted(maps.Keys(before.outcomes)) {
		if now, ok := after.outcomes[no]; ok && now != before.outcomes[no] {
			e.Stars = append(e.Stars, StarChange{no, before.workers[no], before.outcomes[no], now})
		}
	}
	for _, label := range slices.Sorted(maps.Keys(before.published)) {
		if after.published[label] != before.published[label] {
			e.Published = append(e.Published, label)
		}
	}
	return e
}

// Words are the effects in plain Chinese; none where nothing changes beyond rows.
func (e *Effects) Words() []string {
	out := []string{}
	add := func(list []string, format string) {
		if len(list) > 0 {
			out = append(out, fmt.Sprintf(format, len(list), few(list)))
		}
	}
	add(e.Households, "%d户不再在册：%s")
	add(e.Workers, "%d名网格员不再在岗：%s")
	var stars []string
	for _, s := range e.Stars {
		stars = append(stars, s.Name+" "+s.Before+"→"+s.After)
	}
	add(stars, e.Month+" 有%d人星级变动：%s")
	add(e.Published, "%d个已发布的月份背后数据有变化（已发布的结果不变，如需更正请再次发布）：%s")
	switch {
	case e.Problems > 0:
		out = append(out, "待处理的问题多"+strconv.Itoa(e.Problems)+"个")
	case e.Problems < 0:
		out = append(out, "待处理的问题少"+strconv.Itoa(-e.Problems)+"个")
	}
	return out
}

// few names the first of a list.
func few(list []string) string {
	const most = 6
	if len(list) <= most {
		return strings.Join(list, "、")
	}
	return strings.Join(list[:most], "、") + "等"
}
