// Package pdf paints a typeset document as PDF. It is the only package that
// knows the PDF library (gofpdf), and it uses few of its calls: those that break
// lines lose Chinese characters, so text arrives here already broken, run by
// run, each run in one face.
//
// The library is given small subset faces, one a face and document, and its
// output is finished: subset tags, a ToUnicode map by which text is found and
// copied (also beyond U+FFFF, which the library can't write), language and ID.
// Same document, same bytes.
//
// Start with paint.go.
package pdf
