package main

import (
	"strings"
	"testing"
)

// Every figure is explained in words too: the rule set's values with their basis,
// the rows behind, the rank, the consequence and where the wage stands.
func TestExplainInWords(t *testing.T) {
	s := withOffice(t, "small")
	for worker, words := range map[string][]string{
		"W2": {"规则：入户调查率权重 25分（依据 二.2(2), 三.1）", "households.csv", "visits.csv", "抽查：合计1.50，计1.50", "spotchecks.csv", "评为三星",
			"得分更高的有1人，列第2名", "规则：绩效工资占工资比例", "月工资  ← workers.csv"},
		"W1": {"加扣分：合计1.50，计1.50", "adjustments.csv", "五星奖励基数的20%＝90.00"},
		"W3": {"脱岗培训（三.4）：当月考核不合格"},
	} {
		out := s.ok("explain", "--month", "2026-10", "--worker", worker)
		for _, w := range words {
			if !strings.Contains(out, w) {
				t.Errorf("%s: nothing of %s in\n%s", worker, w, out)
			}
		}
	}
	if a := s.run("explain", "--worker", "W1", "--out", "x.pdf"); a.status != 2 || !strings.Contains(a.err, "缺少 --month") {
		t.Errorf("%+v", a)
	}
	if out := s.ok("explain", "--month", "2026-10", "--unit", "420600001001"); !strings.Contains(out, "规则：") {
		t.Errorf("a unit's rule values are not named in\n%s", out)
	}
}

// A passphrase file that is empty is no wish to leave backups plain.
func TestEmptyPassphraseFile(t *testing.T) {
	s := withOffice(t, "small")
	s.ok("backup", "--set-passphrase", file(t, "口令", "三四五六七八九十\n"))
	s.run("backup", "--set-passphrase", file(t, "空口令", "\n")).refuses(t, "口令太短")
	if out := s.ok("backup"); !strings.HasSuffix(strings.TrimSpace(out), ".age") {
		t.Errorf("the backup is plain: %s", out)
	}
}

// What a notice has in print is looked up in the trail.
func TestVerifyPrinted(t *testing.T) {
	s := withOffice(t, "small")
	s.ok("sign", "--month", "2026-10", "--officer", "P1")
	out := s.ok("publish", "--month", "2026-10", "--unit", "420600001001")
	_, digest, _ := strings.Cut(strings.TrimSpace(out), "摘要 ")
	if got := s.ok("verify", "--printed", strings.ToUpper(digest[:8]+" "+digest[8:])); !strings.Contains(got, "发布柳岸社区2026-10第1版") {
		t.Error(got)
	}
	var entry struct {
		Seq  int64  `json:"seq"`
		Hash string `json:"hash"`
	}
	s.json(&entry, "verify", "--printed", digest)
	if entry.Seq == 0 || entry.Hash == "" {
		t.Errorf("%+v", entry)
	}
	s.run("verify", "--printed", strings.Repeat("0", 16)).refuses(t, "操作记录里没有")
	s.run("verify", "--printed", "第2版").refuses(t, "照抄")
}
