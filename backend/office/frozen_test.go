package office_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"

	"pgregory.net/rapid"
)

// Whatever is loaded, undone or published later, in whatever order: a published
// version stays as it was, its notice shows its figures, and the database is sound.
func TestAPublishedVersionNeverChanges(t *testing.T) {
	from := template(t, "small")
	rapid.Check(t, func(t *rapid.T) {
		folder, err := os.MkdirTemp(offices.folder, "frozen")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "office.db")
		copyFile(t, from, path)
		d := open(t, path)
		t.Cleanup(func() {
			if err := errors.Join(d.Close(), os.RemoveAll(folder)); err != nil {
				t.Error(err)
			}
		})
		h := history{desk: d, folder: folder, seals: map[string]string{}}
		steps := rapid.IntRange(2, 7).Draw(t, "steps")
		for i := range steps {
			h.now += 3600
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				h.publishSome(t, i)
			case 1:
				h.undoSome(t)
			default:
				h.loadSome(t, i)
			}
			h.check(t)
		}
		d.verify(t)
	})
}

// history follows an office that is loaded, undone and published at random.
type history struct {
	*desk
	folder string
	seals  map[string]string // by community, month and version: all that it was
}

// loadSome delivers a ledger with other content: new rows, changed ones, or one
// that takes a worker from the post.
func (h *history) loadSome(t *rapid.T, n int) {
	worker := rapid.SampledFrom([]string{"W1", "W2", "W3"}).Draw(t, "worker")
	day := rapid.IntRange(1, 30).Draw(t, "day")
	grid := map[string]string{"W1": withOfficer + "001", "W2": withOfficer + "002", "W3": noOfficer + "001"}[worker]
	text := rapid.SampledFrom([]string{
		fmt.Sprintf("编号,工号,日期,分值,事由\nJ%d,%s,2026-10-%02d,-%d,某事\n", day%4, worker, day, day%5+1),
		fmt.Sprintf("户编号,网格编码,房屋状态\nH%d9,%s,自住\nH11,%s,空置\n", day%7, grid, grid),
		fmt.Sprintf("工号,起始日期,截止日期,类型\n%s,2026-10-%02d,2026-11-%02d,事假\n", worker, day, day),
		fmt.Sprintf("工号,姓名,网格编码,到岗日期,离岗日期\n%s,新名,%s,2026-01-01,2026-10-%02d\n", worker, grid, day),
		fmt.Sprintf("单位编码,单位名称,级别,上级编码\n%s,改名社区,社区,%s\n", withOfficer, street),
	}).Draw(t, "ledger")
	path := filepath.Join(h.folder, fmt.Sprintf("%d.csv", n))
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	h.load(t, path)
}

func (h *history) undoSome(t *rapid.T) {
	list, err := h.Imports(ctx)
	if err != nil {
		t.Fatal(err)
	}
	list = slices.DeleteFunc(list, func(l office.Load) bool { return l.UndoneAt != "" })
	_, err = h.Undo(ctx, rapid.SampledFrom(list).Draw(t, "load").Import)
	if err != nil {
		t.Fatal(err)
	}
}

// publishSome signs and publishes a month, of which there may be nothing left.
func (h *history) publishSome(t *rapid.T, n int) {
	m := rapid.SampledFrom([]domain.Month{october, november}).Draw(t, "month")
	list, err := h.Signings(ctx, m, "")
	if refusable(err) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		_, err := h.Sign(ctx, office.SignRequest{Month: m, Community: s.Community})
		if err != nil && domain.CodeOf(err) != office.CodeNoOneToSign && domain.CodeOf(err) != office.CodeOfficerHolds {
			t.Fatal(err)
		}
		_, err = h.Sign(ctx, office.SignRequest{Month: m, Officer: "P1"})
		if err != nil && domain.CodeOf(err) != office.CodeNoOneToSign && domain.CodeOf(err) != office.CodeNoOfficer {
			t.Fatal(err)
		}
	}
	_, err = h.Publish(ctx, office.PublishRequest{Month: m, Unit: street, Reason: fmt.Sprint("第", n, "次")})
	if err != nil && !refusable(err) {
		t.Fatal(err)
	}
}

// refusable are the refusals of an office whose registers were undone.
func refusable(err error) bool {
	return slices.Contains([]domain.Code{"no_units", "unknown_unit", office.CodeNoCommunity, office.CodeUnsigned}, domain.CodeOf(err))
}

// check compares each version with what it was when it was first seen.
func (h *history) check(t *rapid.T) {
	n := query[int](t, h.Path(), `SELECT count(*) FROM publications`)
	for id := 1; id <= n; id++ {
		key := query[string](t, h.Path(), `SELECT community || '/' || month || '/' || version FROM publications WHERE id = ?`, id)
		now := query[string](t, h.Path(), `SELECT json_array(reason, published_at, published_by, rules, hex(results), records_digest, last_load, seal,
			(SELECT json_group_array(json_array(worker, name, unit, assessed, qualified, stars, score, visit_num, visit_den))
				FROM published_workers WHERE publication = p.id)) FROM publications p WHERE id = ?`, id)
		if was, seen := h.seals[key]; seen && was != now {
			t.Fatalf("version %s is\n%s\nwas\n%s", key, now, was)
		}
		h.seals[key] = now
	}
	if len(h.seals) != n {
		t.Fatalf("%d versions, there were %d", n, len(h.seals))
	}
}
