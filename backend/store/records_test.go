package store

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"testing"
	"time"

	"gridstar/backend/domain"
	"gridstar/backend/testkit"
)

// exampleFiles reads the clean ledgers of an example office, one file each.
func exampleFiles(t *testing.T, office string) []*domain.FileRead {
	t.Helper()
	var files []*domain.FileRead
	for i := range domain.Schemas {
		schema := &domain.Schemas[i]
		name := string(schema.ID) + ".csv"
		f, err := os.Open(filepath.Join(testkit.Office(t, office), "ledgers", name))
		if err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		var rows [][]domain.Value
		for _, line := range lines[1:] {
			values := make([]domain.Value, len(schema.Columns))
			for j, header := range lines[0] {
				k := slices.IndexFunc(schema.Columns, func(c domain.Column) bool { return c.Label == header })
				values[k] = valueOf(t, &schema.Columns[k], line[j])
			}
			rows = append(rows, values)
		}
		files = append(files, fileOf(name, sheetOf(schema.ID, rows...)))
	}
	return files
}

func valueOf(t *testing.T, c *domain.Column, s string) domain.Value {
	t.Helper()
	if s == "" {
		s = c.Default
	}
	if s == "" {
		return domain.Value{}
	}
	v := domain.Value{Set: true}
	switch c.Kind {
	case domain.KindDate, domain.KindTime, domain.KindMoment:
		at, err := time.Parse("2006-01-02 15:04:05", s)
		if err != nil {
			at, err = time.Parse("2006-01-02", s)
		}
		if err != nil {
			t.Fatal(err)
		}
		v.Int = at.Unix()
		if c.Kind == domain.KindDate {
			v.Int /= 86400
		}
	case domain.KindEnum:
		v.Int = int64(slices.Index(c.Options, s) + 1)
	case domain.KindDecimal, domain.KindAmount:
		r, err := domain.ParseRatio(s)
		if err != nil {
			t.Fatal(err)
		}
		v.Int = int64(r.Hundredths())
	default:
		v.Text = s
	}
	return v
}

// The store gives an assessment the same records as a plain reading of the
// ledgers does, in whatever order they were loaded.
func TestRecordsOfTheExamples(t *testing.T) {
	for _, office := range testkit.Offices {
		t.Run(office, func(t *testing.T) {
			want, err := testkit.ReadLedgers(filepath.Join(testkit.Office(t, office), "ledgers"))
			if err != nil {
				t.Fatal(err)
			}
			files := exampleFiles(t, office)
			var digest string
			for round := range 2 {
				s := newStore(t)
				rand.New(rand.NewPCG(uint64(round), 1)).Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
				for _, f := range files {
					r := s.mustLoad(t, f)
					if r.Sheets[0].Loaded != len(f.Sheets[0].Rows) {
						t.Errorf("%s: %+v", f.Name, r.Sheets[0])
					}
				}
				if round == 0 {
					digest = s.digest(t)
				} else if s.digest(t) != digest {
					t.Error("the order of the files changes the digest")
				}
				for _, asOf := range []domain.Date{domain.NewDate(2026, 10, 31), domain.NewDate(2026, 10, 20), domain.NewDate(2026, 11, 30)} {
					s.mustRead(t, func(tx *Tx) error {
						got, err := tx.Records(asOf.Month(), asOf)
						if err == nil {
							sameRecords(t, got, upTo(*want, asOf))
						}
						return err
					})
				}
				s.mustLoad(t, files[0])
				if s.digest(t) != digest {
					t.Error("loading a file twice changes the digest")
				}
			}
		})
	}
}

// upTo keeps of r what Records must give for the month of asOf.
func upTo(r domain.Records, asOf domain.Date) domain.Records {
	m := asOf.Month()
	first := min(m.Quarter().First(), m.First().Monday())
	last := func(at domain.Time) bool { return at.Date() > asOf }
	recent := func(at domain.Time) bool { return at.Date() < first || at.Date() > asOf }
	r.Visits = without(r.Visits, func(x domain.Visit) bool { return recent(x.Start) })
	r.Patrols = without(r.Patrols, func(x domain.Patrol) bool { return recent(x.Start) })
	r.Worklogs = without(r.Worklogs, func(x domain.Worklog) bool { return recent(x.Day.Start()) })
	r.Collections = without(r.Collections, func(x domain.Collection) bool { return last(x.Collected) })
	r.Hazards = without(r.Hazards, func(x domain.Hazard) bool { return last(x.Found) })
	r.Disputes = without(r.Disputes, func(x domain.Dispute) bool { return last(x.Found) })
	r.Opinions = without(r.Opinions, func(x domain.Opinion) bool { return last(x.Collected) })
	r.Services = without(r.Services, func(x domain.Service) bool { return last(x.Accepted) })
	r.Cases = without(r.Cases, func(x domain.Case) bool { return last(x.Happened) })
	return r
}

func without[T any](list []T, drop func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), drop)
}

func sameRecords(t *testing.T, got *domain.Records, want domain.Records) {
	t.Helper()
	g, w := reflect.ValueOf(*got), reflect.ValueOf(want)
	for i := range g.NumField() {
		name := g.Type().Field(i).Name
		if g.Field(i).Kind() == reflect.Map {
			if !reflect.DeepEqual(got.Calendar, want.Calendar) {
				t.Errorf("%s differ", name)
			}
			continue
		}
		a, b := lines(g.Field(i)), lines(w.Field(i))
		if !slices.Equal(a, b) {
			t.Errorf("%s: %d records, want %d", name, len(a), len(b))
		}
	}
}

func lines(list reflect.Value) []string {
	out := make([]string, list.Len())
	for i := range out {
		out[i] = fmt.Sprintf("%+v", list.Index(i))
	}
	sort.Strings(out)
	return out
}
