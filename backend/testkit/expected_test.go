package testkit

import (
	"encoding/json"
	"slices"
	"testing"
)

// The comparison that all figures rest on must itself be able to fail.
func TestDifferences(t *testing.T) {
	for _, test := range []struct {
		name, want, have string
		found            []string
	}{
		{"the same", `{"a":1,"b":["x",null]}`, `{"a":1,"b":["x",null]}`, nil},
		{"a key that is free", `{"a":1}`, `{"a":1,"name":"x"}`, nil},
		{"another value", `{"a":"1.00"}`, `{"a":"1.01"}`, []string{"x.a is 1.01, want 1.00"}},
		{"another kind", `{"a":1}`, `{"a":"1"}`, []string{"x.a is 1, want 1"}},
		{"a key that is missing", `{"a":null}`, `{}`, []string{"x.a is missing, want <nil>"}},
		{"a key that says something", `{"a":1}`, `{"a":1,"score":null}`, []string{"x.score is <nil>, want none"}},
		{"a shorter list", `[1,2]`, `[1]`, []string{"x is [1], want [1 2]"}},
		{"deep inside", `{"a":[{"b":1}]}`, `{"a":[{"b":2}]}`, []string{"x.a[0].b is 2, want 1"}},
		{"no object", `{"a":{}}`, `{"a":[]}`, []string{"x.a is [], want map[]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var want, have any
			for text, v := range map[string]*any{test.want: &want, test.have: &have} {
				if err := json.Unmarshal([]byte(text), v); err != nil {
					t.Fatal(err)
				}
			}
			if test.want == test.have {
				have = want
			}
			if found := differences("x", want, have); !slices.Equal(found, test.found) {
				t.Errorf("found %q, want %q", found, test.found)
			}
		})
	}
}
