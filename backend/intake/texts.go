package intake

import (
	"hash/maphash"
	"strings"
)

// texts keeps one copy of a text that comes again and again, as workers' and
// grids' codes do. It forgets old texts rather than grow. A text from a table
// shares its memory with its whole row, so that none is kept as it came.
type texts struct {
	seed  maphash.Seed
	known []string
}

const textsKnown = 4096 // a power of two

func (t *texts) keep(text string) string {
	if t.known == nil {
		t.seed, t.known = maphash.MakeSeed(), make([]string, textsKnown)
	}
	at := &t.known[maphash.String(t.seed, text)%textsKnown]
	if *at != text {
		*at = strings.Clone(text)
	}
	return *at
}
