package office_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/office"
	"gridstar/backend/store"
)

// forge publishes a further version of the month as somebody would who has the
// program's own means: every seal is right, but not what the version says.
func (d *desk) forge(t *testing.T, community string, change func(results string) string) {
	t.Helper()
	d.write(t, func(tx *store.Tx) error {
		p, err := tx.Publication(community, october, 0)
		if err != nil {
			return err
		}
		forged := change(string(p.Results))
		if forged == string(p.Results) {
			t.Fatal("nothing forged in", forged)
		}
		p.Reason, p.Results = "更正", []byte(forged)
		_, err = tx.Publish(p)
		return err
	})
}

// write changes the database beside the office.
func (d *desk) write(t *testing.T, change func(*store.Tx) error) {
	t.Helper()
	s, err := store.Open(ctx, d.Path())
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(ctx, store.Act{By: "张三", At: d.now}, change)
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
}

// Every version is recomputed from the records that it rested on, also one that
// was corrected since, after those records were replaced or undone.
func TestVerifyRecomputesEveryVersion(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(results string) string
		named  []string
	}{
		{"a score", func(s string) string { return strings.Replace(s, `"score":"`, `"score":"9`, 1) }, []string{"江一鸣"}},
		{"a rank", func(s string) string { return strings.Replace(s, `"rank":2`, `"rank":1`, 1) }, []string{"何二妹", "明细"}},
		{"a consequence", func(s string) string { return strings.Replace(s, `"consequences":[]`, `"consequences":["train"]`, 1) }, []string{"江一鸣", "无奖惩"}},
		{"a worker left out", func(s string) string { return strings.Replace(s, `"worker":"W2"`, `"worker":"W7"`, 1) }, []string{"何二妹", "未列入"}},
		{"the unit's score", func(s string) string { return strings.Replace(s, `"indicator_score":"`, `"indicator_score":"9`, 1) }, []string{"单位得分"}},
		{"the calendar", func(s string) string {
			return regexp.MustCompile(`"calendar":\{[^}]*\}`).ReplaceAllString(s, `"calendar":{"20740":1}`)
		}, []string{"重算"}},
		{"what can't be read", func(s string) string { return strings.Replace(s, `"score":`, `"skore":`, 1) }, []string{"读不出来"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := small(t)
			d.publish(t, october, "")
			d.forge(t, withOfficer, test.change)
			d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,5,平安创建\n")
			d.publish(t, october, "复核")
			for load := int64(1); load < 18; load++ {
				if _, err := d.Undo(ctx, load); err != nil {
					t.Fatal(err)
				}
			}
			v, err := d.Verify(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if len(v.Flaws) != 1 || v.Flaws[0].Kind != "results" || v.Flaws[0].Subject != "publication/3" {
				t.Fatalf("%+v", v.Flaws)
			}
			for _, name := range append(test.named, "柳岸社区2026年10月第2版") {
				if !strings.Contains(v.Flaws[0].Text, name) {
					t.Errorf("%s is not named in %s", name, v.Flaws[0].Text)
				}
			}
		})
	}
}

// What other formulas came to is not called tampered with, and not printed as this
// program would compute it; its seal and its records are looked at all the same.
func TestAVersionOfAnotherEdition(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.forge(t, withOfficer, func(s string) string {
		return strings.Replace(strings.Replace(s, `"edition":1`, `"edition":2`, 1), `"score":"`, `"score":"9`, 1)
	})
	v := d.verify(t)
	if !v.Sound || len(v.NotRecomputed) != 1 || !strings.Contains(v.NotRecomputed[0], "柳岸社区2026年10月第2版由第2版计算公式算出，本程序用第1版") {
		t.Errorf("%+v", v)
	}
	_, err := d.PaySheet(ctx, october, withOfficer)
	refused(t, err, office.CodeOtherEdition)

	meddle(t, d.Path()).exec(`UPDATE adjustments SET points = -400 WHERE worker = 'W1'`)
	v, err = d.Verify(ctx)
	if err != nil || !slices.ContainsFunc(v.Flaws, func(f office.Flaw) bool {
		return f.Text == "柳岸社区2026年10月第2版背后的记录已不是发布时的记录"
	}) {
		t.Errorf("%+v, %v", v, err)
	}
}

// Versions that were published before editions were counted are of the first.
func TestAVersionWithoutAnEdition(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.forge(t, withOfficer, func(s string) string { return strings.Replace(s, `"edition":1,`, "", 1) })
	if v := d.verify(t); !v.Sound || len(v.NotRecomputed) != 0 {
		t.Errorf("%+v", v)
	}
	d.paySheet(t, withOfficer)
}

// A correction of an earlier month shows at the later one that rested on it: its
// version stands, and would differ now.
func TestACorrectedMonthShowsAtTheNext(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.publish(t, november, "")
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ3,W3,2026-10-23,5,平安创建\n")
	d.publish(t, october, "加分漏报")
	for _, p := range d.verify(t).Published {
		if p.Community != noOfficer {
			continue
		}
		want := 0
		if p.Month == "2026-11" {
			want = 1
		}
		if len(p.Differs) != want || want == 1 && !strings.Contains(p.Differs[0], "𠅤三立") {
			t.Errorf("%+v", p)
		}
	}
	list, err := d.Versions(ctx, november, noOfficer)
	if err != nil || len(list) != 1 || len(list[0].Differs) != 1 || !strings.Contains(list[0].Differs[0].Before, "拟辞退") {
		t.Errorf("%+v, %v", list, err)
	}
}

// A record that was changed by hand is named, and so are the people whose
// published figures no longer follow from it.
func TestVerifyNamesWhomAChangedRecordConcerns(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	meddle(t, d.Path()).exec(`UPDATE adjustments SET points = -400 WHERE worker = 'W1'`)
	v, err := d.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	named := ""
	for _, f := range v.Flaws {
		named += f.Text + "\n"
	}
	for _, words := range []string{"加扣分 J1 这条记录", "柳岸社区2026年10月第1版背后的记录已不是发布时的记录；", "江一鸣（发布97.50分，五星，重算"} {
		if !strings.Contains(named, words) {
			t.Errorf("nothing of %s in\n%s", words, named)
		}
	}
}
