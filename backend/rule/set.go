package rule

import (
	"bytes"
	"embed"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"gridstar/backend/domain"
)

// Failures of rule sets.
const (
	CodeRuleSyntax    domain.Code = "rule_syntax"      // the numbers of the lines
	CodeRuleUnknown   domain.Code = "rule_unknown"     // value id
	CodeRuleMissing   domain.Code = "rule_missing"     // value id
	CodeRuleTwice     domain.Code = "rule_twice"       // value id
	CodeRuleValue     domain.Code = "rule_value"       // value id, value, what is allowed
	CodeRuleBasis     domain.Code = "rule_basis"       // value id
	CodeRuleBands     domain.Code = "rule_bands"       // the bands as given
	CodeRuleWeights   domain.Code = "rule_weights"     // sum
	CodeRuleMonotone  domain.Code = "rule_monotone"    // what would reward less work
	CodeNoRuleInForce domain.Code = "no_rule_in_force" // date, first effective date
)

// Value is one value of a rule set, as written.
type Value struct {
	ID    string `yaml:"id" json:"id"`
	Label string `yaml:"label" json:"label"`
	Value string `yaml:"value" json:"value"`
	Unit  string `yaml:"unit,omitempty" json:"unit,omitempty"`
	Basis string `yaml:"basis" json:"basis"` // the clause: 三.4
	Note  string `yaml:"note,omitempty" json:"note,omitempty"`
}

// Set is a rule set: every number that the assessment uses and the standard
// leaves to the assessing office, in force from Effective.
type Set struct {
	ID        string
	Title     string
	Effective domain.Date
	Values    []Value // as written, in order

	MinPostShare, MaxLeaveShare domain.Ratio
	Weights                     map[domain.IndicatorID]domain.Ratio
	MinDen                      int64
	AbsentDays, VacantDays      int64
	OfficeHours                 []Span
	TimelyDays                  int64
	MediationDays, EscalateDays int64
	PreventableTypes            []string
	CaseStep, CaseBase          domain.Ratio
	BridgeSeconds               int64
	PatrolSeconds               int64
	WeeklySeconds               int64
	ReportDays, ServiceDays     int64
	AdjustmentCap, DeductionCap domain.Hundredths
	Bands                       [6]domain.Hundredths // Bands[s] is the lowest score of s stars, 2-5; 1 is below
	SpotShare                   domain.Ratio
	PerformanceShare            domain.Ratio
	PayShares                   [6]domain.Ratio // by stars, 1-5
	Rewards                     [6]domain.Ratio // by stars
	SignDays, PublicityDays     int64
	Top                         int64
}

// Span is a part of a day, in seconds from midnight; End is outside.
type Span struct{ Start, End int }

// Stars of a score.
func (s *Set) Stars(score domain.Hundredths) int {
	for n := 5; n > 1; n-- {
		if score >= s.Bands[n] {
			return n
		}
	}
	return 1
}

// QualifiedStars is the fewest stars of a qualified month (三.4).
const QualifiedStars = 3

// The performance share's bounds of 三.4.
var shareMin, shareMax = domain.NewRatio(15, 100), domain.NewRatio(20, 100)

// ShareAllowed tells whether a performance share lies in 15-20 % (三.4).
func ShareAllowed(share domain.Ratio) bool {
	return share.Cmp(shareMin) >= 0 && share.Cmp(shareMax) <= 0
}

// InOfficeHours tells whether t's time of day lies in the office hours.
func (s *Set) InOfficeHours(t domain.Time) bool {
	sec := t.SecondOfDay()
	for _, span := range s.OfficeHours {
		if sec >= span.Start && sec < span.End {
			return true
		}
	}
	return false
}

type file struct {
	ID        string  `yaml:"id"`
	Title     string  `yaml:"title"`
	Effective string  `yaml:"effective"`
	Values    []Value `yaml:"values"`
}

var lineNumber = regexp.MustCompile(`\bline (\d+)`)

// linesOf are the lines that the YAML reader complains about; the first, where it
// names none.
func linesOf(err error) string {
	var lines []string
	for _, m := range lineNumber.FindAllStringSubmatch(err.Error(), -1) {
		if !slices.Contains(lines, m[1]) {
			lines = append(lines, m[1])
		}
	}
	if lines == nil {
		return "1"
	}
	return strings.Join(lines, "、")
}

// Parse reads a rule set and checks it.
func Parse(data []byte) (*Set, error) {
	var f file
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil {
		return nil, &domain.Error{Code: CodeRuleSyntax, Args: []string{linesOf(err)}, Err: err}
	}
	if strings.TrimSpace(f.ID) == "" {
		return nil, domain.Fail(CodeRuleMissing, "id")
	}
	effective, err := domain.ParseDate(f.Effective)
	if err != nil {
		return nil, domain.Fail(CodeRuleValue, "effective", f.Effective, "2026-01-01")
	}
	s := &Set{ID: f.ID, Title: f.Title, Effective: effective, Values: f.Values,
		Weights: map[domain.IndicatorID]domain.Ratio{}}
	seen := map[string]bool{}
	for _, v := range f.Values {
		read, ok := readers[v.ID]
		switch {
		case !ok:
			return nil, domain.Fail(CodeRuleUnknown, v.ID)
		case seen[v.ID]:
			return nil, domain.Fail(CodeRuleTwice, v.ID)
		case strings.TrimSpace(v.Basis) == "":
			return nil, domain.Fail(CodeRuleBasis, v.ID)
		}
		seen[v.ID] = true
		if allowed := read(s, strings.TrimSpace(v.Value)); allowed != "" {
			return nil, domain.Fail(CodeRuleValue, v.ID, v.Value, allowed)
		}
	}
	for _, id := range valueIDs() {
		if !seen[id] {
			return nil, domain.Fail(CodeRuleMissing, id)
		}
	}
	return s, s.check()
}

// Marshal writes the set as YAML that Parse reads back.
func (s *Set) Marshal() ([]byte, error) {
	data, err := yaml.Marshal(file{ID: s.ID, Title: s.Title, Effective: s.Effective.String(), Values: s.Values})
	if err != nil {
		return nil, fmt.Errorf("rule set %s: %w", s.ID, err)
	}
	return data, nil
}

// ValueOf returns the value called id, as written.
func (s *Set) ValueOf(id string) Value {
	for _, v := range s.Values {
		if v.ID == id {
			return v
		}
	}
	return Value{}
}

// check holds what single values can't show.
func (s *Set) check() error {
	for n := 5; n > 2; n-- {
		if s.Bands[n] <= s.Bands[n-1] {
			return domain.Fail(CodeRuleBands, s.Bands[5].String(), s.Bands[4].String(), s.Bands[3].String(), s.Bands[2].String())
		}
	}
	if s.Bands[5] > 10000 || s.Bands[2] <= 0 {
		return domain.Fail(CodeRuleBands, s.Bands[5].String(), s.Bands[4].String(), s.Bands[3].String(), s.Bands[2].String())
	}
	sum := domain.Ratio{}
	for _, w := range s.Weights {
		sum = sum.Add(w)
	}
	if sum.Cmp(domain.Whole(100)) != 0 {
		return domain.Fail(CodeRuleWeights, sum.Fraction())
	}
	if !ShareAllowed(s.PerformanceShare) {
		return domain.Fail(CodeRuleValue, "performance_share", s.PerformanceShare.Fraction(), "15%—20%")
	}
	for n := 2; n <= 5; n++ {
		if s.PayShares[n].Cmp(s.PayShares[n-1]) < 0 {
			return domain.Fail(CodeRuleMonotone, "pay."+strconv.Itoa(n))
		}
	}
	if s.Rewards[5].Cmp(s.Rewards[4]) < 0 {
		return domain.Fail(CodeRuleMonotone, "reward_5")
	}
	return nil
}

// A reader sets its field from text and returns "" or what is allowed.
type reader func(*Set, string) string

func ratio(lo, hi int64, field func(*Set) *domain.Ratio) reader {
	return func(s *Set, text string) string {
		r, err := domain.ParseRatio(text)
		if err != nil || r.Cmp(domain.Whole(lo)) < 0 || r.Cmp(domain.Whole(hi)) > 0 {
			return fmt.Sprintf("%d—%d", lo, hi)
		}
		*field(s) = r
		return ""
	}
}

func count(lo, hi, scale int64, field func(*Set) *int64) reader {
	return func(s *Set, text string) string {
		r, ok := new(big.Rat).SetString(text)
		if ok {
			r.Mul(r, new(big.Rat).SetInt64(scale))
		}
		if !ok || !r.IsInt() || !r.Num().IsInt64() || r.Num().Int64() < lo*scale || r.Num().Int64() > hi*scale {
			return fmt.Sprintf("%d—%d", lo, hi)
		}
		*field(s) = r.Num().Int64()
		return ""
	}
}

func hundredths(lo, hi int64, field func(*Set) *domain.Hundredths) reader {
	return func(s *Set, text string) string {
		r, err := domain.ParseRatio(text)
		if err != nil || r.Cmp(domain.Whole(lo)) < 0 || r.Cmp(domain.Whole(hi)) > 0 || r.Hundredths().Ratio().Cmp(r) != 0 {
			return fmt.Sprintf("%d—%d", lo, hi)
		}
		*field(s) = r.Hundredths()
		return ""
	}
}

func weight(id domain.IndicatorID) reader {
	return func(s *Set, text string) string {
		r, err := domain.ParseRatio(text)
		if err != nil || r.Sign() <= 0 || r.Cmp(domain.Whole(100)) > 0 {
			return "0—100"
		}
		s.Weights[id] = r
		return ""
	}
}

func list(s *Set, text string) string {
	s.PreventableTypes = nil
	for _, t := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\uff0c' || r == '、' }) {
		if t = strings.TrimSpace(t); t != "" {
			s.PreventableTypes = append(s.PreventableTypes, t)
		}
	}
	return ""
}

const hoursForm = "08:00-12:00,14:00-18:00"

func hours(s *Set, text string) string {
	s.OfficeHours = nil
	last := 0
	for _, part := range strings.Split(text, ",") {
		var h1, m1, h2, m2 int
		if n, err := fmt.Sscanf(strings.TrimSpace(part), "%2d:%2d-%2d:%2d", &h1, &m1, &h2, &m2); n != 4 || err != nil {
			return hoursForm
		}
		span := Span{h1*3600 + m1*60, h2*3600 + m2*60}
		if m1 > 59 || m2 > 59 || span.Start < last || span.End <= span.Start || span.End > 86400 {
			return hoursForm
		}
		last = span.End
		s.OfficeHours = append(s.OfficeHours, span)
	}
	return ""
}

var readers = map[string]reader{
	"min_post_share":    ratio(0, 1, func(s *Set) *domain.Ratio { return &s.MinPostShare }),
	"max_leave_share":   ratio(0, 1, func(s *Set) *domain.Ratio { return &s.MaxLeaveShare }),
	"min_den":           count(1, 100, 1, func(s *Set) *int64 { return &s.MinDen }),
	"absent_days":       count(1, 31, 1, func(s *Set) *int64 { return &s.AbsentDays }),
	"vacant_days":       count(1, 31, 1, func(s *Set) *int64 { return &s.VacantDays }),
	"office_hours":      hours,
	"timely_days":       count(0, 31, 1, func(s *Set) *int64 { return &s.TimelyDays }),
	"mediation_days":    count(1, 365, 1, func(s *Set) *int64 { return &s.MediationDays }),
	"escalate_days":     count(0, 31, 1, func(s *Set) *int64 { return &s.EscalateDays }),
	"preventable_types": list,
	"case_step":         ratio(0, 1, func(s *Set) *domain.Ratio { return &s.CaseStep }),
	"case_base":         ratio(1, 1000000, func(s *Set) *domain.Ratio { return &s.CaseBase }),
	"bridge_minutes":    count(0, 240, 60, func(s *Set) *int64 { return &s.BridgeSeconds }),
	"patrol_minutes":    count(1, 720, 60, func(s *Set) *int64 { return &s.PatrolSeconds }),
	"weekly_hours":      count(0, 168, 3600, func(s *Set) *int64 { return &s.WeeklySeconds }),
	"report_days":       count(0, 31, 1, func(s *Set) *int64 { return &s.ReportDays }),
	"service_days":      count(1, 365, 1, func(s *Set) *int64 { return &s.ServiceDays }),
	"adjustment_cap":    hundredths(0, 100, func(s *Set) *domain.Hundredths { return &s.AdjustmentCap }),
	"deduction_cap":     hundredths(0, 100, func(s *Set) *domain.Hundredths { return &s.DeductionCap }),
	"spot_share":        ratio(0, 1, func(s *Set) *domain.Ratio { return &s.SpotShare }),
	"performance_share": ratio(0, 1, func(s *Set) *domain.Ratio { return &s.PerformanceShare }),
	"reward_5":          ratio(0, 10, func(s *Set) *domain.Ratio { return &s.Rewards[5] }),
	"reward_4":          ratio(0, 10, func(s *Set) *domain.Ratio { return &s.Rewards[4] }),
	"sign_days":         count(0, 31, 1, func(s *Set) *int64 { return &s.SignDays }),
	"publicity_days":    count(1, 60, 1, func(s *Set) *int64 { return &s.PublicityDays }),
	"top":               count(1, 1000, 1, func(s *Set) *int64 { return &s.Top }),
}

func init() {
	for _, id := range domain.Indicators {
		readers["weight."+string(id)] = weight(id)
	}
	for n := 1; n <= 5; n++ {
		readers["pay."+strconv.Itoa(n)] = ratio(0, 1, func(s *Set) *domain.Ratio { return &s.PayShares[n] })
	}
	for n := 2; n <= 5; n++ {
		readers["band."+strconv.Itoa(n)] = hundredths(0, 100, func(s *Set) *domain.Hundredths { return &s.Bands[n] })
	}
}

func valueIDs() []string {
	ids := make([]string, 0, len(readers))
	for id := range readers {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

//go:embed data
var data embed.FS

// Shipped are the rule sets that come with the program.
func Shipped() ([]*Set, error) {
	entries, err := data.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("shipped rule sets: %w", err)
	}
	var sets []*Set
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".yaml") {
			continue
		}
		text, err := data.ReadFile("data/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("shipped rule sets: %w", err)
		}
		s, err := Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		sets = append(sets, s)
	}
	return sets, nil
}

// InForce is the set in force on d: of those effective by then, the one
// effective latest (of equals, the one given last). None is an error.
func InForce(sets []*Set, d domain.Date) (*Set, error) {
	var found *Set
	var first domain.Date
	for _, s := range sets {
		if first == 0 || s.Effective < first {
			first = s.Effective
		}
		if s.Effective <= d && (found == nil || s.Effective >= found.Effective) {
			found = s
		}
	}
	if found == nil {
		return nil, domain.Fail(CodeNoRuleInForce, d.String(), first.String())
	}
	return found, nil
}
