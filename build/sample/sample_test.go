package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/intake"
	"gridstar/backend/rule"
	"gridstar/backend/testkit"
)

func TestCommittedFilesAreWhatTheGeneratorWrites(t *testing.T) {
	made, err := sampleFiles()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(testkit.Root(t), "samples")
	committed, err := filepath.Glob(filepath.Join(folder, "[^e]*")) // all but embed.go
	if err != nil {
		t.Fatal(err)
	}
	if len(committed) != len(made) {
		t.Errorf("samples/ has %d files beside embed.go, the generator writes %d", len(committed), len(made))
	}
	total := 0
	for name, want := range made {
		total += len(want)
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what the generator writes: run `make samples`", name)
		}
	}
	if limit := 3 << 20; total > limit {
		t.Errorf("the sample office has %d bytes, more than %d", total, limit)
	}
}

// The importer finds the faults that the README lists, and no others.
func TestTheImporterFindsTheListedFaults(t *testing.T) {
	listed := 0
	for _, f := range storyFiles(t) {
		content, err := f.bytes()
		if err != nil {
			t.Fatal(err)
		}
		read, err := intake.Read(context.Background(), f.name, bytes.NewReader(content), int64(len(content)), intake.Options{})
		if err != nil {
			t.Fatalf("%s: %v", f.name, err)
		}
		for i, s := range f.sheets {
			want := f.listed(s)
			listed += len(want)
			var got []listedFault
			for _, x := range read.Sheets[i].Faults {
				got = append(got, listedFault{f.name, x.Column, strings.TrimSuffix(x.Value, ":00"), x.Reason, x.Row})
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s %s:\n got %v\nwant %v", f.name, s.name, got, want)
			}
			if read.Sheets[i].Ledger != s.ledger {
				t.Errorf("%s %s was taken for %q", f.name, s.name, read.Sheets[i].Ledger)
			}
		}
	}
	if want := len(faults()); listed != want {
		t.Errorf("the README lists %d faults, want %d", listed, want)
	}
}

func storyFiles(t *testing.T) []file {
	t.Helper()
	days, err := rule.NewCalendar(nil)
	if err != nil {
		t.Fatal(err)
	}
	return (&office{days: days}).files()
}

func TestEveryLedgerIsThere(t *testing.T) {
	seen := map[domain.LedgerID]bool{}
	for _, f := range storyFiles(t) {
		for _, s := range f.sheets {
			seen[s.ledger] = true
		}
	}
	for _, schema := range domain.Schemas {
		if !seen[schema.ID] {
			t.Errorf("no file holds %s", schema.Label)
		}
	}
}

// Every value of the story fits its column, but for the faults put there on purpose.
func TestRowsFitTheirSchema(t *testing.T) {
	faulty := 0
	for _, f := range storyFiles(t) {
		for _, s := range f.sheets {
			schema := domain.SchemaOf(s.ledger)
			for _, r := range s.rows {
				if !fits(t, f.name, schema, r) {
					faulty++
				}
			}
		}
	}
	duplicates := 0
	for _, f := range faults() {
		if f.reason == domain.FaultDuplicateKey {
			duplicates++
		}
	}
	if want := len(faults()) - duplicates; faulty != want {
		t.Errorf("%d rows do not fit their ledger, want the %d faults", faulty, want)
	}
}

func fits(t *testing.T, name string, schema *domain.Schema, r row) bool {
	t.Helper()
	for field := range r {
		if schema.Index(field) < 0 {
			t.Fatalf("%s: %s has no column %s", name, schema.ID, field)
		}
	}
	start, _ := r["start_time"].(domain.Time)
	if end, ok := r["end_time"].(domain.Time); ok && (end <= start || end.Date() != start.Date()) {
		return false
	}
	for _, c := range schema.Columns {
		if !fitsColumn(c, r[c.Name]) {
			return false
		}
	}
	return true
}

func fitsColumn(c domain.Column, v any) bool {
	text, isText := v.(string)
	if v == nil || isText && text == "" || v == domain.Date(0) || v == domain.Time(0) {
		return !c.Required
	}
	switch c.Kind {
	case domain.KindDate:
		_, ok := v.(domain.Date)
		return ok
	case domain.KindTime:
		return !isText
	case domain.KindMoment:
		_, ok := v.(domain.Time)
		return ok
	case domain.KindEnum:
		// A kind of dispute may be written with 纠纷 behind it.
		return slices.Contains(c.Options, text) || slices.Contains(c.Options, strings.TrimSuffix(text, "纠纷"))
	case domain.KindCode:
		return isText && text != "4.20606E+14"
	case domain.KindDecimal, domain.KindAmount:
		_, err := domain.ParseRatio(text)
		return err == nil && text != "0.125"
	default:
		return isText
	}
}

func TestKeysAreUnique(t *testing.T) {
	seen := map[string]int{}
	for _, f := range storyFiles(t) {
		for _, s := range f.sheets {
			for _, r := range s.rows {
				key := string(s.ledger)
				for _, k := range domain.SchemaOf(s.ledger).Key {
					switch v := r[k].(type) {
					case string:
						key += "|" + v
					case domain.Date:
						key += "|" + v.String()
					}
				}
				seen[key]++
			}
		}
	}
	repeated := 0
	for _, n := range seen {
		repeated += n - 1
	}
	if repeated != 1 {
		t.Errorf("%d keys are repeated, want the one duplicate put there on purpose", repeated)
	}
}

func TestIdentityNumbersAreOfNoArea(t *testing.T) {
	for i := range 3000 {
		if id := inventedIdentity(i); len(id) != 18 || id[:6] != "999999" {
			t.Fatalf("identity number %q could be somebody's", id)
		}
	}
}
