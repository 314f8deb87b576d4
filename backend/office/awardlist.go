package office

import (
	"context"
	"fmt"

	"gridstar/backend/report"
	"gridstar/backend/store"
)

// AwardList is the top-ten list with what the office decided about it and the
// certificates of the year.
type AwardList struct {
	Awards       *report.Awards  `json:"awards"`
	Top          int64           `json:"top"`       // how many are honoured
	Undecided    []string        `json:"undecided"` // names of those of one rank, among whom the office must choose
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
		out.Certificates, err = register(tx, req)
		return err
	})
	return out, err
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
