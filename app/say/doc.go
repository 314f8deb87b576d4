// Package say words failures in plain Chinese: what is wrong, where, and what
// to do. It is the one place where the codes of domain.Error become sentences,
// for the command line and the window alike. Start with say.go.
package say
