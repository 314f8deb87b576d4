package ledger

import "gridstar/backend/domain"

// workers is 网格员花名册: one row a post.
var workers = definition{
	id: domain.Workers,
	aliases: map[string][]string{
		"工号":   {"网格员编号"},
		"姓名":   {"网格员姓名"},
		"到岗日期": {"上岗日期"},
	},
	percent: []string{"绩效比例"},
}
