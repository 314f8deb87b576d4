package main

import (
	"cmp"
	"fmt"
	"slices"

	"gridstar/backend/domain"
)

// session is a stretch of an evening, noon or free morning spent at doors.
type session struct {
	weekday      int
	hour, minute int
	doors        int // at most so many
	rest         bool
}

var sessions = []session{
	{weekday: 2, hour: 18, minute: 12, doors: 5},
	{weekday: 3, hour: 12, minute: 8, doors: 2},
	{weekday: 4, hour: 18, minute: 20, doors: 5},
	{weekday: 6, hour: 9, minute: 5, doors: 5, rest: true},
}

// round is one worker's way through one grid in one quarter: every household is
// to be met once, at the pace of the duty half-days.
type round struct {
	*office
	chance
	w        *worker
	from, to domain.Date
	halves   int // half-days of workdays in the quarter, times 100
	queue    []home
	met      []home
	tries    map[string]int
	done     int // households met or settled
	due      int
	pace     int // households that should be met by now, times halves
	out      []row
}

// visits are the home visits of the street.
func (o *office) visits(all []home) []row {
	var out []row
	for i := range workers {
		w := &workers[i]
		for _, p := range w.posts {
			for q := firstDay.Month().Quarter(); q <= lastDay.Month().Quarter(); q++ {
				from, to := max(p.from, q.First(), firstDay), min(q.Last(), lastDay)
				if p.to != 0 {
					to = min(to, p.to)
				}
				if from <= to {
					out = append(out, o.round(w, p.grid, q, from, to, all).walk()...)
				}
			}
		}
	}
	return numbered(out, "start_time", "RH")
}

func (o *office) round(w *worker, gridCode string, q domain.Quarter, from, to domain.Date, all []home) *round {
	r := &round{office: o, chance: chanceOf("visits", w.no, gridCode, q), w: w, from: from, to: to,
		halves: 200 * int(o.days.Workdays(q.First()-1, q.Last())), tries: map[string]int{}}
	for _, h := range all {
		if h.grid != gridCode || h.from > to || h.to != 0 && h.to <= to || h.state == "拆迁" {
			continue
		}
		r.queue = append(r.queue, h)
		if h.state != "空置" {
			r.due++
		}
	}
	r.Shuffle(len(r.queue), func(i, j int) { r.queue[i], r.queue[j] = r.queue[j], r.queue[i] })
	return r
}

func (r *round) walk() []row {
	for d := r.from; d <= r.to; d++ {
		am, pm := r.duty(r.w, d)
		for _, on := range []bool{am, pm} {
			if on {
				r.pace += r.due * r.w.in(d.Month()).doors
			}
		}
		for _, s := range sessions {
			if s.weekday == d.Weekday() && r.free(d, s) {
				r.session(d, s)
			}
		}
	}
	return r.out
}

// free tells whether the worker walks on d: not on leave, not in a long holiday,
// and on a Saturday only when it is a rest day.
func (r *round) free(d domain.Date, s session) bool {
	if r.days.Workday(d) {
		_, pm := r.duty(r.w, d)
		return pm && !s.rest
	}
	for _, a := range r.w.away {
		if a.from <= d && d <= a.to {
			return false
		}
	}
	goldenWeek := d >= day(10, 1) && d <= day(10, 7)
	return s.rest && !goldenWeek
}

func (r *round) session(d domain.Date, s session) {
	at := domain.NewTime(d, s.hour, s.minute+r.between(0, 12), 0)
	for n := 0; n < s.doors; n++ {
		if r.done*r.halves >= r.pace && n > 0 {
			return
		}
		var h home
		again := len(r.queue) == 0
		if again {
			if len(r.met) == 0 {
				return
			}
			h = pick(r.chance, r.met)
		} else {
			h, r.queue = r.queue[0], r.queue[1:]
		}
		result, minutes := r.door(h, again)
		end := at + domain.Time(minutes*60)
		r.out = append(r.out, row{"worker": r.w.no, "grid": h.grid, "household": h.no, "start_time": at, "end_time": end,
			"mode": pick(r.chance, []string{"弹性", "弹性", "预约", "弹性", ""}), "result": result, "remark": r.remark(result)})
		at = end + domain.Time(r.between(2, 6)*60)
	}
}

// door knocks, and puts h back in the queue when it must be tried again.
func (r *round) door(h home, again bool) (result string, minutes int) {
	r.tries[h.no]++
	first := r.tries[h.no] == 1
	switch {
	case again:
	case h.state == "空置":
		if first {
			r.queue = append(r.queue, h)
		}
		return "空户", r.between(4, 7)
	case h.rarelyIn && !r.percent(25):
		r.later(h)
		return "未遇", r.between(4, 8)
	case h.unwilling && first:
		r.later(h)
		return "拒访", r.between(3, 6)
	case first && r.percent(7):
		r.later(h)
		return "未遇", r.between(4, 8)
	}
	if !again {
		r.done++
		r.met = append(r.met, h)
	}
	usual := r.w.in(r.from.Month()).minutes
	return "见面", r.between(usual-6, usual+8)
}

// later puts h back a good week's doors down the queue; after three vain tries
// the worker lets it be.
func (r *round) later(h home) {
	if r.tries[h.no] >= 3 {
		return
	}
	at := min(len(r.queue), r.between(9, 14))
	r.queue = slices.Insert(r.queue, at, h)
}

var remarks = []string{"核对人口信息", "宣传反诈知识", "登记服务需求", "提醒用电安全", "宣传医保政策", "核对房屋信息", "关心独居老人", "", "", "", ""}

func (r *round) remark(result string) string {
	if result != "见面" {
		return ""
	}
	return pick(r.chance, remarks)
}

// numbered sorts rows by time, then worker, and numbers them.
func numbered(rows []row, time, prefix string) []row {
	slices.SortStableFunc(rows, func(a, b row) int {
		if c := cmp.Compare(instant(a[time]), instant(b[time])); c != 0 {
			return c
		}
		return cmp.Compare(a["worker"].(string), b["worker"].(string))
	})
	for i, r := range rows {
		r["record_no"] = fmt.Sprintf("%s%06d", prefix, i+1)
	}
	return rows
}

func instant(v any) domain.Time {
	if d, ok := v.(domain.Date); ok {
		return d.Start()
	}
	return v.(domain.Time)
}
