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
