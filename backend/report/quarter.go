package report

// Quarter is the view of the units' quarter (三.1).
type Quarter struct {
	Quarter string        `json:"quarter"`
	Unit    string        `json:"unit"`
	Units   []QuarterUnit `json:"units"` // the asked unit and all below it above the grid, by level from the top, then code
}

// QuarterUnit is the quarter of one unit; one without a month has no score.
type QuarterUnit struct {
	Unit    string         `json:"unit"`
	Name    string         `json:"name"`
	Parent  string         `json:"parent"`
	Above   string         `json:"parent_name"` // "" where it is not known
	Level   string         `json:"level"`
	Months  []QuarterMonth `json:"months"` // all three
	Score   *string        `json:"score,omitempty"`
	Partial bool           `json:"partial"`        // a month is missing
	Rank    *int           `json:"rank,omitempty"` // among units with its parent
}

// QuarterMonth is a month's unit score, null where there is none.
type QuarterMonth struct {
	Month string  `json:"month"`
	Score *string `json:"score"`
}
