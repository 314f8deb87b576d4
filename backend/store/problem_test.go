package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

// office is a small organisation that names nothing unknown.
func office() *domain.FileRead {
	return fileOf("office.xlsx",
		sheetOf(domain.Units, record(domain.Units, "s1", "汉江街道", 3), record(domain.Units, "c1", "汉江社区", 4, "s1"),
			record(domain.Units, "g1", "一网格", 5, "c1"), record(domain.Units, "g2", "二网格", 5, "c1"), record(domain.Units, "c2", "江滨社区", 4, "s1"),
			record(domain.Units, "g9", "九网格", 5, "c2")),
		sheetOf(domain.Workers, record(domain.Workers, "G1", "甲", "g1", noon.Date()-400), record(domain.Workers, "G2", "乙", "g2", noon.Date()-400),
			record(domain.Workers, "G9", "丙", "g9", noon.Date()-400)),
		sheetOf(domain.Officers, record(domain.Officers, "P1", "警", "所", "c1", noon.Date()-400)),
		sheetOf(domain.Households, record(domain.Households, "h1", "g1", nil, 1), record(domain.Households, "h9", "g9", nil, 1)))
}

func aVisit(no, worker, grid, household string, start domain.Time, minutes int, note any) []domain.Value {
	return record(domain.Visits, no, worker, grid, household, start, start+domain.Time(60*minutes), 1, 1, note)
}

// told writes problems as lines: code, worker, unit, day, arguments, records.
func told(list []domain.Problem) []string {
	var out []string
	for _, p := range list {
		var refs []string
		for _, r := range p.Records {
			refs = append(refs, string(r.Ledger)+":"+r.Key)
		}
		out = append(out, fmt.Sprintf("%s w=%s u=%s %s %v %s", p.Code, p.Worker, p.Unit, p.Day, p.Args, strings.Join(refs, " ")))
	}
	return out
}

func TestUnknownProblems(t *testing.T) {
	s := newStore(t)
	s.mustLoad(t, office())
	problems := func(span Span) (out []string) {
		s.mustRead(t, func(tx *Tx) error {
			list, err := tx.UnknownProblems(span)
			if err != nil {
				return err
			}
			out = told(list)
			n, err := tx.CountUnknown()
			if span == (Span{}) && n != len(list) {
				t.Errorf("counted %d, listed %d", n, len(list))
			}
			return err
		})
		return out
	}
	if got := problems(Span{}); got != nil {
		t.Fatalf("an orderly office has %v", got)
	}
	s.mustLoad(t, fileOf("work.xlsx",
		sheetOf(domain.Units, record(domain.Units, "g3", "三网格", 5, "c7")),
		sheetOf(domain.Households, record(domain.Households, "h2", "c1", nil, 1)),
		sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, nil), aVisit("V2", "G7", "g7", "h7", noon+86400, 10, nil),
			aVisit("V3", "G1", "g1", "h7", noon, 10, nil)),
		sheetOf(domain.Worklogs, record(domain.Worklogs, "G7", noon.Date()-40, nil, 1)),
		sheetOf(domain.Leave, record(domain.Leave, "G7", noon.Date(), nil, 2, 1)),
		sheetOf(domain.SpotChecks, record(domain.SpotChecks, "Q1", 3, "c8", nil, noon.Date(), nil, nil, nil, nil, 1))))
	day, next := noon.Date().String(), (noon.Date() + 1).String()
	want := []string{
		"not_a_grid w= u=  [c1] households:h2",
		"unknown_household w= u=g7 " + day + " [h7] visits:V2 visits:V3",
		"unknown_unit w= u=  [c7] units:g3",
		"unknown_unit w= u=  [c8] spotchecks:Q1",
		"unknown_unit w= u= " + next + " [g7] visits:V2",
		"unknown_worker w=G7 u= " + (noon.Date() - 40).String() + " [G7] leave:G7|" + day + "|病假 visits:V2 worklogs:G7|" + (noon.Date() - 40).String(),
	}
	if got := problems(Span{}); !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
	want[5] = "unknown_worker w=G7 u= " + next + " [G7] leave:G7|" + day + "|病假 visits:V2"
	if got := problems(Span{noon.Date(), noon.Date() + 1}); !slices.Equal(got, want) {
		t.Errorf("of two days: got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestHints(t *testing.T) {
	collected := func(no string, entered domain.Time) []domain.Value {
		return record(domain.Collections, no, "G1", "g1", 1, nil, nil, nil, noon, 1, nil, nil, nil, entered)
	}
	many := func(n int, note string) (rows [][]domain.Value) {
		for i := range n {
			rows = append(rows, aVisit(fmt.Sprintf("N%02d", i), "G1", "g1", "h1", noon+domain.Time(3600*24*i), 10, note))
		}
		return rows
	}
	midnight := noon.Date().Start()
	for _, test := range []struct {
		name  string
		sheet domain.SheetRead
		want  []string // the beginnings of the hints' lines
	}{
		{"visits one after another", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, nil), aVisit("V2", "G1", "g1", "h1", noon+600, 10, nil)), nil},
		{"visits of two workers at once", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, nil), aVisit("V2", "G2", "g1", "h1", noon, 10, nil)), nil},
		{"a visit within another", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 60, nil), aVisit("V2", "G1", "g1", "h1", noon+60, 5, nil),
			aVisit("V3", "G1", "g1", "h1", noon+3000, 20, nil)), []string{"overlap w=G1 u=g1 2026-10-08 [] visits:V1 visits:V2 visits:V3"}},
		{"119 seconds", sheetOf(domain.Visits, record(domain.Visits, "V1", "G1", "g1", "h1", noon, noon+119)), []string{"short_visit w=G1 u=g1 2026-10-08 [] visits:V1"}},
		{"120 seconds", sheetOf(domain.Visits, record(domain.Visits, "V1", "G1", "g1", "h1", noon, noon+120)), nil},
		{"the same note often", sheetOf(domain.Visits, many(sameNotes, "家中一切正常")...), []string{"same_note w=G1 u=g1 2026-10-08 [家中一切正常 20] visits:N00 visits:N01"}},
		{"not often enough", sheetOf(domain.Visits, many(sameNotes-1, "家中一切正常")...), nil},
		{"a short note often", sheetOf(domain.Visits, many(sameNotes, "正常")...), nil},
		{"entered seconds apart", sheetOf(domain.Collections, collected("C1", noon), collected("C2", noon+5), collected("C3", noon+15), collected("C4", noon+25), collected("C5", noon+26)),
			[]string{"rapid_entry w=G1 u=g1 2026-10-08 [] collections:C1 collections:C2 collections:C3 collections:C4 collections:C5"}},
		{"four are no run", sheetOf(domain.Collections, collected("C1", noon), collected("C2", noon+5), collected("C3", noon+15), collected("C4", noon+25), collected("C5", noon+36)), nil},
		{"a date alone is no time", sheetOf(domain.Collections, collected("C1", midnight), collected("C2", midnight), collected("C3", midnight), collected("C4", midnight), collected("C5", midnight)), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStore(t)
			s.mustLoad(t, fileOf("f", test.sheet))
			for _, span := range []Span{{}, {noon.Date(), noon.Date() + 60}} {
				var got []string
				s.mustRead(t, func(tx *Tx) error {
					list, err := tx.Hints(span)
					for _, p := range list {
						if !p.Hint {
							t.Errorf("%s is no hint", p.Code)
						}
					}
					got = told(list)
					return err
				})
				if len(got) != len(test.want) {
					t.Fatalf("got %q, want %q", got, test.want)
				}
				for i := range got {
					if !strings.HasPrefix(got[i], test.want[i]) {
						t.Errorf("got %q, want %q", got[i], test.want[i])
					}
				}
			}
			s.mustRead(t, func(tx *Tx) error {
				list, err := tx.Hints(Span{noon.Date() - 9, noon.Date() - 1})
				if len(list) > 0 {
					t.Errorf("hints outside the span: %v", told(list))
				}
				return err
			})
		})
	}
}

func TestSourcesRecordsAndCounts(t *testing.T) {
	s := newStore(t)
	s.mustLoad(t, office())
	work := s.mustLoad(t, fileOf("work.csv", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, "见")),
		sheetOf(domain.Worklogs, record(domain.Worklogs, "G|1", noon.Date()-40, "巡查", 1))))
	refs := []domain.RecordRef{{Ledger: domain.Visits, Key: "V1"}, {Ledger: domain.Worklogs, Key: "G|1|" + (noon.Date() - 40).String()},
		{Ledger: domain.Visits, Key: "V2"}, {Ledger: domain.Worklogs, Key: "G1"}, {Ledger: "none", Key: "1"}, {Ledger: domain.Leave, Key: "G1|2026-10-08|没有"}}
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.SourcesOf(refs)
		if err != nil {
			return err
		}
		if len(got) != 2 || got[refs[0]] != (Source{work.Load, "work.csv", "visits", 2}) || got[refs[1]] != (Source{work.Load, "work.csv", "worklogs", 2}) {
			t.Errorf("sources %+v", got)
		}
		values, found, err := tx.Record(refs[0])
		if err != nil || !found || !slices.Equal(values, aVisit("V1", "G1", "g1", "h1", noon, 10, "见")) {
			t.Errorf("record %+v, %v", values, err)
		}
		if _, found, err := tx.Record(refs[2]); err != nil || found {
			t.Error("a record that is not there")
		}
		months, err := tx.Months()
		if err != nil || !slices.Equal(months, []domain.Month{domain.NewMonth(2026, 8), domain.NewMonth(2026, 10)}) {
			t.Errorf("months %v, %v", months, err)
		}
		counts, err := tx.Counts()
		want := []LedgerCount{{domain.Units, 0, 6}, {domain.Workers, 0, 3}, {domain.Officers, 0, 1}, {domain.Households, 0, 2},
			{domain.Visits, domain.NewMonth(2026, 10), 1}, {domain.Worklogs, domain.NewMonth(2026, 8), 1}}
		if err != nil || !slices.Equal(counts, want) {
			t.Errorf("counts %v, %v", counts, err)
		}
		units, err := tx.Units()
		if err != nil || len(units) != 6 {
			t.Errorf("units %v, %v", units, err)
		}
		return nil
	})
}

// The digest of a month's records changes with what the month rests on, and with
// nothing else.
func TestRecordsDigest(t *testing.T) {
	month := noon.Date().Month()
	for _, test := range []struct {
		name    string
		sheet   domain.SheetRead
		changes bool
	}{
		{"a visit of the month", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", noon, 10, nil)), true},
		{"a visit by a stranger in its grid", sheetOf(domain.Visits, aVisit("V1", "G7", "g1", "h1", noon, 10, nil)), true},
		{"a visit by its worker elsewhere", sheetOf(domain.Visits, aVisit("V1", "G1", "g9", "h9", noon, 10, nil)), true},
		{"a visit in another community", sheetOf(domain.Visits, aVisit("V1", "G9", "g9", "h9", noon, 10, nil)), false},
		{"a visit of the next month", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", (month+1).First().Start(), 10, nil)), false},
		{"a visit of the quarter before", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", month.First().Monday().Start()-1, 10, nil)), false},
		{"a visit of the week that ends in the month", sheetOf(domain.Visits, aVisit("V1", "G1", "g1", "h1", month.First().Monday().Start(), 10, nil)), true},
		{"an old dispute", sheetOf(domain.Disputes, record(domain.Disputes, "D1", "G1", "g1", noon-86400*200)), true},
		{"a later dispute", sheetOf(domain.Disputes, record(domain.Disputes, "D1", "G1", "g1", (month+1).First().Start())), false},
		{"a case", sheetOf(domain.Cases, record(domain.Cases, "A1", "g2", noon, "盗窃")), true},
		{"a case elsewhere", sheetOf(domain.Cases, record(domain.Cases, "A1", "g9", noon, "盗窃")), false},
		{"a log", sheetOf(domain.Worklogs, record(domain.Worklogs, "G1", noon.Date())), true},
		{"leave", sheetOf(domain.Leave, record(domain.Leave, "G2", noon.Date(), nil, 1, 1)), true},
		{"leave of others", sheetOf(domain.Leave, record(domain.Leave, "G9", noon.Date(), nil, 1, 1)), false},
		{"an adjustment", sheetOf(domain.Adjustments, record(domain.Adjustments, "J1", "G1", month.Last(), 50, "x")), true},
		{"an adjustment of the next month", sheetOf(domain.Adjustments, record(domain.Adjustments, "J1", "G1", month.Last()+1, 50, "x")), false},
		{"a spot check of the community", sheetOf(domain.SpotChecks, record(domain.SpotChecks, "Q1", 3, "c1", nil, noon.Date(), nil, nil, nil, nil, 1)), true},
		{"a spot check of another", sheetOf(domain.SpotChecks, record(domain.SpotChecks, "Q1", 3, "c2", "G9", noon.Date(), nil, nil, nil, nil, 1)), false},
		{"a household", sheetOf(domain.Households, record(domain.Households, "h2", "g2", nil, 1)), true},
		{"a household elsewhere", sheetOf(domain.Households, record(domain.Households, "h8", "g9", nil, 1)), false},
		{"a grid", sheetOf(domain.Units, record(domain.Units, "g3", "三网格", 5, "c1")), true},
		{"a grid elsewhere", sheetOf(domain.Units, record(domain.Units, "g8", "八网格", 5, "c2")), false},
		{"a rest day", sheetOf(domain.CalendarDay, record(domain.CalendarDay, noon.Date(), 1)), true},
		{"a rest day of the next quarter", sheetOf(domain.CalendarDay, record(domain.CalendarDay, month.Quarter().Last()+1, 1)), false},
		{"its officer", sheetOf(domain.Officers, record(domain.Officers, "P2", "警", "所", "c1", noon.Date())), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStore(t)
			s.mustLoad(t, office())
			digest := func() (d string) {
				s.mustRead(t, func(tx *Tx) (err error) { d, err = tx.RecordsDigest("c1", month); return err })
				return d
			}
			before := digest()
			r := s.mustLoad(t, fileOf("more", test.sheet))
			if changed := digest() != before; changed != test.changes {
				t.Errorf("changed: %v", changed)
			}
			s.mustUndo(t, r.Load)
			if digest() != before {
				t.Error("the undo does not give it back")
			}
		})
	}
}
