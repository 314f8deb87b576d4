// Command sample writes the sample office to samples/: the files that two
// invented communities of one street would have for July to October 2026.
//
// It owns the story (street.go: who, where, how well, who left and came) and
// what follows from it day by day (doors.go, rounds.go and the files beside
// them), the honest faults (faults.go), and the shape of each file (files.go).
// The same program writes the same bytes: chance comes from fixed seeds and no
// clock is read. Everything is invented: it must never hold a name of a resident,
// nor an identity-card or telephone number that could be somebody's.
//
// Start with street.go. After a change run `make samples`; a test compares.
package main
