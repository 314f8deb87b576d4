package store

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// locks counts this program's locks on the files of a database.
func locks(t *testing.T) (n int) {
	t.Helper()
	all, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(all)) {
		if strings.Contains(line, fmt.Sprintf(" %d ", os.Getpid())) {
			n++
		}
	}
	return n
}

// A second Open in this program lets go of none of the locks.
func TestOpenKeepsTheLocks(t *testing.T) {
	s := newStore(t)
	s.mustLoad(t, crashFile(0))
	before := locks(t)
	again, err := Open(context.Background(), s.Path())
	if err != nil {
		t.Fatal(err)
	}
	shut(t, again)
	if after := locks(t); before == 0 || after != before {
		t.Errorf("%d locks, then %d", before, after)
	}
}
