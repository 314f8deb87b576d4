package ledger

import "gridstar/backend/domain"

// opinions is 社情民意.
var opinions = definition{
	id: domain.Opinions,
	words: map[string]map[string]string{
		"办理去向": {"市12345热线": "12345", "12345热线": "12345", "市直部门": "12345"},
	},
}
