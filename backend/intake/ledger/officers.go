package ledger

import "gridstar/backend/domain"

// officers is 社区民警名册.
var officers = definition{id: domain.Officers}
