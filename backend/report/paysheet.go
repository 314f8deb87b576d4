package report

import (
	"cmp"
	"slices"
	"strings"

	"gridstar/backend/domain"
)

// PaySheet is the pay sheet (绩效工资发放表) of a unit's month, 三.4. Amounts are
// yuan with 2 decimals.
type PaySheet struct {
	Month    string   `json:"month"`
	Period   string   `json:"period"`
	Unit     string   `json:"unit"`
	UnitName string   `json:"unit_name"`
	Rows     []PayRow `json:"rows"`
	Due      string   `json:"due"`      // 应发合计
	Withheld string   `json:"withheld"` // 扣减合计
	Reward   string   `json:"reward"`   // 奖励合计
	Net      string   `json:"net"`      // 实发合计
	NetWords string   `json:"net_words"`
	NoWage   []string `json:"no_wage"` // names of those without 月工资, who have no line
}

// PayRow is one worker's line.
type PayRow struct {
	Worker   string `json:"worker"`
	Name     string `json:"name"`
	UnitName string `json:"unit_name"`
	Grids    string `json:"grids"`
	Wage     string `json:"wage"`     // 月工资
	Share    string `json:"share"`    // 绩效比例 15%
	Standard string `json:"standard"` // 基数: wage x share
	Earned   string `json:"earned"`   // 在岗折算 21/22
	Due      string `json:"due"`      // 应发: standard x earned share
	Rating   string `json:"rating"`   // 四星, 不参评
	Withheld string `json:"withheld"` // 扣减: due less paid
	Reward   string `json:"reward"`   // 奖励
	Net      string `json:"net"`      // 实发: paid and reward
}

// NewPaySheet renders the pay of all workers of a month, by grid, then number.
func NewPaySheet(r domain.MonthResult, names Names) *PaySheet {
	s := &PaySheet{Month: r.Month.String(), Period: period(r.Month, r.AsOf), Unit: r.Unit, UnitName: names.Name(r.Unit),
		Rows: []PayRow{}, NoWage: []string{}}
	workers := slices.Clone(r.Workers)
	slices.SortFunc(workers, func(a, b domain.WorkerResult) int {
		return cmp.Or(strings.Compare(firstOf(a.Grids), firstOf(b.Grids)), strings.Compare(a.Worker, b.Worker))
	})
	var due, withheld, reward, net domain.Hundredths
	for i := range workers {
		w := &workers[i]
		p := w.Pay
		if p == nil {
			s.NoWage = append(s.NoWage, w.Name)
			continue
		}
		rating := NotAssessedName
		if w.Assessed {
			rating = StarName(w.Stars)
		}
		s.Rows = append(s.Rows, PayRow{
			Worker: w.Worker, Name: w.Name, UnitName: names.Name(w.Unit), Grids: strings.Join(names.all(w.Grids), "、"),
			Wage: p.Wage.String(), Share: short(p.Share), Standard: p.Wage.Ratio().Mul(p.Share).Hundredths().String(),
			Earned: p.EarnedShare.Fraction(), Due: p.Base.String(), Rating: rating,
			Withheld: (p.Base - p.Paid).String(), Reward: p.Reward.String(), Net: (p.Paid + p.Reward).String(),
		})
		due, withheld, reward, net = due+p.Base, withheld+p.Base-p.Paid, reward+p.Reward, net+p.Paid+p.Reward
	}
	s.Due, s.Withheld, s.Reward, s.Net, s.NetWords = due.String(), withheld.String(), reward.String(), net.String(), MoneyWords(net)
	return s
}

func firstOf(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return codes[0]
}

var (
	capitalDigits = [10]string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}
	capitalPlaces = [4]string{"", "拾", "佰", "仟"}
	capitalGroups = [5]string{"", "万", "亿", "万亿", "亿亿"}
)

// MoneyWords is an amount in capital numerals (大写): 壹仟零伍元叁角整. A negative
// amount starts with 负.
func MoneyWords(amount domain.Hundredths) string {
	if amount < 0 {
		return "负" + MoneyWords(-amount)
	}
	yuan, jiao, fen := int64(amount)/100, int64(amount)/10%10, int64(amount)%10
	var b strings.Builder
	if yuan > 0 || jiao == 0 && fen == 0 {
		b.WriteString(capital(yuan) + "元")
	}
	switch {
	case jiao > 0:
		b.WriteString(capitalDigits[jiao] + "角")
	case fen > 0 && yuan > 0:
		b.WriteString("零")
	}
	if fen > 0 {
		return b.String() + capitalDigits[fen] + "分"
	}
	return b.String() + "整"
}

// capital is a whole number in capital numerals, four digits a group.
func capital(n int64) string {
	if n == 0 {
		return capitalDigits[0]
	}
	var groups []int64
	for ; n > 0; n /= 10000 {
		groups = append(groups, n%10000)
	}
	var b strings.Builder
	zero := false // a zero is owed before the next digit
	for i := len(groups) - 1; i >= 0; i-- {
		g := groups[i]
		if g == 0 {
			zero = b.Len() > 0
			continue
		}
		for place := 3; place >= 0; place-- {
			d := g / [4]int64{1, 10, 100, 1000}[place] % 10
			if d == 0 {
				zero = b.Len() > 0
				continue
			}
			if zero {
				b.WriteString(capitalDigits[0])
				zero = false
			}
			b.WriteString(capitalDigits[d] + capitalPlaces[place])
		}
		b.WriteString(capitalGroups[i])
	}
	return b.String()
}
