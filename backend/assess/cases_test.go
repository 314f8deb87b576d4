package assess_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/rule"
	"gridstar/backend/testkit"
)

// The cases of testdata/cases: what happened, in the ledgers' own headers, and
// what it must come to. A file has one subject; base.yaml is the office they
// all begin with. A ledger that a case gives replaces that of base.yaml.
type namedCase struct {
	Name  string            `yaml:"case"`
	Month string            `yaml:"month"` // 2026-08 unless given
	AsOf  string            `yaml:"as_of"` // the month's last day unless given
	Unit  string            `yaml:"unit"`  // the top one unless given
	Rules map[string]string `yaml:"rules"` // values other than the shipped ones
	// Published months, each of the community 社区.
	Published []struct {
		Month   string `yaml:"month"`
		Version int    `yaml:"version"`
		Worker  string `yaml:"worker"` // G1 unless given
		Unit    string `yaml:"unit"`   // 社区 unless given
		Stars   int    `yaml:"stars"`  // 0: not assessed
	} `yaml:"published"`
	Ledgers map[string][]map[string]string `yaml:",inline"`
	// Want names figures as package second does, "worker G1" left out; further
	// "visit" is num/den, "visit why" the items, "visit rows" the records behind
	// them, "problems" their codes.
	Want map[string]string `yaml:"want"`
}

// filled are the cells of required columns that a case need not give.
var filled = map[string]string{
	"工号": "G1", "网格编码": "甲", "姓名": "某人", "级别": "社区", "单位编码": "社区", "结论": "属实", "事由": "某事", "依据": "",
	"隐患类别": "消防", "采集类别": "人口", "类别": "民生诉求", "案件类型": "入室盗窃", "到岗日期": "2026-01-01", "单位名称": "某处",
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	base := readCases(t, "testdata/cases/base.yaml")[0]
	for _, file := range files {
		subject := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if subject == "base" {
			continue
		}
		t.Run(subject, func(t *testing.T) {
			for _, c := range readCases(t, file) {
				t.Run(c.Name, func(t *testing.T) { c.check(t, base) })
			}
		})
	}
}

func readCases(t *testing.T, path string) []namedCase {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []namedCase
	if err := yaml.Unmarshal(text, &cases); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return cases
}

func (c *namedCase) check(t *testing.T, base namedCase) {
	rec := c.records(t, base)
	month, err := domain.ParseMonth(or(c.Month, "2026-08"))
	if err != nil {
		t.Fatal(err)
	}
	asOf, err := domain.ParseDate(or(c.AsOf, month.Last().String()))
	if err != nil {
		t.Fatal(err)
	}
	res, err := assess.Compute(rec, assess.Request{Month: month, AsOf: asOf, Unit: c.Unit, Rules: c.rules(t),
		Calendar: calendar(t, rec), Trace: func(worker string) bool { return worker == "G1" }})
	if err != nil {
		t.Fatal(err)
	}
	got := figures(res)
	readable(got, res)
	if len(c.Want) == 0 {
		t.Fatal("wants nothing")
	}
	for name, want := range c.Want {
		have, ok := got["worker G1 "+name]
		if !ok {
			have, ok = got[name]
		}
		switch {
		case want == "(none)" && !ok:
		case !ok:
			t.Errorf("%s: no such figure, want %s", name, want)
		case have != want:
			t.Errorf("%s: got %s, want %s", name, have, want)
		}
	}
}

// readable adds what cases call by shorter names.
func readable(f map[string]string, res *domain.MonthResult) {
	for _, w := range res.Workers {
		f["worker "+w.Worker+" name"] = w.Name
		f["worker "+w.Worker+" attendance"] = fmt.Sprintf("%d days, %d half-days, %d on leave", w.PostDays, w.DutyHalfDays, w.LeaveHalfDays)
		for id, x := range w.Measures {
			name := "worker " + w.Worker + " " + string(id)
			f[name] = fmt.Sprintf("%d/%d", x.Num, x.Den)
			f[name+" pending"], f[name+" escalated"] = fmt.Sprint(x.Pending), fmt.Sprint(x.Escalated)
			f[name+" required"], f[name+" attainment"] = x.Required.Fraction(), x.Attainment.Fraction()
			var items, rows []string
			for _, i := range x.Items {
				items = append(items, i.Key+" "+i.Why)
				for _, r := range i.Records {
					rows = append(rows, fmt.Sprintf("%s %s %s", i.Key, r.Ledger, r.Key))
				}
			}
			f[name+" why"], f[name+" rows"] = strings.Join(items, ", "), strings.Join(rows, ", ")
		}
	}
	for _, u := range res.Units {
		for id, x := range u.Measures {
			f["unit "+u.Unit+" "+string(id)] = fmt.Sprintf("%d/%d", x.Num, x.Den)
			f["unit "+u.Unit+" "+string(id)+" attainment"] = x.Attainment.Fraction()
			f["unit "+u.Unit+" "+string(id)+" pending"], f["unit "+u.Unit+" "+string(id)+" escalated"] = fmt.Sprint(x.Pending), fmt.Sprint(x.Escalated)
		}
	}
	var problems []string
	for _, p := range res.Problems {
		line := string(p.Code)
		for _, r := range p.Records {
			line += " " + r.Key
		}
		for _, a := range p.Args {
			line += " " + a
		}
		problems = append(problems, line)
	}
	f["problems"] = strings.Join(problems, ", ")
}

func (c *namedCase) records(t *testing.T, base namedCase) *domain.Records {
	rec := &domain.Records{Calendar: map[domain.Date]domain.DayKind{}}
	for i := range domain.Schemas {
		s := &domain.Schemas[i]
		rows, ok := c.Ledgers[string(s.ID)]
		if !ok {
			rows = base.Ledgers[string(s.ID)]
		}
		for n, row := range rows {
			if err := testkit.AddRow(rec, s, fill(s, row, n+1)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name := range c.Ledgers {
		if domain.SchemaOf(domain.LedgerID(name)) == nil {
			t.Fatalf("no ledger %s", name)
		}
	}
	for _, p := range c.Published {
		month, err := domain.ParseMonth(p.Month)
		if err != nil {
			t.Fatal(err)
		}
		x := domain.PublishedWorker{Worker: or(p.Worker, "G1"), Unit: or(p.Unit, "社区"), Assessed: p.Stars > 0,
			Stars: p.Stars, Qualified: p.Stars >= 3}
		rec.Published = append(rec.Published, domain.PublishedMonth{Community: x.Unit, Month: month, Version: p.Version,
			Workers: []domain.PublishedWorker{x}})
	}
	return rec
}

// fill gives a row the required cells that it leaves out; its record number is
// R and its place; what leaves out its end lasts half an hour.
func fill(s *domain.Schema, row map[string]string, n int) map[string]string {
	out := map[string]string{}
	for _, column := range s.Columns {
		switch text, given := filled[column.Label]; {
		case !column.Required:
		case column.Name == "record_no":
			out[column.Label] = fmt.Sprintf("R%d", n)
		case given:
			out[column.Label] = text
		}
	}
	for header, text := range row {
		out[header] = text
	}
	if s.Index("end_time") >= 0 && out["结束时间"] == "" {
		start := out["开始时间"]
		var hour, minute int
		if _, err := fmt.Sscanf(start[11:16], "%d:%d", &hour, &minute); err == nil {
			end := hour*60 + minute + 30
			out["结束时间"] = fmt.Sprintf("%s %02d:%02d%s", start[:10], end/60, end%60, start[16:])
		}
	}
	return out
}

// rules are the shipped ones with the case's own values.
func (c *namedCase) rules(t *testing.T) *rule.Set {
	set := *shipped(t)
	set.Values = slices.Clone(set.Values)
	for id, value := range c.Rules {
		k := slices.IndexFunc(set.Values, func(v rule.Value) bool { return v.ID == id })
		if k < 0 {
			t.Fatalf("no rule value %s", id)
		}
		set.Values[k].Value = value
	}
	text, err := set.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	changed, err := rule.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
