package ledger

import (
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

func TestParseHundredths(t *testing.T) {
	for _, c := range []struct {
		in      string
		shift   int
		percent bool
		want    int64
	}{
		{"0", 0, false, 0},
		{"2800.5", 0, false, 280050},
		{"2800.55", 0, false, 280055},
		{"2800.550", 0, false, 280055},
		{"-0.5", 0, false, -50},
		{"−0.5", 0, false, -50},
		{"+2", 0, false, 200},
		{"007", 0, false, 700},
		{"12,345,678.9", 0, false, 1234567890},
		{"15", 0, true, 1500},
		{"15%", 0, true, 1500},
		{"12.5 %", 0, true, 1250},
		{"0.15", 2, true, 1500},
		{"0.1525", 2, true, 1525},
		{"9999999999999.99", 0, false, 999999999999999},
	} {
		if got, ok := parseHundredths(c.in, c.shift, c.percent); !ok || got != c.want {
			t.Errorf("%q: %d, %v, want %d", c.in, got, ok, c.want)
		}
	}
}

func TestParseHundredthsRefuses(t *testing.T) {
	for _, in := range []string{
		"", "-", ".", "1.", ".5", "1.234", "1.2.3", "一", "5分", "¥5", "1e2", "0x1", "1_000", "NaN", "--1", "- 1",
		"1,2", "1,2345", ",123", "1,,123", "1.1,000", "15%", "10000000000000.00", "99999999999999999999",
	} {
		if got, ok := parseHundredths(in, 0, false); ok {
			t.Errorf("%q is read as %d", in, got)
		}
	}
}

func TestHundredthsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "hundredths")
		if got, ok := parseHundredths(domain.Hundredths(want).String(), 0, false); !ok || got != want {
			t.Fatalf("%d, %v, want %d", got, ok, want)
		}
	})
}

func FuzzParseHundredths(f *testing.F) {
	f.Add("2,800.50", false)
	f.Add("15%", true)
	f.Fuzz(func(t *testing.T, s string, percent bool) {
		n, ok := parseHundredths(Fold(s), 0, percent)
		if !ok {
			return
		}
		if again, ok := parseHundredths(domain.Hundredths(n).String(), 0, false); !ok || again != n {
			t.Fatalf("%q is %d, read again %d", s, n, again)
		}
	})
}
