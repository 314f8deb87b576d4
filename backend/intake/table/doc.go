// Package table reads the tables that offices send: CSV, .xlsx, .xls, HTML,
// SpreadsheetML 2003 and .ods. It owns the bytes: which format a file has, its
// encoding, its sheets and cells, and how far a file may go before it is refused.
//
// It knows no ledger, finds no header, and judges no value: a cell is handed on
// as the file has it. The content decides on the format, never the file's name.
//
// Start with book.go (what a caller sees) and sniff.go (which reader gets the
// file). Each format has its own file: csv.go, xlsx.go, xls.go, html.go,
// xml2003.go, ods.go.
package table
