// Package second computes a month a second time, from the text of the
// standard's arithmetic alone and the slow way: it asks each question of every
// record and every day anew, merges nothing, keeps nothing, and calculates
// with big.Rat. Its figures are compared with assess's, so it must share
// nothing with it but the records, the rule set and the calendar.
//
// It is imported by tests only and must never import assess. Start with
// Compute in figures.go; days.go holds who is on post and on duty, counts.go
// which records count, worker.go and unit.go the eleven indicators.
package second
