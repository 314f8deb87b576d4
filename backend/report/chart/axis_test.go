package chart

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

func TestFit(t *testing.T) {
	for top, want := range map[domain.Hundredths]Axis{
		0:       {0, 100, 100},
		100:     {0, 100, 100},
		300:     {0, 300, 100},
		700:     {0, 800, 200},
		1300:    {0, 1500, 500},
		4200:    {0, 5000, 1000},
		4201:    {0, 5000, 1000},
		61000:   {0, 80000, 20000},
		1000000: {0, 1000000, 200000},
	} {
		if got := fit(top, one); got != want {
			t.Errorf("fit(%s) = %+v, want %+v", top, got, want)
		}
	}
}

// An axis holds what it is made for, in few round steps.
func TestAxisHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top := domain.Hundredths(rapid.Int64Range(0, 1_000_000_000).Draw(t, "top"))
		a := fit(top, one)
		if a.Min != 0 || a.Max < top || len(a.Ticks()) > 7 || a.Max-a.Step >= max(top, 1) {
			t.Fatalf("fit(%s) = %+v", top, a)
		}
		low := domain.Hundredths(rapid.Int64Range(0, 10000).Draw(t, "low"))
		high := domain.Hundredths(rapid.Int64Range(int64(low), 10000).Draw(t, "high"))
		b := around(low, high, 100*one, 5*one)
		if b.Min > low || b.Max < high || b.Min < 0 || b.Max > 100*one {
			t.Fatalf("around(%s, %s) = %+v", low, high, b)
		}
		if n := len(b.Ticks()); n < 4 || n > 9 {
			t.Fatalf("around(%s, %s) has %d ticks: %+v", low, high, n, b)
		}
		if b.Min%b.Step != 0 || b.Max%b.Step != 0 {
			t.Fatalf("bounds that no tick has: %+v", b)
		}
	})
}

func TestTicks(t *testing.T) {
	var got []string
	for _, tick := range (Axis{Min: 0, Max: 100, Step: 25}).Ticks() {
		got = append(got, tick.Text)
	}
	if want := []string{"0", "0.25", "0.5", "0.75", "1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPlace(t *testing.T) {
	a := Axis{Min: 5000, Max: 10000, Step: 1000}
	for v, want := range map[domain.Hundredths]float64{5000: 0, 7500: 0.5, 10000: 1, 0: 0, 12000: 1} {
		if got := a.Place(v); got != want {
			t.Errorf("%s lies at %v, want %v", v, got, want)
		}
	}
}
