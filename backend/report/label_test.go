package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/rule"
)

// codes are the string constants of package domain whose names start with prefix.
func codes(t *testing.T, prefix string) []string {
	t.Helper()
	var out []string
	for _, file := range []string{"../domain/result.go", "../domain/why.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Names) != 1 || len(v.Values) != 1 || !strings.HasPrefix(v.Names[0].Name, prefix) {
				return true
			}
			if lit, ok := v.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, s)
			}
			return true
		})
	}
	if len(out) == 0 {
		t.Fatalf("no constants %s... in domain", prefix)
	}
	return out
}

// Every code that the engine can give has its Chinese words.
func TestEveryCodeHasWords(t *testing.T) {
	for _, id := range domain.Indicators {
		c := countedThings[id]
		if IndicatorName(id) == "" || c.num == "" || c.den == "" || IndicatorUnit(id) == "" {
			t.Errorf("indicator %s lacks words", id)
		}
	}
	for _, code := range codes(t, "Problem") {
		if w := problems[domain.ProblemCode(code)]; w.title == "" || w.means == "" || w.do == "" {
			t.Errorf("problem %s lacks words", code)
		}
	}
	for _, why := range codes(t, "Why") {
		for _, id := range domain.Indicators {
			if WhyText(id, why) == "" {
				t.Errorf("%s of %s lacks words", why, id)
			}
		}
	}
	for _, code := range codes(t, "Consequence") {
		if ConsequenceName(code) == "" || consequenceMeans[code] == "" {
			t.Errorf("consequence %s lacks words", code)
		}
	}
	for _, code := range codes(t, "Reason") {
		if ReasonName(code) == "" {
			t.Errorf("reason %s lacks words", code)
		}
	}
	for _, reason := range []domain.NotAssessed{domain.ShortPost, domain.OnLeave, domain.NoDuty} {
		if notAssessed[reason] == "" {
			t.Errorf("%s lacks words", reason)
		}
	}
}

func TestStarNames(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "一星", 3: "三星", 5: "五星", 6: "", -1: ""} {
		if got := StarName(n); got != want {
			t.Errorf("%d stars: %q, want %q", n, got, want)
		}
	}
}

func TestFraction(t *testing.T) {
	if got := Fraction(domain.IndVisit, 39, 106); got != "39/106户" {
		t.Error(got)
	}
	if got := Fraction(domain.IndCase, 1, 300); got != "1件/300户" {
		t.Error(got)
	}
}

func TestWhyOfIndicator(t *testing.T) {
	if got := WhyText(domain.IndVisit, domain.WhyNotMet); got != "尚未入户见面" {
		t.Error(got)
	}
	if got := WhyText(domain.IndHazard, domain.WhyFixed); got != "已现场整改" {
		t.Error(got)
	}
}

func TestClause(t *testing.T) {
	for ref, want := range map[string]string{
		"一.1":     "1、采集基础信息。",
		"二.1(2)":  "（2）实行一日双巡。每天上午、下午应当在网格内各走访巡查一次，每次巡查时间不得少于1.5小时。",
		"二.5":     "5、代办居民服务工作规范\n（1）了解服务需求。",
		"三.4":     "4、严格奖惩兑现。",
		"三.2":     "2、实行捆绑考核。",
		"二.2(5)":  "（5）信息数据更新。",
		"二.4(1)":  "（1）巡访排查。",
		"四.1":     "",
		"二.1(7)":  "",
		"三.4(1)":  "",
		"":        "",
		"二.10(1)": "",
	} {
		got := Clause(ref)
		if !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("%s: %q, want %q...", ref, got, want)
		}
	}
}

func TestCitations(t *testing.T) {
	for basis, want := range map[string]string{
		"二.2(2), 三.1":   "二.2(2) 三.1",
		"二.2(4)(5)，三.1": "二.2(4) 二.2(5) 三.1",
		"二.4(1)-(3)":    "二.4(1) 二.4(2) 二.4(3)",
		"二.5":           "二.5",
		"标准未定，由考核单位确定":  "",
	} {
		var got []string
		for _, c := range Citations(basis) {
			got = append(got, c.Ref)
			if c.Text == "" {
				t.Errorf("%s: %s has no text", basis, c.Ref)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s cites %q, want %q", basis, s, want)
		}
	}
}

// Each value of a shipped rule set cites places that the standard has.
func TestShippedBasesAreInTheStandard(t *testing.T) {
	sets, err := rule.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		for _, v := range set.Values {
			list := Citations(v.Basis)
			if len(list) == 0 {
				t.Errorf("%s: %s cites %q, which names no clause", set.ID, v.ID, v.Basis)
			}
			for _, c := range list {
				if c.Text == "" {
					t.Errorf("%s: %s cites %s, which the standard does not have", set.ID, v.ID, c.Ref)
				}
			}
		}
	}
}

// The whole standard is read: its parts have 6, 5 and 4 items.
func TestStandardIsWhole(t *testing.T) {
	for part, items := range map[string]int{"一": 6, "二": 5, "三": 4} {
		n := 0
		for n < 9 && Clause(part+"."+strconv.Itoa(n+1)) != "" {
			n++
		}
		if n != items {
			t.Errorf("part %s has %d items, want %d", part, n, items)
		}
	}
	if len(clauses) != 6+5+4+6+5+3+5+4 {
		t.Errorf("%d clauses", len(clauses))
	}
}
