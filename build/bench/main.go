// Command bench measures loading as an office does it: a GB18030 CSV file of
// 200,000 visits into an indexed table, as a ratio to the sqlite3 shell's
// .import of the same file (through iconv) with the same constraints.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

const (
	rows   = 200_000
	rounds = 3
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "gridstar-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "visits.csv")
	if err := write(file); err != nil {
		return err
	}
	own, err := best(func(i int) error { return load(filepath.Join(dir, fmt.Sprintf("own-%d.db", i)), file) })
	if err != nil {
		return err
	}
	fmt.Printf("GB18030 CSV, %d rows, into an indexed table: %.2f s\n", rows, own.Seconds())
	if _, err := exec.LookPath("sqlite3"); err != nil {
		fmt.Println("sqlite3 shell: not installed, no ratio")
		return nil
	}
	peer, err := best(func(i int) error { return shell(filepath.Join(dir, fmt.Sprintf("peer-%d.db", i)), file) })
	if err != nil {
		return err
	}
	fmt.Printf("iconv | sqlite3 .import: %.2f s\nratio %.2f (aim <= 1.2)\n", peer.Seconds(), own.Seconds()/peer.Seconds())
	return nil
}

// best is the shortest of some rounds.
func best(fn func(int) error) (time.Duration, error) {
	var shortest time.Duration
	for i := range rounds {
		start := time.Now()
		if err := fn(i); err != nil {
			return 0, err
		}
		if d := time.Since(start); shortest == 0 || d < shortest {
			shortest = d
		}
	}
	return shortest, nil
}

func write(path string) error {
	var b bytes.Buffer
	b.WriteString("记录编号,工号,网格编码,户编号,开始时间,结束时间,走访方式,走访结果,备注\n")
	start := domain.NewTime(domain.NewDate(2026, 7, 1), 8, 0, 0)
	for i := range rows {
		at := start + domain.Time(i/100*900)
		worker := i % 100
		fmt.Fprintf(&b, "V%07d,G%04d,420606001%03d%03d,H%013d,%s,%s,弹性,见面,已走访情况正常\n",
			i, worker, worker/10, worker, i*7919%40000, at, at+600)
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().Bytes(b.Bytes())
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

func load(db, file string) error {
	ctx := context.Background()
	o, err := office.Open(ctx, office.Options{Path: db, By: "bench"})
	if err != nil {
		return err
	}
	r, err := o.Import(ctx, []string{file}, office.ImportOptions{})
	if err != nil {
		return err
	}
	if got := r.Files[0].Loaded; got != rows {
		return fmt.Errorf("loaded %d rows", got)
	}
	return o.Close()
}

// peerSchema has the constraints and indexes of the visits table.
const peerSchema = `PRAGMA journal_mode=WAL; PRAGMA page_size=16384;
CREATE TABLE visits (record_no TEXT NOT NULL, worker TEXT NOT NULL, grid TEXT NOT NULL, household TEXT NOT NULL,
 start_time TEXT NOT NULL, end_time TEXT NOT NULL, mode TEXT, result TEXT, remark TEXT, PRIMARY KEY (record_no)) STRICT, WITHOUT ROWID;
CREATE INDEX visits_time ON visits (start_time);
`

func shell(db, file string) error {
	cmd := exec.Command("sqlite3", db)
	cmd.Stdin = bytes.NewReader([]byte(peerSchema + ".mode csv\n.import --skip 1 \"|iconv -f GB18030 -t UTF-8 " + file + "\" visits\n"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("sqlite3: %w: %s", err, out)
	}
	return nil
}
