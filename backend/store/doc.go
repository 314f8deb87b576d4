// Package store keeps an office's data in one SQLite file. It is the only
// package that holds SQL.
//
// Everything happens inside a transaction: Store.Read gives a Tx that sees one
// state of the database, Store.Write one whose changes land together or not at
// all, Store.Rehearse one whose changes are shown and then dropped. What changes
// the office's data leaves its entry in the audit chain in the same transaction.
//
// A record that a later load delivers again is replaced, and what it replaced is
// kept in the history, so that any load can be undone in any order, and so that a
// published month can always be recomputed from the records behind it (Tx.AsOf).
//
// It reads no clock, knows no rule and computes no figure. Start with open.go and
// tx.go; then load.go and undo.go (records come and go), records.go (what an
// assessment reads), audit.go and verify.go (what was done, and whether it still
// stands). The tables are in migrations/.
package store
