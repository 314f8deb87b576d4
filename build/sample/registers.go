package main

import (
	"cmp"
	"fmt"
	"slices"

	"gridstar/backend/domain"
)

// row is one record: values by the column names of the ledger's schema, each a
// string as a file shows it, a domain.Date or a domain.Time.
type row map[string]any

var chineseNumbers = []string{"", "一", "二", "三", "四", "五", "六"}

func units() []row {
	out := []row{
		{"code": cityCode, "name": "襄阳市", "level": "市"},
		{"code": districtCode, "name": "樊城区", "level": "区", "parent": cityCode},
		{"code": streetCode, "name": "望星街道", "level": "街道", "parent": districtCode, "station": station},
	}
	for _, c := range []struct {
		code, name string
		grids      int
	}{{ginkgoCode, "银杏里社区", 6}, {willowCode, "柳堤社区", 5}} {
		out = append(out, row{"code": c.code, "name": c.name, "level": "社区", "parent": streetCode, "station": station})
		for n := 1; n <= c.grids; n++ {
			out = append(out, row{"code": grid(c.code, n), "name": c.name + "第" + chineseNumbers[n] + "网格",
				"level": "网格", "parent": c.code})
		}
	}
	return out
}

func roster() []row {
	var out []row
	for _, w := range workers {
		for _, p := range w.posts {
			out = append(out, row{"worker": w.no, "name": w.name, "grid": p.grid, "from_date": p.from, "to_date": p.to,
				"wage": w.wage, "share": w.percent})
		}
	}
	return out
}

func officerRows() []row {
	var out []row
	for _, f := range officers {
		out = append(out, row{"officer": f.no, "name": f.name, "station": station, "community": f.community,
			"from_date": f.from, "to_date": f.to})
	}
	return out
}

func leave() []row {
	var out []row
	for _, w := range workers {
		for _, a := range w.away {
			out = append(out, row{"worker": w.no, "from_date": a.from, "to_date": a.to, "kind": a.kind, "span": a.span})
		}
	}
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Compare(a["from_date"].(domain.Date), b["from_date"].(domain.Date))
	})
	return out
}

// calendar is the office's own copy of the second half-year's holidays.
func calendar() []row {
	var out []row
	add := func(kind, name string, days ...domain.Date) {
		for _, d := range days {
			out = append(out, row{"day": d, "kind": kind, "name": name})
		}
	}
	add("工作日", "国庆节调休", day(9, 20))
	add("休息日", "中秋节", day(9, 25), day(9, 26), day(9, 27))
	add("休息日", "国庆节", day(10, 1), day(10, 2), day(10, 3), day(10, 4), day(10, 5), day(10, 6), day(10, 7))
	add("工作日", "国庆节调休", day(10, 10))
	return out
}

// home is a household of the register.
type home struct {
	no, grid, address, state string
	from, to                 domain.Date
	rarelyIn, unwilling      bool // found out at the door
}

// homes are the households of the street, grid by grid.
func homes() []home {
	var out []home
	for _, e := range estates {
		c := chanceOf("homes", e.grid)
		for b := 1; b <= e.buildings; b++ {
			if e.units == 0 {
				out = append(out, home{no: fmt.Sprintf("%s-%04d", e.letters, b), grid: e.grid,
					address: fmt.Sprintf("%s%d号", e.place, b), state: houseState(c)})
				continue
			}
			for u := 1; u <= e.units; u++ {
				for f := 1; f <= e.floors; f++ {
					for _, side := range []int{1, 2} {
						out = append(out, home{no: fmt.Sprintf("%s-%02d%02d-%02d%02d", e.letters, b, u, f, side), grid: e.grid,
							address: fmt.Sprintf("%s%d栋%d单元%d0%d室", e.place, b, u, f, side), state: houseState(c)})
					}
				}
			}
		}
	}
	for i := range out {
		h, c := &out[i], chanceOf("home", out[i].no)
		h.rarelyIn = c.percent(4)
		h.unwilling = c.percent(2)
		switch {
		case h.grid == grid(ginkgoCode, 6) && i%23 == 0: // the old lane is being pulled down
			h.to = day(9, 10)
		case h.grid == grid(ginkgoCode, 6) && i%17 == 0:
			h.state = "拆迁"
		case h.grid == grid(willowCode, 3) && i%9 == 0: // the new towers are still filling
			h.from = day(8, 20)
		}
	}
	return out
}

func houseState(c chance) string {
	switch n := c.IntN(100); {
	case n < 5:
		return "空置"
	case n < 22:
		return "出租"
	case n < 25:
		return "借住"
	default:
		return "自住"
	}
}

func households(all []home) []row {
	out := make([]row, len(all))
	for i, h := range all {
		out[i] = row{"household": h.no, "grid": h.grid, "address": h.address, "state": h.state,
			"from_date": h.from, "to_date": h.to}
	}
	return out
}
