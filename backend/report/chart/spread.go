package chart

import (
	"fmt"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

// Stars is how many assessed workers have how many stars.
func Stars(m *report.Month) *Chart {
	c := &Chart{ID: "stars", Kind: Columns, Title: "星级分布", Subtitle: subtitle(m), Unit: "人", Subject: "星级"}
	var count [6]int
	assessed, qualified := 0, 0
	for i := range m.Workers {
		w := &m.Workers[i]
		if !w.Assessed {
			continue
		}
		assessed++
		count[*w.Stars]++
		if *w.Qualified {
			qualified++
		}
	}
	s := Series{Name: "人数", Ink: Primary}
	top := 0
	for n := 5; n >= 1; n-- {
		c.Categories = append(c.Categories, report.StarName(n))
		s.Points = append(s.Points, whole(count[n], "人"))
		s.Points[5-n].Detail = share(count[n], assessed)
		top = max(top, count[n])
	}
	c.Series = []Series{s}
	c.Axis = fit(domain.Hundredths(max(top, 4))*one, one)
	c.Note = fmt.Sprintf("参评%d人，合格（三星及以上）%d人；不参评%d人。", assessed, qualified, len(m.Workers)-assessed)
	return c
}

// Handled is how many disputes ended at a level (化解层级), and how many of them
// were resolved.
type Handled struct{ Disputes, Resolved int }

// Disputes is the funnel of 二.4: all that were found, those that went to the
// community, those that were passed on online. levels are in the order of the
// levels: 现场调解, 社区联调, 网上流转.
func Disputes(m *report.Month, levels [3]Handled) *Chart {
	c := &Chart{ID: "disputes", Kind: Funnel, Title: "矛盾纠纷分级化解", Subtitle: subtitle(m), Unit: "件", Subject: "环节",
		Categories: []string{"排查发现", "社区联调", "网上流转"}}
	s := Series{Name: "件数", Ink: Primary}
	all, resolved := 0, 0
	for _, l := range levels {
		all += l.Disputes
		resolved += l.Resolved
	}
	left := all
	for _, l := range levels {
		p := whole(left, "件")
		p.Detail = fmt.Sprintf("占%s，本级化解%d件", share(left, all), l.Resolved)
		s.Points = append(s.Points, p)
		left -= l.Disputes
	}
	c.Series = []Series{s}
	c.Axis = fit(domain.Hundredths(all)*one, one)
	if all == 0 {
		c.Note = "没有矛盾纠纷。"
		return c
	}
	c.Note = fmt.Sprintf("共%d件，已化解%d件：现场%d件，社区%d件，网上%d件。", all, resolved,
		levels[0].Resolved, levels[1].Resolved, levels[2].Resolved)
	return c
}

func whole(n int, unit string) Point {
	return Point{Value: domain.Hundredths(n) * one, Text: fmt.Sprintf("%d%s", n, unit)}
}

// share is n of all as per cent with one decimal, half away from zero.
func share(n, all int) string {
	if all == 0 {
		return "0%"
	}
	tenths := (int64(n)*2000/int64(all) + 1) / 2
	return plain(domain.Hundredths(tenths)*10) + "%"
}
