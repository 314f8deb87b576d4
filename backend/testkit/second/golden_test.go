package second_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
	"gridstar/backend/testkit"
	"gridstar/backend/testkit/second"
)

type expectedMeasure struct {
	Num, Den                      int64
	Applies                       bool
	Value, Target, Weight, Points *string
}

type expectedMonth struct {
	Month domain.Month `json:"-"`
	Unit  string
	AsOf  string `json:"as_of"`

	Workers []struct {
		Worker, Unit, Reason    string
		Grids                   []string
		Assessed                bool
		Indicators              map[string]expectedMeasure
		Adjustments, Deductions *string
		Score                   *string
		Stars, Rank             *int
		Qualified               *bool
		Consequences, Reasons   []string
		Pay                     *struct{ Base, Paid, Reward string }
	}
	Units []struct {
		Unit           string
		Assessed       int
		Indicators     map[string]expectedMeasure
		IndicatorScore *string `json:"indicator_score"`
		SpotScore      *string `json:"spot_score"`
		Score          *string
		Rank           *int
	}
}

// The example offices, before anything was published, by the second
// computation alone.
func TestExamples(t *testing.T) {
	for _, office := range testkit.Offices {
		rec, err := testkit.ReadLedgers(filepath.Join(testkit.Office(t, office), "ledgers"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range testkit.Files(t, office, "expected") {
			if !strings.HasPrefix(filepath.Base(path), "assess-") {
				continue
			}
			t.Run(office+"/"+filepath.Base(path), func(t *testing.T) { compare(t, rec, path) })
		}
	}
}

func compare(t *testing.T, rec *domain.Records, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want expectedMonth
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	asOf, err := domain.ParseDate(want.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	sets, err := rule.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	cal, err := rule.NewCalendar(rec.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	got := printed(t, second.Compute(rec, sets[0], cal, asOf.Month(), asOf, want.Unit))
	for _, line := range second.Diff(got, want.figures()) {
		t.Error(line)
	}
}

// printed are figures as the examples print them: rates in per cent or per
// thousand, with two decimals.
func printed(t *testing.T, f second.Figures) second.Figures {
	for name, text := range f {
		var scale int64
		switch {
		case strings.HasSuffix(name, " case value"):
			scale = 1000
		case strings.HasSuffix(name, " value"), strings.HasSuffix(name, " target"):
			scale = 100
		default:
			continue
		}
		x, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatal(name, text)
		}
		f[name] = x.Mul(x, big.NewRat(scale, 1)).FloatString(2)
	}
	return f
}

func (m *expectedMonth) figures() second.Figures {
	f := second.Figures{}
	var workers, units []string
	for _, w := range m.Workers {
		workers = append(workers, w.Worker)
		name := "worker " + w.Worker + " "
		f[name+"unit"], f[name+"grids"], f[name+"reason"] = w.Unit, fmt.Sprint(w.Grids), w.Reason
		f[name+"consequences"], f[name+"reasons"] = fmt.Sprint(w.Consequences), fmt.Sprint(w.Reasons)
		put(f, name+"adjustments", w.Adjustments)
		put(f, name+"deductions", w.Deductions)
		put(f, name+"score", w.Score)
		put(f, name+"stars", w.Stars)
		put(f, name+"rank", w.Rank)
		put(f, name+"qualified", w.Qualified)
		if w.Pay != nil {
			f[name+"pay base"], f[name+"pay paid"], f[name+"pay reward"] = w.Pay.Base, w.Pay.Paid, w.Pay.Reward
		}
		indicators(f, name, w.Indicators)
	}
	for _, u := range m.Units {
		units = append(units, u.Unit)
		name := "unit " + u.Unit + " "
		f[name+"assessed"] = fmt.Sprint(u.Assessed)
		put(f, name+"indicator score", u.IndicatorScore)
		put(f, name+"spot score", u.SpotScore)
		put(f, name+"score", u.Score)
		put(f, name+"rank", u.Rank)
		indicators(f, name, u.Indicators)
	}
	f["workers"], f["units"] = fmt.Sprint(workers), fmt.Sprint(units)
	return f
}

func put[T any](f second.Figures, name string, value *T) {
	if value != nil {
		f[name] = fmt.Sprint(*value)
	}
}

func indicators(f second.Figures, of string, all map[string]expectedMeasure) {
	for id, x := range all {
		name := of + id + " "
		f[name+"num"], f[name+"den"], f[name+"applies"] = fmt.Sprint(x.Num), fmt.Sprint(x.Den), fmt.Sprint(x.Applies)
		put(f, name+"value", x.Value)
		put(f, name+"target", x.Target)
		put(f, name+"weight", x.Weight)
		put(f, name+"points", x.Points)
	}
}
