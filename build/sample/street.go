package main

import (
	"fmt"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

const (
	cityCode     = "420600"
	districtCode = "420606"
	streetCode   = "420606091"
	ginkgoCode   = "420606091001" // 银杏里社区
	willowCode   = "420606091002" // 柳堤社区
	station      = "望星派出所"
)

// The records run from July, because visits are counted over the quarter, to the
// end of October, the month that is to be assessed.
var (
	firstDay = domain.NewDate(2026, 7, 1)
	lastDay  = domain.NewDate(2026, 10, 31)
	exported = domain.NewDate(2026, 11, 2) // nothing later is in the files
)

// A manner is how well a worker works in a month; '-' is a month not worked.
//
//	A five stars, B four, C three, D two, E one
type manner byte

// share is the part, per cent, of each duty that the manner gets done.
type share struct {
	doors, data, peace, rounds, voice, logs int
	minutes                                 int // a visit's usual length
}

var shares = map[manner]share{
	'A': {doors: 103, data: 98, peace: 98, rounds: 97, voice: 97, logs: 100, minutes: 40},
	'B': {doors: 95, data: 90, peace: 85, rounds: 88, voice: 84, logs: 95, minutes: 34},
	'C': {doors: 84, data: 82, peace: 72, rounds: 82, voice: 75, logs: 90, minutes: 26},
	'D': {doors: 66, data: 68, peace: 60, rounds: 66, voice: 62, logs: 80, minutes: 18},
	'E': {doors: 45, data: 45, peace: 34, rounds: 45, voice: 45, logs: 60, minutes: 12},
}

type post struct {
	grid     string
	from, to domain.Date // to: none while open
}

func (p post) holds(d domain.Date) bool { return p.from <= d && (p.to == 0 || d <= p.to) }

type absence struct {
	from, to domain.Date
	kind     string
	span     string // "" for whole days
}

type worker struct {
	no, name string
	wage     string // 元, "" unknown
	percent  string // 绩效比例, "" the rule set's
	months   string // a manner for July, August, September, October
	posts    []post
	away     []absence
}

func (w *worker) in(m domain.Month) share {
	return shares[manner(w.months[m-firstDay.Month()])]
}

func (w *worker) at(d domain.Date) (post, bool) {
	for _, p := range w.posts {
		if p.holds(d) {
			return p, true
		}
	}
	return post{}, false
}

func day(m, d int) domain.Date { return domain.NewDate(2026, m, d) }

func since(grid string) []post { return []post{{grid: grid, from: domain.NewDate(2024, 3, 1)}} }

// workers are the people of the story.
//
//	WX002, WX008  rare characters in a name; WX009 a name with a middle dot
//	WX004         unqualified twice running, ill earlier in the year
//	WX005         ill for most of September
//	WX006         moves from 银杏里 to 柳堤 when WX007 retires; the grid left
//	              behind is vacant until WX012 comes
//	WX010         lent to another office for three days in October
//	WX011         unqualified in August, in training for most of September, better in October
var workers = []worker{
	{no: "WX001", name: "陈静怡", wage: "2950", percent: "20", months: "AAAA", posts: since(grid(ginkgoCode, 1))},
	{no: "WX002", name: "周㛃", wage: "2850", months: "BABA", posts: since(grid(ginkgoCode, 2)),
		away: []absence{{from: day(8, 17), to: day(8, 19), kind: "年假"}}},
	{no: "WX003", name: "刘建军", wage: "2800", months: "BBBB", posts: since(grid(ginkgoCode, 3)),
		away: []absence{{from: day(10, 14), to: day(10, 14), kind: "事假", span: "下午"}}},
	{no: "WX004", name: "王大勇", wage: "2800", months: "CCDE", posts: since(grid(ginkgoCode, 4)),
		away: []absence{{from: day(3, 10), to: day(3, 13), kind: "病假"}, {from: day(8, 25), to: day(8, 25), kind: "事假"}}},
	{no: "WX005", name: "黄小梅", wage: "2750.50", months: "BBCB", posts: since(grid(ginkgoCode, 5)),
		away: []absence{{from: day(9, 7), to: day(9, 30), kind: "病假"}}},
	{no: "WX006", name: "李志远", wage: "2700", percent: "18", months: "BBCB", posts: []post{
		{grid: grid(ginkgoCode, 6), from: domain.NewDate(2025, 5, 6), to: day(9, 13)},
		{grid: grid(willowCode, 2), from: day(9, 14)}}},
	{no: "WX007", name: "何秀英", wage: "2700", months: "BCC-", posts: []post{
		{grid: grid(willowCode, 2), from: domain.NewDate(2019, 4, 1), to: day(9, 11)}}},
	{no: "WX008", name: "宋𬱖", wage: "2850", months: "BBAB", posts: since(grid(willowCode, 1)),
		away: []absence{{from: day(7, 20), to: day(7, 24), kind: "婚假"}}},
	{no: "WX009", name: "古丽娜·买买提", wage: "2800", months: "CBBA", posts: since(grid(willowCode, 3)),
		away: []absence{{from: day(9, 18), to: day(9, 18), kind: "调休", span: "上午"}}},
	{no: "WX010", name: "徐文博", wage: "2700", percent: "12.5", months: "CCBD", posts: since(grid(willowCode, 4)),
		away: []absence{{from: day(10, 19), to: day(10, 21), kind: "借调"}}},
	{no: "WX011", name: "孟凡", wage: "2650", months: "CECC", posts: since(grid(willowCode, 5)),
		away: []absence{{from: day(9, 1), to: day(9, 22), kind: "脱岗培训"}}},
	{no: "WX012", name: "赵雨桐", months: "---B", posts: []post{
		{grid: grid(ginkgoCode, 6), from: day(10, 19)}}},
}

func grid(community string, n int) string { return fmt.Sprintf("%s%03d", community, n) }

type officer struct {
	no, name, community string
	from, to            domain.Date
}

var officers = []officer{
	{"060117", "马骏", ginkgoCode, domain.NewDate(2024, 3, 1), 0},
	{"060123", "秦岚", willowCode, domain.NewDate(2023, 6, 1), day(9, 15)},
	{"060131", "田晓峰", willowCode, day(9, 16), 0},
}

// estate is what stands in one grid.
type estate struct {
	grid      string
	letters   string // begins its household numbers
	place     string
	buildings int
	units     int // entrances a building; 0: a lane of single houses
	floors    int
	places    []string // 重点部位
}

var estates = []estate{
	{grid(ginkgoCode, 1), "YX01", "银杏里小区南区", 4, 3, 6, []string{"中心幼儿园", "银杏里菜市场", "农商行储蓄所"}},
	{grid(ginkgoCode, 2), "YX02", "银杏里小区北区", 4, 3, 6, []string{"社区卫生服务站", "邮政储蓄所", "小区地下车库"}},
	{grid(ginkgoCode, 3), "YX03", "星桥路棉纺宿舍", 5, 2, 7, []string{"星桥路网吧", "电动车充电棚", "星桥小学"}},
	{grid(ginkgoCode, 4), "YX04", "星桥花园", 3, 2, 11, []string{"星桥花园地下室", "快递驿站", "桥头夜市"}},
	{grid(ginkgoCode, 5), "YX05", "梅园小区", 6, 2, 6, []string{"梅园KTV", "梅园宾馆", "燃气调压站"}},
	{grid(ginkgoCode, 6), "YX06", "望星巷", 128, 0, 0, []string{"老街木板房", "望星巷配电房", "废品收购点"}},
	{grid(willowCode, 1), "LD01", "柳堤人家东苑", 4, 2, 8, []string{"柳堤商贸城", "东苑幼儿园", "柳堤停车场"}},
	{grid(willowCode, 2), "LD02", "柳堤人家西苑", 4, 3, 6, []string{"西苑老年公寓", "西苑超市", "临街餐馆"}},
	{grid(willowCode, 3), "LD03", "汉堤新城", 2, 2, 17, []string{"汉堤新城消控室", "电梯机房", "建行网点"}},
	{grid(willowCode, 4), "LD04", "船厂家属院", 5, 3, 5, []string{"船厂旧仓库", "家属院锅炉房", "临江码头"}},
	{grid(willowCode, 5), "LD05", "堤角村", 132, 0, 0, []string{"堤角村出租房", "堤角村小作坊", "村口加油站"}},
}

// office is the story with its days.
type office struct {
	days *rule.Calendar
}

// duty tells whether w is at work on the morning and on the afternoon of d.
func (o *office) duty(w *worker, d domain.Date) (morning, afternoon bool) {
	if _, ok := w.at(d); !ok || !o.days.Workday(d) {
		return false, false
	}
	morning, afternoon = true, true
	for _, a := range w.away {
		if d < a.from || d > a.to {
			continue
		}
		morning = morning && a.span == "下午"
		afternoon = afternoon && a.span == "上午"
	}
	return morning, afternoon
}

// dutyDays are the days from a to b on which w is at work at all.
func (o *office) dutyDays(w *worker, a, b domain.Date) []domain.Date {
	var out []domain.Date
	for d := a; d <= b; d++ {
		if am, pm := o.duty(w, d); am || pm {
			out = append(out, d)
		}
	}
	return out
}
