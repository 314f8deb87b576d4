// Package paper composes everything that GridStar prints: the ranking notice,
// the poster, certificates, sheets, lists, letters, reports and forms.
//
// Each document is a plain struct built on the report's views and the office's
// Settings. Compose checks it and lays it out; Print writes it as PDF; Preview
// draws the same pages as SVG for a window. No clock is read: dates are given.
// No resident's name or number reaches a page.
//
// Below it: typeset (lines, tables, pages), face (which face for which
// character), truetype (reading and cutting faces), pdf and svg (painters).
// It computes no figure: the view has them as text.
//
// Start with paper.go, then notice.go.
package paper
