package domain

// IndicatorID names one of the eleven indicators of the assessment.
type IndicatorID string

const (
	IndVisit      IndicatorID = "visit"
	IndCollection IndicatorID = "collection"
	IndMediation  IndicatorID = "mediation"
	IndCase       IndicatorID = "case"
	IndPatrol     IndicatorID = "patrol"
	IndSafety     IndicatorID = "safety"
	IndHazard     IndicatorID = "hazard"
	IndVisitHours IndicatorID = "visit_hours"
	IndOpinion    IndicatorID = "opinion"
	IndService    IndicatorID = "service"
	IndWorklog    IndicatorID = "worklog"
)

// Indicators are all eleven, in the order of the standard.
var Indicators = []IndicatorID{
	IndVisit, IndCollection, IndMediation, IndCase, IndPatrol, IndSafety,
	IndHazard, IndVisitHours, IndOpinion, IndService, IndWorklog,
}

// Few tells whether the indicator counts so few things that one miss among one
// or two must not cost everything (spec/3, *few*).
func (id IndicatorID) Few() bool {
	switch id {
	case IndCollection, IndMediation, IndHazard, IndOpinion, IndService:
		return true
	}
	return false
}

// KeyIndicators are the four key rates that 三.1 names.
var KeyIndicators = Indicators[:4]

// RecordRef names one record: its ledger, and its key as written (the key
// columns joined by "|").
type RecordRef struct {
	Ledger LedgerID `json:"ledger"`
	Key    string   `json:"key"`
}

// Item is one thing that an indicator counted, or looked at and did not count:
// a household, a record, a half-day, a day, a week or a finding.
type Item struct {
	Subject string      // household | record | half_day | day | week | finding
	Key     string      // household number, record number, or the day (2026-10-08, 2026-10-08 上午, week's Monday)
	Num     bool        // stands in the numerator
	Den     bool        // stands in the denominator
	Why     string      // a reason code, worded at the edge: met, not_met, excused_absent, late, pending...
	Records []RecordRef // the rows behind
}

// Measure is one indicator of one worker or unit.
type Measure struct {
	Num, Den   int64
	Applies    bool
	Value      Ratio // Num/Den; for case per 1 household
	Required   Ratio // visit: households that the pace asks for
	Divisor    Ratio // case: households that cases are set against, the due ones or more
	Target     Ratio // share of Den that earns full points; 1 but for visit
	Attainment Ratio // 0..1
	Weight     Ratio // effective weight, of 100
	Points     Hundredths
	Pending    int64  // collection: records whose review is not complete; worklog: days whose log waits for the officer
	Escalated  int64  // mediation: left out for the worker, counted for units
	Items      []Item // only when a trace was asked for
}

// NotAssessed is the reason why a worker is listed as 不参评.
type NotAssessed string

const (
	ShortPost NotAssessed = "short_post"
	OnLeave   NotAssessed = "leave"
	NoDuty    NotAssessed = "no_duty"
)

// Consequences (三.4) and their reasons.
const (
	ConsequenceTrain       = "train"
	ConsequenceDismiss     = "dismiss"
	ConsequenceLegalReview = "legal_review"
	ConsequenceSuspend     = "suspend"

	ReasonTwoMonths     = "two_months"
	ReasonAfterTraining = "after_training"
)

// Pay of a month (三.4), in fen.
type Pay struct {
	Wage        Hundredths
	Share       Ratio // performance share used, e.g. 3/20
	EarnedShare Ratio // half-days on post less secondment / half-days of the month's workdays
	Base        Hundredths
	Paid        Hundredths
	Reward      Hundredths
	Row         RecordRef // of the roster: where the wage stands
}

// WorkerResult is one worker's month.
type WorkerResult struct {
	Worker, Name string
	Unit         string   // parent of the first current grid
	Grids        []string // current grids, by code
	Assessed     bool
	Reason       NotAssessed
	// The next are set only for an assessed worker.
	Measures      map[IndicatorID]*Measure
	AdjustmentSum Hundredths // before the cap
	DeductionSum  Hundredths // before the cap
	Adjustments   Hundredths
	Deductions    Hundredths
	Score         Hundredths
	Stars         int
	Qualified     bool
	Rank          int // within the asked unit
	// The next hold for every worker with a post in the month.
	Consequences  []string
	Reasons       []string
	Pay           *Pay
	DutyHalfDays  int
	PostDays      int // days of the month, up to the as-of date, on post
	LeaveHalfDays int
}

// UnitResult is the month of a unit above the grid.
type UnitResult struct {
	Unit, Name     string
	Level          Level
	Parent         string
	Assessed       int // assessed workers who belong to it
	Measures       map[IndicatorID]*Measure
	IndicatorScore Hundredths
	SpotScore      *Hundredths // nil without a spot check of the unit
	Score          Hundredths
	HasScore       bool
	Rank           int
}

// MonthResult is what an assessment gives.
type MonthResult struct {
	Month    Month
	AsOf     Date
	Unit     string
	RuleSet  string
	Workers  []WorkerResult // rank order, then those not assessed by number
	Units    []UnitResult   // by level from the top, then code
	Problems []Problem
}

// ProblemCode names a kind of problem: something in the data that a person must
// look at.
type ProblemCode string

const (
	ProblemOffPost          ProblemCode = "off_post"     // record by a worker who was not on post there
	ProblemVoid             ProblemCode = "void"         // a spot check found it false
	ProblemCheckBefore      ProblemCode = "check_before" // likewise, but the check is dated before the record
	ProblemUnknownUnit      ProblemCode = "unknown_unit" // names a unit or grid that no row of units has
	ProblemNotAGrid         ProblemCode = "not_a_grid"   // a post or record at a unit that is no grid
	ProblemUnknownWorker    ProblemCode = "unknown_worker"
	ProblemUnknownHousehold ProblemCode = "unknown_household"
	ProblemShareRange       ProblemCode = "share_range" // 绩效比例 outside 15-20 %; args: it, and what is used instead
	ProblemNoWage           ProblemCode = "no_wage"
	ProblemCalendarYear     ProblemCode = "calendar_year" // no calendar for that year
	ProblemOverlap          ProblemCode = "overlap"       // visits of one worker overlap (hint)
	ProblemShortVisit       ProblemCode = "short_visit"   // hint: shorter than 2 minutes
	ProblemSameNote         ProblemCode = "same_note"     // hint: the same note many times
	ProblemRapidEntry       ProblemCode = "rapid_entry"   // hint: entered seconds apart
)

// Problem is one entry of the problem list.
type Problem struct {
	Code    ProblemCode
	Hint    bool // never touches a score
	Worker  string
	Unit    string
	Day     Date
	Records []RecordRef
	Args    []string // for its sentence
}

// PublishedMonth is what later months and awards need of a published version of
// a community's month; the newest version where it was corrected.
type PublishedMonth struct {
	Community string
	Month     Month
	Version   int
	Workers   []PublishedWorker
}

// PublishedWorker is one worker of a published month.
type PublishedWorker struct {
	Worker, Name, Unit string
	Assessed           bool
	Qualified          bool
	Stars              int
	Score              Hundredths
	VisitNum, VisitDen int64
}

// Winner is a line of the top-ten list (三.3).
type Winner struct {
	Worker, Name, Unit string
	Months             int // in which the worker was assessed
	Mean               Ratio
	FiveStar           int
	VisitNum, VisitDen int64
	Rank               int
	Tie                bool // the office must decide among those of this rank
}
