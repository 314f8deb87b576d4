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
// Both take turns for some rounds, and the best of each counts.
type line struct {
	what   string
	aim    float64
	rounds int
	file   func(dir string) (string, error)
	peer   func(file string) (time.Duration, error)
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
		{"GB18030 CSV, 200,000 rows / x/text + encoding/csv", 0.45, 15, once(gbCSV), csvPeer},
		{".xlsx, 200,000 rows / excelize Rows", 0.10, 3, once(sharedXLSX), excelizePeer},
		{".xlsx, 200,000 rows / LibreOffice to CSV", 0.15, 3, once(sharedXLSX), libreOfficePeer},
		{".xls, 60,000 rows / SheetJS", 0.50, 3, once(biffXLS), sheetJSPeer},
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
		if err := l.compare(file); err != nil {
			return err
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

// compare takes the times of both and prints them.
func (l *line) compare(file string) error {
	var ours, theirs time.Duration
	var peak uint64
	var absent error
	for i := range l.rounds {
		for j := range 3 { // it is short: a machine that does other things disturbs it more
			took, heap, err := timed(file)
			if err != nil {
				return err
			}
			peak = max(peak, heap)
			if i+j == 0 || took < ours {
				ours = took
			}
		}
		if absent != nil {
			continue
		}
		runtime.GC()
		took, err := l.peer(file)
		if errors.Is(err, errAbsent) {
			absent = err
		} else if err != nil {
			return err
		}
		if i == 0 || took < theirs {
			theirs = took
		}
	}
	fmt.Printf("%-52s ours %6.3f s, peak heap %5.1f MB", l.what, ours.Seconds(), float64(peak)/(1<<20))
	if absent != nil {
		fmt.Printf("; peer left out: %v\n", absent)
		return nil
	}
	fmt.Printf("; peer %7.3f s; ratio %.3f (aim %.2f)\n", theirs.Seconds(), ours.Seconds()/theirs.Seconds(), l.aim)
	return nil
}

// timed reads a file, and returns how long that took and the most heap in use.
func timed(file string) (time.Duration, uint64, error) {
	runtime.GC()
	stop := watchHeap()
	start := time.Now()
	err := read(file)
	took := time.Since(start)
	return took, stop(), err
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

// watchHeap looks at the heap every 20 ms until it is stopped, and
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
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-peak
	}
}
