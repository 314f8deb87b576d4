package office

import (
	"context"
	"encoding/json"
	"slices"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
	"gridstar/backend/rule"
	"gridstar/backend/store"
)

// MonthScreen is all that the month screen shows, asked for at once.
type MonthScreen struct {
	View   *report.Month `json:"view"`
	Rates  []KeyRate     `json:"rates"`
	Charts []Chart       `json:"charts"`
	Trend  *Chart        `json:"trend"`
	AtRisk []AtRisk      `json:"at_risk"`
}

// KeyRate is the card of one of the four key rates (三.1) of the unit.
type KeyRate struct {
	Indicator domain.IndicatorID `json:"indicator"`
	Name      string             `json:"name"`
	Value     *string            `json:"value"`
	Target    *string            `json:"target"`
	Previous  *string            `json:"previous"` // of the month before
	Anew      bool               `json:"anew"`     // the month begins a quarter, over which the rate adds up
	Num       int64              `json:"num"`
	Den       int64              `json:"den"`
	Unit      string             `json:"unit"`
	Short     bool               `json:"short"` // below its target
	Trend     []*string          `json:"trend"` // twelve months, the asked one last
}

// Chart is a chart for the window: echarts options in both shades, and the same
// figures as a table.
type Chart struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	Subtitle string          `json:"subtitle"`
	Unit     string          `json:"unit"`
	Note     string          `json:"note"`
	Height   int             `json:"height"`
	Light    json.RawMessage `json:"light"`
	Dark     json.RawMessage `json:"dark"`
	Table    chart.Table     `json:"table"`
}

// AtRisk is a worker who will miss three stars as things stand.
type AtRisk struct {
	Worker  string `json:"worker"`
	Name    string `json:"name"`
	Score   string `json:"score"`
	Stars   int    `json:"stars"`
	Doors   int64  `json:"doors"`    // the fewest doors that lift the worker to three stars; 0: doors alone do not
	ToScore string `json:"to_score"` // the score that three stars begin at
}

// months of a trend, and of a card's sparkline.
const trendMonths = 12

// MonthScreen gathers the month of a unit for the window.
func (o *Office) MonthScreen(ctx context.Context, req AssessRequest) (*MonthScreen, error) {
	var out *MonthScreen
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, req, traced{})
		if err != nil {
			return err
		}
		out = &MonthScreen{View: c.view(), Charts: []Chart{}, AtRisk: atRisk(c)}
		past, err := o.past(tx, req)
		if err != nil {
			return err
		}
		out.Rates = keyRates(c, out.View, past)
		for _, x := range rateCharts(out.View) {
			shown, err := show(x)
			if err != nil {
				return err
			}
			out.Charts = append(out.Charts, *shown)
		}
		if len(past) > 0 {
			out.Trend, err = show(chart.Trend(out.View.Unit, out.View.UnitName, req.Month, append(past, out.View)))
		}
		return err
	})
	return out, err
}

// past are the whole months of a trend before req.Month that have records, oldest
// first.
func (o *Office) past(tx *store.Tx, req AssessRequest) ([]*report.Month, error) {
	months, err := tx.Months()
	if err != nil {
		return nil, err
	}
	var out []*report.Month
	for _, m := range months {
		if m >= req.Month || m <= req.Month-trendMonths {
			continue
		}
		v, err := o.cached(tx, AssessRequest{Month: m, Unit: req.Unit})
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// rateCharts are the three rates by worker for a community, by unit above it.
func rateCharts(v *report.Month) []*chart.Chart {
	of := chart.ByWorker
	if len(v.Below()) > 0 {
		of = chart.ByUnit
	}
	var out []*chart.Chart
	for _, id := range chart.Rates {
		out = append(out, of(v, id))
	}
	return out
}

func show(c *chart.Chart) (*Chart, error) {
	out := &Chart{ID: c.ID, Title: c.Title, Subtitle: c.Subtitle, Unit: c.Unit, Note: c.Note, Height: c.Height(), Table: c.Table()}
	var err error
	if out.Light, err = chart.Options(c, chart.Style{}); err != nil {
		return nil, err
	}
	out.Dark, err = chart.Options(c, chart.Style{Dark: true})
	return out, err
}

func keyRates(c *computed, v *report.Month, past []*report.Month) []KeyRate {
	own := v.UnitOf(v.Unit)
	if own == nil || own.Indicators == nil {
		return []KeyRate{}
	}
	exact := c.results.Units[slices.IndexFunc(c.results.Units, func(u domain.UnitResult) bool { return u.Unit == v.Unit })]
	var out []KeyRate
	for _, id := range domain.KeyIndicators {
		x := own.Indicators[id]
		k := KeyRate{Indicator: id, Name: report.IndicatorName(id), Value: x.Value, Target: x.Target, Num: x.Num, Den: x.Den,
			Unit: report.IndicatorUnit(id), Trend: make([]*string, trendMonths)}
		if m := exact.Measures[id]; m.Applies {
			k.Short = m.Attainment.Cmp(domain.Whole(1)) < 0
		}
		for i := range trendMonths - 1 {
			m := c.results.Month - domain.Month(trendMonths-1-i)
			for _, p := range past {
				if u := p.UnitOf(v.Unit); p.Month == m.String() && u != nil {
					k.Trend[i] = u.Indicators[id].Value
				}
			}
		}
		k.Trend[trendMonths-1] = x.Value
		k.Anew = id == domain.IndVisit && c.results.Month.Quarter() != (c.results.Month-1).Quarter()
		if !k.Anew {
			k.Previous = k.Trend[trendMonths-2]
		}
		out = append(out, k)
	}
	return out
}

func atRisk(c *computed) []AtRisk {
	out := []AtRisk{}
	for i := range c.results.Workers {
		w := &c.results.Workers[i]
		if !w.Assessed || w.Qualified {
			continue
		}
		doors, _ := assess.DoorsToStars(w, c.rules, rule.QualifiedStars)
		out = append(out, AtRisk{Worker: w.Worker, Name: w.Name, Score: w.Score.String(), Stars: w.Stars, Doors: doors,
			ToScore: c.rules.Bands[rule.QualifiedStars].String()})
	}
	return out
}
