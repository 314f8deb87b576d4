package ledger

import "gridstar/backend/domain"

// patrols is 巡查记录.
var patrols = definition{id: domain.Patrols, check: endAfterStart}
