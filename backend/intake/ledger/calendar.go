package ledger

import "gridstar/backend/domain"

// calendar is 工作日历.
var calendar = definition{id: domain.CalendarDay}
