package ledger

import "gridstar/backend/domain"

// hazards is 隐患台账.
var hazards = definition{id: domain.Hazards}
