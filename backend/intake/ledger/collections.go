package ledger

import "gridstar/backend/domain"

// collections is 信息采集.
var collections = definition{
	id:      domain.Collections,
	aliases: map[string][]string{"知悉日期": {"线索日期"}},
}
