package ledger

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gridstar/backend/domain"
)

func TestHeader(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"记录编号", "记录编号"},
		{"*记录编号", "记录编号"},
		{"月工资 (元)", "月工资"},
		{"月工资（元）*", "月工资"},
		{"开始\n时间【必填】", "开始时间"},
		{"ＮＯ．", "no."},
		{"(元)", "元"},
		{"备注(", "备注"},
		{"（一）编号", "编号"},
		{"扣分[0-5]：", "扣分"},
		{"", ""},
	} {
		if got := Header(c.in); got != c.want {
			t.Errorf("Header(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestLedgersAreThoseOfTheSchema(t *testing.T) {
	if len(All) != len(domain.Schemas) {
		t.Fatalf("%d ledgers, want %d", len(All), len(domain.Schemas))
	}
	for i := range All {
		if All[i].Schema != &domain.Schemas[i] {
			t.Errorf("ledger %d is not %s", i, domain.Schemas[i].ID)
		}
	}
	if Of("nothing") != nil {
		t.Error("a ledger that does not exist was found")
	}
}

// What the files of the ledgers say must name columns and options that exist.
func TestDefinitionsNameWhatExists(t *testing.T) {
	labels := map[string]bool{}
	for _, d := range definitions {
		schema := domain.SchemaOf(d.id)
		column := map[string]domain.Column{}
		for _, c := range schema.Columns {
			column[c.Label] = c
			labels[c.Label] = true
		}
		for label := range d.aliases {
			if column[label].Name == "" {
				t.Errorf("%s has aliases of %s, a column it lacks", d.id, label)
			}
		}
		for label, words := range d.words {
			options := strings.Join(column[label].Options, ",") + ","
			for word, option := range words {
				if option != "" && !strings.Contains(options, option+",") {
					t.Errorf("%s: %s means %s, no option of %s", d.id, word, option, label)
				}
				if word != Fold(word) {
					t.Errorf("%s: %s is not folded", d.id, word)
				}
			}
		}
		for _, label := range d.percent {
			if column[label].Kind != domain.KindAmount {
				t.Errorf("%s: %s is no number", d.id, label)
			}
		}
	}
}

// Every header and alias of the contract, in each ledger that has the header.
func TestColumnsOfHeaders(t *testing.T) {
	for _, c := range []struct {
		header string
		ledger domain.LedgerID
		column string
		label  bool
	}{
		{"区划编码", domain.Units, "code", false},
		{"区划编码", domain.SpotChecks, "unit", false},
		{"名称", domain.Units, "name", false},
		{"名称", domain.CalendarDay, "name", true},
		{"层级", domain.Units, "level", false},
		{"层级", domain.SpotChecks, "level", false},
		{"上级单位编码", domain.Units, "parent", false},
		{"网格员编号", domain.Workers, "worker", false},
		{"网格员编号", domain.Adjustments, "worker", false},
		{"网格员姓名", domain.Workers, "name", false},
		{"网格员姓名", domain.Officers, "name", false},
		{"上岗日期", domain.Workers, "from_date", false},
		{"房屋编号", domain.Households, "household", false},
		{"房屋编号", domain.Visits, "household", false},
		{"标准地址", domain.Households, "address", false},
		{"截止日期", domain.Households, "to_date", false},
		{"截止日期", domain.Officers, "to_date", true},
		{"截止日期", domain.Leave, "to_date", true},
		{"入户时间", domain.Visits, "start_time", false},
		{"入户时间", domain.Patrols, "start_time", false},
		{"离开时间", domain.Visits, "end_time", false},
		{"走访情况", domain.Visits, "result", false},
		{"线索日期", domain.Collections, "known_at", false},
		{"受理时间", domain.Disputes, "found_at", false},
		{"受理时间", domain.Hazards, "found_at", false},
		{"受理时间", domain.Services, "accepted_at", true},
		{"办理时限", domain.Disputes, "due_date", false},
		{"是否化解成功", domain.Disputes, "result", false},
		{"上报时间", domain.Disputes, "passed_on_at", false},
		{"对象类别", domain.Services, "client_kind", false},
	} {
		found := false
		for _, known := range Columns(c.header) {
			if l := &All[known.Ledger]; l.ID == c.ledger {
				found = true
				if got := l.Columns[known.Column].Name; got != c.column || known.Label != c.label {
					t.Errorf("%s of %s is %s (label %v), want %s", c.header, c.ledger, got, known.Label, c.column)
				}
			}
		}
		if !found {
			t.Errorf("%s is not known in %s", c.header, c.ledger)
		}
	}
	for i := range All {
		for c, column := range All[i].Columns {
			ok := false
			for _, known := range Columns(Header(column.Label)) {
				ok = ok || known == Known{i, c, true}
			}
			if !ok {
				t.Errorf("%s of %s is not known by its own name", column.Label, All[i].ID)
			}
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  G0001\u3000", "G0001"},
		{"ＡＢｃ１２３", "ABc123"},
		{"（张三）：，", "(张三):,"},
		{"a\r\nb\rc", "a\nb\nc"},
		{"a\x00\u200bb", "ab"},
		{"吴𬱖", "吴𬱖"},
		{"阿依古丽·买买提", "阿依古丽·买买提"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Ｇ０００１ \u200b（元）*")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if again := Fold(once); again != once {
			t.Fatalf("Fold(%q) = %q, then %q", s, once, again)
		}
		if want := strings.TrimSpace(norm.NFKC.String(s)); settled(s) != mixed && once != want {
			t.Fatalf("Fold(%q) = %q, want %q", s, once, want)
		}
		if utf8.ValidString(s) && !utf8.ValidString(Header(s)) {
			t.Fatalf("Header(%q) is no text", s)
		}
	})
}
