package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	"gridstar/backend/domain"

	"pgregory.net/rapid"
)

// model is what the store must do, said in the plainest way: each load delivers
// contents by key; the latest load that still stands wins.
type model struct {
	loads []map[string]string // by load, key -> content; nil once undone
}

func (m *model) current() map[string]string {
	out := map[string]string{}
	for _, l := range m.loads {
		maps.Copy(out, l)
	}
	return out
}

// kinds are ledgers with each form of key: a number, two columns, a date.
var kinds = map[domain.LedgerID]func(key, note any) []domain.Value{
	domain.Visits: func(key, note any) []domain.Value {
		return record(domain.Visits, key, "G1", "g1", "h1", noon, noon+1800, nil, 1, note)
	},
	domain.Worklogs: func(key, note any) []domain.Value {
		return record(domain.Worklogs, key, noon.Date(), note, 1)
	},
	domain.CalendarDay: func(key, note any) []domain.Value {
		return record(domain.CalendarDay, noon.Date()+domain.Date(len(key.(string))), 1, note)
	},
}

var noon = domain.NewTime(domain.NewDate(2026, 10, 8), 12, 0, 0)

// someFile draws a file over a few keys and contents, and says what it delivers.
func someFile(t *rapid.T) (*domain.FileRead, map[string]string) {
	delivered := map[string]string{}
	var sheets []domain.SheetRead
	for range rapid.IntRange(1, 3).Draw(t, "sheets") {
		id := rapid.SampledFrom([]domain.LedgerID{domain.Visits, domain.Worklogs, domain.CalendarDay}).Draw(t, "ledger")
		var rows [][]domain.Value
		for range rapid.IntRange(0, 6).Draw(t, "rows") {
			key := rapid.SampledFrom([]string{"1", "22", "4|5", "乙乙"}).Draw(t, "key")
			var note any
			if s := rapid.SampledFrom([]string{"", "a", "\"b\\", "𠅤 null"}).Draw(t, "note"); s != "" {
				note = s
			}
			values := kinds[id](key, note)
			rows = append(rows, values)
			delivered[says(id, values)] = fmt.Sprint(note)
		}
		sheets = append(sheets, sheetOf(id, rows...))
	}
	return fileOf("f.xlsx", sheets...), delivered
}

func says(id domain.LedgerID, values []domain.Value) string {
	return string(id) + " " + domain.SchemaOf(id).Ref(values).Key
}

// contents reads the current records back in the model's terms.
func contents(t fataler, s *Store) map[string]string {
	out := map[string]string{}
	note := map[domain.LedgerID]string{domain.Visits: "remark", domain.Worklogs: "content", domain.CalendarDay: "name"}
	s.mustRead(t, func(tx *Tx) error {
		for id := range kinds {
			err := tx.scan(tables[id], Span{}, func(c cells) {
				out[says(id, c.values())] = fmt.Sprint(c[tables[id].Index(note[id])])
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out
}

func TestLoadsAndUndosInAnyOrderGiveTheLatestThatStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := temporary(t)
		var m model
		digests := map[string]string{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			before := m.current()
			var standing []int
			for i, l := range m.loads {
				if l != nil {
					standing = append(standing, i)
				}
			}
			if len(standing) > 0 && rapid.IntRange(0, 2).Draw(t, "undo") == 0 {
				i := rapid.SampledFrom(standing).Draw(t, "load")
				r := s.mustUndo(t, int64(i+1))
				delivered := len(m.loads[i])
				m.loads[i] = nil
				after := m.current()
				var counted int64
				var removed, restored int64
				for _, l := range r.Ledgers {
					counted += l.Removed + l.Restored + l.Kept
					removed += l.Removed
					restored += l.Restored
				}
				if int(counted) != delivered || int(removed) != len(before)-len(after) || int(restored) != changed(before, after) {
					t.Fatalf("undo report %+v, want %d removed, %d restored of %d", r, len(before)-len(after), changed(before, after), delivered)
				}
			} else {
				file, delivered := someFile(t)
				r := s.mustLoad(t, file)
				m.loads = append(m.loads, delivered)
				var rows, loaded, updated, skipped int
				for _, sheet := range r.Sheets {
					rows, loaded, updated, skipped = rows+sheet.Rows, loaded+sheet.Loaded, updated+sheet.Updated, skipped+sheet.Skipped
				}
				after := m.current()
				if loaded != len(after)-len(before) || updated != changed(before, after) || rows != loaded+updated+skipped {
					t.Fatalf("load report %+v, want %d loaded, %d updated", r, len(after)-len(before), changed(before, after))
				}
			}
			want := m.current()
			if got := contents(t, s); !maps.Equal(got, want) {
				t.Fatalf("got %v\nwant %v", got, want)
			}
			s.mustRead(t, func(tx *Tx) error {
				flaws, err := tx.Verify()
				if len(flaws) > 0 {
					t.Fatalf("verify: %v", flaws)
				}
				return err
			})
			said := fingerprint(want)
			d := s.digest(t)
			if known, ok := digests[said]; ok && known != d {
				t.Fatalf("two digests for %s", said)
			}
			digests[said] = d
		}
		seen := map[string]bool{}
		for _, d := range digests {
			if seen[d] {
				t.Fatal("one digest for two contents")
			}
			seen[d] = true
		}
	})
}

// changed counts the keys that both have with different content.
func changed(before, after map[string]string) (n int) {
	for k, v := range after {
		if old, ok := before[k]; ok && old != v {
			n++
		}
	}
	return n
}

func fingerprint(m map[string]string) (out string) {
	for _, k := range slices.SortedFunc(maps.Keys(m), cmp.Compare) {
		out += k + "=" + m[k] + ";"
	}
	return out
}
