package report

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

func TestMoneyWords(t *testing.T) {
	for amount, want := range map[domain.Hundredths]string{
		0:               "零元整",
		1:               "壹分",
		10:              "壹角整",
		105:             "壹元零伍分",
		42008:           "肆佰贰拾元零捌分",
		42010:           "肆佰贰拾元壹角整",
		100000:          "壹仟元整",
		100500:          "壹仟零伍元整",
		1000000:         "壹万元整",
		1000100:         "壹万零壹元整",
		10050000:        "壹拾万零伍佰元整",
		12345678:        "壹拾贰万叁仟肆佰伍拾陆元柒角捌分",
		1000000001:      "壹仟万元零壹分",
		10000000500:     "壹亿零伍元整",
		10001000000:     "壹亿零壹万元整",
		-250:            "负贰元伍角整",
		100000000000000: "壹万亿元整",
	} {
		if got := MoneyWords(amount); got != want {
			t.Errorf("%s: %s, want %s", amount, got, want)
		}
	}
}

// Capital numerals read back give the amount.
func TestMoneyWordsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := domain.Hundredths(rapid.Int64Range(0, 999_999_999_999).Draw(t, "fen"))
		words := MoneyWords(n)
		if got := readWords(words); got != n {
			t.Fatalf("%s is written %s, which reads %s", n, words, got)
		}
		if strings.Contains(words, "零零") {
			t.Fatalf("%s: %s", n, words)
		}
	})
}

func readWords(s string) domain.Hundredths {
	var total, group, digit int64
	for _, r := range strings.TrimSuffix(s, "整") {
		if d := slices.Index(capitalDigits[:], string(r)); d >= 0 {
			digit = int64(d)
			continue
		}
		switch r {
		case '拾':
			group, digit = group+digit*10, 0
		case '佰':
			group, digit = group+digit*100, 0
		case '仟':
			group, digit = group+digit*1000, 0
		case '万':
			total, group, digit = total+(group+digit)*10000, 0, 0
		case '亿':
			total, group, digit = (total+group+digit)*100000000, 0, 0
		case '元':
			total, group, digit = (total+group+digit)*100, 0, 0
		case '角':
			total, digit = total+digit*10, 0
		case '分':
			total, digit = total+digit, 0
		}
	}
	return domain.Hundredths(total)
}

func TestPaySheet(t *testing.T) {
	p := NewPaySheet(sample(), sampleNames())
	golden(t, "paysheet.json", p)
	if p.Due != "1311.08" || p.Withheld != "450.00" || p.Reward != "128.11" || p.Net != "989.19" {
		t.Errorf("totals %s - %s + %s = %s", p.Due, p.Withheld, p.Reward, p.Net)
	}
	if p.NetWords != "玖佰捌拾玖元壹角玖分" {
		t.Error(p.NetWords)
	}
	if !slices.Equal(p.NoWage, []string{"曹杰"}) {
		t.Errorf("without 月工资: %q", p.NoWage)
	}
}

// Every line and the totals add up: net is due less withheld with the reward.
func TestPaySheetAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := sample()
		for i := range r.Workers {
			base := domain.Hundredths(rapid.Int64Range(0, 200000).Draw(t, "base"))
			r.Workers[i].Pay = &domain.Pay{Base: base, Paid: domain.Hundredths(rapid.Int64Range(0, int64(base)).Draw(t, "paid")),
				Reward: domain.Hundredths(rapid.Int64Range(0, 50000).Draw(t, "reward"))}
		}
		p := NewPaySheet(r, sampleNames())
		var sums [4]domain.Hundredths
		for _, row := range p.Rows {
			due, withheld, reward, net := read(t, row.Due), read(t, row.Withheld), read(t, row.Reward), read(t, row.Net)
			if due-withheld+reward != net {
				t.Fatalf("%+v", row)
			}
			for i, v := range []domain.Hundredths{due, withheld, reward, net} {
				sums[i] += v
			}
		}
		for i, s := range []string{p.Due, p.Withheld, p.Reward, p.Net} {
			if read(t, s) != sums[i] {
				t.Fatalf("total %d is %s, the lines give %s", i, s, sums[i])
			}
		}
	})
}

func read(t *rapid.T, s string) domain.Hundredths {
	r, err := domain.ParseRatio(s)
	if err != nil {
		t.Fatal(err)
	}
	return r.Hundredths()
}

func TestCompare(t *testing.T) {
	now := NewMonth(sample(), sampleNames())
	earlier := sample()
	earlier.Month--
	earlier.AsOf = earlier.Month.Last()
	earlier.Workers[0].Score, earlier.Workers[0].Rank, earlier.Workers[0].Stars = 9500, 2, 5
	earlier.Workers[1] = earlier.Workers[3]
	earlier.Units[1].Score = 9000
	before := NewMonth(earlier, sampleNames())

	w := CompareWorkers(now, before)
	if r := w.Rows[0]; r.Change != "+1.09" || r.RankBefore != 2 || r.Rank != 1 || r.StarsBefore != 5 {
		t.Errorf("first: %+v", r)
	}
	if r := w.Rows[1]; r.Change != "" || r.ScoreBefore != "" || r.RankBefore != 0 {
		t.Errorf("not there the month before: %+v", r)
	}
	if r := w.Rows[2]; r.Change != "0.00" {
		t.Errorf("unchanged: %+v", r)
	}
	u := CompareUnits(now, before)
	if len(u.Rows) != 2 || u.Before != "2026-09" || !strings.HasPrefix(u.Rows[0].Change, "-") || u.Rows[1].Score != "" {
		t.Errorf("units: %+v", u)
	}
	if alone := CompareUnits(now, nil); alone.Before != "" || alone.Rows[0].Change != "" {
		t.Errorf("without a month before: %+v", alone)
	}
}

func TestDoorList(t *testing.T) {
	e := explained(t, 0)
	e.Result.Measures[domain.IndVisit].Items = append(e.Result.Measures[domain.IndVisit].Items,
		domain.Item{Subject: "household", Key: "H5", Den: true, Why: domain.WhyNotMet, Records: []domain.RecordRef{{Ledger: domain.Visits, Key: "V1"}}})
	grid := "420606001001001"
	l := NewDoorList(e.Month, e.AsOf, &e.Result, map[string]domain.Household{
		"H2": {Household: "H2", Grid: grid, Address: "沿江路12号", State: domain.OwnerLives},
		"H4": {Household: "H4", Grid: grid, Address: "沿江路3号2单元", State: domain.Rented},
		"H5": {Household: "H5", Grid: grid, Address: "沿江路3号10单元", State: domain.Rented},
	}, sampleNames())
	golden(t, "doors.json", l)
	var order []string
	for _, d := range l.Doors {
		order = append(order, d.Household)
	}
	if !slices.Equal(order, []string{"H4", "H5", "H2"}) {
		t.Errorf("walk %q", order)
	}
	if l.Wanted != 0 {
		t.Errorf("%d doors wanted of a worker who is ahead", l.Wanted)
	}
	poor := sample().Workers[2]
	if l = NewDoorList(e.Month, e.AsOf, &poor, nil, sampleNames()); l.Wanted != 9 {
		t.Errorf("wanted %d, want 9: 37 x 9/31 = 10.74 less 2", l.Wanted)
	}
	if l = NewDoorList(e.Month, e.AsOf, &sample().Workers[3], nil, nil); l.Doors == nil || l.Due != 0 {
		t.Errorf("not assessed: %+v", l)
	}
}

func TestCompareNatural(t *testing.T) {
	list := []string{"", "沿江路3号", "沿江路03号1单元", "沿江路3号2单元", "沿江路3号10单元", "沿江路12号", "沿江路甲1号", "长虹路1号"}
	for i := range list {
		for j := range list {
			got, want := compareNatural(list[i], list[j]), i-j
			if (got < 0) != (want < 0) || (got > 0) != (want > 0) {
				t.Errorf("%q and %q: %d", list[i], list[j], got)
			}
		}
	}
	text := rapid.StringOf(rapid.RuneFrom([]rune("0129路号")))
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := text.Draw(t, "a"), text.Draw(t, "b"), text.Draw(t, "c")
		if compareNatural(a, b) != -compareNatural(b, a) {
			t.Fatal("not antisymmetric")
		}
		if compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0 && compareNatural(a, c) > 0 {
			t.Fatal("not transitive")
		}
	})
}

func TestProblems(t *testing.T) {
	list := NewProblems([]domain.Problem{
		{Code: domain.ProblemShortVisit, Hint: true, Worker: "G001", Day: domain.NewDate(2026, 10, 9), Records: []domain.RecordRef{{Ledger: domain.Visits, Key: "V1"}}},
		{Code: domain.ProblemShareRange, Worker: "G003", Unit: "420606001001", Args: []string{"25.00", "15.00"}},
		{Code: domain.ProblemUnknownUnit, Unit: "4206060019"},
	}, sampleNames(), map[string]string{"G001": "孙敏", "G003": "王明"}, nil)
	golden(t, "problems.json", list)
	if list[0].Hint || !list[2].Hint || list[2].WorkerName != "孙敏" {
		t.Errorf("hints come last: %+v", list)
	}
	if list[0].Text != "花名册写的是25.00%，不在15%—20%之内，按15.00%计算" || list[1].UnitName != "4206060019" {
		t.Errorf("%+v", list)
	}
}
