package intake

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/testkit"
)

func readFile(t *testing.T, path string, opt Options) *domain.FileRead {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Read(context.Background(), path, f, info.Size(), opt)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	return read
}

// contents are a sheet's rows without their line numbers, sorted by key.
func contents(s *domain.SheetRead) map[string][]domain.Value {
	columns := domain.SchemaOf(s.Ledger).KeyIndexes()
	rows := map[string][]domain.Value{}
	for _, r := range s.Rows {
		rows[keyOf(r.Values, columns)] = r.Values
	}
	return rows
}

// Each file that an office sends is known by its content, has the good and the
// faulty rows that it should, and the good ones are those of the clean ledger.
func TestFilesAsSent(t *testing.T) {
	for _, office := range testkit.Offices {
		sent := testkit.Sent(t, office)
		for _, path := range testkit.Files(t, office, "as-sent") {
			name := filepath.Base(path)
			t.Run(office+"/"+name, func(t *testing.T) {
				want := sent[name]
				got := usable(t, readFile(t, path, Options{}))
				if got.Ledger != want.Ledger || len(got.Rows) != want.Rows || len(got.Faults) != want.Faulty {
					t.Fatalf("%s with %d rows and %d faulty, want %s, %d, %d\n%v",
						got.Ledger, len(got.Rows), len(got.Faults), want.Ledger, want.Rows, want.Faulty, got.Faults)
				}
				if got.DataRows != len(got.Rows)+len(got.Faults) || len(got.FaultyRows) != len(got.Faults) {
					t.Errorf("%d rows of data, %d faulty rows", got.DataRows, len(got.FaultyRows))
				}
				clean := readFile(t, filepath.Join(testkit.Office(t, office), "ledgers", string(want.Ledger)+".csv"), Options{}).Sheets[0]
				if clean.Err != nil || len(clean.Faults) > 0 || len(clean.Rows) != want.Rows {
					t.Fatalf("the clean ledger: %v, %v, %d rows", clean.Err, clean.Faults, len(clean.Rows))
				}
				rows := contents(&clean)
				for key, values := range contents(got) {
					if !slices.Equal(values, rows[key]) {
						t.Errorf("%s is %v, want %v", key, values, rows[key])
					}
				}
				personalData(t, got)
			})
		}
	}
}

// usable is the one sheet of a file that fits a ledger.
func usable(t *testing.T, file *domain.FileRead) *domain.SheetRead {
	t.Helper()
	var found *domain.SheetRead
	for i := range file.Sheets {
		s := &file.Sheets[i]
		switch {
		case s.Err != nil && s.Ledger == "":
		case s.Err == nil && found == nil:
			found = s
		default:
			t.Fatalf("sheet %q is not expected: %v", s.Sheet, s.Err)
		}
	}
	if found == nil {
		t.Fatal("no sheet fits a ledger")
	}
	return found
}

// personalData checks that the platform's identity and telephone columns were
// passed over and counted.
func personalData(t *testing.T, s *domain.SheetRead) {
	t.Helper()
	if !slices.Contains(s.Header, "身份证号码") {
		return
	}
	if want := 2 * len(s.Rows); s.Personal != want {
		t.Errorf("%d personal cells, want %d", s.Personal, want)
	}
	if want := []string{"身份证号码", "联系电话", "导出人"}; !slices.Equal(s.PassedOver, want) {
		t.Errorf("passed over %v, want %v", s.PassedOver, want)
	}
	for _, row := range s.FaultyRows {
		if text := strings.Join(row.Cells, " "); strings.Contains(text, "13812345678") {
			t.Errorf("a telephone number in %s", text)
		}
	}
}
