// Command bench measures how fast tables are read, beside other readers of the
// same files on the same machine, in one run:
//
//	go run ./backend/intake/table/bench
//
// It makes its files itself and needs no network. Peers that are not installed
// are named and left out: LibreOffice (soffice) and SheetJS (node with the
// package xlsx, through NODE_PATH, in frontend/ or in build/.cache/npm).
// Start with main.go.
package main
