// Package sheet writes what a clerk would rather have as a workbook: the
// ranking, the pay sheet, lists and problems as .xlsx, with typed cells, frozen
// heads, print areas and titles that repeat on each printed page.
//
// It draws from the view (package report) and computes nothing. Same input, same
// bytes.
//
// Start with table.go (what a table is), then workbook.go (how it is written);
// ranking.go, pay.go, lists.go say which tables there are.
package sheet
