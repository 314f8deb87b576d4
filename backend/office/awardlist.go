package office

import (
	"context"
	"fmt"
	"slices"

	"gridstar/backend/report"
	"gridstar/backend/store"
)

// AwardList is the top-ten list with what the office decided about it and the
// certificates of the year.
type AwardList struct {
	Awards       *report.Awards  `json:"awards"`
	Top          int64           `json:"top"`       // how many are honoured
	Undecided    []string        `json:"undecided"` // names of those of one rank, among whom the office must choose
	Unsettled    []string        `json:"unsettled"` // months of the span still in publicity: an appeal may change the list
	Decisions    []AwardDecision `json:"decisions"` // newest first; the newest holds
	Certificates []Certificate   `json:"certificates"`
}

// AwardDecision is the office's choice among those of one rank.
type AwardDecision struct {
	Winners []string `json:"winners"` // numbers
	Reason  string   `json:"reason"`
	At      string   `json:"at"`
	By      string   `json:"by"`
}

// Certificate is a line of the register.
type Certificate struct {
	Number   string `json:"number"` // as it is printed
	Name     string `json:"name"`
	UnitName string `json:"unit_name"`
	Issued   string `json:"issued"`
}

// AwardList gathers what the awards screen shows.
func (o *Office) AwardList(ctx context.Context, req AwardsRequest) (*AwardList, error) {
	out := &AwardList{Undecided: []string{}, Decisions: []AwardDecision{}, Certificates: []Certificate{}}
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		rules, err := o.inForce(tx, req.To.Last())
		if err != nil {
			return err
		}
		if req.Top == 0 {
			req.Top = rules.Top
		}
		out.Top = req.Top
		if out.Awards, err = o.awards(tx, req); err != nil {
			return err
		}
		decisions, err := tx.AwardDecisions(req.Unit, req.From, req.To)
		if err != nil {
			return err
		}
		for _, d := range decisions {
			out.Decisions = append(out.Decisions, AwardDecision{append([]string{}, d.Winners...), d.Reason, d.At.String(), d.By})
		}
		for _, w := range out.Awards.Winners {
			if w.Tie && len(decisions) == 0 {
				out.Undecided = append(out.Undecided, w.Name)
			}
		}
		if out.Unsettled, err = o.unsettled(tx, req); err != nil {
			return err
		}
		out.Certificates, err = register(tx, req)
		return err
	})
	return out, err
}

// Unsettled are the months of the span that are still in publicity. Certificates
// may be printed from them, but an appeal may yet change who gets one.
func (o *Office) Unsettled(ctx context.Context, req AwardsRequest) (months []string, err error) {
	err = o.store.Read(ctx, func(tx *store.Tx) error {
		months, err = o.unsettled(tx, req)
		return err
	})
	return months, err
}

// longestPublicity is more days than the 60 workdays that rules allow at most:
// what was published before need not be read.
const longestPublicity = 120

func (o *Office) unsettled(tx *store.Tx, req AwardsRequest) ([]string, error) {
	units, err := tx.Units()
	if err != nil {
		return nil, err
	}
	names := report.NamesOf(units)
	heads, err := tx.Publications(0)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for i, h := range heads {
		if h.At.Date()+longestPublicity < o.clock().Date() {
			continue
		}
		newest := i == 0 || heads[i-1].Community != h.Community || heads[i-1].Month != h.Month
		if !newest || h.Month < req.From || h.Month > req.To || !names.Below(h.Community, req.Unit) || slices.Contains(out, h.Month.Chinese()) {
			continue
		}
		_, f, err := publication(tx, h.Community, h.Month)
		if err != nil {
			return nil, err
		}
		if o.clock().Date().String() <= f.PublicityTo {
			out = append(out, h.Month.Chinese())
		}
	}
	return out, nil
}

// register are the year's certificates.
func register(tx *store.Tx, req AwardsRequest) ([]Certificate, error) {
	settings, err := paperSettings(tx)
	if err != nil {
		return nil, err
	}
	year, _ := req.To.YearMonth()
	list, err := tx.Certificates(fmt.Sprint(year))
	out := []Certificate{}
	for _, c := range list {
		e, err := certificate(c)
		if err != nil {
			return nil, err
		}
		out = append(out, Certificate{settings.Number(year, e.Number), e.Name, e.Unit, e.Issued.String()})
	}
	return out, err
}
