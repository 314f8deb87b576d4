package ledger

import "gridstar/backend/domain"

// visits is 入户走访.
var visits = definition{
	id: domain.Visits,
	aliases: map[string][]string{
		"开始时间": {"入户时间"},
		"结束时间": {"离开时间"},
		"走访结果": {"走访情况"},
	},
	words: map[string]map[string]string{
		"走访结果": {"已入户": "见面", "家中无人": "未遇", "无人居住": "空户"},
	},
	check: endAfterStart,
}
