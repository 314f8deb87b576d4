package store

import (
	"os"
	"sync"
)

// What this program has open. On Linux and macOS the locks on a file are the
// program's, not a handle's: to open the database's file beside SQLite, if only to
// look what it is, and to close it again lets go of all of SQLite's locks, and
// another program would take the database for unused.
var inUse = struct {
	sync.Mutex
	paths map[string]int
}{paths: map[string]int{}}

func opened(path string) {
	inUse.Lock()
	defer inUse.Unlock()
	inUse.paths[path]++
}

func closed(path string) {
	inUse.Lock()
	defer inUse.Unlock()
	if inUse.paths[path]--; inUse.paths[path] == 0 {
		delete(inUse.paths, path)
	}
}

// InUse tells whether the file at path is of a database that this program has
// open. It opens nothing.
func InUse(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	inUse.Lock()
	defer inUse.Unlock()
	for base := range inUse.paths {
		for _, part := range []string{"", "-wal", "-shm"} {
			if own, err := os.Stat(base + part); err == nil && os.SameFile(own, info) {
				return true
			}
		}
	}
	return false
}
