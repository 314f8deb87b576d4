// Package intake turns a file that an office sent into rows of ledgers, with
// what is wrong in them: bytes -> tables (package table) -> header -> values
// (package ledger) -> rows and faults.
//
// It owns the finding of headers, which rows are data, which are set aside and
// why, and privacy at the door: no identity-card or telephone number of a
// resident leaves it (package personal). It stores nothing, knows no other
// file than the one it reads, and does not look at the clock. Sentences for
// people are made at the edge; here are codes.
//
// Start with Read. header.go finds the header, sheet.go reads the rows below
// it, aside.go sets rows aside that only the whole file shows to be wrong.
package intake
