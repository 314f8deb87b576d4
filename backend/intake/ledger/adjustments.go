package ledger

import "gridstar/backend/domain"

// adjustments is 加扣分.
var adjustments = definition{id: domain.Adjustments}
