package ledger

import "gridstar/backend/domain"

// leave is 请假台账.
var leave = definition{
	id:    domain.Leave,
	words: map[string]map[string]string{"类型": {"中心工作": "公务"}},
}
