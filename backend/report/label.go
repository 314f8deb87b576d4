package report

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
)

// The Chinese labels of the field, for screen, paper and command line alike.
// Labels of ledgers and columns stand in domain.Schemas.

var indicatorNames = map[domain.IndicatorID]string{
	domain.IndVisit:      "入户调查率",
	domain.IndCollection: "信息采集率",
	domain.IndMediation:  "纠纷化解率",
	domain.IndCase:       "可防性案件发案率",
	domain.IndPatrol:     "巡查达标率",
	domain.IndSafety:     "安全巡查率",
	domain.IndHazard:     "隐患处置率",
	domain.IndVisitHours: "入户时长达标率",
	domain.IndOpinion:    "社情民意报送率",
	domain.IndService:    "代办服务办结率",
	domain.IndWorklog:    "日志签字率",
}

// IndicatorName is 入户调查率.
func IndicatorName(id domain.IndicatorID) string { return indicatorNames[id] }

// counted says what an indicator's numerator and denominator count, and in which unit.
type counted struct{ num, den, unit string }

var countedThings = map[domain.IndicatorID]counted{
	domain.IndVisit:      {"已入户见面", "应入户", "户"},
	domain.IndCollection: {"通过审核且及时", "已审结及漏登", "条"},
	domain.IndMediation:  {"按期化解", "到期纠纷", "件"},
	domain.IndCase:       {"可防性案件", "应入户", ""},
	domain.IndPatrol:     {"巡查达标半日", "在岗半日", "个半日"},
	domain.IndSafety:     {"有安全巡查的日", "在岗日", "天"},
	domain.IndHazard:     {"已整改或上报", "发现隐患", "处"},
	domain.IndVisitHours: {"时长达标周", "应考核周", "周"},
	domain.IndOpinion:    {"按时报送", "收集意见", "条"},
	domain.IndService:    {"按时办结送达", "到期事项", "件"},
	domain.IndWorklog:    {"已签字日志", "应签字日志", "天"},
}

// Fraction is an indicator's numerator and denominator as people read them:
// 39/106户; of case 1件/300户.
func Fraction(id domain.IndicatorID, num, den int64) string {
	if id == domain.IndCase {
		return fmt.Sprintf("%d件/%d户", num, den)
	}
	return fmt.Sprintf("%d/%d%s", num, den, countedThings[id].unit)
}

// IndicatorUnit is the unit of an indicator's value: % or 件/千户.
func IndicatorUnit(id domain.IndicatorID) string {
	if id == domain.IndCase {
		return "件/千户"
	}
	return "%"
}

var starNames = [6]string{"", "一星", "二星", "三星", "四星", "五星"}

// StarName is 一星 to 五星.
func StarName(stars int) string {
	if stars < 1 || stars > 5 {
		return ""
	}
	return starNames[stars]
}

// QualifiedName is 合格 or 不合格.
func QualifiedName(qualified bool) string {
	if qualified {
		return "合格"
	}
	return "不合格"
}

// NotAssessedName is the word for a worker who is not assessed.
const NotAssessedName = "不参评"

var notAssessed = map[domain.NotAssessed]string{
	domain.ShortPost: "在岗不足",
	domain.OnLeave:   "请假",
	domain.NoDuty:    "无出勤日",
}

var consequences = map[string]string{
	domain.ConsequenceTrain:       "脱岗培训",
	domain.ConsequenceDismiss:     "拟辞退",
	domain.ConsequenceLegalReview: "须法制审核",
	domain.ConsequenceSuspend:     "借调停薪",
}

// ConsequenceName is the word for train, dismiss, legal_review or suspend.
func ConsequenceName(code string) string { return consequences[code] }

// ConsequenceMeans says what a consequence asks for.
func ConsequenceMeans(code string) string { return consequenceMeans[code] }

var consequenceMeans = map[string]string{
	domain.ConsequenceTrain:       "当月考核不合格，由社区安排脱岗培训。",
	domain.ConsequenceDismiss:     "建议报街道办事处审定是否辞退；审定前不作处理。",
	domain.ConsequenceLegalReview: "一年内有病假、产假或工伤假，辞退须先经法制审核。",
	domain.ConsequenceSuspend:     "本月有借调，停发借调期间绩效工资，并核减社区网格员名额。",
}

var reasons = map[string]string{
	domain.ReasonTwoMonths:     "连续两月考核不合格",
	domain.ReasonAfterTraining: "脱岗培训后仍不合格",
}

// ReasonName is the word for two_months or after_training.
func ReasonName(code string) string { return reasons[code] }

// problemWords are a problem's name, what it means, and what to do about it. What
// it means may have places (%s) for the problem's arguments.
type problemWords struct{ title, means, do string }

var problems = map[domain.ProblemCode]problemWords{
	domain.ProblemOffPost:          {"不在岗记录", "记录当天，该网格员不在记录所写的网格任职，这条记录不计入考核", "请核对花名册的到岗、离岗日期和记录的网格编码"},
	domain.ProblemVoid:             {"抽查认定虚假", "抽查结论为“虚假”，这条记录不计入考核", "如有异议，请更正抽查台账后重新导入"},
	domain.ProblemCheckBefore:      {"抽查早于被查记录", "抽查结论为“虚假”，抽查日期却在这条记录之前；这条记录不计入考核", "请核对抽查台账的检查日期和关联编号，更正后重新导入"},
	domain.ProblemUnknownUnit:      {"单位编码查无此单位", "组织机构名册里没有这个编码，有关记录暂不计入考核", "请补导组织机构名册，或更正编码"},
	domain.ProblemNotAGrid:         {"编码不是网格", "这个编码在组织机构名册里不是网格，有关记录暂不计入考核", "请把编码改为网格编码"},
	domain.ProblemUnknownWorker:    {"工号查无此人", "网格员花名册里没有这个工号，有关记录暂不计入考核", "请补导网格员花名册，或更正工号"},
	domain.ProblemUnknownHousehold: {"户编号查无此户", "住户底册里没有这个户编号，有关走访暂不计入考核", "请补导住户底册，或更正户编号"},
	domain.ProblemShareRange:       {"绩效比例超出范围", "花名册写的是%s%%，不在15%%—20%%之内，按%s%%计算", "请更正花名册的绩效比例"},
	domain.ProblemNoWage:           {"没有月工资", "花名册没有填写月工资，不能计算绩效工资", "请在花名册补填月工资后重新导入"},
	domain.ProblemCalendarYear:     {"缺少当年工作日历", "没有这一年的法定节假日安排，工作日只按周一至周五推算", "请导入当年的工作日历后再考核"},
	domain.ProblemOverlap:          {"走访时间重叠", "同一网格员的几次走访时间互相重叠", "请向本人核实；只作提示，不影响得分"},
	domain.ProblemShortVisit:       {"走访时间过短", "走访不足2分钟", "请向本人核实；只作提示，不影响得分"},
	domain.ProblemSameNote:         {"备注雷同", "多条记录的备注完全相同", "请向本人核实；只作提示，不影响得分"},
	domain.ProblemRapidEntry:       {"录入间隔过短", "几条记录相隔几秒录入", "请向本人核实；只作提示，不影响得分"},
}

// ProblemName is 不在岗记录.
func ProblemName(code domain.ProblemCode) string { return problems[code].title }

// whys words why an item counts as it does; where an indicator has words of its
// own, they win.
var whys = map[string]string{
	domain.WhyMet:           "达标",
	domain.WhyNotMet:        "未达标",
	domain.WhyExcusedAbsent: "多日未遇或拒访，免计",
	domain.WhyExcusedVacant: "多日空户，免计",
	domain.WhyEmptyHouse:    "空置房，免计",
	domain.WhyDemolished:    "已拆迁，免计",
	domain.WhyInTime:        "按时完成",
	domain.WhyLate:          "超过时限",
	domain.WhyReturned:      "审核退回",
	domain.WhyPending:       "待审核，暂不计",
	domain.WhyMissed:        "抽查发现漏登",
	domain.WhyUnresolved:    "到期未化解",
	domain.WhyWithdrawn:     "撤回、拒绝调解或转仲裁诉讼，不计",
	domain.WhyEscalated:     "已按时上报社区联调或网上流转，不计入个人",
	domain.WhyPreventable:   "可防性案件",
	domain.WhyOnLeave:       "当天全天请假，不计",
	domain.WhyFixed:         "已现场整改",
	domain.WhyReportedUp:    "已上报",
	domain.WhyNotHandled:    "未整改也未上报",
	domain.WhyWrongRoute:    "办理去向不符合规定",
	domain.WhyUndelivered:   "到期未送达",
	domain.WhyNotEntrusted:  "未经居民委托",
	domain.WhySigned:        "民警已签字",
	domain.WhyUnsigned:      "民警未予签字",
	domain.WhyWaiting:       "待民警签字，暂不计",
	domain.WhyNoLog:         "没有日志",
}

var whysOf = map[domain.IndicatorID]map[string]string{
	domain.IndVisit: {domain.WhyMet: "已入户见面", domain.WhyNotMet: "尚未入户见面"},
	domain.IndCase:  {domain.WhyMet: "网格应入户", domain.WhyNotMet: "网格应入户"},
	domain.IndCollection: {
		domain.WhyInTime: "审核通过且更新及时", domain.WhyLate: "审核通过但更新不及时",
	},
	domain.IndMediation: {domain.WhyInTime: "按期化解", domain.WhyLate: "超过时限才化解"},
	domain.IndPatrol:    {domain.WhyMet: "有一次巡查达到规定时长", domain.WhyNotMet: "没有达到规定时长的巡查"},
	domain.IndSafety:    {domain.WhyMet: "当天有安全巡查", domain.WhyNotMet: "当天没有安全巡查"},
	domain.IndVisitHours: {
		domain.WhyMet: "本周入户时长达标", domain.WhyNotMet: "本周入户时长不足",
	},
	domain.IndOpinion: {domain.WhyInTime: "按时报送", domain.WhyLate: "报送超过时限"},
	domain.IndService: {domain.WhyInTime: "按时办结送达", domain.WhyLate: "送达超过时限"},
}

// WhyText words why an item of an indicator counts as it does.
func WhyText(id domain.IndicatorID, why string) string {
	if s, ok := whysOf[id][why]; ok {
		return s
	}
	return whys[why]
}

// CodeSentence is the sentence of a list of codes: 拟辞退、须法制审核.
func CodeSentence(codes []string, name func(string) string) string {
	words := make([]string, len(codes))
	for i, c := range codes {
		words[i] = name(c)
	}
	return strings.Join(words, "、")
}
