package ledger

import "gridstar/backend/domain"

// disputes is 矛盾纠纷.
var disputes = definition{
	id: domain.Disputes,
	aliases: map[string][]string{
		"发现时间": {"受理时间"},
		"化解时限": {"办理时限"},
		"化解结果": {"是否化解成功"},
		"流转时间": {"上报时间"},
	},
	words: map[string]map[string]string{
		"纠纷类型": {
			"邻里纠纷": "邻里", "婚姻家庭纠纷": "婚姻家庭", "土地房屋纠纷": "土地房屋",
			"劳动用工纠纷": "劳动用工", "治安纠纷": "治安", "其他纠纷": "其他",
		},
		"化解结果": {
			"是": "成功", "已化解": "成功", "否": "未成功", "未化解": "未成功",
			"化解中": "", "办理中": "",
		},
	},
}
