package office

import (
	"context"
	"slices"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// Year is twelve months of a worker or a unit, up to the asked one.
type Year struct {
	Subject string      `json:"subject"` // number or code
	Name    string      `json:"name"`
	Charts  []Chart     `json:"charts"`
	Months  []YearMonth `json:"months"` // with records, oldest first
}

// YearMonth is one month of it.
type YearMonth struct {
	Month string  `json:"month"`
	Score *string `json:"score"`
	Stars *int    `json:"stars"`
	Rank  *int    `json:"rank"`
	Note  string  `json:"note"` // 不参评 and why
}

// twelve are the months with records up to the asked one, oldest first.
func (o *Office) twelve(tx *store.Tx, req AssessRequest) ([]*report.Month, error) {
	months, err := o.past(tx, req)
	if err != nil {
		return nil, err
	}
	now, err := o.cached(tx, AssessRequest{Month: req.Month, Unit: req.Unit})
	if err != nil {
		return nil, err
	}
	return append(months, now), nil
}

// WorkerYear is a worker's twelve months.
func (o *Office) WorkerYear(ctx context.Context, req AssessRequest, worker string) (*Year, error) {
	var out *Year
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		months, err := o.twelve(tx, req)
		if err != nil {
			return err
		}
		rules, err := o.inForce(tx, req.Month.Last())
		if err != nil {
			return err
		}
		out = &Year{Subject: worker, Name: worker, Charts: []Chart{}, Months: []YearMonth{}}
		for _, m := range months {
			w := m.WorkerOf(worker)
			if w == nil {
				continue
			}
			out.Name = w.Name
			line := YearMonth{Month: m.Month, Score: w.Score, Stars: w.Stars, Rank: w.Rank}
			if !w.Assessed {
				line.Note = report.NotAssessedName + "：" + w.ReasonText
			}
			out.Months = append(out.Months, line)
		}
		if len(out.Months) == 0 {
			return domain.Fail(CodeNoSuchWorker, worker, req.Month.Chinese())
		}
		return out.add(chart.WorkerYear(worker, out.Name, req.Month, rules.Bands[rule.QualifiedStars], months))
	})
	return out, err
}

// UnitYear is a unit's twelve months.
func (o *Office) UnitYear(ctx context.Context, req AssessRequest) (*Year, error) {
	var out *Year
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		months, err := o.twelve(tx, req)
		if err != nil {
			return err
		}
		last := months[len(months)-1]
		out = &Year{Subject: last.Unit, Name: last.UnitName, Charts: []Chart{}, Months: []YearMonth{}}
		for _, m := range months {
			if u := m.UnitOf(last.Unit); u != nil {
				out.Months = append(out.Months, YearMonth{Month: m.Month, Score: u.Score, Rank: u.Rank})
			}
		}
		if err := out.add(chart.UnitYear(last.Unit, last.UnitName, req.Month, months)); err != nil {
			return err
		}
		return out.add(chart.Trend(last.Unit, last.UnitName, req.Month, months))
	})
	return out, err
}

func (y *Year) add(c *chart.Chart) error {
	shown, err := show(c)
	if err == nil {
		y.Charts = append(y.Charts, *shown)
	}
	return err
}

// Beside sets the units one level down, or the workers of a community, beside
// themselves in another month: in the score, or in an indicator.
func (o *Office) Beside(ctx context.Context, req AssessRequest, other domain.Month, id domain.IndicatorID) (*Chart, error) {
	var out *Chart
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		now, err := o.cached(tx, AssessRequest{Month: req.Month, Unit: req.Unit})
		if err != nil {
			return err
		}
		then, err := o.cached(tx, AssessRequest{Month: other, Unit: req.Unit})
		if err != nil {
			return err
		}
		out, err = show(chart.Beside(now, then, id))
		return err
	})
	return out, err
}

// People is the units and people screen: who is where, since when, and away why.
type People struct {
	Workers  []Person  `json:"workers"`
	Officers []Officer `json:"officers"`
	Vacant   []UnitRow `json:"vacant"` // grids without anybody on post on the month's last day
}

// Person is a worker with posts and leave.
type Person struct {
	Worker   string   `json:"worker"`
	Name     string   `json:"name"`
	UnitName string   `json:"unit_name"` // of the current post; "" when off post
	Posts    []Stay   `json:"posts"`
	Leave    []Stay   `json:"leave"` // with its kind, for the office only
	Flags    []string `json:"flags"` // 借调, 脱岗培训 in the month
}

// Stay is a span of days somewhere or away.
type Stay struct {
	Unit string `json:"unit"` // grid of a post
	Name string `json:"name"` // its name, or the kind of leave
	From string `json:"from"`
	To   string `json:"to"` // "" while it lasts
	Span string `json:"span,omitempty"`
}

// Officer is a community officer.
type Officer struct {
	Officer   string `json:"officer"`
	Name      string `json:"name"`
	Station   string `json:"station"`
	Community string `json:"community"`
	UnitName  string `json:"unit_name"`
	From      string `json:"from"`
	To        string `json:"to"`
	Holds     bool   `json:"holds"` // on the month's last day
}

// People of a unit in a month.
func (o *Office) People(ctx context.Context, req AssessRequest) (*People, error) {
	out := &People{Workers: []Person{}, Officers: []Officer{}, Vacant: []UnitRow{}}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, req, traced{})
		if err != nil {
			return err
		}
		names, last := c.names(), c.results.Month.Last()
		byWorker, staffed := map[string]*Person{}, map[string]bool{}
		var order []string
		for _, r := range c.records.Roster {
			if !names.Below(r.Grid, c.results.Unit) {
				continue
			}
			p := byWorker[r.Worker]
			if p == nil {
				p = &Person{Worker: r.Worker, Leave: []Stay{}, Flags: []string{}}
				byWorker[r.Worker] = p
				order = append(order, r.Worker)
			}
			p.Posts = append(p.Posts, Stay{Unit: r.Grid, Name: names.Place(r.Grid), From: r.From.String(), To: r.To.String()})
			p.Name = r.Name
			if r.From <= last && (r.To == 0 || r.To >= last) {
				staffed[r.Grid] = true
				p.UnitName = names.Name(names[r.Grid].Parent)
			}
		}
		span := domain.SchemaOf(domain.Leave)
		for _, l := range c.records.Leave {
			p := byWorker[l.Worker]
			if p == nil {
				continue
			}
			p.Leave = append(p.Leave, Stay{Name: l.Kind.String(), From: l.From.String(), To: l.To.String(),
				Span: span.Columns[span.Index("span")].Format(domain.Value{Set: true, Int: int64(l.Span)})})
			if inMonth := l.From <= last && (l.To == 0 || l.To >= c.results.Month.First()); inMonth && (l.Kind == domain.Secondment || l.Kind == domain.Training) {
				p.Flags = append(p.Flags, l.Kind.String())
			}
		}
		slices.Sort(order)
		for _, no := range order {
			p := byWorker[no]
			slices.SortFunc(p.Posts, bySpan)
			slices.SortFunc(p.Leave, bySpan)
			out.Workers = append(out.Workers, *p)
		}
		for _, u := range c.records.Units {
			if u.Level == domain.LevelGrid && names.Below(u.Code, c.results.Unit) && !staffed[u.Code] {
				out.Vacant = append(out.Vacant, UnitRow{u.Code, names.Place(u.Code), u.Level.String(), u.Parent})
			}
		}
		for _, x := range c.records.Officers {
			if names.Below(x.Community, c.results.Unit) {
				out.Officers = append(out.Officers, Officer{x.Officer, x.Name, x.Station, x.Community, names.Name(x.Community), x.From.String(), x.To.String(), x.Holds(last)})
			}
		}
		return nil
	})
	return out, err
}

func bySpan(a, b Stay) int { return strings.Compare(a.From, b.From) }

// SpotCheck is one spot check of the month.
type SpotCheck struct {
	No        string `json:"no"`
	Level     string `json:"level"`
	Unit      string `json:"unit"`
	UnitName  string `json:"unit_name"`
	Worker    string `json:"worker"`
	Name      string `json:"name"`
	Day       string `json:"day"`
	Matter    string `json:"matter"`
	Ledger    string `json:"ledger"` // its id; "" where the finding names none that is known
	Label     string `json:"label"`  // its name
	Record    string `json:"record"`
	Finding   string `json:"finding"`
	Deduction string `json:"deduction"`
}

// SpotChecks lists the findings of the month that were loaded.
func (o *Office) SpotChecks(ctx context.Context, req AssessRequest) ([]SpotCheck, error) {
	out := []SpotCheck{}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, req, traced{})
		if err != nil {
			return err
		}
		names, workers := c.names(), workerNames(c.records)
		for _, x := range c.records.SpotChecks {
			if x.Day < c.results.Month.First() || x.Day > c.results.AsOf || !names.Below(x.Unit, c.results.Unit) {
				continue
			}
			ledger, label := "", x.AboutLedger
			if schema := domain.LedgerNamed(x.AboutLedger); schema != nil {
				ledger, label = string(schema.ID), schema.Label
			}
			out = append(out, SpotCheck{x.No, x.Level.String(), x.Unit, names.Name(x.Unit), x.Worker, workers[x.Worker], x.Day.String(),
				x.Matter, ledger, label, x.AboutRecord, x.Finding.String(), x.Deduction.String()})
		}
		slices.SortFunc(out, func(a, b SpotCheck) int { return strings.Compare(a.Day+a.No, b.Day+b.No) })
		return nil
	})
	return out, err
}
