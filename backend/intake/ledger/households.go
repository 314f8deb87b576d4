package ledger

import "gridstar/backend/domain"

// households is 住户底册.
var households = definition{
	id: domain.Households,
	aliases: map[string][]string{
		"户编号":  {"房屋编号"},
		"地址":   {"标准地址"},
		"注销日期": {"截止日期"},
	},
}
