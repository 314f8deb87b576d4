// Package ledger knows how offices write the ledgers: by which headers each is
// recognised, which words a column may hold, and how a cell becomes a value of
// domain.Schemas, or a fault.
//
// Every ledger has a file of its own with what is particular to it; headers and
// words that several ledgers share hold in all of them. It sees one cell, one
// header or one row at a time, and opens nothing.
//
// Start with ledger.go (what a ledger is) and read.go (how a cell is read);
// moment.go, decimal.go and fold.go read times, numbers and text.
package ledger
