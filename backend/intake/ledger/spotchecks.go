package ledger

import "gridstar/backend/domain"

// spotchecks is 抽查.
var spotchecks = definition{
	id:    domain.SpotChecks,
	words: map[string]map[string]string{"级别": levelWords},
}
