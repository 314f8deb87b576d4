package report

import (
	"testing"

	"gridstar/backend/domain"
)

// Communities of one name are told apart by their streets; grids, which are shown
// with their community, are not.
func TestNames(t *testing.T) {
	n := NamesOf([]domain.Unit{
		{Code: "s1", Name: "望星街道", Level: domain.LevelStreet}, {Code: "s2", Name: "观澜街道", Level: domain.LevelStreet},
		{Code: "c1", Name: "春园社区", Level: domain.LevelCommunity, Parent: "s1"}, {Code: "c2", Name: "春园社区", Level: domain.LevelCommunity, Parent: "s2"},
		{Code: "c3", Name: "夏园社区", Level: domain.LevelCommunity, Parent: "s1"},
		{Code: "g1", Name: "第一网格", Level: domain.LevelGrid, Parent: "c1"}, {Code: "g2", Name: "第一网格", Level: domain.LevelGrid, Parent: "c2"},
	})
	for code, want := range map[string]string{"c1": "望星街道春园社区", "c2": "观澜街道春园社区", "c3": "夏园社区", "g1": "第一网格", "s1": "望星街道", "x": "x"} {
		if got := n.Name(code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	n["g3"] = domain.Unit{Code: "g3", Name: "夏园社区第三网格", Parent: "c3"}
	for code, want := range map[string]string{"g3": "夏园社区第三网格", "g1": "望星街道春园社区 第一网格", "s1": "望星街道"} {
		if got := n.Place(code); got != want {
			t.Errorf("%s stands at %s, want %s", code, got, want)
		}
	}
}
