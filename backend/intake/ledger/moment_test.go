package ledger

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

func TestParseTime(t *testing.T) {
	const morning, day = "2026-10-03 08:30:00", "2026-10-03 00:00:00"
	for _, c := range []struct {
		in, want string
		hasTime  bool
	}{
		{"2026-10-03 08:30", morning, true},
		{"2026-10-03 08:30:00", morning, true},
		{"2026-10-03 08:30:00.0", morning, true},
		{"2026/10/3 8:30", morning, true},
		{"2026/10/03  8:30", morning, true},
		{"2026.10.3 8:30", morning, true},
		{"2026年10月3日 8时30分", morning, true},
		{"2026年10月3日8时30分", morning, true},
		{"2026年10月3日 8时30分00秒", morning, true},
		{"2026年10月3日8:30", morning, true},
		{"2026年10月3号 8点半", morning, true},
		{"2026 年 10 月 3 日 8 时 30 分", morning, true},
		{"2026年10月3日 星期六 8:30", morning, true},
		{"2026/10/3 (周六) 上午8:30", morning, true},
		{"2026-10-03T08:30:00", morning, true},
		{"2026-10-03T08:30", morning, true},
		{"2026-10-03T08:30:00+08:00", morning, true},
		{"2026-10-03\n08:30", morning, true},
		{"2026/10/3 8:30 AM", morning, true},
		{"2026/10/3 8:30:00 PM", "2026-10-03 20:30:00", true},
		{"2026-10-3 下午2:30", "2026-10-03 14:30:00", true},
		{"2026年10月3日下午2时", "2026-10-03 14:00:00", true},
		{"2026年10月3日 晚上8点", "2026-10-03 20:00:00", true},
		{"2026年10月3日 中午12:30", "2026-10-03 12:30:00", true},
		{"2026年10月3日 凌晨12:30", "2026-10-03 00:30:00", true},
		{"20261003083000", morning, true},
		{"202610030830", morning, true},
		{"20261003 08:30", morning, true},
		{"46298.354166666664", morning, true},
		{"46298.3541666667", morning, true},
		{"46298", day, false},
		{"46298.0", day, false},
		{"20261003", day, false},
		{"2026-10-03", day, false},
		{"2026-10-3", day, false},
		{"2026/10/3", day, false},
		{"2026.10.3", day, false},
		{"2026年10月3日", day, false},
		{"2026年10月3", day, false},
		{"2028-02-29", "2028-02-29 00:00:00", false},
	} {
		got, hasTime, ok := parseTime(c.in, false)
		if !ok || got.String() != c.want || hasTime != c.hasTime {
			t.Errorf("%q: %v, %v, %v, want %s, %v", c.in, got, hasTime, ok, c.want, c.hasTime)
		}
	}
}

func TestParseTimeRefuses(t *testing.T) {
	for _, in := range []string{
		"昨天", "2026-13-40 08:00", "1926-10-03 08:00:00", "2100-01-01", "2026-02-29", "2026-00-10",
		"2026", "2026.10", "2026-10", "2026年10月", "10月3日", "26-10-03", "2026-10/03", "2026年10/3",
		"2026-10-0308:30", "2026-10-03 8", "2026-10-03 24:00", "2026-10-03 8:60", "2026-10-03 08:30:60",
		"2026-10-03 08:30 多", "2026-10-03T00:30:00Z", "2026-10-03 晚上12:00", "2026-10-03 上午14:30",
		"20261303", "2026100308", "2026100308300", "202610032530", "4629", "462980", "46298.5.1", "-46298",
		"08:30", ":", "年月日", "2026年10月3日 8时30分15", "2026-10-03 (周六 8:30",
	} {
		if got, _, ok := parseTime(in, false); ok {
			t.Errorf("%q is read as %v", in, got)
		}
	}
}

func TestSerialOf1904(t *testing.T) {
	got, _, ok := parseTime("44836.5", true)
	if want := "2026-10-03 12:00:00"; !ok || got.String() != want {
		t.Errorf("%v, %v, want %s", got, ok, want)
	}
}

// Every spelling of a time gives that time.
func TestSpellingsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := domain.NewDate(2000, 1, 1) + domain.Date(rapid.IntRange(0, 36524).Draw(t, "day"))
		second := rapid.IntRange(0, 86399).Draw(t, "second")
		want := domain.NewTime(day, 0, 0, second)
		y, m, d := day.YMD()
		h, mi, s := second/3600, second/60%60, second%60
		for _, in := range []string{
			want.String(),
			strings.Replace(want.String(), " ", "T", 1),
			fmt.Sprintf("%d/%d/%d %d:%d:%d", y, m, d, h, mi, s),
			fmt.Sprintf("%d年%d月%d日 %d时%02d分%02d秒", y, m, d, h, mi, s),
			fmt.Sprintf("%04d%02d%02d%02d%02d%02d", y, m, d, h, mi, s),
			fmt.Sprintf("%d.%09d", int(day)+25569, second*1_000_000_000/86400),
			Fold(fmt.Sprintf("　２０%02d－%02d－%02d　%02d：%02d：%02d ", y%100, m, d, h, mi, s)),
		} {
			if got, hasTime, ok := parseTime(in, false); !ok || got != want || !hasTime && second != 0 {
				t.Fatalf("%q: %v, %v, %v, want %v", in, got, hasTime, ok, want)
			}
		}
	})
}

// What is read lies in the years of a ledger, and is read again from its own text.
func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"2026-10-03 08:30:00", "2026年10月3日 下午8时30分", "20261003083000", "46298.5", "2026/10/3 (周六) 8:30 PM"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, date1904 bool) {
		got, hasTime, ok := parseTime(Fold(s), date1904)
		if !ok {
			return
		}
		if !hasTime && got.SecondOfDay() != 0 {
			t.Fatalf("%q has no time, yet %v", s, got)
		}
		if y, _, _ := got.Date().YMD(); y < 2000 || y > 2099 {
			return // of a serial number; Read refuses it
		}
		if again, _, ok := parseTime(got.String(), false); !ok || again != got {
			t.Fatalf("%q is %v, read again %v", s, got, again)
		}
	})
}
