// Package report turns a month's results into one view: every figure as the
// text that a screen, a page and a spreadsheet all show, rendered once.
//
// The view's JSON is what `gridstar assess --json` prints (spec/4). chart, paper
// and sheet below it draw from the view and never from results. It knows no
// database, no window and no terminal.
package report
