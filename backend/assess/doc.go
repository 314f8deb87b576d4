// Package assess computes a month: who is assessed, the eleven indicators,
// score, stars, ranks, consequences, pay, units, and the top ten, exactly as
// spec/3-assessment.md says.
//
// It is pure: records and rules in, results out; no clock, no floating point,
// no input or output. Start with assess.go; each indicator has a file of its
// own, and so have posts, score, consequences, pay, units and awards.
//
// Each rule stands as cases in plain words, at its edges, in testdata/cases.
package assess
