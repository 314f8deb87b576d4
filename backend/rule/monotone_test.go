package rule

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

// Of rule sets with any bands, pay shares and rewards, those are taken by which a
// higher score never brings fewer stars, less pay or less reward; the others are
// refused, and said to be that.
func TestOnlyMonotoneRulesAreTaken(t *testing.T) {
	base := shipped(t)
	taken, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		s := *base
		s.Values = nil
		drawn := map[string]string{}
		for n := 1; n <= 5; n++ {
			drawn["pay."+strconv.Itoa(n)] = rapid.SampledFrom([]string{"0", "1/2", "1"}).Draw(t, "pay")
			drawn["reward_"+strconv.Itoa(n)] = rapid.SampledFrom([]string{"0", "0.1", "2"}).Draw(t, "reward")
			drawn["band."+strconv.Itoa(n)] = fmt.Sprint(20*n - rapid.IntRange(0, 25).Draw(t, "band"))
		}
		keep := rapid.SampledFrom([]string{"pay.", "reward_", "band."}).Draw(t, "as shipped")
		for _, v := range base.Values {
			if other, ok := drawn[v.ID]; ok && !strings.HasPrefix(v.ID, keep) {
				v.Value = other
			}
			s.Values = append(s.Values, v)
		}
		text, err := s.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		got, err := Parse(text)
		code := domain.CodeOf(err)
		switch {
		case got == nil:
			if code != CodeRuleValue { // a band below 0
				t.Fatal(err)
			}
			return
		case err != nil && code != CodeRuleBands && code != CodeRuleMonotone:
			t.Fatal(err)
		}
		wrong := got.firstStepDown()
		if (wrong != "") != (err != nil) {
			t.Fatalf("error %v, steps down: %q", err, wrong)
		}
		if err == nil {
			taken++
		} else {
			refused++
		}
	})
	if taken == 0 || refused == 0 {
		t.Errorf("%d taken, %d refused", taken, refused)
	}
}

// firstStepDown is where a higher score brings less, or where a star can't be
// reached; "" for nowhere.
func (s *Set) firstStepDown() string {
	reached := map[int]bool{}
	var before int
	for score := domain.Hundredths(0); score <= 10000; score += 50 {
		stars := s.Stars(score)
		if before != 0 && (stars < before || s.PayShares[stars].Cmp(s.PayShares[before]) < 0 || s.Rewards[stars].Cmp(s.Rewards[before]) < 0) {
			return score.String()
		}
		before, reached[stars] = stars, true
	}
	if len(reached) < 5 {
		return "stars"
	}
	return ""
}
