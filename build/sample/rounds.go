package main

import "gridstar/backend/domain"

// half is one half-day on duty.
type half struct {
	day       domain.Date
	afternoon bool
}

// months are the months of the story.
func months() []domain.Month {
	var out []domain.Month
	for m := firstDay.Month(); m <= lastDay.Month(); m++ {
		out = append(out, m)
	}
	return out
}

func placesOf(gridCode string) []string {
	for _, e := range estates {
		if e.grid == gridCode {
			return e.places
		}
	}
	return nil
}

// patrols are the two rounds a day of every worker.
func (o *office) patrols() []row {
	var out []row
	for i := range workers {
		for _, m := range months() {
			out = append(out, o.monthOfPatrols(&workers[i], m)...)
		}
	}
	return numbered(out, "start_time", "XC")
}

func (o *office) monthOfPatrols(w *worker, m domain.Month) []row {
	c := chanceOf("patrols", w.no, m)
	var halves []half
	days := o.dutyDays(w, m.First(), m.Last())
	for _, d := range days {
		am, pm := o.duty(w, d)
		if am {
			halves = append(halves, half{d, false})
		}
		if pm {
			halves = append(halves, half{d, true})
		}
	}
	poor := c.missed(len(halves), w.in(m).rounds)
	unsafe := map[domain.Date]bool{}
	for i := range c.missed(len(days), w.in(m).rounds) {
		unsafe[days[i]] = true
	}
	var out []row
	for i, h := range halves {
		if poor[i] && c.percent(50) {
			continue // did not go
		}
		minutes := c.between(95, 130)
		if poor[i] {
			minutes = c.between(45, 80)
		}
		out = append(out, o.patrol(c, w, h, minutes, !unsafe[h.day])...)
	}
	return out
}

// patrol is one round, sometimes entered in two parts with a short break.
func (o *office) patrol(c chance, w *worker, h half, minutes int, safety bool) []row {
	p, _ := w.at(h.day)
	start := domain.NewTime(h.day, 8, 15+c.between(0, 35), 0)
	if h.afternoon {
		start = domain.NewTime(h.day, 14, 20+c.between(0, 35), 0)
	}
	part := func(at domain.Time, length int) row {
		r := row{"worker": w.no, "grid": p.grid, "start_time": at, "end_time": at + domain.Time(length*60), "kind": "日常"}
		if safety && !h.afternoon || safety && c.percent(20) {
			r["kind"] = pick(c, []string{"安全", "安全", "日常"})
			r["key_place"] = pick(c, placesOf(p.grid))
		}
		return r
	}
	if minutes >= 95 && c.percent(8) {
		rest := domain.Time((minutes/2 + c.between(4, 12)) * 60)
		return []row{part(start, minutes/2), part(start+rest, minutes/2)}
	}
	return []row{part(start, minutes)}
}
