package ledger

import "gridstar/backend/domain"

// cases is 案件.
var cases = definition{id: domain.Cases}
