// Package main is gridstar, the command line: everything that the window does,
// to be scripted and tested. A file holds the commands of one subject; each reads
// its flags, calls one use case of office, and prints what came back, as text or,
// with --json, as one document.
//
// Exit status: 0 done; 1 refused or failed, with one message on standard error;
// 2 wrong usage. Start with main.go; testdata/*.txt shows what the commands say.
package main
