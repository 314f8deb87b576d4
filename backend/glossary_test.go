package backend_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/testkit"
)

// Every word of the field that the program shows stands in the glossary, beside
// its code.
func TestGlossaryHasEveryWord(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "glossary.md"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	want := func(word, code string) {
		t.Helper()
		for _, line := range lines {
			if strings.HasPrefix(line, "| "+word+" |") && strings.Contains(line, "`"+code+"`") {
				return
			}
		}
		t.Errorf("docs/glossary.md has no line for %s `%s`", word, code)
	}
	for _, s := range domain.Schemas {
		want(s.Label, string(s.ID))
	}
	for _, id := range domain.Indicators {
		want(report.IndicatorName(id), string(id))
	}
	for _, c := range []string{domain.ConsequenceTrain, domain.ConsequenceDismiss, domain.ConsequenceLegalReview, domain.ConsequenceSuspend} {
		want(report.ConsequenceName(c), c)
	}
	for _, r := range []string{domain.ReasonTwoMonths, domain.ReasonAfterTraining} {
		want(report.ReasonName(r), r)
	}
	for _, p := range []domain.ProblemCode{
		domain.ProblemOffPost, domain.ProblemVoid, domain.ProblemUnknownUnit, domain.ProblemNotAGrid, domain.ProblemUnknownWorker,
		domain.ProblemUnknownHousehold, domain.ProblemShareRange, domain.ProblemNoWage, domain.ProblemCalendarYear,
		domain.ProblemOverlap, domain.ProblemShortVisit, domain.ProblemSameNote, domain.ProblemRapidEntry,
	} {
		want(report.ProblemName(p), string(p))
	}
}
