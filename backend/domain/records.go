package domain

// The records of the ledgers, typed, as the assessment reads them. Enumerations
// are 1 + the index into the schema's Options; 0 is empty.

// Level of a unit.
type Level uint8

const (
	LevelCity Level = iota + 1
	LevelDistrict
	LevelStreet
	LevelCommunity
	LevelGrid
)

// String is 市, 区, 街道, 社区 or 网格.
func (l Level) String() string { return option(Units, "level", uint8(l)) }

func option(id LedgerID, column string, v uint8) string {
	s := SchemaOf(id)
	o := s.Columns[s.Index(column)].Options
	if v == 0 || int(v) > len(o) {
		return ""
	}
	return o[v-1]
}

// Unit is a city, district, street, community or grid.
type Unit struct {
	Code, Name string
	Level      Level
	Parent     string // "" at the top
	Station    string
}

// RosterRow is one row of the roster 网格员花名册.
type RosterRow struct {
	Worker, Name, Grid string
	From, To           Date // To: last day in post, none while open
	Wage               Hundredths
	HasWage            bool
	Share              Hundredths // per cent
	HasShare           bool
}

// Officer is one row of 社区民警名册.
type Officer struct {
	Officer, Name, Station, Community string
	From, To                          Date
}

// Holds tells whether the officer holds the community on d.
func (o Officer) Holds(d Date) bool { return o.From <= d && (o.To == 0 || d <= o.To) }

// HouseState is 房屋状态.
type HouseState uint8

const (
	OwnerLives HouseState = iota + 1
	Rented
	Lent
	Empty
	Demolished
)

// String is 自住, 出租, 借住, 空置 or 拆迁.
func (h HouseState) String() string { return option(Households, "state", uint8(h)) }

// Household is one row of 住户底册.
type Household struct {
	Household, Grid, Address string
	State                    HouseState
	From, To                 Date // To: the day it left the register
}

// LeaveKind is 类型 of 请假台账.
type LeaveKind uint8

const (
	AnnualLeave LeaveKind = iota + 1
	SickLeave
	PersonalLeave
	MaternityLeave
	MarriageLeave
	BereavementLeave
	CareLeave
	InjuryLeave
	CompensatoryLeave
	OfficialDuty
	OtherLeave
	Training   // 脱岗培训
	Secondment // 借调
)

// String is the Chinese type.
func (k LeaveKind) String() string { return option(Leave, "kind", uint8(k)) }

// DaySpan is 时段.
type DaySpan uint8

const (
	WholeDay DaySpan = iota + 1
	MorningOnly
	AfternoonOnly
)

// LeaveRow is one row of 请假台账.
type LeaveRow struct {
	Worker   string
	From, To Date // To: last day, none while still on leave
	Kind     LeaveKind
	Span     DaySpan
}

// DayKind is what a calendar calls a day.
type DayKind uint8

const (
	RestDay DayKind = iota + 1
	WorkDay
)

// VisitMode is 走访方式.
type VisitMode uint8

const (
	Flexible VisitMode = iota + 1
	ByAppointment
	OtherMode
)

// VisitResult is 走访结果.
type VisitResult uint8

const (
	Met VisitResult = iota + 1
	NotHome
	Refused
	Vacant
)

// Visit is one row of 入户走访.
type Visit struct {
	No, Worker, Grid, Household string
	Start, End                  Time
	Mode                        VisitMode
	Result                      VisitResult
	Remark                      string
}

// Patrol is one row of 巡查记录.
type Patrol struct {
	No, Worker, Grid string
	Start, End       Time
	Safety           bool // 巡查类型 安全
	KeyPlace         string
}

// Review is 书记审核 and 民警审核.
type Review uint8

const (
	Passed Review = iota + 1
	Returned
)

// Collection is one row of 信息采集.
type Collection struct {
	No, Worker, Grid  string
	Subject           uint8
	PersonKind        string
	Changed, Known    Time
	Collected         Time
	Paper             bool
	Secretary, Police Review
	Reviewed, Entered Time
}

// Handling is 处置方式.
type Handling uint8

const (
	FixedOnSite Handling = iota + 1
	ReportedUp
)

// Hazard is one row of 隐患台账.
type Hazard struct {
	No, Worker, Grid string
	Found            Time
	Kind             uint8
	Handling         Handling
	Fixed            Time
}

// DisputeLevel is 化解层级.
type DisputeLevel uint8

const (
	OnSite DisputeLevel = iota + 1
	ByCommunity
	PassedOnline
)

// DisputeResult is 化解结果.
type DisputeResult uint8

const (
	Succeeded DisputeResult = iota + 1
	Failed
	Withdrawn
	RefusedMediation
	ToCourt
)

// Dispute is one row of 矛盾纠纷.
type Dispute struct {
	No, Worker, Grid string
	Found            Time
	Kind             uint8
	Due              Date
	Level            DisputeLevel
	Result           DisputeResult
	Resolved, Passed Time
	PassedTo         string
	Rating           uint8
}

// OpinionKind is 类别 of 社情民意.
type OpinionKind uint8

const (
	LivelihoodAppeal OpinionKind = iota + 1 // 民生诉求
	PublicOpinion                           // 社情民意
)

// OpinionRoute is 办理去向.
type OpinionRoute uint8

const (
	ByCommunityItself OpinionRoute = iota + 1
	DistrictDepartment
	Hotline12345
)

// Opinion is one row of 社情民意.
type Opinion struct {
	No, Worker, Grid           string
	Collected                  Time
	Kind                       OpinionKind
	Reported, Reviewed, Closed Time
	Route                      OpinionRoute
	Rating                     uint8
}

// Service is one row of 代办服务.
type Service struct {
	No, Worker, Grid   string
	Accepted           Time
	Matter, ClientKind string
	OnSite             bool // 办理方式 现场
	NotEntrusted       bool // 居民委托 否
	Due                Date
	Closed, Delivered  Time
	Rating             uint8
}

// YesNo is a column of 是 and 否 that may be empty.
type YesNo uint8

const (
	Yes YesNo = iota + 1
	No
)

// Worklog is one row of 工作日志.
type Worklog struct {
	Worker   string
	Day      Date
	Signed   YesNo
	SignedOn Date
}

// Case is one row of 案件.
type Case struct {
	No, Grid    string
	Happened    Time
	Kind        string
	Preventable YesNo
}

// Finding is 结论 of a spot check.
type Finding uint8

const (
	FoundTrue Finding = iota + 1
	FoundWrong
	FoundFalse   // 虚假
	FoundMissing // 漏登
	NotReached
)

// String is 属实, 有误, 虚假, 漏登 or 未接通.
func (f Finding) String() string { return option(SpotChecks, "finding", uint8(f)) }

// SpotCheck is one row of 抽查.
type SpotCheck struct {
	No          string
	Level       Level
	Unit        string
	Worker      string // "" when the unit itself is checked
	Day         Date
	Mode        uint8
	Matter      string
	AboutLedger string // as written: the Chinese or English name
	AboutRecord string
	Finding     Finding
	Deduction   Hundredths
}

// Adjustment is one row of 加扣分.
type Adjustment struct {
	No, Worker    string
	Day           Date
	Points        Hundredths
	Cause, Ground string
}

// Records are the ledgers' records that a month's assessment reads. The order
// of no slice matters.
type Records struct {
	Units       []Unit
	Roster      []RosterRow
	Officers    []Officer
	Households  []Household
	Leave       []LeaveRow
	Calendar    map[Date]DayKind // the calendar ledger's days only
	Visits      []Visit
	Patrols     []Patrol
	Collections []Collection
	Hazards     []Hazard
	Disputes    []Dispute
	Opinions    []Opinion
	Services    []Service
	Worklogs    []Worklog
	Cases       []Case
	SpotChecks  []SpotCheck
	Adjustments []Adjustment
	Published   []PublishedMonth
}
