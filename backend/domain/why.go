package domain

// Why an item counts as it does (Item.Why). Worded in Chinese by report.
const (
	WhyMet    = "met"     // household met; half-day, day or week reaches what is asked
	WhyNotMet = "not_met" // the contrary

	// visit: households that are not due
	WhyExcusedAbsent = "excused_absent" // 未遇 or 拒访 on enough days
	WhyExcusedVacant = "excused_vacant" // 空户 on enough days
	WhyEmptyHouse    = "empty_house"    // 空置
	WhyDemolished    = "demolished"     // 拆迁

	// records
	WhyInTime       = "in_time"       // done within the term: passed and timely, resolved, reported, delivered
	WhyLate         = "late"          // done after the term
	WhyReturned     = "returned"      // collection: 退回
	WhyPending      = "pending"       // collection: a review is not complete
	WhyMissed       = "missed"        // collection: 漏登 found by a spot check
	WhyUnresolved   = "unresolved"    // mediation: the term is over, not resolved
	WhyWithdrawn    = "withdrawn"     // mediation: 撤回, 拒绝调解 or 转仲裁诉讼
	WhyEscalated    = "escalated"     // mediation: passed up in time, counted for units
	WhyPreventable  = "preventable"   // case
	WhyOnLeave      = "on_leave"      // case: the worker was on leave all day
	WhyFixed        = "fixed"         // hazard: 现场整改
	WhyReportedUp   = "reported_up"   // hazard: 上报
	WhyNotHandled   = "not_handled"   // hazard
	WhyWrongRoute   = "wrong_route"   // opinion: 办理去向 does not fit
	WhyUndelivered  = "undelivered"   // service: the term is over, not delivered
	WhyNotEntrusted = "not_entrusted" // service: 居民委托 否

	// worklog: days
	WhySigned   = "signed"
	WhyUnsigned = "unsigned" // 民警签字 否
	WhyWaiting  = "waiting"  // a log that the officer has not signed yet
	WhyNoLog    = "no_log"
)
