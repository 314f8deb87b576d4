// Package typeset lays text, tables and drawings out on pages of exact size.
//
// It owns measuring, line breaking with 避头尾, shrinking to fit, tables that
// break between rows and repeat their heads, page furniture, pictures and stars.
// Its result is a Document: pages of plain marks, which package pdf and package
// svg paint. It knows the faces (package face) but neither the PDF library nor
// what a notice is. Lengths are integers (thousandths of a point), so a layout
// is the same on every machine.
//
// Start with page.go (what a page is made of), then flow.go (filling pages).
package typeset
