package office_test

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report/paper"
	"gridstar/backend/store"

	_ "modernc.org/sqlite" // opens the database past the program
)

// meddler changes an office's database as somebody with a database program would.
type meddler struct {
	*sql.DB
	t *testing.T
}

func meddle(t *testing.T, path string) *meddler {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	m := &meddler{db, t}
	for _, trigger := range m.list(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`) {
		m.exec(`DROP TRIGGER ` + trigger)
	}
	return m
}

func (m *meddler) exec(statement string, args ...any) {
	m.t.Helper()
	r, err := m.Exec(statement, args...)
	if err != nil {
		m.t.Fatal(statement, err)
	}
	if n, err := r.RowsAffected(); err != nil || n != 1 && strings.HasPrefix(statement, "UPDATE") {
		m.t.Fatal(statement, n, err)
	}
}

func (m *meddler) list(query string, args ...any) (out []string) {
	m.t.Helper()
	rows, err := m.Query(query, args...)
	if err != nil {
		m.t.Fatal(query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			m.t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		m.t.Fatal(err)
	}
	return out
}

// row is one row of a table, and the columns that it is known by.
type row struct {
	table   string
	columns []string
	values  []any
	keys    []string
}

func (m *meddler) row(table, where string) *row {
	m.t.Helper()
	r := &row{table: table, columns: m.list(`SELECT name FROM pragma_table_info(?)`, table), keys: m.list(`SELECT name FROM pragma_table_info(?) WHERE pk > 0`, table)}
	r.values = make([]any, len(r.columns))
	into := make([]any, len(r.columns))
	for i := range into {
		into[i] = &r.values[i]
	}
	if err := m.QueryRow(fmt.Sprintf(`SELECT * FROM %s WHERE %s LIMIT 1`, table, where)).Scan(into...); err != nil {
		m.t.Fatal(table, where, err)
	}
	return r
}

// set changes one cell of the row.
func (m *meddler) set(r *row, column int, v any) {
	m.t.Helper()
	args, where := []any{v}, []string(nil)
	for i, c := range r.columns {
		if slices.Contains(r.keys, c) {
			where, args = append(where, c+" = ?"), append(args, r.values[i])
		}
	}
	m.exec(fmt.Sprintf(`UPDATE %s SET %s = ? WHERE %s`, r.table, r.columns[column], strings.Join(where, " AND ")), args...)
	r.values[column] = v
}

// other is a value that a cell does not have, of the kind that it has.
func other(v any) any {
	switch v := v.(type) {
	case int64:
		return v + 1000
	case string:
		return v + "x"
	case []byte:
		return append(slices.Clone(v), ' ')
	}
	return nil
}

// Change any cell of a published version, of an audit entry, of a load or of a
// record behind them, and verify names it. Put back, all is sound again.
func TestVerifyNamesEachCellThatWasChanged(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.decideAndSet(t)
	d.publish(t, october, "复核")
	d.verify(t)
	m := meddle(t, d.Path())
	type place struct{ table, where, named string }
	places := []place{
		{"publications", "id = 1", "publication/1"},
		{"publications", "id = 4", "publication/4"},
		{"published_workers", "publication = 2 AND worker = 'W3'", "publication/2"},
		{"audit", "seq = 7", "操作记录第"},
		{"loads", "id = 3", "第3次导入"},
		{"load_sheets", "load_id = 3", "第3次导入的工作表登记"},
		{"signoffs", "worker = 'W2'", "2026-10 柳岸社区网格员W2的签字确认"},
		{"appeals", "id = 1", "申诉1的登记或答复"},
		{"award_decisions", "id = 1", "第1次评优审定"},
		{"settings", "key = 'paper'", "设置“文书的设置”"},
		{"settings", "key = 'rules'", "设置“规则集”"},
		{"settings", "key = 'backup_lock'", "设置“备份口令”"},
		{"taught_headers", "true", "教认的表头“走访编号”"},
		{"certificates", "number = 1", "荣誉证书编号2026/1的登记"},
	}
	for _, s := range domain.Schemas {
		places = append(places, place{string(s.ID), "true", s.Label})
	}
	cells := 0
	for _, p := range places {
		r := m.row(p.table, p.where)
		for i, column := range r.columns {
			was := r.values[i]
			if was == nil || column == "id" && p.table != "audit" || p.table == "published_workers" && column == "publication" {
				continue // numbers that name the row, and nothing more
			}
			cells++
			m.set(r, i, other(was))
			v, err := d.Verify(ctx)
			if err != nil {
				t.Fatalf("%s.%s: %v", p.table, column, err)
			}
			named := p.named
			if column == "load_id" && p.table != "load_sheets" { // said to have come with another file, it is missing from its own
				named = "次导入的内容"
			}
			if !slices.ContainsFunc(v.Flaws, func(f office.Flaw) bool { return strings.Contains(f.Text, named) }) {
				t.Errorf("%s.%s changed: found %+v", p.table, column, v.Flaws)
			}
			m.set(r, i, was)
		}
	}
	if cells < 150 {
		t.Errorf("only %d cells were changed", cells)
	}
	d.verify(t)
}

// decideAndSet leaves something of all that an office decides, sets and teaches,
// behind a published October.
func (d *desk) decideAndSet(t *testing.T) {
	t.Helper()
	id, err := d.LodgeAppeal(ctx, october, withOfficer, "W2", "漏记")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := d.RulesYAML(ctx, "xiangyang-2011")
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.SaveRules(ctx, []byte(strings.Replace(string(rules), "id: xiangyang-2011", "id: 明年", 1)))
	if err != nil {
		t.Fatal(err)
	}
	certificates := office.DocumentRequest{Document: "certificates", From: october, To: october, Unit: street, Top: 1}
	if _, err := d.Compose(ctx, certificates); err != nil {
		t.Fatal(err)
	}
	d.write(t, func(tx *store.Tx) error {
		return tx.DecideAward(store.AwardDecision{Unit: street, From: october, To: october, Winners: []string{"W1"}, Reason: "抽签"})
	})
	if err := errors.Join(d.AnswerAppeal(ctx, id, "属实", 0), d.SavePaperSettings(ctx, paper.Settings{}), d.SetPassphrase(ctx, "三四五六七八九十"),
		d.Teach(ctx, "f", "入户走访", map[string]string{"走访编号": "记录编号"})); err != nil {
		t.Fatal(err)
	}
}

// Rows taken away or added are named too, and so is a record whose own mark was
// mended.
func TestVerifyNamesRowsThatWereTakenOrAdded(t *testing.T) {
	for _, test := range []struct{ statement, named string }{
		{`DELETE FROM audit WHERE seq = 3`, "操作记录第4条"},
		{`DELETE FROM publications WHERE id = 2`, "桃园社区2026年10月第1版"},
		{`DELETE FROM published_workers WHERE publication = 1 AND worker = 'W2'`, "publication/1"},
		{`DELETE FROM visits WHERE record_no = 'V1000'`, "第15次导入"},
		{`DELETE FROM loads WHERE id = 5`, "第5次导入"},
		{`INSERT INTO adjustments SELECT 'J9', worker, day, points, cause, ground, load_id, sheet, line, mark FROM adjustments`, "加扣分 J9"},
		{`UPDATE visits SET load_id = 1 WHERE record_no = 'V1000'`, "第15次导入"},
	} {
		t.Run(test.statement, func(t *testing.T) {
			d := small(t)
			d.publish(t, october, "")
			meddle(t, d.Path()).exec(test.statement)
			v, err := d.Verify(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if v.Sound || !slices.ContainsFunc(v.Flaws, func(f office.Flaw) bool { return strings.Contains(f.Text, test.named) }) {
				t.Errorf("found %+v", v.Flaws)
			}
		})
	}
}

// What is loaded or undone after a publication is no flaw: verify says that the
// records changed and what they would come to.
func TestVerifyTellsWhatWouldDiffer(t *testing.T) {
	d := small(t)
	d.publish(t, october, "")
	d.loadText(t, "加扣分.csv", "编号,工号,日期,分值,事由\nJ2,W2,2026-10-23,5,平安创建\n")
	v := d.verify(t)
	for _, p := range v.Published {
		if p.Same == (p.Community == withOfficer) || (len(p.Differs) == 1) != (p.Community == withOfficer) {
			t.Errorf("%+v", p)
		}
	}
	if _, err := d.Undo(ctx, 18); err != nil {
		t.Fatal(err)
	}
	for _, p := range d.verify(t).Published {
		if !p.Same || len(p.Differs) > 0 {
			t.Errorf("undone: %+v", p)
		}
	}
	for load := int64(1); load < 18; load++ { // all that there is
		if _, err := d.Undo(ctx, load); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range d.verify(t).Published {
		if p.Same || len(p.Differs) == 0 {
			t.Errorf("without records: %+v", p)
		}
	}
}

// The paper on the board testifies: what it has in print is found in the trail it
// was printed from, and in no other.
func TestWitnessed(t *testing.T) {
	d := small(t)
	first := d.publish(t, october, "").Published[0]
	head := d.notice(t, october, withOfficer).Publication.AuditHead[:16]
	for _, printed := range []string{head, strings.ToUpper(head[:4] + " " + head[4:]), first.ShortDigest} {
		e, err := d.Witnessed(ctx, printed)
		if err != nil || e.Text != "发布柳岸社区2026-10第1版" {
			t.Errorf("%s: %+v, %v", printed, e, err)
		}
	}
	for _, printed := range []string{"", head[:15], head[:15] + "x"} {
		_, err := d.Witnessed(ctx, printed)
		refused(t, err, office.CodeBadDigest)
	}
	_, err := small(t).Witnessed(ctx, head)
	refused(t, err, office.CodeUnknownDigest)
}
