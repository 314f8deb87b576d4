package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

// trusted is a database with two loads, a version in the history, an undone load,
// a sign-off, a month published twice, a load undone after that, and a row or two
// of all that an office decides, sets and teaches.
func trusted(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	month := domain.NewMonth(2026, 10)
	s.mustLoad(t, fileOf("first.csv", sheetOf(domain.Visits,
		record(domain.Visits, "V1", "G1", "g1", "h1", noon, noon+1800, 1, 1, "a"),
		record(domain.Visits, "V2", "G1", "g1", "h2", noon+3600, noon+5400, 1, 1, nil))))
	s.mustLoad(t, fileOf("second.csv", sheetOf(domain.Visits,
		record(domain.Visits, "V1", "G1", "g1", "h1", noon, noon+1800, 1, 2, "b")), sheetOf(domain.Units,
		record(domain.Units, "c1", "汉江社区", 4), record(domain.Units, "g1", "一网格", 5, "c1"))))
	third := s.mustLoad(t, fileOf("third.csv", sheetOf(domain.Visits,
		record(domain.Visits, "V3", "G1", "g1", "h3", noon, noon+1800, 1, 1, "c"))))
	s.mustUndo(t, third.Load)
	s.mustWrite(t, func(tx *Tx) error {
		if err := tx.Sign(month, []SignOff{{Community: "c1", Worker: "G1", Officer: "P1"}}); err != nil {
			return err
		}
		for _, reason := range []string{"", "申诉成立"} {
			p := Publication{Community: "c1", Month: month, Reason: reason, Rules: "id: x\n", Results: []byte(`{"a":1}`),
				Workers: []domain.PublishedWorker{{Worker: "G2", Name: "乙", Unit: "c1"}, {Worker: "G1", Name: "甲", Unit: "c1", Assessed: true,
					Qualified: true, Stars: 4, Score: 8800, VisitNum: 3, VisitDen: 9}}}
			if _, err := tx.Publish(p); err != nil {
				return err
			}
		}
		_, err := tx.Append("print", "notice/2026-10", map[string]int{"pages": 2})
		return err
	})
	s.mustWrite(t, func(tx *Tx) error {
		id, err := tx.Lodge(Appeal{Community: "c1", Month: month, Version: 1, Worker: "G1", Text: "漏记"})
		if err == nil {
			err = errors.Join(tx.Answer(id, "已更正"), tx.LinkCorrection(id, 2))
		}
		if err == nil {
			_, err = tx.Issue("2026", "G1 2026-10", "甲")
		}
		return errors.Join(err, tx.Sign(month, []SignOff{{Community: "c1", Worker: "G1", Officer: "P1"}, {Community: "c1", Worker: "G2", InPlace: true}}),
			tx.DecideAward(AwardDecision{Unit: "c1", From: month, To: month, Winners: []string{"G1"}, Reason: "抽签"}),
			tx.SaveSetting("paper", "甲"), tx.SaveSetting("paper", "乙"), tx.SaveSetting("rules", []string{"id: x"}),
			tx.Teach(TaughtHeader{"f", "走访编号", domain.Visits, "record_no"}), tx.Teach(TaughtHeader{"f", "户", domain.Visits, "household"}), tx.Forget("f", "户"))
	})
	fourth := s.mustLoad(t, fileOf("fourth.csv", sheetOf(domain.Visits, record(domain.Visits, "V4", "G1", "g1", "h3", noon, noon+1800, 1, 1, "c"))))
	s.mustPublish(t)
	s.mustUndo(t, fourth.Load)
	return s
}

func (s *Store) verify(t fataler) (names []string) {
	t.Helper()
	s.mustRead(t, func(tx *Tx) error {
		flaws, err := tx.Verify()
		for _, f := range flaws {
			names = append(names, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", f.Kind, f.Subject, f.Record.Ledger, f.Record.Key)))
		}
		return err
	})
	return names
}

// meddle changes the database as a person with a database program would, past
// the triggers.
func (s *Store) meddle(t *testing.T, statement string) {
	t.Helper()
	for _, trigger := range []string{"audit_is_not_changed", "audit_is_not_deleted", "publication_is_not_changed", "publication_is_not_deleted",
		"published_worker_is_not_changed", "published_worker_is_not_deleted", "visits_replaced"} {
		if _, err := s.db.Exec("DROP TRIGGER IF EXISTS " + trigger); err != nil {
			t.Fatal(err)
		}
	}
	conn, err := s.db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(context.Background(), "PRAGMA foreign_keys = OFF"); err != nil {
		t.Fatal(err)
	}
	r, err := conn.ExecContext(context.Background(), statement)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		t.Fatalf("%s changes nothing (%v)", statement, err)
	}
}

func TestVerifyFindsNothingInAnHonestDatabase(t *testing.T) {
	if flaws := trusted(t).verify(t); flaws != nil {
		t.Error(flaws)
	}
}

// Each column of each table that Verify answers for, changed behind its back.
func TestVerifyNamesWhatWasChanged(t *testing.T) {
	changes := func(table, where string, columns map[string]string) (out []string) {
		for column, value := range columns {
			out = append(out, fmt.Sprintf("UPDATE %s SET %s = %s WHERE %s", table, column, value, where))
		}
		slices.Sort(out)
		return out
	}
	for _, test := range []struct {
		flaw       string
		statements []string
	}{
		{"audit audit/5", changes("audit", "seq = 5", map[string]string{"at": "at + 1", "by": "'李四'", "action": "'x'", "subject": "'x'",
			"seal": "'x'", "detail": "'{}'", "prev": "'x'", "hash": "'x'"})},
		{"audit audit/6", []string{"DELETE FROM audit WHERE seq = 5"}},
		{"record load/1 visits V2", changes("visits", "record_no = 'V2'", map[string]string{"worker": "'G9'", "grid": "'g9'", "household": "'h9'",
			"start_time": "start_time + 1", "end_time": "end_time + 1", "mode": "NULL", "result": "3", "remark": "''", "sheet": "1", "line": "9", "mark": "mark + 1"})},
		{"record load/1 visits V9", []string{"UPDATE visits SET record_no = 'V9' WHERE record_no = 'V2'"}},
		{"load load/1", []string{"DELETE FROM visits WHERE record_no = 'V2'", "UPDATE visits SET load_id = 2 WHERE record_no = 'V2'"}},
		{"record load/1 visits V1", changes("history", "key = 'V1'", map[string]string{"sheet": "1", "line": "9", "mark": "mark + 1",
			"content": "replace(content, '\"a\"', '\"x\"')", "until": "1"})},
		{"record load/1 visits V9", []string{"UPDATE history SET content = '[]', key = 'V9'"}},
		{"record load/1 visits V1", []string{"UPDATE history SET key = 'V2'", "UPDATE history SET content = '{}'"}},
		{"load load/1", []string{"UPDATE history SET ledger = 'x'"}},
		{"load load/1", []string{"DELETE FROM history", "UPDATE history SET load_id = 2"}},
		{"load load/2", append(changes("loads", "id = 2", map[string]string{"file": "'x'", "sha256": "'x'", "loaded_at": "loaded_at + 1",
			"loaded_by": "'x'", "seal": "'x'", "undone_at": "5"}), "DELETE FROM loads WHERE id = 2")},
		{"load load/3", append(changes("loads", "id = 3", map[string]string{"file": "'x'", "sha256": "'x'", "loaded_at": "loaded_at + 1",
			"loaded_by": "'x'", "seal": "'x'", "undone_at": "NULL", "undone_by": "'x'"}), "UPDATE loads SET undone_at = 1 WHERE id = 3")},
		{"record load/4 visits V4", changes("withdrawn", "key = 'V4'", map[string]string{"sheet": "1", "line": "9", "mark": "mark + 1",
			"content": "replace(content, '\"c\"', '\"x\"')"})},
		{"record load/4 visits V4", []string{"UPDATE withdrawn SET key = 'V5'"}},
		{"load load/4", []string{"UPDATE withdrawn SET publications = 2", "DELETE FROM withdrawn", "UPDATE withdrawn SET load_id = 3"}},
		{"publication publication/1", append(changes("publications", "id = 1", map[string]string{"community": "'x'", "month": "month + 1",
			"version": "9", "reason": "'x'", "published_at": "1", "published_by": "'x'", "rules": "'x'", "results": "x'00'", "records_digest": "'x'",
			"last_load": "last_load - 1", "seal": "'x'"}), "DELETE FROM publications WHERE id = 1")},
		{"publication publication/1", append(changes("published_workers", "publication = 1 AND worker = 'G1'", map[string]string{"worker": "'G9'",
			"name": "'x'", "unit": "'x'", "assessed": "0", "qualified": "0", "stars": "5", "score": "score + 1", "visit_num": "9", "visit_den": "8"}),
			"DELETE FROM published_workers WHERE publication = 1 AND worker = 'G2'")},
		{"row sheet/1/0", append(changes("load_sheets", "load_id = 1", map[string]string{"name": "'x'", "ledger": "'x'", "encoding": "'x'", "header_row": "9",
			"rows": "9", "loaded": "9", "updated": "9", "skipped": "9", "faulty": "9", "personal": "9", "header": "'[]'", "passed_over": "'[]'",
			"faults": "'[1]'", "faulty_rows": "'[1]'", "error_code": "'x'", "error_args": "'[]'"}), "DELETE FROM load_sheets WHERE load_id = 1")},
		{"row signoff/2026-10/c1/G1", append(changes("signoffs", "worker = 'G1'", map[string]string{"month": "month + 1", "community": "'x'", "worker": "'x'",
			"officer": "'x'", "in_place": "1", "figures": "'x'", "signed_at": "1", "signed_by": "'x'"}), "DELETE FROM signoffs WHERE worker = 'G1'")},
		{"row signoff/2026-10/c1/G9", []string{"UPDATE signoffs SET worker = 'G9' WHERE worker = 'G1'",
			"INSERT INTO signoffs SELECT month, community, 'G9', officer, in_place, figures, signed_at, signed_by FROM signoffs WHERE worker = 'G1'"}},
		{"row appeal/1", append(changes("appeals", "id = 1", map[string]string{"id": "2", "community": "'x'", "month": "month + 1", "version": "2",
			"worker": "'x'", "text": "'x'", "lodged_at": "1", "lodged_by": "'x'", "answer": "'x'", "answered_at": "NULL", "answered_by": "'x'",
			"correction": "NULL"}), "DELETE FROM appeals")},
		{"row award/1", append(changes("award_decisions", "id = 1", map[string]string{"id": "2", "unit": "'x'", "from_month": "1", "to_month": "1",
			"winners": "'[]'", "reason": "'x'", "decided_at": "1", "decided_by": "'x'"}), "DELETE FROM award_decisions")},
		{"row setting/paper", append(changes("settings", "key = 'paper'", map[string]string{"key": "'x'", "value": `'"甲"'`}),
			"DELETE FROM settings WHERE key = 'paper'")},
		{"row setting/x", []string{"INSERT INTO settings VALUES ('x', '1')"}},
		{"row setting/rules", []string{"UPDATE settings SET value = '[]' WHERE key = 'rules'"}},
		{"row header/f/走访编号", append(changes("taught_headers", "true", map[string]string{"fingerprint": "'x'", "header": "'x'", "ledger": "'x'",
			"column_name": "'x'", "taught_at": "1", "taught_by": "'x'"}), "DELETE FROM taught_headers")},
		{"row header/f/户", []string{"INSERT INTO taught_headers VALUES ('f', '户', 'visits', 'household', 1, 'x')"}},
		{"row certificate/2026/1", append(changes("certificates", "true", map[string]string{"series": "'x'", "number": "2", "occasion": "'x'",
			"content": `'"x"'`, "issued_at": "1", "issued_by": "'x'"}), "DELETE FROM certificates")},
		{"row certificate/2026/2", []string{"INSERT INTO certificates SELECT series, 2, 'x', content, issued_at, issued_by FROM certificates"}},
	} {
		for _, statement := range test.statements {
			t.Run(statement, func(t *testing.T) {
				s := trusted(t)
				s.meddle(t, statement)
				if flaws := s.verify(t); !slices.Contains(flaws, test.flaw) {
					t.Errorf("found %v, want %s", flaws, test.flaw)
				}
			})
		}
	}
}

// One who also mends the mark beside a record is found by the load's seal.
func TestVerifyIsNotFooledByAMendedMark(t *testing.T) {
	s := trusted(t)
	var c cells
	s.mustRead(t, func(tx *Tx) error {
		return tx.scan(tables[domain.Visits], Span{}, func(row cells) {
			if row.text(0) == "V2" {
				c = slices.Clone(row)
			}
		})
	})
	c[1] = "G9"
	v := hashVersion(newSealer(), domain.Visits, 0, 3, c)
	s.meddle(t, fmt.Sprintf("UPDATE visits SET worker = 'G9', mark = %d WHERE record_no = 'V2'", v.mark()))
	if flaws := s.verify(t); !slices.Equal(flaws, []string{"load load/1"}) {
		t.Error(flaws)
	}
}

// What may not be changed can't be changed by mistake.
func TestTrailAndPublicationsAreFixed(t *testing.T) {
	s := trusted(t)
	for _, statement := range []string{"UPDATE audit SET by = 'x'", "DELETE FROM audit", "UPDATE publications SET reason = 'x'", "DELETE FROM publications",
		"UPDATE published_workers SET stars = 5", "DELETE FROM published_workers"} {
		if _, err := s.db.Exec(statement); err == nil {
			t.Errorf("%s passed", statement)
		}
	}
}

func TestTrail(t *testing.T) {
	s := trusted(t)
	s.mustRead(t, func(tx *Tx) error {
		seq, hash, err := tx.Head()
		if err != nil {
			return err
		}
		newest, err := tx.Trail(0, 3)
		if err != nil {
			return err
		}
		var actions []string
		for _, e := range newest {
			actions = append(actions, e.Action)
		}
		if newest[0].Seq != seq || newest[0].Hash != hash || !slices.Equal(actions, []string{"undo", "publish", "load"}) {
			t.Errorf("trail %+v", newest)
		}
		older, err := tx.Trail(newest[2].Seq, 100)
		if err != nil {
			return err
		}
		if len(older)+len(newest) != int(seq) || older[0].Action != "forget" || older[0].By != clerk.By || older[0].At != clerk.At {
			t.Errorf("older %d, %+v", len(older), older[0])
		}
		for _, printed := range []string{newest[1].Hash, newest[1].Hash[:16], newest[1].Seal[:16]} {
			if e, err := tx.Witnessed(printed); err != nil || e.Seq != newest[1].Seq {
				t.Errorf("%s: %+v, %v", printed, e, err)
			}
		}
		if e, err := tx.Witnessed("0000000000000000"); err != nil || e.Seq != 0 {
			t.Errorf("a made-up head is known: %+v, %v", e, err)
		}
		return nil
	})
}
