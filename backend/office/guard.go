package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// Guard is what a person should look at before a month is published: close
// calls, and what they rest on.
type Guard struct {
	Warnings   []string    `json:"warnings"` // of the month as a whole: it is not over, a register is missing
	Ties       []Tie       `json:"ties"`
	Edges      []Edge      `json:"edges"`
	Fragile    []Fragile   `json:"fragile"`
	Dismissals []Dismissal `json:"dismissals"`
}

// Tie is a rank that several workers share.
type Tie struct {
	Rank  int      `json:"rank"`
	Score string   `json:"score"`
	Names []string `json:"names"`
}

// Edge is a score within nearEdge of a star's edge.
type Edge struct {
	Worker string `json:"worker"`
	Name   string `json:"name"`
	Score  string `json:"score"`
	Stars  int    `json:"stars"`
	Edge   string `json:"edge"`  // the star's lowest score
	Above  bool   `json:"above"` // just reached it; else just missed it
}

// Fragile is a star that one more or one fewer record would change.
type Fragile struct {
	Worker    string             `json:"worker"`
	Name      string             `json:"name"`
	Indicator domain.IndicatorID `json:"indicator"`
	Label     string             `json:"label"`
	More      bool               `json:"more"` // one more record; else one fewer
	Good      bool               `json:"good"` // that counts in the numerator; else in the denominator alone
	Stars     int                `json:"stars"`
	Then      int                `json:"then"`
}

// Dismissal is a proposed dismissal and all that it rests on.
type Dismissal struct {
	Worker  string          `json:"worker"`
	Name    string          `json:"name"`
	Reasons []string        `json:"reasons"` // in words
	Months  []DismissalBase `json:"months"`
	OnLeave bool            `json:"on_leave"` // had leave of any kind in the month
	Waiting int64           `json:"waiting"`  // days whose log lacks the officer's signature, not the worker's work
	Legal   bool            `json:"legal"`    // needs a legal review
}

// DismissalBase is one month that a dismissal rests on.
type DismissalBase struct {
	Month   string `json:"month"`
	Score   string `json:"score"`
	Stars   int    `json:"stars"`
	Version int    `json:"version"` // of the published month; 0 for this month's draft
	Lost    []Lost `json:"lost"`    // of the draft: where the points went, most first
}

// Lost is what an indicator cost.
type Lost struct {
	Indicator domain.IndicatorID `json:"indicator"`
	Label     string             `json:"label"`
	Points    string             `json:"points"`
	Of        string             `json:"of"`
	Fraction  string             `json:"fraction"`
}

// nearEdge is how close to a star's edge a score asks for a second look.
const nearEdge domain.Hundredths = 10

// Guard looks at a unit's month before it is published.
func (o *Office) Guard(ctx context.Context, m domain.Month, unit string) (*Guard, error) {
	var out *Guard
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: m, Unit: unit}, traced{})
		if err != nil {
			return err
		}
		out = o.guard(c)
		return nil
	})
	return out, err
}

func (o *Office) guard(c *computed) *Guard {
	return &Guard{Warnings: o.warnings(c), Ties: ties(c), Edges: edges(c), Fragile: fragile(c), Dismissals: dismissals(c)}
}

// warnings are what holds for a month as a whole.
func (o *Office) warnings(c *computed) []string {
	out := []string{}
	switch today, m := o.clock().Date(), c.results.Month; {
	case today < m.First():
		out = append(out, fmt.Sprintf("%s还没有开始，现在算出的结果没有依据。请核对月份，或核对这台电脑的日期。", m.Chinese()))
	case today <= m.Last():
		out = append(out, fmt.Sprintf("%s尚未结束，之后产生的记录不会计入现在的结果。", m.Chinese()))
	}
	return append(out, c.view().Warnings...)
}

func ties(c *computed) []Tie {
	out := []Tie{}
	for i := range c.results.Workers {
		w := &c.results.Workers[i]
		if !w.Assessed || i == 0 || c.results.Workers[i-1].Rank != w.Rank {
			continue
		}
		if len(out) == 0 || out[len(out)-1].Rank != w.Rank {
			out = append(out, Tie{Rank: w.Rank, Score: w.Score.String(), Names: []string{c.results.Workers[i-1].Name}})
		}
		t := &out[len(out)-1]
		t.Names = append(t.Names, w.Name)
	}
	return out
}

func edges(c *computed) []Edge {
	out := []Edge{}
	for _, w := range c.results.Workers {
		if !w.Assessed {
			continue
		}
		for stars := 2; stars <= 5; stars++ {
			edge := c.rules.Bands[stars]
			if d := w.Score - edge; d > nearEdge || d < -nearEdge {
				continue
			}
			out = append(out, Edge{w.Worker, w.Name, w.Score.String(), w.Stars, edge.String(), w.Score >= edge})
		}
	}
	return out
}

// sentence sorts together what one sentence says.
func sentence(f assess.OneRecord) int {
	n := f.Stars * 4
	if f.More {
		n += 2
	}
	if !f.Good {
		n++
	}
	return n
}

func fragile(c *computed) []Fragile {
	out := []Fragile{}
	for i := range c.results.Workers {
		w := &c.results.Workers[i]
		found := assess.Fragile(w, c.rules)
		slices.SortStableFunc(found, func(a, b assess.OneRecord) int { return sentence(a) - sentence(b) })
		for _, f := range found {
			out = append(out, Fragile{w.Worker, w.Name, f.Indicator, report.IndicatorName(f.Indicator), f.More, f.Good, w.Stars, f.Stars})
		}
	}
	return out
}

func dismissals(c *computed) []Dismissal {
	out := []Dismissal{}
	for i := range c.results.Workers {
		w := &c.results.Workers[i]
		if len(w.Consequences) == 0 || w.Consequences[0] != domain.ConsequenceDismiss {
			continue
		}
		d := Dismissal{Worker: w.Worker, Name: w.Name, OnLeave: w.LeaveHalfDays > 0, Waiting: w.Measures[domain.IndWorklog].Pending,
			Legal: len(w.Consequences) > 1 && w.Consequences[1] == domain.ConsequenceLegalReview}
		for _, r := range w.Reasons {
			d.Reasons = append(d.Reasons, report.ReasonName(r))
		}
		for _, p := range c.records.Published {
			for _, x := range p.Workers {
				if x.Worker == w.Worker && x.Assessed && !x.Qualified && p.Month < c.results.Month {
					d.Months = append(d.Months, DismissalBase{Month: p.Month.String(), Score: x.Score.String(), Stars: x.Stars, Version: p.Version, Lost: []Lost{}})
				}
			}
		}
		if n := len(d.Months); n > 1 {
			d.Months = d.Months[n-1:] // the newest is what the reasons rest on
		}
		d.Months = append(d.Months, DismissalBase{Month: c.results.Month.String(), Score: w.Score.String(), Stars: w.Stars, Lost: lost(w)})
		out = append(out, d)
	}
	return out
}

func lost(w *domain.WorkerResult) []Lost {
	out := []Lost{}
	for _, id := range domain.Indicators {
		x := w.Measures[id]
		if full := x.Weight.Hundredths(); x.Applies && x.Points < full {
			out = append(out, Lost{id, report.IndicatorName(id), (full - x.Points).String(), full.String(), report.Fraction(id, x.Num, x.Den)})
		}
	}
	return out
}

// Words are the warnings in plain Chinese, as publishing shows them.
func (g *Guard) Words() []string {
	out := append([]string{}, g.Warnings...)
	for _, t := range g.Ties {
		out = append(out, fmt.Sprintf("第%d名并列：%s（%s分）", t.Rank, strings.Join(t.Names, "、"), t.Score))
	}
	for _, e := range g.Edges {
		word := "差一点未到"
		if e.Above {
			word = "刚到"
		}
		out = append(out, fmt.Sprintf("%s %s分，%s%s分的星级线", e.Name, e.Score, word, e.Edge))
	}
	for i := 0; i < len(g.Fragile); {
		f, labels := g.Fragile[i], []string(nil)
		for ; i < len(g.Fragile) && g.Fragile[i].Worker == f.Worker && g.Fragile[i].More == f.More && g.Fragile[i].Good == f.Good && g.Fragile[i].Then == f.Then; i++ {
			labels = append(labels, g.Fragile[i].Label)
		}
		word, kind := "少", "只计入分母"
		if f.More {
			word = "多"
		}
		if f.Good {
			kind = "计入分子"
		}
		out = append(out, fmt.Sprintf("%s 的%s只要%s一条%s的记录，%s就变为%s", f.Name, strings.Join(labels, "或"), word, kind, report.StarName(f.Stars), report.StarName(f.Then)))
	}
	for _, d := range g.Dismissals {
		s := fmt.Sprintf("%s 拟辞退：%s", d.Name, strings.Join(d.Reasons, "；"))
		if d.OnLeave {
			s += "；本月有请假"
		}
		if d.Waiting > 0 {
			s += fmt.Sprintf("；有%d天日志待民警签字，不是本人没有写", d.Waiting)
		}
		if d.Legal {
			s += "；须先经法制审核"
		}
		out = append(out, s+"。请逐月核对记录。")
	}
	return out
}
