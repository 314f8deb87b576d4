package typeset

import (
	"fmt"
	"testing"

	"gridstar/backend/report/paper/face"
)

func sampleTable(rows int) *Table {
	st := Style{Role: face.Song, Size: SizeXiaoWu}
	t := &Table{
		Columns: []Column{{Width: Mm(20), Align: Centre}, {Width: Mm(30), Align: Figures}},
		Head:    [][]Head{{{Text: "名次", Rows: 2}, {Text: "指标"}}, {{Text: "得分"}}},
		HeadSt:  st, Style: st, HeadH: []Len{Mm(6), Mm(6)}, RowH: Mm(8), Least: Pt(6),
	}
	for i := range rows {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: fmt.Sprintf("行%d", i+1)}, {Text: fmt.Sprintf("%d.50", i*7%101)}}})
	}
	return t
}

func textsOf(p *Page) []Text {
	var out []Text
	for _, m := range p.Marks {
		if t, ok := m.(Text); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestTablesRepeatTheirHeadAndLoseNoRow(t *testing.T) {
	for _, n := range []int{1, 2, 3, 25, 26, 27, 28, 60, 300} {
		for _, used := range []Len{0, Mm(100), Mm(200), Mm(216)} {
			d := &Document{}
			f := NewFlow(setter(), d, GB9704, nil)
			f.y += used
			f.Table(sampleTable(n))
			next := 1
			for i, p := range d.Pages {
				heads, rows := 0, 0
				for _, x := range textsOf(p) {
					switch {
					case x.Text == "名次":
						heads++
					case len(x.Text) > 3 && x.Text[:3] == "行":
						if x.Text != fmt.Sprintf("行%d", next) {
							t.Fatalf("%d rows: %s stands where 行%d should", n, x.Text, next)
						}
						next++
						rows++
					}
					if x.Y > f.Frame.Top+f.Frame.H {
						t.Errorf("%d rows: %q stands below the text block", n, x.Text)
					}
				}
				if rows > 0 && heads != 1 || rows == 0 && heads != 0 {
					t.Errorf("%d rows, %v used: page %d has %d heads over %d rows", n, used, i+1, heads, rows)
				}
				if rows == 1 && n > 1 {
					t.Errorf("%d rows, %v used: page %d has one row alone", n, used, i+1)
				}
			}
			if next != n+1 {
				t.Errorf("%d rows: %d set", n, next-1)
			}
		}
	}
}

func TestWhatFollowsStandsWithTheLastRows(t *testing.T) {
	for n := 20; n < 30; n++ {
		d := &Document{}
		f := NewFlow(setter(), d, GB9704, nil)
		table := sampleTable(n)
		table.Follow = Mm(60)
		f.Table(table)
		if f.Remaining() < Mm(60)-100 {
			t.Errorf("%d rows: %v remains for what follows", n, f.Remaining())
		}
	}
}

func TestFiguresStandUnderOneAnother(t *testing.T) {
	d := &Document{}
	f := NewFlow(setter(), d, GB9704, nil)
	f.Table(sampleTable(12))
	s := setter()
	right := Len(0)
	for _, x := range textsOf(d.Pages[0]) {
		if x.Text[0] < '0' || x.Text[0] > '9' {
			continue
		}
		end := x.X + s.Width(Style{Role: face.Song, Size: x.Size}, x.Text)
		if right == 0 {
			right = end
		}
		if end != right {
			t.Errorf("%s ends at %d, others at %d", x.Text, end, right)
		}
	}
}

func TestLongTextMakesARowHigher(t *testing.T) {
	d := &Document{}
	f := NewFlow(setter(), d, GB9704, nil)
	long := ""
	for range 40 {
		long += "很长的内容"
	}
	table := sampleTable(3)
	table.Rows[1].Cells[0] = Cell{Text: long}
	table.Rows[2].Cells[0] = Cell{Text: long, Grow: true}
	f.Table(table)
	var last Len
	for _, x := range textsOf(d.Pages[0]) {
		last = max(last, x.Y)
	}
	if bottom := f.y; last > bottom {
		t.Errorf("text at %d, the table ends at %d", last, bottom)
	}
}
