package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"gridstar/backend/domain"
)

// manyVisits is a file of n visits of 100 workers, as an export has them: by time.
func manyVisits(n int) *domain.FileRead {
	rows := make([][]domain.Value, n)
	start := domain.NewTime(domain.NewDate(2026, 7, 1), 8, 0, 0)
	for i := range rows {
		at := start + domain.Time(i/100*900)
		worker := i % 100
		rows[i] = record(domain.Visits, fmt.Sprintf("V%07d", i), fmt.Sprintf("G%04d", worker), fmt.Sprintf("420606001%03d%03d", worker/10, worker),
			fmt.Sprintf("H%013d", i*7919%40000), at, at+600, 1+i%3, 1+i%4, "已走访，情况正常")
	}
	return fileOf("visits.csv", sheetOf(domain.Visits, rows...))
}

func BenchmarkLoad(b *testing.B) {
	const n = 200_000
	file := manyVisits(n)
	b.Run("fresh", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s, err := Open(context.Background(), filepath.Join(b.TempDir(), "office.db"))
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			s.mustLoad(b, file)
			b.StopTimer()
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	s := newStore(b)
	s.mustLoad(b, file)
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			s.mustLoad(b, file)
		}
	})
	b.Run("undo", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			r := s.mustLoad(b, file)
			b.StartTimer()
			s.mustUndo(b, r.Load)
		}
	})
	b.Run("records", func(b *testing.B) {
		for b.Loop() {
			s.mustRead(b, func(tx *Tx) error {
				_, err := tx.Records(domain.NewMonth(2026, 9), 0)
				return err
			})
		}
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			s.mustRead(b, func(tx *Tx) error {
				_, err := tx.Verify()
				return err
			})
		}
	})
	b.Run("problems", func(b *testing.B) {
		for b.Loop() {
			s.mustRead(b, func(tx *Tx) error {
				_, err := tx.UnknownProblems(Span{})
				return err
			})
		}
	})
}
