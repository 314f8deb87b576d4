// Package chart owns the charts: what they show (Chart, a specification that
// knows no library), how they are made from the view, and the painter for
// windows and stand-alone pages (go-echarts options, echarts carried along).
//
// It must not compute results, read files of an office, or reach a network. The
// painter for paper lives in report/paper and paints the same Chart; a test
// there and one here hold that both show the same numbers.
//
// Start with spec.go (what a chart is), then rates.go, trend.go, spread.go (which
// charts there are), echarts.go and page.go (painting them).
package chart
