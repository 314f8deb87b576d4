// Package domain holds the nouns of GridStar: dates, months and exact numbers,
// the ledgers (台账) and their records, units, posts, results and problems.
//
// It imports the standard library only, opens nothing, and reads no clock.
// Start with ledgers.go (what comes in), records.go (the same, typed, as the
// assessment reads it) and result.go (what comes out).
package domain
