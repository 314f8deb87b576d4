package typeset

import (
	"math"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/truetype"
)

// Len is a length in thousandths of a point.
type Len int64

// Mm is v millimetres.
func Mm(v float64) Len { return Len(math.Round(v * 72000 / 25.4)) }

// Pt is v points.
func Pt(v float64) Len { return Len(math.Round(v * 1000)) }

// Points is l in points.
func (l Len) Points() float64 { return float64(l) / 1000 }

// Sizes of type by their Chinese names.
var (
	SizeYi     = Pt(26)   // 一号
	SizeXiaoYi = Pt(24)   // 小一
	SizeEr     = Pt(22)   // 二号
	SizeXiaoEr = Pt(18)   // 小二
	SizeSan    = Pt(16)   // 三号
	SizeXiaoSa = Pt(15)   // 小三
	SizeSi     = Pt(14)   // 四号
	SizeXiaoSi = Pt(12)   // 小四
	SizeWu     = Pt(10.5) // 五号
	SizeXiaoWu = Pt(9)    // 小五
)

// Colour is red, green, blue.
type Colour struct{ R, G, B uint8 }

// Colours of the house.
var (
	Black = Colour{0, 0, 0}
	Grey  = Colour{110, 110, 110}
	Pale  = Colour{236, 236, 236}
	Red   = Colour{0xC8, 0x10, 0x1E}
	Gold  = Colour{0xB8, 0x86, 0x2B}
)

// Document is what a painter paints.
type Document struct {
	Title   string
	Author  string
	Subject string
	Date    domain.Date // of making, as given; there is no clock here
	Pages   []*Page
}

// Page is one side of paper; its origin is the upper left corner.
type Page struct {
	W, H  Len
	Marks []Mark
}

func (p *Page) add(m ...Mark) { p.Marks = append(p.Marks, m...) }

// Draw puts marks on the page, over those that are there.
func (p *Page) Draw(m ...Mark) { p.add(m...) }

// Plate are marks that many pages share; a painter may keep them once.
type Plate struct{ Marks []Mark }

// Mark is a Text, a Rule, a Shape, a Placed picture or a *Plate.
type Mark interface{ mark() }

// Text is a run in one face; X, Y is where its baseline starts.
type Text struct {
	Face   *truetype.Face
	Bold   bool // emboldened
	Size   Len
	Space  Len // added after each character (Tc)
	X, Y   Len
	Text   string
	Colour Colour
	Angle  int  // degrees, anticlockwise about X, Y
	Word   bool // one word, however wide its spacing
}

// Rule is a straight line.
type Rule struct {
	X1, Y1, X2, Y2 Len
	Width          Len
	Colour         Colour
	Dash           Len // length of dash and gap; 0 for a solid line
}

// Shape is a path, filled, stroked or both.
type Shape struct {
	Path    []Seg
	Fill    *Colour
	Stroke  *Colour
	Width   Len
	EvenOdd bool
}

// Seg is a step of a path: M (1 point), L (1), C (3), Z (0).
type Seg struct {
	Op byte
	P  [3]XY
}

// XY is a place on a page.
type XY struct{ X, Y Len }

// Placed is a picture at its place.
type Placed struct {
	Picture    *Picture
	X, Y, W, H Len
}

func (Text) mark()   {}
func (Rule) mark()   {}
func (Shape) mark()  {}
func (Placed) mark() {}
func (*Plate) mark() {}
