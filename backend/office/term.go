package office

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/rule"
)

// nthWorkday is the n-th workday after day.
func nthWorkday(c *rule.Calendar, day domain.Date, n int64) domain.Date {
	for n > 0 {
		if day++; c.Workday(day) {
			n--
		}
	}
	return day
}

// signTerm is the last day on which the officers' own signature is waited for:
// the sign_days-th workday of the next month (三.2).
func signTerm(c *computed) domain.Date {
	return nthWorkday(c.calendar, c.results.Month.Last(), c.rules.SignDays)
}

// publicity is the term of the public notice (三.3): publicity_days workdays
// from the day after publication.
func publicity(c *rule.Calendar, published domain.Date, days int64) (from, to domain.Date) {
	return nthWorkday(c, published, 1), nthWorkday(c, published, days)
}

// figures is the hash of what an officer confirms of a worker's month: the
// indicators, the score and the stars, without rank, pay and consequences,
// which follow from them and from others.
func figures(w report.Worker) string {
	w.Rank, w.Pay, w.Consequences, w.Reasons = nil, nil, nil, nil
	sum := sha256.Sum256([]byte(substance(w)))
	return hex.EncodeToString(sum[:])
}

// substance is all that a worker's month came to, without names.
func substance(w report.Worker) string {
	w.Name, w.UnitName, w.GridNames, w.ReasonText = "", "", nil, ""
	text, err := json.Marshal(w)
	if err != nil {
		panic(err) // plain strings and numbers always marshal
	}
	return string(text)
}

// officersOf are the officers who hold the community on the month's last day.
func officersOf(records *domain.Records, community string, m domain.Month) []domain.Officer {
	var out []domain.Officer
	for _, x := range records.Officers {
		if x.Community == community && x.Holds(m.Last()) {
			out = append(out, x)
		}
	}
	return out
}
