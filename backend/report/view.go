package report

import "gridstar/backend/domain"

// Month is the view of one month of a unit.
type Month struct {
	Month     string   `json:"month"`
	AsOf      string   `json:"as_of"`
	Unit      string   `json:"unit"`
	RuleSet   string   `json:"rule_set"`
	Workers   []Worker `json:"workers"` // rank order, then those not assessed by number
	Units     []Unit   `json:"units"`   // the asked unit and all below it above the grid, by level from the top, then code
	UnitName  string   `json:"unit_name"`
	UnitLevel string   `json:"unit_level"`
	EarlyLook bool     `json:"early_look"` // as_of is before the month's last day
	Warnings  []string `json:"warnings"`   // plain Chinese, e.g. a month outside the calendar's years
}

// Worker is one line of the ranking.
type Worker struct {
	Worker       string                         `json:"worker"`
	Name         string                         `json:"name"`
	Unit         string                         `json:"unit"`
	UnitName     string                         `json:"unit_name"`
	Grids        []string                       `json:"grids"`
	GridNames    []string                       `json:"grid_names"`
	Assessed     bool                           `json:"assessed"`
	Reason       string                         `json:"reason"`      // short_post, leave, no_duty, or ""
	ReasonText   string                         `json:"reason_text"` // plain: 在岗不足, 请假, 无出勤日
	Indicators   map[domain.IndicatorID]Measure `json:"indicators,omitempty"`
	Adjustments  *string                        `json:"adjustments,omitempty"`
	Deductions   *string                        `json:"deductions,omitempty"`
	Score        *string                        `json:"score,omitempty"`
	Stars        *int                           `json:"stars,omitempty"`
	Qualified    *bool                          `json:"qualified,omitempty"`
	Rank         *int                           `json:"rank,omitempty"`
	Consequences []string                       `json:"consequences"` // train, dismiss, legal_review, suspend
	Reasons      []string                       `json:"reasons"`      // two_months, after_training
	Pay          *Pay                           `json:"pay"`          // null without 月工资
}

// Measure is one indicator; one that does not apply has only num, den, applies.
type Measure struct {
	Num     int64   `json:"num"`
	Den     int64   `json:"den"`
	Applies bool    `json:"applies"`
	Weight  *string `json:"weight,omitempty"` // effective, 2 decimals
	Value   *string `json:"value,omitempty"`  // per cent, 2 decimals; case: per 1,000 households
	Target  *string `json:"target,omitempty"` // per cent; case has none
	Points  *string `json:"points,omitempty"`
	Pending int64   `json:"pending,omitempty"` // collection: records whose review is not complete; worklog: days whose log waits for the officer
}

// Pay in yuan with 2 decimals.
type Pay struct {
	Base   string `json:"base"`
	Paid   string `json:"paid"`
	Reward string `json:"reward"`
}

// Unit is the month of a unit above the grid; one without an assessed worker
// has only unit, level and assessed (and its names).
type Unit struct {
	Unit           string                         `json:"unit"`
	Name           string                         `json:"name"`
	Parent         string                         `json:"parent"`
	Level          string                         `json:"level"` // 市, 区, 街道, 社区
	Assessed       int                            `json:"assessed"`
	Indicators     map[domain.IndicatorID]Measure `json:"indicators,omitempty"`
	IndicatorScore *string                        `json:"indicator_score,omitempty"`
	SpotScore      *string                        `json:"spot_score"` // null without a spot check
	Score          *string                        `json:"score,omitempty"`
	Rank           *int                           `json:"rank,omitempty"` // among units with its parent
}

// Awards is the view of a top-ten list (三.3).
type Awards struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	Unit     string   `json:"unit"`
	UnitName string   `json:"unit_name"`
	Months   int      `json:"months"` // published months of the period
	Winners  []Winner `json:"winners"`
}

// Winner is a line of the top-ten list.
type Winner struct {
	Worker   string `json:"worker"`
	Name     string `json:"name"`
	Unit     string `json:"unit"`
	UnitName string `json:"unit_name"`
	Months   int    `json:"months"`
	Mean     string `json:"mean"`
	FiveStar int    `json:"five_star"`
	Rank     int    `json:"rank"`
	Tie      bool   `json:"tie"`
}
