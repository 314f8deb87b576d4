package intake

import (
	"context"
	"slices"

	"gridstar/backend/intake/table"
)

// merged fills cells that are merged over several rows: what stands in the
// first of them holds for all, as people read it.
type merged struct {
	ranges  []table.Merge // over several rows, of columns that are read, by top row
	next    int           // the first range that is still to come
	open    []openMerge
	scratch []table.Cell
}

type openMerge struct {
	table.Merge
	cell table.Cell
}

// merges asks for the sheet's merged ranges. A header that is merged with rows
// below it ends with them.
func (s *sheetReader) merges(ctx context.Context) error {
	if s.book.Format == "csv" {
		return nil
	}
	ranges, err := s.book.Merges(ctx, s.index)
	if err != nil {
		return err
	}
	h := &s.header
	bottom := h.bottom
	for _, m := range ranges {
		if m.Top >= h.top && m.Top <= h.bottom && m.Bottom < h.top+maxHeight {
			bottom = max(bottom, m.Bottom)
		}
	}
	h.bottom = bottom
	for _, m := range ranges {
		if m.Top > h.bottom && m.Bottom > m.Top && m.Left < len(h.fields) && h.fields[m.Left] >= 0 {
			s.merged.ranges = append(s.merged.ranges, m)
		}
	}
	slices.SortStableFunc(s.merged.ranges, func(a, b table.Merge) int { return a.Top - b.Top })
	return nil
}

// fill returns the cells of a row with those filled that are merged with cells above.
func (m *merged) fill(number int, cells []table.Cell) []table.Cell {
	if len(m.open) == 0 && (m.next == len(m.ranges) || m.ranges[m.next].Top > number) {
		return cells
	}
	m.open = slices.DeleteFunc(m.open, func(o openMerge) bool { return number > o.Bottom })
	if len(m.open) > 0 {
		m.scratch = append(m.scratch[:0], cells...)
		for _, o := range m.open {
			for len(m.scratch) <= o.Left {
				m.scratch = append(m.scratch, table.Cell{})
			}
			if m.scratch[o.Left].Kind == table.Blank {
				m.scratch[o.Left] = o.cell
			}
		}
		cells = m.scratch
	}
	for ; m.next < len(m.ranges) && m.ranges[m.next].Top <= number; m.next++ {
		if r := m.ranges[m.next]; r.Top == number && r.Left < len(cells) {
			m.open = append(m.open, openMerge{r, cells[r.Left]})
		}
	}
	return cells
}
