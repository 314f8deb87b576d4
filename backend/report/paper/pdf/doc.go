// Package pdf paints a typeset document as PDF. It is the only package that
// knows the PDF library (gofpdf), and it uses few of its calls: those that break
// lines lose Chinese characters, so text arrives here already broken, run by
// run, each run in one face.
//
// To the library a face is a name without a file, and text is bytes: two a
// glyph. When it is done, the names become embedded subsets with a ToUnicode map
// each, by which text is found and copied (beyond U+FFFF too, which the library
// can't do); streams are compressed; language and ID are set. Same document,
// same bytes.
//
// Start with paint.go, then finish.go and font.go.
package pdf
