package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/intake/ledger"
)

// taughtBy sorts what the office taught by fingerprint, its headers folded.
func taughtBy(list []domain.TaughtHeader) map[string]domain.TaughtHeader {
	taught := map[string]domain.TaughtHeader{}
	for _, t := range list {
		fields := make(map[string]string, len(t.Fields))
		for header, field := range t.Fields {
			fields[ledger.Header(header)] = field
		}
		t.Fields = fields
		taught[t.Fingerprint] = t
	}
	return taught
}

// fingerprint is the same for headers of the same columns in any order.
func fingerprint(columns []headerColumn) string {
	keys := make([]string, 0, len(columns))
	for i := range columns {
		if columns[i].key != "" {
			keys = append(keys, columns[i].key)
		}
	}
	if len(keys) == 0 {
		return ""
	}
	slices.Sort(keys)
	sum := sha256.Sum256([]byte(strings.Join(keys, "\n")))
	return hex.EncodeToString(sum[:16])
}

// keyed gives each column the key that it is taught by: its folded header, and
// #2 behind the second of two that read the same.
func keyed(columns []headerColumn) {
	seen := map[string]int{}
	for i := range columns {
		key := ledger.Header(columns[i].shown)
		if key == "" || key == ledger.ReasonHeader {
			continue
		}
		seen[key]++
		if n := seen[key]; n > 1 {
			key += "#" + strconv.Itoa(n)
		}
		columns[i].key = key
	}
}
