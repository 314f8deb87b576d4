package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
)

// chance is a source of its own for each subject, so that a change in one part
// of the story leaves the others as they were.
type chance struct{ *rand.Rand }

func chanceOf(subject ...any) chance {
	h := fnv.New64a()
	_, _ = fmt.Fprint(h, subject...) // a hash never fails to write
	return chance{rand.New(rand.NewPCG(h.Sum64(), 2026))}
}

// between is lo..hi, both included.
func (c chance) between(lo, hi int) int { return lo + c.IntN(hi-lo+1) }

// percent is true p times of a hundred.
func (c chance) percent(p int) bool { return c.IntN(100) < p }

func pick[T any](c chance, of []T) T { return of[c.IntN(len(of))] }

// missed chooses, of n things of which p per cent get done, those that do not.
func (c chance) missed(n, p int) map[int]bool {
	hundredths := n * max(0, 100-p)
	count := hundredths / 100
	if c.IntN(100) < hundredths%100 {
		count++
	}
	out := map[int]bool{}
	for _, i := range c.Perm(n)[:count] {
		out[i] = true
	}
	return out
}
