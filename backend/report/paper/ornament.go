package paper

import "gridstar/backend/report/paper/typeset"

// certificatePlate is what all certificates share: a frame of frets and an emblem.
func certificatePlate(emblem *typeset.Picture) *typeset.Plate {
	mm := typeset.Mm
	marks := fretFrame(mm(297), mm(210), mm(11), mm(8))
	if emblem != nil {
		marks = append(marks, emblem.In(mm(297)/2-mm(15), mm(26), mm(30), mm(30)))
	} else {
		marks = append(marks, laurelStar(mm(297)/2, mm(42), mm(14))...)
	}
	return &typeset.Plate{Marks: marks}
}

// fret is one 回纹 in a square of 8: a hook that winds inwards.
var fret = [][2]typeset.Len{{0, 7}, {1, 7}, {1, 1}, {7, 1}, {7, 6}, {3, 6}, {3, 3}, {5, 3}, {5, 4}}

// fretFrame is a band of frets between two rules, with a star in each corner.
// The band is inset by margin and band wide.
func fretFrame(w, h, margin, band typeset.Len) []typeset.Mark {
	gold, red := typeset.Gold, typeset.Red
	iw, ih := w-2*margin, h-2*margin
	marks := []typeset.Mark{
		typeset.Frame4(margin, margin, iw, ih, typeset.Pt(2.4), red),
		typeset.Frame4(margin+band, margin+band, iw-2*band, ih-2*band, typeset.Pt(1), red),
		typeset.Frame4(margin+band+typeset.Mm(1.6), margin+band+typeset.Mm(1.6), iw-2*band-typeset.Mm(3.2), ih-2*band-typeset.Mm(3.2), typeset.Pt(0.5), gold),
	}
	for _, x := range []typeset.Len{margin, w - margin - band} {
		for _, y := range []typeset.Len{margin, h - margin - band} {
			marks = append(marks, typeset.Frame4(x, y, band, band, typeset.Pt(1), red),
				typeset.Shape{Path: typeset.Star(x+band/2, y+band/2+band/24, band*36/100), Fill: &red})
		}
	}
	edge := func(length typeset.Len, place func(along, across typeset.Len) typeset.XY) {
		n := (length + band/2) / band
		var path []typeset.Seg
		for i := range n {
			from := length * i / n
			unit := length*(i+1)/n - from
			hook := make([]typeset.XY, 0, len(fret))
			for _, f := range fret {
				hook = append(hook, place(from+f[0]*unit/8, f[1]*band/8))
			}
			path = append(path, typeset.Polyline(hook...)...)
			path = append(path, typeset.Polyline(place(from+unit/8, 7*band/8), place(from+unit, 7*band/8))...)
		}
		marks = append(marks, typeset.Shape{Path: path, Stroke: &gold, Width: typeset.Pt(1.1)})
	}
	first := margin + band
	edge(iw-2*band, func(a, c typeset.Len) typeset.XY { return typeset.XY{X: first + a, Y: margin + c} })
	edge(iw-2*band, func(a, c typeset.Len) typeset.XY { return typeset.XY{X: w - first - a, Y: h - margin - c} })
	edge(ih-2*band, func(a, c typeset.Len) typeset.XY { return typeset.XY{X: w - margin - c, Y: first + a} })
	edge(ih-2*band, func(a, c typeset.Len) typeset.XY { return typeset.XY{X: margin + c, Y: h - first - a} })
	return marks
}

// laurelStar is a star of two tones between two branches of leaves, in a circle
// of radius r.
func laurelStar(cx, cy, r typeset.Len) []typeset.Mark {
	gold, red := typeset.Gold, typeset.Red
	dark := typeset.Colour{R: 0x96, G: 0x0A, B: 0x16}
	var marks []typeset.Mark
	const leaves = 8
	for _, side := range []float64{1, -1} {
		for i := range leaves {
			a := side * (176 - float64(i)*19)
			at := r * typeset.Len(96-i) / 100
			size := r * typeset.Len(34-i) / 100
			marks = append(marks, leaf(cx, cy, at, size, a, side, 24, gold), leaf(cx, cy, at*84/100, size*85/100, a-side*5, side, -34, gold))
		}
	}
	marks = append(marks, typeset.Shape{Path: typeset.Star(cx, cy, r*62/100), Fill: &red})
	outer, inner := r*62/100, r*62/100*381966/1000000
	for i := range 5 {
		a := float64(72 * i)
		marks = append(marks, typeset.Shape{Path: typeset.Polygon(typeset.XY{X: cx, Y: cy},
			typeset.Polar(cx, cy, outer, a), typeset.Polar(cx, cy, inner, a+36)), Fill: &dark})
	}
	return marks
}

// leaf is a pointed leaf that starts at angle a, distance at, and leans outwards
// (turn > 0) or inwards from the branch's direction.
func leaf(cx, cy, at, size typeset.Len, a, side, turn float64, c typeset.Colour) typeset.Shape {
	root := typeset.Polar(cx, cy, at, a)
	along := a - side*90 + side*turn
	tip := typeset.Polar(root.X, root.Y, size, along)
	left := typeset.Polar(root.X, root.Y, size*45/100, along-38)
	right := typeset.Polar(root.X, root.Y, size*45/100, along+38)
	left2 := typeset.Polar(tip.X, tip.Y, size*45/100, along+180+28)
	right2 := typeset.Polar(tip.X, tip.Y, size*45/100, along+180-28)
	return typeset.Shape{Fill: &c, Path: []typeset.Seg{
		{Op: 'M', P: [3]typeset.XY{root}},
		{Op: 'C', P: [3]typeset.XY{left, left2, tip}},
		{Op: 'C', P: [3]typeset.XY{right2, right, root}},
		{Op: 'Z'},
	}}
}
