package chart

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

var pages = flag.String("pages", "", "write the pages into this folder, to be looked at")

func page(t *testing.T, list ...*Chart) string {
	t.Helper()
	var b bytes.Buffer
	if err := WritePage(&b, "汉江街道 2026年10月", list...); err != nil {
		t.Fatal(err)
	}
	if *pages != "" {
		if err := os.WriteFile(filepath.Join(*pages, t.Name()+".html"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// A page stands alone: nothing in it is fetched, and it may fetch nothing.
func TestPageStandsAlone(t *testing.T) {
	var list []*Chart
	charts := all(t)
	for _, name := range slices.Sorted(maps.Keys(charts)) {
		list = append(list, charts[name])
	}
	text := page(t, list...)
	script, err := Script()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, string(script)) {
		t.Fatal("the page does not carry echarts")
	}
	own := strings.Replace(text, string(script), "", 1)
	for _, pattern := range []string{`(?i)https?:`, `(?i)\ssrc\s*=`, `(?i)\shref\s*=`, `(?i)@import`, `(?i)url\(`, `//[a-z0-9-]+\.[a-z]`} {
		if found := regexp.MustCompile(pattern).FindString(own); found != "" {
			t.Errorf("the page refers to something outside: %s", found)
		}
	}
	if !strings.Contains(own, `content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"`) {
		t.Error("the page's policy lets it fetch")
	}
}

// Each figure stands in the page's table too.
func TestPageHasTables(t *testing.T) {
	text := page(t, ByWorker(street(t), domain.IndVisit))
	for _, want := range []string{`<html lang="zh-CN">`, "<td>吴𬱖</td><td>20.59%</td><td>20.97%</td><td>未达应达进度</td><td>14/68户</td>",
		"<figcaption>3名网格员中1名达到应达进度；汉江街道合计26.75%（42/157户）。</figcaption>"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestPageEscapes(t *testing.T) {
	m := street(t)
	m.Workers[0].Name = `</script><script>alert(1)</script>`
	text := page(t, ByWorker(m, domain.IndVisit))
	if strings.Contains(text, "alert(1)</script>") {
		t.Error("a name became a script")
	}
}

func TestPagePassesOverNothing(t *testing.T) {
	m := street(t)
	m.Unit = "420606001001"
	if text := page(t, ByUnit(m, domain.IndVisit), Stars(m)); strings.Count(text, "<figure>") != 1 {
		t.Error("a chart that is not there has a figure")
	}
}

func TestScriptIsWhole(t *testing.T) {
	script, err := Script()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(script, []byte(`version="6.1.0"`)) && !bytes.Contains(script, []byte(`"6.1.0"`)) {
		t.Error("not echarts 6.1.0")
	}
	if bytes.Contains(script, []byte("</script")) {
		t.Error("the script would end the page's script element")
	}
	for _, name := range []string{"LICENSE.echarts", "NOTICE.echarts", "LICENSE.echarts-d3"} {
		if text, err := asset.ReadFile("asset/" + name); err != nil || len(text) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
