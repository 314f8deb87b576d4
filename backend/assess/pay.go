package assess

import (
	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// pay (三.4) of the whole month; nil, and a problem, without 月工资.
func (m *month) pay(w *worker, r *domain.WorkerResult) *domain.Pay {
	row := w.homeRow
	share := m.rules.PerformanceShare
	if row.HasShare {
		if own := row.Share.Ratio().Quo(domain.Whole(100)); rule.ShareAllowed(own) {
			share = own
		} else {
			m.payProblem(domain.ProblemShareRange, w, row.Share.String(), share.Mul(domain.Whole(100)).Hundredths().String())
		}
	}
	if !row.HasWage {
		m.payProblem(domain.ProblemNoWage, w)
		return nil
	}
	p := &domain.Pay{Wage: row.Wage, Share: share, EarnedShare: m.earnedShare(w), Row: rosterRef(row)}
	base := row.Wage.Ratio().Mul(share).Mul(p.EarnedShare)
	p.Base = base.Hundredths()
	p.Paid = p.Base
	if r.Assessed {
		p.Paid = base.Mul(m.rules.PayShares[r.Stars]).Hundredths()
		p.Reward = base.Mul(m.rules.Rewards[r.Stars]).Hundredths()
	}
	return p
}

func (m *month) payProblem(code domain.ProblemCode, w *worker, args ...string) {
	m.problems = append(m.problems, domain.Problem{Code: code, Worker: w.no, Unit: w.home, Day: m.first, Args: args,
		Records: []domain.RecordRef{rosterRef(w.homeRow)}})
}

func rosterRef(r *domain.RosterRow) domain.RecordRef {
	return domain.RecordRef{Ledger: domain.Workers, Key: r.Worker + "|" + r.Grid + "|" + r.From.String()}
}

// earnedShare: half-days of M's workdays on post, the whole month long, less
// those on 借调, over all of them.
func (m *month) earnedShare(w *worker) domain.Ratio {
	var on, all int64
	for d := m.first; d <= m.m.Last(); d++ {
		if !m.cal.Workday(d) {
			continue
		}
		all += 2
		if w.onPost(d) {
			away := w.leaveOf(d, func(k domain.LeaveKind) bool { return k == domain.Secondment })
			on += int64(2 - halves(away))
		}
	}
	if all == 0 {
		return domain.Ratio{}
	}
	return domain.NewRatio(on, all)
}
