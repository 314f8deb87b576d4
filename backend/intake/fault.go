package intake

import "gridstar/backend/domain"

// Why a sheet could not be used.
const (
	CodeSheetEmpty    domain.Code = "intake_sheet_empty"    // no args
	CodeUnknown       domain.Code = "intake_unknown"        // [headers seen]
	CodeUnknownNear   domain.Code = "intake_unknown_near"   // [headers seen, nearest ledger, headers it lacks]
	CodeTwoLedgers    domain.Code = "intake_two_ledgers"    // [row, the ledger that begins there, the ledger above it]
	CodeManyFaults    domain.Code = "intake_many_faults"    // [faulty rows until then]
	CodeMissingColumn domain.Code = "intake_missing_column" // [headers seen, ledger, headers it lacks]
)
