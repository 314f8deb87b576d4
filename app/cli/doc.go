// Package main is gridstar, the command line: everything that the window does,
// to be scripted and tested. Each command has a file of its own; it reads its
// flags, calls one use case of office, and prints what came back.
//
// Exit status: 0 done; 1 refused or failed, with one message on standard error;
// 2 wrong usage. Start with main.go.
package main
