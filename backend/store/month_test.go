package store

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"gridstar/backend/domain"
)

func TestPublications(t *testing.T) {
	s := newStore(t)
	october := domain.NewMonth(2026, 10)
	first := Publication{Community: "c1", Month: october, Rules: "id: x\n", Results: []byte(`{"a":1}`),
		Workers: []domain.PublishedWorker{{Worker: "G2", Name: "乙", Unit: "c1"}, {Worker: "G1", Name: "甲", Unit: "c1", Assessed: true, Qualified: true,
			Stars: 4, Score: 8801, VisitNum: 3, VisitDen: 9}}}
	s.mustWrite(t, func(tx *Tx) error {
		p, err := tx.Publish(first)
		if err != nil {
			return err
		}
		if p.Version != 1 || p.Seal == "" || p.RecordsDigest == "" || p.By != clerk.By {
			t.Errorf("published %+v", p)
		}
		other := first
		other.Community, other.Month = "c2", october-1
		_, err = tx.Publish(other)
		return err
	})
	err := s.Write(context.Background(), clerk, func(tx *Tx) error { _, err := tx.Publish(first); return err })
	if domain.CodeOf(err) != CodeReasonNeeded {
		t.Errorf("a second version without a reason: %v", err)
	}
	corrected := first
	corrected.Reason, corrected.Workers = "申诉成立", slices.Clone(first.Workers)
	corrected.Workers[1].Stars = 5
	s.mustWrite(t, func(tx *Tx) error {
		p, err := tx.Publish(corrected)
		if err == nil && p.Version != 2 {
			t.Errorf("version %d", p.Version)
		}
		return err
	})
	s.mustRead(t, func(tx *Tx) error {
		for version, stars := range map[int]int{0: 5, 1: 4, 2: 5} {
			p, err := tx.Publication("c1", october, version)
			if err != nil {
				return err
			}
			if string(p.Results) != `{"a":1}` || p.Rules != "id: x\n" || len(p.Workers) != 2 || p.Workers[0].Stars != stars || p.Seal != p.compute() {
				t.Errorf("version %d: %+v", version, p)
			}
		}
		if p, err := tx.Publication("c1", october+1, 0); err != nil || p.ID != 0 {
			t.Errorf("a month that was not published: %+v, %v", p, err)
		}
		heads, err := tx.Publications(october)
		if err != nil || len(heads) != 2 || heads[0].Version != 2 || heads[0].Reason != "申诉成立" {
			t.Errorf("versions of October: %+v, %v", heads, err)
		}
		if all, err := tx.Publications(0); err != nil || len(all) != 3 {
			t.Errorf("all versions: %+v, %v", all, err)
		}
		months, err := tx.PublishedMonths(october-1, october)
		want := []domain.PublishedMonth{
			{Community: "c2", Month: october - 1, Version: 1, Workers: []domain.PublishedWorker{first.Workers[1], first.Workers[0]}},
			{Community: "c1", Month: october, Version: 2, Workers: []domain.PublishedWorker{corrected.Workers[1], corrected.Workers[0]}},
		}
		if err != nil || !reflect.DeepEqual(months, want) {
			t.Errorf("months: %+v, %v", months, err)
		}
		r, err := tx.Records(october, 0)
		if err != nil || len(r.Published) != 1 || r.Published[0].Month != october-1 {
			t.Errorf("October rests on %+v, %v", r.Published, err)
		}
		return nil
	})
}

func TestSignOffs(t *testing.T) {
	s := newStore(t)
	month := domain.NewMonth(2026, 10)
	s.mustWrite(t, func(tx *Tx) error {
		return tx.Sign(month, []SignOff{{Community: "c1", Worker: "G2", Officer: "P1", Figures: "f2"}, {Community: "c1", Worker: "G1", Officer: "P1", Figures: "f1"}})
	})
	later := Act{By: "街道", At: clerk.At + 60}
	err := s.Write(context.Background(), later, func(tx *Tx) error {
		return tx.Sign(month, []SignOff{{Community: "c1", Worker: "G2", InPlace: true, Figures: "f3"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.SignOffs(month)
		want := []SignOff{{month, "c1", "G1", "P1", false, "f1", clerk.At, clerk.By}, {month, "c1", "G2", "", true, "f3", later.At, later.By}}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%+v, %v", got, err)
		}
		if got, err := tx.SignOffs(month + 1); err != nil || got != nil {
			t.Errorf("another month: %+v, %v", got, err)
		}
		return nil
	})
}

func TestAppeals(t *testing.T) {
	s := trusted(t)
	month := domain.NewMonth(2026, 10)
	var id int64
	s.mustWrite(t, func(tx *Tx) (err error) {
		id, err = tx.Lodge(Appeal{Community: "c1", Month: month, Version: 1, Worker: "G1", Text: "10月8日请假"})
		return err
	})
	s.mustWrite(t, func(tx *Tx) error { return errors.Join(tx.Answer(id, "属实，已更正"), tx.LinkCorrection(id, 2)) })
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.Appeals(month)
		want := []Appeal{got[0], {id, "c1", month, 1, "G1", "10月8日请假", clerk.At, clerk.By, "属实，已更正", clerk.At, clerk.By, 2}}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%+v, %v", got, err)
		}
		return nil
	})
	ctx := context.Background()
	s.mustRead(t, func(tx *Tx) error {
		if a, err := tx.Appeal(id); err != nil || a.Answer != "属实，已更正" {
			t.Errorf("%+v, %v", a, err)
		}
		if _, err := tx.Appeal(99); domain.CodeOf(err) != CodeNoSuchAppeal {
			t.Errorf("an appeal that nobody lodged: %v", err)
		}
		return nil
	})
	if err := s.Write(ctx, clerk, func(tx *Tx) error {
		_, err := tx.Lodge(Appeal{Community: "c1", Month: month + 1, Version: 1, Worker: "G1"})
		return err
	}); err == nil {
		t.Error("an appeal against a month that is not published")
	}
}

func TestAwardDecisions(t *testing.T) {
	s := newStore(t)
	d := AwardDecision{Unit: "4206", From: domain.NewMonth(2026, 1), To: domain.NewMonth(2026, 12), Winners: []string{"G1", "G7"}, Reason: "入户数多"}
	s.mustWrite(t, func(tx *Tx) error {
		if err := tx.DecideAward(d); err != nil {
			return err
		}
		second := d
		second.Winners = []string{"G2"}
		return tx.DecideAward(second)
	})
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.AwardDecisions(d.Unit, d.From, d.To)
		if err != nil || len(got) != 2 || !slices.Equal(got[0].Winners, []string{"G2"}) || !slices.Equal(got[1].Winners, d.Winners) || got[1].Reason != d.Reason {
			t.Errorf("%+v, %v", got, err)
		}
		if got, err := tx.AwardDecisions(d.Unit, d.From+1, d.To); err != nil || got != nil {
			t.Errorf("another period: %+v, %v", got, err)
		}
		return nil
	})
}

func TestCertificatesAreNumberedWithoutGapsOrRepeats(t *testing.T) {
	s := newStore(t)
	issue := func(series, occasion, content string) (number int, text string) {
		s.mustWrite(t, func(tx *Tx) error {
			c, err := tx.Issue(series, occasion, content)
			number, text = c.Number, string(c.Content)
			return err
		})
		return number, text
	}
	for i, occasion := range []string{"G1", "G2", "G3"} {
		if n, _ := issue("2026", occasion, "优秀"); n != i+1 {
			t.Errorf("%s has number %d", occasion, n)
		}
	}
	if n, _ := issue("2027", "G1", "优秀"); n != 1 {
		t.Errorf("a new series begins at %d", n)
	}
	if n, text := issue("2026", "G2", "other words"); n != 2 || text != `"优秀"` {
		t.Errorf("a reprint is %d %s", n, text)
	}
	// A print that fails leaves no gap.
	err := s.Rehearse(context.Background(), clerk, func(tx *Tx) error { _, err := tx.Issue("2026", "G4", ""); return err })
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := issue("2026", "G5", ""); n != 4 {
		t.Errorf("after a failed print: %d", n)
	}
	s.mustRead(t, func(tx *Tx) error {
		list, err := tx.Certificates("2026")
		if err != nil || len(list) != 4 || list[3].Occasion != "G5" || list[3].By != clerk.By {
			t.Errorf("%+v, %v", list, err)
		}
		return nil
	})
}

func TestSettingsChoicesAndHeaders(t *testing.T) {
	s := newStore(t)
	type paper struct{ Issuer, Phone string }
	var entries int64
	s.mustWrite(t, func(tx *Tx) error {
		var p paper
		if found, err := tx.Setting("paper", &p); err != nil || found {
			t.Error("a setting that nobody made")
		}
		if err := tx.SaveSetting("paper", paper{"汉江街道", "1"}); err != nil {
			return err
		}
		if err := tx.SaveSetting("paper", paper{"汉江街道", "2"}); err != nil {
			return err
		}
		if found, err := tx.Setting("paper", &p); err != nil || !found || p.Phone != "2" {
			t.Errorf("setting %+v, %v", p, err)
		}
		seq, _, err := tx.Head()
		entries = seq
		return err
	})
	if entries != 2 {
		t.Errorf("%d entries in the trail, want one a change", entries)
	}
	header := TaughtHeader{"f1", "走访人", domain.Visits, "worker"}
	s.mustWrite(t, func(tx *Tx) error {
		if err := tx.SaveChoice("window", []int{800, 600}); err != nil {
			return err
		}
		var size []int
		if found, err := tx.Choice("window", &size); err != nil || !found || !slices.Equal(size, []int{800, 600}) {
			t.Errorf("choice %v, %v", size, err)
		}
		if seq, _, err := tx.Head(); err != nil || seq != entries {
			t.Error("a choice is in the trail")
		}
		for _, h := range []TaughtHeader{{"f1", "走访人", domain.Patrols, "grid"}, header, {"f2", "走访人", domain.Visits, "grid"}} {
			if err := tx.Teach(h); err != nil {
				return err
			}
		}
		return tx.Forget("f2", "走访人")
	})
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.TaughtHeaders()
		if err != nil || !slices.Equal(got, []TaughtHeader{header}) {
			t.Errorf("%+v, %v", got, err)
		}
		return nil
	})
}

func TestRecentFiles(t *testing.T) {
	s := newStore(t)
	use := func(path string, minute int) {
		act := Act{By: clerk.By, At: clerk.At + domain.Time(60*minute)}
		if err := s.Write(context.Background(), act, func(tx *Tx) error { return tx.UsedFile(path) }); err != nil {
			t.Fatal(err)
		}
	}
	for i := range recentKept + 3 {
		use(string(rune('a'+i)), i)
	}
	use("d", 99)
	s.mustRead(t, func(tx *Tx) error {
		got, err := tx.RecentFiles()
		if err != nil || len(got) != recentKept || got[0] != "d" || got[1] != string(rune('a'+recentKept+2)) {
			t.Errorf("%v, %v", got, err)
		}
		return nil
	})
}
