package store

import (
	"testing"

	"gridstar/backend/domain"
)

// The count is the length of the list, also where several ledgers name the same
// unknown worker.
func TestCountUnknown(t *testing.T) {
	s := newStore(t)
	s.mustLoad(t, fileOf("visits.csv", sheetOf(domain.Visits,
		record(domain.Visits, "V1", "G1", "g", "H1", domain.NewTime(domain.NewDate(2026, 7, 1), 8, 0, 0), domain.NewTime(domain.NewDate(2026, 7, 1), 9, 0, 0), 1, 1, ""),
		record(domain.Visits, "V2", "G1", "g", "H2", domain.NewTime(domain.NewDate(2026, 7, 1), 8, 0, 0), domain.NewTime(domain.NewDate(2026, 7, 1), 9, 0, 0), 1, 1, ""))))
	s.mustLoad(t, fileOf("leave.csv", sheetOf(domain.Leave, record(domain.Leave, "G1", domain.NewDate(2026, 7, 1), nil, 1, 1))))
	s.mustRead(t, func(tx *Tx) error {
		n, err := tx.CountUnknown()
		if err != nil {
			return err
		}
		list, err := tx.UnknownProblems(Span{})
		if n != 4 || len(list) != n { // G1, the grid, two doors
			t.Errorf("counted %d, listed %d, want 4", n, len(list))
		}
		return err
	})
}
