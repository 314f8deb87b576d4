// Command bench measures loading: a GB18030 CSV file of 200,000 visits into an
// indexed table, as a ratio to the sqlite3 shell's .import of the same file
// (through iconv) with the same constraints. A whole import, which also counts
// the problems that the rows leave open, is shown beside it.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gridstar/backend/domain"
	"gridstar/backend/intake"
	"gridstar/backend/office"
	"gridstar/backend/store"
)

const (
	rows   = 200_000
	rounds = 5
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
	var own, whole, peer time.Duration
	_, missing := exec.LookPath("sqlite3")
	for i := range rounds { // in turn: what slows the machine slows all
		db := func(kind string) string { return filepath.Join(dir, fmt.Sprintf("%s-%d.db", kind, i)) }
		if err := errors.Join(
			shortest(&own, func() error { return load(db("own"), file) }),
			shortest(&whole, func() error { return importWhole(db("whole"), file) }),
		); err != nil {
			return err
		}
		if missing == nil {
			if err := shortest(&peer, func() error { return shell(db("peer"), file) }); err != nil {
				return err
			}
		}
	}
	fmt.Printf("GB18030 CSV, %d rows, into an indexed table: %.2f s (a whole import: %.2f s)\n", rows, own.Seconds(), whole.Seconds())
	if missing != nil {
		fmt.Println("sqlite3 shell: not installed, no ratio")
		return nil
	}
	fmt.Printf("iconv | sqlite3 .import: %.2f s\nratio %.2f (aim <= 1.2)\n", peer.Seconds(), own.Seconds()/peer.Seconds())
	return nil
}

// shortest keeps in best the shortest time that fn has taken.
func shortest(best *time.Duration, fn func() error) error {
	start := time.Now()
	if err := fn(); err != nil {
		return err
	}
	if d := time.Since(start); *best == 0 || d < *best {
		*best = d
	}
	return nil
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

// load reads the file and puts its rows into a new database.
func load(db, path string) error {
	ctx := context.Background()
	s, err := store.Open(ctx, db)
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	read, err := intake.Read(ctx, info.Name(), f, info.Size(), intake.Options{})
	if err != nil {
		return err
	}
	err = s.Write(ctx, store.Act{By: "bench"}, func(tx *store.Tx) error {
		report, err := tx.Load(read, nil)
		if err == nil && report.Sheets[0].Loaded != rows {
			err = fmt.Errorf("loaded %d rows", report.Sheets[0].Loaded)
		}
		return err
	})
	return errors.Join(err, s.Close())
}

// importWhole is what an office does with the file.
func importWhole(db, path string) error {
	ctx := context.Background()
	o, err := office.Open(ctx, office.Options{Path: db, By: "bench"})
	if err != nil {
		return err
	}
	_, err = o.Import(ctx, []string{path}, office.ImportOptions{})
	return errors.Join(err, o.Close())
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
