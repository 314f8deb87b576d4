package main

import (
	"strings"
	"testing"
)

// A set of rules is exported, changed, checked against a month, saved from a date
// on, and dropped again while nothing was published by it.
func TestRulesAreEditedByCopies(t *testing.T) {
	s := withOffice(t, "small")
	text := s.ok("rules", "--export", "xiangyang-2011")
	for from, to := range map[string]string{"id: xiangyang-2011": "id: wangjiang-2026", "effective: \"2011-01-01\"": "effective: \"2026-11-01\"",
		"effective: 2011-01-01": "effective: \"2026-11-01\""} {
		text = strings.Replace(text, from, to, 1)
	}
	at := strings.Index(text, "band.5")
	tough := file(t, "从严.yaml", text[:at]+strings.Replace(text[at:], "95", "99", 1))
	before := s.ok("assess", "--month", "2026-10")
	for _, line := range []struct{ command, want string }{
		{"rules --check " + tough + " --month 2026-10", "可以保存。按它考核2026年10月，这些人会变：\n  W1 江一鸣：97.50分，五星→97.50分，四星\n"},
		{"rules --check " + tough + " --month 2026-11", "可以保存。按它考核2026年11月，得分和星级都不变。\n"},
		{"rules --save " + tough, "wangjiang-2026 已保存，自 2026-11-01 起生效\n"},
		{"rules --all", "xiangyang-2011《襄阳市社区网格员工作规范(试行)》自 2011-01-01 起生效\nwangjiang-2026《襄阳市社区网格员工作规范(试行)》自 2026-11-01 起生效\n"},
	} {
		if got := s.ok(strings.Fields(line.command)...); got != line.want {
			t.Errorf("%s\n got %q\nwant %q", line.command, got, line.want)
		}
	}
	if after := s.ok("assess", "--month", "2026-10"); after != before {
		t.Errorf("October is now\n%s", after)
	}
	if !strings.Contains(s.ok("assess", "--month", "2026-11"), "规则集 wangjiang-2026") {
		t.Error("November is not assessed by the new rules")
	}
	if a := s.run("rules", "--save", tough); a.status != 1 || !strings.Contains(a.err, "已经有规则集“wangjiang-2026”") {
		t.Errorf("saved twice: %+v", a)
	}
	var doc any
	for _, line := range []struct{ command, keys string }{
		{"rules --check " + tough + " --month 2026-10", "month changes [ worker name before after stars ]"},
		{"rules --export wangjiang-2026", "id yaml"},
		{"rules --drop wangjiang-2026", "dropped"},
		{"rules --save " + tough, "id title effective values"},
	} {
		doc = nil
		s.json(&doc, strings.Fields(line.command)...)
		if x := missing(doc, line.keys); x != nil {
			t.Errorf("%s has no %v", line.command, x)
		}
	}
	s.ok("sign", "--month", "2026-11", "--officer", "P1")
	s.ok("publish", "--month", "2026-11", "--unit", "420600001001")
	if a := s.run("rules", "--drop", "wangjiang-2026"); a.status != 1 || !strings.Contains(a.err, "已用于发布2026年11月") {
		t.Errorf("dropped: %+v", a)
	}
}
