package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"gridstar/backend/intake/table"
)

// line is one comparison: our time over a peer's, and what it should be at most.
type line struct {
	what string
	aim  float64
	file func(dir string) (string, error)
	peer func(file string) (time.Duration, error)
}

// errAbsent says that a peer is not installed.
var errAbsent = errors.New("not installed")

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "gridstar-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	lines := []line{
		{"GB18030 CSV, 200,000 rows / x/text + encoding/csv", 0.45, once(gbCSV), csvPeer},
		{".xlsx, 200,000 rows / excelize Rows", 0.10, once(sharedXLSX), excelizePeer},
		{".xlsx, 200,000 rows / LibreOffice to CSV", 0.15, once(sharedXLSX), libreOfficePeer},
		{".xls, 60,000 rows / SheetJS", 0.50, once(biffXLS), sheetJSPeer},
	}
	for _, l := range lines {
		file, err := l.file(dir)
		if errors.Is(err, errAbsent) {
			fmt.Printf("%-52s left out: %v\n", l.what, err)
			continue
		}
		if err != nil {
			return err
		}
		ours, peak, err := best(file)
		if err != nil {
			return err
		}
		fmt.Printf("%-52s ours %6.3f s, peak heap %5.1f MB", l.what, ours.Seconds(), float64(peak)/(1<<20))
		theirs, err := l.peer(file)
		switch {
		case errors.Is(err, errAbsent):
			fmt.Printf("; peer left out: %v\n", err)
		case err != nil:
			return err
		default:
			fmt.Printf("; peer %7.3f s; ratio %.3f (aim %.2f)\n", theirs.Seconds(), ours.Seconds()/theirs.Seconds(), l.aim)
		}
	}
	return nil
}

// once makes a file once, however many lines ask for it.
func once(make func(path string) (name string, err error)) func(dir string) (string, error) {
	return func(dir string) (string, error) {
		name, err := make("")
		if err != nil {
			return "", err
		}
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
		_, err = make(path)
		return path, err
	}
}

// best reads a file three times, and returns the shortest time and the highest
// heap.
func best(file string) (time.Duration, uint64, error) {
	shortest, peak := time.Duration(0), uint64(0)
	for i := range 3 {
		runtime.GC()
		stop := watchHeap()
		start := time.Now()
		err := read(file)
		took := time.Since(start)
		peak = max(peak, stop())
		if err != nil {
			return 0, 0, err
		}
		if i == 0 || took < shortest {
			shortest = took
		}
	}
	return shortest, peak, nil
}

// read reads every cell of a file.
func read(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	b, err := table.Open(f, info.Size(), table.Limits{})
	if err != nil {
		return err
	}
	defer b.Close()
	bytes := 0
	for i := range b.Sheets {
		err := b.Rows(context.Background(), i, func(_ int, cells []table.Cell) error {
			for j := range cells {
				bytes += len(cells[j].Text)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if bytes == 0 {
		return errors.New("nothing read")
	}
	return nil
}

// watchHeap looks at the heap every few milliseconds until it is stopped, and
// then returns the most that was in use.
func watchHeap() (stop func() uint64) {
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-peak
	}
}
