package domain

// LedgerID names a ledger (台账): one kind of table that an office exports or keeps.
type LedgerID string

const (
	Units       LedgerID = "units"
	Workers     LedgerID = "workers"
	Officers    LedgerID = "officers"
	Households  LedgerID = "households"
	Leave       LedgerID = "leave"
	CalendarDay LedgerID = "calendar"
	Visits      LedgerID = "visits"
	Patrols     LedgerID = "patrols"
	Collections LedgerID = "collections"
	Hazards     LedgerID = "hazards"
	Disputes    LedgerID = "disputes"
	Opinions    LedgerID = "opinions"
	Services    LedgerID = "services"
	Worklogs    LedgerID = "worklogs"
	Cases       LedgerID = "cases"
	SpotChecks  LedgerID = "spotchecks"
	Adjustments LedgerID = "adjustments"
)

// Kind is the type of a column.
type Kind uint8

const (
	KindText    Kind = iota + 1 // free text; personal data in it is masked
	KindCode                    // number of a person, unit or record: text, leading zeros kept
	KindName                    // name of a person or unit
	KindDate                    // Value.Int is a Date
	KindTime                    // Value.Int is a Time; a date alone counts as 00:00
	KindMoment                  // as KindTime, but a date alone is an error
	KindEnum                    // Value.Int is 1 + the index into Column.Options
	KindDecimal                 // Value.Int is Hundredths; at most 2 decimals, signed
	KindAmount                  // as KindDecimal, not below 0
)

// Column is one column of a ledger.
type Column struct {
	Name     string // of the database column and in code
	Label    string // the first Chinese header of spec/2
	Kind     Kind
	Required bool
	Options  []string // of KindEnum, in order
	Default  string   // of KindEnum: what an empty cell means; "" keeps it empty
}

// Schema describes one ledger.
type Schema struct {
	ID      LedgerID
	Label   string // 入户走访
	Columns []Column
	Key     []string // names of the columns that identify a record
	Own     string   // name of the required time column of work ledgers; "" for others
}

// Index is the position of the column called name, or -1.
func (s *Schema) Index(name string) int {
	for i := range s.Columns {
		if s.Columns[i].Name == name {
			return i
		}
	}
	return -1
}

// KeyIndexes are the positions of the key columns.
func (s *Schema) KeyIndexes() []int {
	out := make([]int, len(s.Key))
	for i, k := range s.Key {
		out[i] = s.Index(k)
	}
	return out
}

// Value is one cell of a record, by its column's Kind. The zero Value is empty.
type Value struct {
	Set  bool
	Int  int64  // KindDate, KindTime, KindMoment, KindEnum, KindDecimal, KindAmount
	Text string // KindText, KindCode, KindName
}

// Row is one record of a ledger as read from a file.
type Row struct {
	Values []Value // one for each column of the ledger's Schema, in its order
	Line   int     // the sheet's own 1-based row number
}

// SchemaOf returns the schema of id, or nil.
func SchemaOf(id LedgerID) *Schema {
	for i := range Schemas {
		if Schemas[i].ID == id {
			return &Schemas[i]
		}
	}
	return nil
}

func code(name, label string) Column {
	return Column{Name: name, Label: label, Kind: KindCode}
}
func text(name, label string) Column { return Column{Name: name, Label: label, Kind: KindText} }
func name(name, label string) Column { return Column{Name: name, Label: label, Kind: KindName} }
func date(name, label string) Column { return Column{Name: name, Label: label, Kind: KindDate} }
func at(name, label string) Column   { return Column{Name: name, Label: label, Kind: KindTime} }
func moment(name, label string) Column {
	return Column{Name: name, Label: label, Kind: KindMoment}
}
func enum(name, label, empty string, options ...string) Column {
	return Column{Name: name, Label: label, Kind: KindEnum, Options: options, Default: empty}
}
func amount(name, label string) Column {
	return Column{Name: name, Label: label, Kind: KindAmount}
}
func must(c Column) Column { c.Required = true; return c }

var (
	recordNo = must(code("record_no", "记录编号"))
	workerNo = must(code("worker", "工号"))
	gridCode = must(code("grid", "网格编码"))
	rating   = enum("rating", "评价", "", "满意", "基本满意", "不满意")
	remark   = text("remark", "备注")
)

// Schemas are the 17 ledgers of spec/2, in its order.
var Schemas = []Schema{
	{ID: Units, Label: "组织机构名册", Key: []string{"code"}, Columns: []Column{
		must(code("code", "单位编码")), must(name("name", "单位名称")),
		must(enum("level", "级别", "", "市", "区", "街道", "社区", "网格")),
		code("parent", "上级编码"), text("station", "派出所"),
	}},
	{ID: Workers, Label: "网格员花名册", Key: []string{"worker", "grid", "from_date"}, Columns: []Column{
		workerNo, must(name("name", "姓名")), gridCode,
		must(date("from_date", "到岗日期")), date("to_date", "离岗日期"),
		amount("wage", "月工资"), amount("share", "绩效比例"),
	}},
	{ID: Officers, Label: "社区民警名册", Key: []string{"officer", "community", "from_date"}, Columns: []Column{
		must(code("officer", "警号")), must(name("name", "姓名")), must(text("station", "派出所")),
		must(code("community", "社区编码")), must(date("from_date", "起始日期")), date("to_date", "截止日期"),
	}},
	{ID: Households, Label: "住户底册", Key: []string{"household"}, Columns: []Column{
		must(code("household", "户编号")), gridCode, text("address", "地址"),
		enum("state", "房屋状态", "自住", "自住", "出租", "借住", "空置", "拆迁"),
		date("from_date", "起始日期"), date("to_date", "注销日期"),
	}},
	{ID: Leave, Label: "请假台账", Key: []string{"worker", "from_date", "kind"}, Columns: []Column{
		workerNo, must(date("from_date", "起始日期")), date("to_date", "截止日期"),
		must(enum("kind", "类型", "", "年假", "病假", "事假", "产假", "婚假", "丧假", "护理假", "工伤", "调休", "公务", "其他", "脱岗培训", "借调")),
		enum("span", "时段", "全天", "全天", "上午", "下午"),
	}},
	{ID: CalendarDay, Label: "工作日历", Key: []string{"day"}, Columns: []Column{
		must(date("day", "日期")), must(enum("kind", "类型", "", "休息日", "工作日")), text("name", "名称"),
	}},
	{ID: Visits, Label: "入户走访", Key: []string{"record_no"}, Own: "start_time", Columns: []Column{
		recordNo, workerNo, gridCode, must(code("household", "户编号")),
		must(moment("start_time", "开始时间")), must(moment("end_time", "结束时间")),
		enum("mode", "走访方式", "", "弹性", "预约", "其他"),
		enum("result", "走访结果", "见面", "见面", "未遇", "拒访", "空户"), remark,
	}},
	{ID: Patrols, Label: "巡查记录", Key: []string{"record_no"}, Own: "start_time", Columns: []Column{
		recordNo, workerNo, gridCode,
		must(moment("start_time", "开始时间")), must(moment("end_time", "结束时间")),
		enum("kind", "巡查类型", "日常", "日常", "安全"), text("key_place", "重点部位"), remark,
	}},
	{ID: Collections, Label: "信息采集", Key: []string{"record_no"}, Own: "collected_at", Columns: []Column{
		recordNo, workerNo, gridCode,
		must(enum("subject", "采集类别", "", "人口", "房屋", "标准地址", "法人单位")),
		text("person_kind", "人员类别"), at("changed_at", "变动日期"), at("known_at", "知悉日期"),
		must(at("collected_at", "采集时间")), enum("channel", "采集方式", "社管通", "社管通", "纸质"),
		enum("secretary_review", "书记审核", "", "通过", "退回"), enum("police_review", "民警审核", "", "通过", "退回"),
		at("reviewed_at", "审核完成时间"), at("entered_at", "录入时间"),
	}},
	{ID: Hazards, Label: "隐患台账", Key: []string{"record_no"}, Own: "found_at", Columns: []Column{
		recordNo, workerNo, gridCode, must(at("found_at", "发现时间")),
		must(enum("kind", "隐患类别", "", "治安", "消防", "安全生产", "其他")),
		enum("handling", "处置方式", "", "现场整改", "上报"), at("fixed_at", "整改时间"),
	}},
	{ID: Disputes, Label: "矛盾纠纷", Key: []string{"record_no"}, Own: "found_at", Columns: []Column{
		recordNo, workerNo, gridCode, must(at("found_at", "发现时间")),
		enum("kind", "纠纷类型", "", "邻里", "婚姻家庭", "土地房屋", "劳动用工", "治安", "其他"),
		date("due_date", "化解时限"),
		enum("level", "化解层级", "现场调解", "现场调解", "社区联调", "网上流转"),
		enum("result", "化解结果", "", "成功", "未成功", "撤回", "拒绝调解", "转仲裁诉讼"),
		at("resolved_at", "化解时间"), at("passed_on_at", "流转时间"), text("passed_to", "流转去向"), rating,
	}},
	{ID: Opinions, Label: "社情民意", Key: []string{"record_no"}, Own: "collected_at", Columns: []Column{
		recordNo, workerNo, gridCode, must(at("collected_at", "收集时间")),
		must(enum("kind", "类别", "", "民生诉求", "社情民意")), text("matter", "事项"),
		at("reported_at", "报送时间"), at("reviewed_at", "审核时间"),
		enum("route", "办理去向", "", "社区自办", "区直部门", "12345"), at("closed_at", "办结时间"), rating,
	}},
	{ID: Services, Label: "代办服务", Key: []string{"record_no"}, Own: "accepted_at", Columns: []Column{
		recordNo, workerNo, gridCode, must(at("accepted_at", "受理时间")), text("matter", "事项"),
		text("client_kind", "服务对象类别"), enum("mode", "办理方式", "代办", "代办", "现场"),
		enum("entrusted", "居民委托", "是", "是", "否"), date("due_date", "承诺时限"),
		at("closed_at", "办结时间"), at("delivered_at", "送达时间"), rating,
	}},
	{ID: Worklogs, Label: "工作日志", Key: []string{"worker", "day"}, Own: "day", Columns: []Column{
		workerNo, must(date("day", "日期")), text("content", "内容"),
		enum("signed", "民警签字", "", "是", "否"), date("signed_on", "签字日期"),
	}},
	{ID: Cases, Label: "案件", Key: []string{"record_no"}, Own: "happened_at", Columns: []Column{
		must(code("record_no", "案件编号")), gridCode, must(at("happened_at", "发案时间")),
		must(text("kind", "案件类型")), enum("preventable", "可防性", "", "是", "否"),
	}},
	{ID: SpotChecks, Label: "抽查", Key: []string{"record_no"}, Columns: []Column{
		must(code("record_no", "抽查编号")), must(enum("level", "级别", "", "市", "区", "街道", "社区")),
		must(code("unit", "单位编码")), code("worker", "工号"), must(date("day", "检查日期")),
		enum("mode", "抽查方式", "", "顺查", "倒查", "电话", "台账"), text("matter", "抽查事项"),
		text("about_ledger", "关联台账"), code("about_record", "关联编号"),
		must(enum("finding", "结论", "", "属实", "有误", "虚假", "漏登", "未接通")),
		amount("deduction", "扣分"), text("satisfaction", "满意度"),
	}},
	{ID: Adjustments, Label: "加扣分", Key: []string{"record_no"}, Columns: []Column{
		must(code("record_no", "编号")), workerNo, must(date("day", "日期")),
		must(Column{Name: "points", Label: "分值", Kind: KindDecimal}), must(text("cause", "事由")), text("ground", "依据"),
	}},
}

// LedgerNamed finds a ledger by its English or Chinese name.
func LedgerNamed(s string) *Schema {
	for i := range Schemas {
		if string(Schemas[i].ID) == s || Schemas[i].Label == s {
			return &Schemas[i]
		}
	}
	return nil
}
