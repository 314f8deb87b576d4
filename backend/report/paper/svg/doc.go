// Package svg paints a page of a typeset document as SVG: what a window shows
// before printing. Glyphs are drawn from the same outlines that a PDF embeds, so
// preview and paper agree, whatever faces the machine has. It needs no library.
//
// Start with page.go.
package svg
