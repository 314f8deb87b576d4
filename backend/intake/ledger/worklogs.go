package ledger

import "gridstar/backend/domain"

// worklogs is 工作日志.
var worklogs = definition{
	id:    domain.Worklogs,
	words: map[string]map[string]string{"民警签字": {"已签": "是", "未签": ""}},
}
