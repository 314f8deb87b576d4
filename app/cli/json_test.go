package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"gridstar/backend/testkit"
)

// The keys of each command's document, as the specification and the manual name
// them; those in brackets are of a list's first line. A document may have more.
var documents = []struct {
	command string
	keys    string
}{
	{"import FILES/加扣分有误.csv", "files[file sheet ledger encoding rows loaded skipped updated faulty[row column value reason] passed_over personal import fingerprint] problems"},
	{"import --dry-run FILES/加分补报.csv", "files[loaded] problems effects"},
	{"imports", "imports[import file at by sheets[ledger rows loaded updated skipped faulty]]"},
	{"undo 1 --dry-run", "load file ledgers[ledger removed restored kept] effects"},
	{"undo 18", "load file ledgers[ledger removed restored kept]"},
	{"teach 0123 加扣分 流水=编号", "taught[fingerprint header ledger ledger_name column column_label]"},
	{"teach --forget 0123 流水", "taught"},
	{"problems --month 2026-10", "month problems[code title hint text worker unit day rows[ledger key source]]"},
	{"sample --db OUT/示例.db", "files[file sheet ledger] problems"},
	{"assess --month 2026-10", "month as_of unit rule_set workers[worker name unit grids assessed reason indicators adjustments deductions score stars qualified rank consequences reasons pay] units[unit level assessed indicators indicator_score spot_score score rank]"},
	{"explain --month 2026-10 --worker W2", "worker indicators[name basis steps groups]"},
	{"explain --month 2026-10 --unit 420600001001", "unit indicators[name basis steps]"},
	{"units --month 2026-10", "month as_of unit rule_set units[unit level assessed score]"},
	{"units --quarter 2026Q4", "quarter unit units[unit level months[month score] score rank partial]"},
	{"rules --date 2026-10-31", "id title effective values[id label value basis]"},
	{"rules --all", "rule_sets[id title effective values[id]]"},
	{"guard --month 2026-10 --unit 420600001", "ties edges fragile[worker name indicator more good stars then] dismissals"},
	{"sign --month 2026-10 --officer P1", "month signed[worker name community officer in_place score] waiting"},
	{"sign --month 2026-10 --in-place 420600001002", "month signed waiting[worker name days]"},
	{"publish --month 2026-10 --unit 420600001", "month published[community name version at by digest short_digest publicity_from publicity_to] already warnings"},
	{"appeal --month 2026-10 --unit 420600001001 --worker W2 --text 漏报", "appeal"},
	{"appeal --id 1 --answer 已查", "appeal"},
	{"versions --month 2026-10", "month versions[community version state newest differs appeals[worker text answer]]"},
	{"awards --from 2026-10 --to 2026-10 --unit 420600001", "from to unit months winners[worker name unit months mean five_star rank tie]"},
	{"document", "documents[id name group basis]"},
	{"notice --month 2026-10 --unit 420600001001 --out OUT/公示.pdf", "files"},
	{"pay --month 2026-10 --unit 420600001001 --out OUT/绩效.pdf", "files"},
	{"report --month 2026-10 --unit 420600001001 --out OUT/报告.pdf", "files"},
	{"certificates --from 2026-10 --to 2026-10 --unit 420600001 --out OUT/证书.pdf", "files"},
	{"document ranking --month 2026-10 --unit 420600001001 --out OUT/排名.xlsx", "files"},
	{"explain --month 2026-10 --worker W2 --out OUT/明细.pdf", "files"},
	{"charts --month 2026-10 --unit 420600001001 --out OUT/图表", "files"},
	{"faulty 19 --out OUT/有误.xlsx", "files"},
	{"settings 公示工作日数=7", "issuer phone publicity_days stars_only number_pattern certificate_text seal faces"},
	{"backup OUT/留底.db", "path at why size encrypted"},
	{"backup --list", "backups[path at why size encrypted]"},
	{"backup --check OUT/留底.db", "sound head entries content flaws published"},
	{"backup --clear-passphrase", "encrypted"},
	{"verify", "sound head entries content flaws published[community month version same differ]"},
	{"audit", "audit[seq at by action subject text hash]"},
	{"restore OUT/留底.db", "restored at former aside lost lock_kept encrypted"},
}

// --json prints one document on standard output and nothing else, with the keys
// that the specification names.
func TestJSON(t *testing.T) {
	s := withOffice(t, "small")
	out := t.TempDir()
	s.run("import", "testdata/files/加扣分有误.csv") // load 18, which is undone; then 19
	said := map[string]bool{}
	for _, d := range documents {
		args := strings.Fields(d.command)
		for i, a := range args {
			if rest, ok := strings.CutPrefix(a, "OUT/"); ok {
				args[i] = filepath.Join(out, rest)
			}
			if rest, ok := strings.CutPrefix(a, "FILES/"); ok {
				args[i] = filepath.Join("testdata", "files", rest)
			}
		}
		said[args[0]] = true
		a := s.run(append(args, "--json")...)
		if a.status != 0 || a.err != "" {
			t.Errorf("%s: status %d, %q", d.command, a.status, a.err)
			continue
		}
		var doc any
		s.decode(a.out, &doc)
		for _, k := range missing(doc, strings.NewReplacer("[", " [ ", "]", " ] ").Replace(d.keys)) {
			t.Errorf("%s has no %s", d.command, k)
		}
	}
	each(func(cmd *cobra.Command) {
		if !said[cmd.Name()] {
			t.Errorf("%s is not asked for JSON", cmd.Name())
		}
	})
}

// missing are the keys that a document does not have.
func missing(doc any, keys string) (out []string) {
	words := strings.Fields(keys)
	for i := 0; i < len(words); i++ {
		object, ok := doc.(map[string]any)
		if !ok {
			return []string{"object with " + keys}
		}
		v, ok := object[words[i]]
		if !ok {
			out = append(out, words[i])
		}
		if i+1 == len(words) || words[i+1] != "[" {
			continue
		}
		depth, from := 0, i+2
		for i++; ; i++ {
			if words[i] == "[" {
				depth++
			} else if words[i] == "]" {
				if depth--; depth == 0 {
					break
				}
			}
		}
		list, ok := v.([]any)
		if !ok || len(list) == 0 {
			out = append(out, words[from-2]+" with a line")
			continue
		}
		for _, k := range missing(list[0], strings.Join(words[from:i], " ")) {
			out = append(out, words[from-2]+"."+k)
		}
	}
	return out
}

func TestMissing(t *testing.T) {
	var doc any
	if err := json.Unmarshal([]byte(`{"a":[{"b":1,"c":[{"d":2}]}],"e":null}`), &doc); err != nil {
		t.Fatal(err)
	}
	for keys, want := range map[string]string{
		"a [ b c [ d ] ] e": "[]", "f": "[f]", "a [ b x c [ y ] ] e g": "[a.x a.c.y g]", "e [ z ]": "[e with a line]",
	} {
		if got := fmt.Sprint(missing(doc, keys)); got != want {
			t.Errorf("%s: %s, want %s", keys, got, want)
		}
	}
}

// The reasons of faulty rows are the codes of the specification, and the row is
// the sheet's own.
func TestJSONOfFaultyRows(t *testing.T) {
	var r struct {
		Files []struct {
			Faulty []struct {
				Row    int
				Column string
				Value  string
				Reason string
			}
			PassedOver []string `json:"passed_over"`
			Personal   int
		}
		Problems int
	}
	s := withOffice(t, "small")
	s.json(&r, "import", "testdata/files/加扣分有误.csv")
	want := `[{3 日期 昨天 time} {4 分值 一分 number} {5 工号  required}]`
	if f := r.Files[0]; fmt.Sprint(f.Faulty) != want || fmt.Sprint(f.PassedOver) != "[联系电话]" || f.Personal != 1 {
		t.Errorf("%+v", f)
	}
	if strings.Contains(s.ok("imports", "--json")+s.ok("audit", "--json"), "1397100") {
		t.Error("a telephone number was kept")
	}
}

// A worker who is not assessed has no figures, a unit without one has no score;
// rank order first, then those not assessed; pay is null without a wage.
func TestJSONOfThoseNotAssessed(t *testing.T) {
	s := withOffice(t, "small")
	s.write("假.csv", "工号,起始日期,截止日期,类型\nW3,2026-10-01,2026-10-31,产假\n")
	var doc struct {
		Workers []map[string]any
		Units   []map[string]any
	}
	s.json(&doc, "assess", "--month", "2026-10")
	keys := func(m map[string]any) []string {
		var out []string
		for k := range m {
			if !strings.HasSuffix(k, "_name") && !strings.HasSuffix(k, "_names") && !strings.HasSuffix(k, "_text") && k != "parent" {
				out = append(out, k)
			}
		}
		slices.Sort(out)
		return out
	}
	last := doc.Workers[len(doc.Workers)-1]
	if got := fmt.Sprint(keys(last)); last["worker"] != "W3" || last["reason"] != "leave" ||
		got != "[assessed consequences grids name pay reason reasons unit worker]" {
		t.Errorf("%v has %s", last["worker"], got)
	}
	if last["pay"] != nil {
		t.Errorf("pay %v without a wage", last["pay"])
	}
	for _, u := range doc.Units {
		if u["unit"] == "420600001002" && fmt.Sprint(keys(u)) != "[assessed level name unit]" {
			t.Errorf("the unit without an assessed worker has %v", keys(u))
		}
	}
	for id, x := range doc.Workers[0]["indicators"].(map[string]any) {
		m := x.(map[string]any)
		want := "[applies den num points target value weight]"
		switch {
		case m["applies"] == false:
			want = "[applies den num]"
		case id == "case":
			want = "[applies den num points value weight]"
		}
		delete(m, "pending")
		if got := fmt.Sprint(keys(m)); got != want {
			t.Errorf("%s has %s, want %s", id, got, want)
		}
	}
}

// write imports a ledger that the test wrote.
func (s *shell) write(name, text string) {
	s.t.Helper()
	s.ok("import", file(s.t, name, text))
}

// The figures of the example offices, to the letter, from clean ledgers and from
// the files as sent, in any order of files.
func TestExamples(t *testing.T) {
	for _, name := range testkit.Offices {
		for _, kind := range []string{"ledgers", "as-sent"} {
			t.Run(name+" "+kind, func(t *testing.T) {
				for seed := range uint64(2) {
					s := newShell(t)
					s.ok(append([]string{"import"}, shuffled(testkit.Files(t, name, kind), seed)...)...)
					for _, turn := range testkit.Assessed(t, name) {
						args := []string{"assess", "--month", turn.Month.String(), "--json"}
						if turn.AsOf != 0 {
							args = append(args, "--as-of", turn.AsOf.String())
						}
						testkit.Compare(t, turn.Path, []byte(s.ok(args...)))
					}
				}
			})
		}
	}
}

// Each month signed and published before the next, then the top three.
func TestExamplesPublishedInTurn(t *testing.T) {
	for _, name := range testkit.Offices {
		t.Run(name, func(t *testing.T) {
			s := withOffice(t, name)
			turns := testkit.PublishedInTurn(t, name)
			for _, turn := range turns {
				month := turn.Month.String()
				testkit.Compare(t, turn.Path, []byte(s.ok("assess", "--month", month, "--json")))
				for _, officer := range []string{"P01001", "P01002", "P02001", "P02002"} {
					if a := s.run("sign", "--month", month, "--officer", officer); a.status != 0 && !strings.Contains(a.err, "没有") {
						t.Fatal(a)
					}
				}
				s.ok("publish", "--month", month, "--unit", "420600")
			}
			text := s.ok("awards", "--from", turns[0].Month.String(), "--to", turns[len(turns)-1].Month.String(), "--unit", "420600", "--top", "3", "--json")
			testkit.Compare(t, testkit.TopThree(t, name), []byte(text))
		})
	}
}

// The same papers of the same records are the same bytes, in another database too.
func TestSamePapersSameBytes(t *testing.T) {
	var first []string
	for range 2 {
		s := withOffice(t, "small")
		out := t.TempDir()
		s.ok("sign", "--month", "2026-10", "--officer", "P1")
		s.ok("sign", "--month", "2026-10", "--in-place", "420600001002")
		s.ok("publish", "--month", "2026-10", "--unit", "420600001")
		s.ok("notice", "--month", "2026-10", "--unit", "420600001", "--out", filepath.Join(out, "a.pdf"))
		award := []string{"certificates", "--from", "2026-10", "--to", "2026-10", "--unit", "420600001", "--out", filepath.Join(out, "b.pdf")}
		if a := s.run(award...); a.status != 0 || !strings.Contains(a.err, "2026年10月还在公示期内") {
			t.Errorf("certificates within publicity: %+v", a)
		}
		s.ok("pay", "--month", "2026-10", "--unit", "420600001", "--out", filepath.Join(out, "c.xlsx"))
		s.ok("explain", "--month", "2026-10", "--worker", "W3", "--out", filepath.Join(out, "d.pdf"))
		var now []string
		for _, n := range []string{"a.pdf", "b.pdf", "c.xlsx", "d.pdf"} {
			text := read(t, filepath.Join(out, n))
			if !bytes.HasPrefix(text, []byte("%PDF-")) && !bytes.HasPrefix(text, []byte("PK")) {
				t.Errorf("%s is neither PDF nor workbook", n)
			}
			now = append(now, string(text))
		}
		if first == nil {
			first = now
		} else if !slices.Equal(first, now) {
			t.Error("other bytes")
		}
	}
}
