package main

import (
	"testing"

	"gridstar/backend/office"
)

func TestStartIsTheLowestUnitThatHoldsAllOthers(t *testing.T) {
	unit := func(code, parent string) office.UnitRow { return office.UnitRow{Code: code, Parent: parent} }
	for _, tt := range []struct {
		name  string
		units []office.UnitRow
		want  string
	}{
		{"nothing loaded", nil, ""},
		{"one community", []office.UnitRow{unit("c", "")}, "c"},
		{"a street under its city", []office.UnitRow{unit("city", ""), unit("street", "city"), unit("c1", "street"), unit("c2", "street")}, "street"},
		{"the unit above was never loaded", []office.UnitRow{unit("street", "lost"), unit("c1", "street"), unit("c2", "street")}, "street"},
		{"two offices side by side", []office.UnitRow{unit("a", ""), unit("b", "")}, "a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := start(tt.units); got != tt.want {
				t.Errorf("start = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheMonthToBeginWithIsTheNewestThatIsOver(t *testing.T) {
	for _, tt := range []struct {
		name    string
		months  []string
		running string
		want    string
	}{
		{"nothing loaded", nil, "2026-11", "2026-11"},
		{"some days of the running month came along", []string{"2026-09", "2026-10", "2026-11"}, "2026-11", "2026-10"},
		{"the newest is long over", []string{"2026-09", "2026-10"}, "2027-02", "2026-10"},
		{"only the running month", []string{"2026-11"}, "2026-11", "2026-11"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := due(tt.months, tt.running); got != tt.want {
				t.Errorf("due = %q, want %q", got, tt.want)
			}
		})
	}
}
