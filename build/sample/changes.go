package main

import "gridstar/backend/domain"

// sparse gives a worker's month n events on duty days.
func (o *office) sparse(c chance, w *worker, m domain.Month, lo, hi int) []domain.Date {
	days := o.dutyDays(w, m.First(), m.Last())
	if len(days) == 0 {
		return nil
	}
	n := c.between(lo, hi) * len(days) / 20
	out := make([]domain.Date, n)
	for i := range out {
		out[i] = days[c.IntN(len(days))]
	}
	return out
}

// known drops what happens after the files were exported.
func known(t domain.Time) any {
	if t.Date() > exported {
		return domain.Time(0)
	}
	return t
}

// workdaysAfter is the n-th workday after d.
func (o *office) workdaysAfter(d domain.Date, n int) domain.Date {
	for n > 0 {
		d++
		if o.days.Workday(d) {
			n--
		}
	}
	return d
}

var (
	subjects    = []string{"人口", "人口", "人口", "房屋", "房屋", "标准地址", "法人单位"}
	personKinds = []string{"流动人口", "流动人口", "常住人口", "留守人员", "孤寡老人", "特困人员"}
)

// collections are the changes that workers recorded.
func (o *office) collections() []row {
	var out []row
	for i := range workers {
		w := &workers[i]
		for _, m := range months() {
			c := chanceOf("collections", w.no, m)
			days := o.sparse(c, w, m, 10, 15)
			poor := c.missed(len(days), w.in(m).data)
			for j, d := range days {
				out = append(out, o.collection(c, w, d, poor[j]))
			}
		}
	}
	return numbered(out, "collected_at", "CJ")
}

func (o *office) collection(c chance, w *worker, d domain.Date, poor bool) row {
	p, _ := w.at(d)
	reviewed := domain.NewTime(o.workdaysAfter(d, c.between(1, 4)), 16, c.between(0, 59), 0)
	r := row{"worker": w.no, "grid": p.grid, "subject": pick(c, subjects), "channel": "社管通",
		"collected_at": domain.NewTime(d, c.between(9, 17), c.between(0, 59), 0),
		"known_at":     d - domain.Date(c.between(0, 1)),
		"changed_at":   d - domain.Date(c.between(1, 9))}
	if r["subject"] == "人口" {
		r["person_kind"] = pick(c, personKinds)
	}
	if c.percent(6) {
		r["channel"] = "纸质"
	}
	if reviewed.Date() > exported {
		if c.percent(50) && reviewed.Date()-exported < 3 {
			r["secretary_review"] = "通过" // the officer has not come to it yet
		}
		return r
	}
	r["secretary_review"], r["police_review"] = "通过", "通过"
	r["reviewed_at"], r["entered_at"] = reviewed, reviewed+domain.Time(c.between(5, 40)*60)
	switch {
	case !poor:
	case c.percent(45):
		r["known_at"] = d - domain.Date(c.between(6, 12)) // told late
		r["changed_at"] = r["known_at"].(domain.Date) - 1
	case c.percent(50):
		r["secretary_review"], r["police_review"], r["entered_at"] = "退回", "", domain.Time(0)
	default:
		r["police_review"], r["entered_at"] = "退回", domain.Time(0)
	}
	return r
}
