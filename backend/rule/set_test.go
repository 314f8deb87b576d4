package rule

import (
	"strings"
	"testing"

	"gridstar/backend/domain"
)

func shipped(t *testing.T) *Set {
	t.Helper()
	sets, err := Shipped()
	if err != nil || len(sets) == 0 {
		t.Fatalf("shipped: %v", err)
	}
	return sets[0]
}

func TestShippedSetReadsBack(t *testing.T) {
	s := shipped(t)
	text, err := s.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if again.Bands != s.Bands || again.WeeklySeconds != 5*3600 || again.BridgeSeconds != 900 || len(again.PreventableTypes) != 5 {
		t.Errorf("read back: %+v", again)
	}
	if got := again.SpotShare.Fraction(); got != "1/5" {
		t.Errorf("spot_share = %s", got)
	}
}

func TestStarsAtTheEdges(t *testing.T) {
	s := shipped(t)
	for score, want := range map[domain.Hundredths]int{10000: 5, 9500: 5, 9499: 4, 8500: 4, 8499: 3, 7000: 3, 6999: 2, 6000: 2, 5999: 1, 0: 1} {
		if got := s.Stars(score); got != want {
			t.Errorf("Stars(%s) = %d, want %d", score, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	good, err := shipped(t).Marshal()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, old, new string
		want           domain.Code
	}{
		{"a share above 20 %", `value: "0.15"`, `value: "0.25"`, CodeRuleValue},
		{"weights that are not 100", `value: "25"`, `value: "26"`, CodeRuleWeights},
		{"bands that overlap", `value: "85"`, `value: "95"`, CodeRuleBands},
		{"an unknown value", "id: top", "id: bottom", CodeRuleUnknown},
		{"no basis", "basis: 三.3", "basis: ''", CodeRuleBasis},
		{"two stars paid more than three", `value: 1/2`, `value: "1.5"`, CodeRuleValue},
		{"office hours that make no sense", "08:00-12:00", "12:00-08:00", CodeRuleValue},
		{"no date", "effective: \"2011-01-01\"", "effective: soon", CodeRuleValue},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := string(good)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%q is not in\n%s", c.old, text)
			}
			_, err := Parse([]byte(strings.Replace(text, c.old, c.new, 1)))
			if got := domain.CodeOf(err); got != c.want {
				t.Errorf("code %q (%v), want %q", got, err, c.want)
			}
		})
	}
}

func TestInForce(t *testing.T) {
	a, b := &Set{ID: "a", Effective: domain.NewDate(2020, 1, 1)}, &Set{ID: "b", Effective: domain.NewDate(2026, 11, 1)}
	for _, c := range []struct {
		day  domain.Date
		want string
	}{
		{domain.NewDate(2019, 12, 31), ""}, {domain.NewDate(2020, 1, 1), "a"},
		{domain.NewDate(2026, 10, 31), "a"}, {domain.NewDate(2026, 11, 1), "b"}, {domain.NewDate(2026, 11, 2), "b"},
	} {
		s, err := InForce([]*Set{b, a}, c.day)
		switch {
		case c.want == "" && domain.CodeOf(err) != CodeNoRuleInForce:
			t.Errorf("%s: error %v", c.day, err)
		case c.want != "" && (err != nil || s.ID != c.want):
			t.Errorf("%s: %v, %v; want %s", c.day, s, err, c.want)
		}
	}
}

func TestCalendar(t *testing.T) {
	c, err := NewCalendar(map[domain.Date]domain.DayKind{domain.NewDate(2026, 10, 8): domain.RestDay})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		day  domain.Date
		work bool
	}{
		{domain.NewDate(2026, 10, 1), false},  // 国庆节
		{domain.NewDate(2026, 10, 10), true},  // a Saturday worked
		{domain.NewDate(2026, 10, 8), false},  // the office's own word wins
		{domain.NewDate(2026, 10, 9), true},   // plain Friday
		{domain.NewDate(2026, 10, 11), false}, // plain Sunday
	} {
		if c.Workday(x.day) != x.work {
			t.Errorf("Workday(%s) = %v", x.day, !x.work)
		}
	}
	if n := c.Workdays(domain.NewDate(2026, 9, 30), domain.NewDate(2026, 10, 10)); n != 2 {
		t.Errorf("workdays after 30 September up to 10 October: %d, want 2 (the 9th and the 10th)", n)
	}
	if c.Covers(domain.NewDate(2027, 3, 1)) || !c.Covers(domain.NewDate(2026, 3, 1)) {
		t.Error("covers the wrong years")
	}
}
