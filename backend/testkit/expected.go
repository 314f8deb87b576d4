package testkit

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

// Turn is one of the figures that an office is expected to come to.
type Turn struct {
	Path  string
	Month domain.Month
	AsOf  domain.Date // none: the month's last day
}

// Assessed lists what `assess` must come to while nothing is published.
func Assessed(t testing.TB, office string) []Turn { return turns(t, office, "assess-") }

// PublishedInTurn lists, month by month, what `assess` must come to when each
// month was signed and published before the next is assessed.
func PublishedInTurn(t testing.TB, office string) []Turn {
	return turns(t, office, "published-in-turn-")
}

func turns(t testing.TB, office, prefix string) []Turn {
	t.Helper()
	var out []Turn
	for _, path := range Files(t, office, "expected") {
		name, ok := strings.CutPrefix(strings.TrimSuffix(filepath.Base(path), ".json"), prefix)
		if !ok {
			continue
		}
		month, day, early := strings.Cut(name, "-as-of-")
		m, err := domain.ParseMonth(month)
		if err != nil {
			t.Fatal(err)
		}
		x := Turn{Path: path, Month: m}
		if early {
			if x.AsOf, err = domain.ParseDate(month + "-" + day); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, x)
	}
	if len(out) == 0 {
		t.Fatalf("%s has no %s figures", office, prefix)
	}
	return out
}

// Compare holds JSON to an expected file: every key named there is exact, other
// keys are free, but for those that say something by being there at all.
func Compare(t testing.TB, path string, got []byte) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want, have any
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := json.Unmarshal(got, &have); err != nil {
		t.Fatalf("%s: %v in %q", filepath.Base(path), err, got)
	}
	const most = 20
	found := differences(filepath.Base(path), want, have)
	for i, d := range found {
		if i == most {
			t.Errorf("and %d more", len(found)-most)
			break
		}
		t.Error(d)
	}
}

// saying are keys that must not be there where the expected file has none.
var saying = []string{"indicators", "adjustments", "deductions", "score", "stars", "qualified", "rank",
	"value", "target", "weight", "points", "indicator_score", "spot_score"}

func differences(at string, want, have any) []string {
	switch w := want.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		if !ok {
			break
		}
		var out []string
		for k, v := range w {
			x, there := h[k]
			if !there {
				out = append(out, fmt.Sprintf("%s.%s is missing, want %v", at, k, v))
				continue
			}
			out = append(out, differences(at+"."+k, v, x)...)
		}
		for k, x := range h {
			if _, named := w[k]; !named && slices.Contains(saying, k) {
				out = append(out, fmt.Sprintf("%s.%s is %v, want none", at, k, x))
			}
		}
		slices.Sort(out)
		return out
	case []any:
		h, ok := have.([]any)
		if !ok || len(h) != len(w) {
			break
		}
		var out []string
		for i := range w {
			out = append(out, differences(fmt.Sprintf("%s[%d]", at, i), w[i], h[i])...)
		}
		return out
	}
	if !reflect.DeepEqual(want, have) {
		return []string{fmt.Sprintf("%s is %v, want %v", at, have, want)}
	}
	return nil
}

// TopThree is what `awards --top 3` must come to after all months were published.
func TopThree(t testing.TB, office string) string {
	t.Helper()
	return filepath.Join(Office(t, office), "expected", "awards-top-3.json")
}
