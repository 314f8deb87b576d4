package typeset

// Align is how a line stands in its measure.
type Align uint8

const (
	Inherit Align = iota // of a cell: the column's
	Left
	Centre
	Right
	Justify
	Figures // of a table column: right-aligned as a block that is centred
)

// Frame is the text block (版心) of a page.
type Frame struct{ PageW, PageH, Left, Top, W, H Len }

// GB9704 is the text block of GB/T 9704-2012: A4, 37 mm above, 28 mm left,
// 156 x 225 mm, 22 lines of 28 characters of 三号.
var GB9704 = Frame{
	PageW: Mm(210), PageH: Mm(297), Left: Mm(28), Top: Mm(37), W: Mm(156), H: Mm(225),
}

// BodyLead is the pitch of 22 lines in 225 mm.
var BodyLead = Mm(225) / 22

// BodySpace is the character spacing that sets 28 characters of 16 pt in 156 mm.
const BodySpace Len = -207

// Flow fills pages from top to bottom.
type Flow struct {
	*Setter
	Frame Frame
	Doc   *Document
	Under func(p *Page) // drawn first on each new page, under the text
	page  *Page
	y     Len // next free place, from the page's upper edge
}

// NewFlow starts a document's first page.
func NewFlow(s *Setter, d *Document, f Frame, under func(p *Page)) *Flow {
	fl := &Flow{Setter: s, Frame: f, Doc: d, Under: under}
	fl.NewPage()
	return fl
}

// NewPage starts the next page.
func (f *Flow) NewPage() {
	f.page = &Page{W: f.Frame.PageW, H: f.Frame.PageH}
	f.Doc.Pages = append(f.Doc.Pages, f.page)
	f.y = f.Frame.Top
	if f.Under != nil {
		f.Under(f.page)
	}
}

// Page is the page being filled, Y the next free place on it.
func (f *Flow) Page() *Page { return f.page }
func (f *Flow) Y() Len      { return f.y }

// Left is what remains of the page.
func (f *Flow) Remaining() Len { return f.Frame.Top + f.Frame.H - f.y }

// Fresh tells whether nothing stands on the page yet.
func (f *Flow) Fresh() bool { return f.y == f.Frame.Top }

// Need starts a new page unless h fits on this one.
func (f *Flow) Need(h Len) {
	// a hair of tolerance: 22 lines are 225 mm to within rounding
	if f.Remaining() < h-100 && !f.Fresh() {
		f.NewPage()
	}
}

// Space leaves h free; at the head of a page nothing.
func (f *Flow) Space(h Len) {
	if !f.Fresh() {
		f.y += h
	}
}

// Block reserves h on one page and draws in it; y is its upper edge.
func (f *Flow) Block(h Len, draw func(p *Page, x, y Len)) {
	f.Need(h)
	draw(f.page, f.Frame.Left, f.y)
	f.y += h
}

// Para is a paragraph.
type Para struct {
	Spans  []Span
	Align  Align
	Indent Len // of the first line
	Lead   Len // pitch of lines
}

// Lines breaks a paragraph for the flow's measure.
func (f *Flow) Lines(p Para) []Line { return f.Break(f.Frame.W, p.Indent, p.Spans...) }

// Height is the height of a paragraph.
func (f *Flow) Height(p Para) Len { return Len(len(f.Lines(p))) * p.Lead }

// Para sets a paragraph; it breaks over pages with no line left alone.
func (f *Flow) Para(p Para) { f.ParaThen(p, 0) }

// ParaThen sets a paragraph whose last lines stay on the page of what follows,
// which needs the given height with them.
func (f *Flow) ParaThen(p Para, follow Len) {
	lines := f.Lines(p)
	keep := 2
	if len(lines) < 2*keep {
		keep = len(lines)
	}
	for i, l := range lines {
		switch {
		case i == 0 && keep < len(lines):
			f.Need(Len(keep) * p.Lead)
		case i == len(lines)-keep:
			f.Need(max(follow, Len(keep)*p.Lead))
		default:
			f.Need(p.Lead)
		}
		indent := Len(0)
		if i == 0 {
			indent = p.Indent
		}
		DrawAligned(f.page, l, f.Frame.Left+indent, f.y, f.Frame.W-indent, p.Lead, p.Align)
		f.y += p.Lead
	}
}

// DrawAligned sets a line in a box of width w and height h, its em square in
// the middle of the height.
func DrawAligned(p *Page, l Line, x, y, w, h Len, a Align) {
	if len(l.glyphs) == 0 {
		return
	}
	var extra Len
	switch a {
	case Centre:
		x += (w - l.Width) / 2
	case Right:
		x += w - l.Width
	case Justify:
		extra = l.Justified(w)
	}
	l.Draw(p, x, Baseline(y, h, l.size()), extra)
}

func (l Line) size() Len {
	var s Len
	for i := range l.glyphs {
		s = max(s, l.glyphs[i].style.Size)
	}
	return s
}

// Baseline is where the baseline of type of the given size stands in a line box
// of height h: han squares reach 0.88 above and 0.12 below it.
func Baseline(y, h, size Len) Len { return y + (h-size)/2 + size*880/1000 }
