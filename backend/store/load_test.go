package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
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

// contents reads the records back in the model's terms: those that stand, or
// those behind a published version.
func contents(t fataler, s *Store, p *Publication) map[string]string {
	out := map[string]string{}
	note := map[domain.LedgerID]string{domain.Visits: "remark", domain.Worklogs: "content", domain.CalendarDay: "name"}
	s.mustRead(t, func(tx *Tx) error {
		if p != nil {
			var err error
			if tx, err = tx.AsOf(*p); err != nil {
				return err
			}
		}
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

// published is a version and what the records behind it said.
type published struct {
	Publication
	contents map[string]string
}

func (s *Store) mustPublish(t fataler) (p Publication) {
	t.Helper()
	s.mustWrite(t, func(tx *Tx) (err error) {
		p, err = tx.Publish(Publication{Community: "c1", Month: noon.Date().Month(), Reason: "更正", Results: []byte("{}")})
		return err
	})
	return p
}

// Loads and undos in any order give, of each record, what the latest load that
// stands delivered; published versions keep the records that they had.
func TestLoadsUndosAndPublicationsInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := temporary(t)
		var m model
		digests := map[string]string{}
		var past []published
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			before := m.current()
			var standing []int
			for i, l := range m.loads {
				if l != nil {
					standing = append(standing, i)
				}
			}
			step := rapid.SampledFrom([]string{"load", "load", "load", "undo", "undo", "publish"}).Draw(t, "step")
			if step == "publish" {
				past = append(past, published{s.mustPublish(t), before})
			} else if step == "undo" && len(standing) > 0 {
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
			if got := contents(t, s, nil); !maps.Equal(got, want) {
				t.Fatalf("got %v\nwant %v", got, want)
			}
			for _, p := range past {
				if got := contents(t, s, &p.Publication); !maps.Equal(got, p.contents) {
					t.Fatalf("behind version %d: got %v\nwant %v", p.Version, got, p.contents)
				}
				s.mustRead(t, func(tx *Tx) error {
					past, err := tx.AsOf(p.Publication)
					if err != nil {
						return err
					}
					d, err := past.RecordsDigest(p.Community, p.Month)
					if d != p.RecordsDigest {
						t.Fatalf("behind version %d is another digest", p.Version)
					}
					return err
				})
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

func TestLoadsAreListedWithWhatWasSetAside(t *testing.T) {
	s := newStore(t)
	file := fileOf("数据.xlsx",
		sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, nil)),
		domain.SheetRead{Sheet: "说明", Err: domain.Fail("no_ledger", "甲", "乙")})
	v := &file.Sheets[0]
	v.Encoding, v.Personal, v.PassedOver, v.Header = "gb18030", 2, []string{"联系电话"}, []string{"记录编号", "工号"}
	v.Faults = []domain.Fault{{Row: 3, Column: "工号", Value: "", Reason: domain.FaultRequired, Cell: 1}}
	v.FaultyRows = []domain.FaultyRow{{Line: 3, Cells: []string{"V2", ""}}}
	first := s.mustLoad(t, file)
	second := s.mustLoad(t, fileOf("again.csv", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, nil))))
	later := Act{By: "李四", At: clerk.At + 60}
	if err := s.Write(context.Background(), later, func(tx *Tx) error { _, err := tx.Undo(second.Load); return err }); err != nil {
		t.Fatal(err)
	}
	s.mustRead(t, func(tx *Tx) error {
		list, err := tx.Loads()
		want := []LoadEntry{
			{ID: second.Load, File: "again.csv", SHA256: fmt.Sprintf("%x", "again.csv"), At: clerk.At, By: clerk.By, UndoneAt: later.At, UndoneBy: later.By,
				Sheets: []SheetEntry{{SheetLoad: SheetLoad{Sheet: "visits", Ledger: domain.Visits, Rows: 1, Skipped: 1}}}},
			{ID: first.Load, File: "数据.xlsx", SHA256: file.SHA256, At: clerk.At, By: clerk.By, Sheets: []SheetEntry{
				{SheetLoad: SheetLoad{Sheet: "visits", Ledger: domain.Visits, Rows: 1, Loaded: 1, Faulty: 1}, Encoding: "gb18030", Personal: 2, PassedOver: []string{"联系电话"}},
				{SheetLoad: SheetLoad{Sheet: "说明"}, Err: domain.Fail("no_ledger", "甲", "乙")}}},
		}
		if err != nil || !reflect.DeepEqual(list, want) {
			t.Errorf("got  %+v\nwant %+v (%v)", list, want, err)
		}
		sheets, err := tx.FaultySheets(first.Load)
		if err != nil || len(sheets) != 1 {
			t.Fatalf("%+v, %v", sheets, err)
		}
		kept := *v
		kept.Rows, kept.DataRows = nil, 0
		if !reflect.DeepEqual(sheets[0], kept) {
			t.Errorf("got  %+v\nwant %+v", sheets[0], kept)
		}
		if none, err := tx.FaultySheets(second.Load); err != nil || none != nil {
			t.Errorf("%+v, %v", none, err)
		}
		return nil
	})
}

func TestWhatALoadIsRefusedFor(t *testing.T) {
	s := newStore(t)
	done := s.mustLoad(t, manyVisits(1))
	s.mustUndo(t, done.Load)
	incomplete := fileOf("x", sheetOf(domain.Visits, record(domain.Visits, "V1")))
	for _, test := range []struct {
		name string
		do   func(*Tx) error
		code domain.Code
	}{
		{"no ledger in the file", func(tx *Tx) error { _, err := tx.Load(fileOf("x", domain.SheetRead{}), nil); return err }, CodeNothingToLoad},
		{"no sheet in the file", func(tx *Tx) error { _, err := tx.Load(fileOf("x"), nil); return err }, CodeNothingToLoad},
		{"a row without what its table needs", func(tx *Tx) error { _, err := tx.Load(incomplete, nil); return err }, CodeDatabase},
		{"no such load", func(tx *Tx) error { _, err := tx.Undo(99); return err }, CodeNoSuchLoad},
		{"undone already", func(tx *Tx) error { _, err := tx.Undo(done.Load); return err }, CodeUndone},
	} {
		before := s.digest(t)
		if err := s.Write(context.Background(), clerk, test.do); domain.CodeOf(err) != test.code {
			t.Errorf("%s: %v, want %s", test.name, err, test.code)
		}
		if s.digest(t) != before || s.verify(t) != nil {
			t.Errorf("%s: something was left", test.name)
		}
	}
}

// The same record twice in one file: the same content is skipped, of other
// content the last stands; also across sheets.
func TestRepeatsWithinAFile(t *testing.T) {
	s := newStore(t)
	v := func(no, note string) []domain.Value { return aVisit(no, "G1", "g1", "h1", noon, 10, note) }
	r := s.mustLoad(t, fileOf("x", sheetOf(domain.Visits, v("V1", "a"), v("V2", "a"), v("V1", "a")), sheetOf(domain.Visits, v("V2", "b"), v("V3", "a"))))
	want := []SheetLoad{{Sheet: "visits", Ledger: domain.Visits, Rows: 3, Loaded: 1, Skipped: 2}, {Sheet: "visits", Ledger: domain.Visits, Rows: 2, Loaded: 2}}
	if !slices.Equal(r.Sheets, want) {
		t.Errorf("%+v", r.Sheets)
	}
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.SourcesOf([]domain.RecordRef{{Ledger: domain.Visits, Key: "V1"}, {Ledger: domain.Visits, Key: "V2"}})
		if err != nil || got[domain.RecordRef{Ledger: domain.Visits, Key: "V1"}].Line != 4 || got[domain.RecordRef{Ledger: domain.Visits, Key: "V2"}].Line != 2 {
			t.Errorf("%+v, %v", got, err)
		}
		values, _, err := tx.Record(domain.RecordRef{Ledger: domain.Visits, Key: "V2"})
		if err == nil && values[8].Text != "b" {
			t.Errorf("%+v", values)
		}
		return err
	})
}
