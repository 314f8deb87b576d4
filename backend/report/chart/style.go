package chart

// Style is the surroundings that a chart is painted for.
type Style struct {
	Dark  bool
	Large bool // large print
	Save  bool // show the tool that saves a picture, as stand-alone pages do
}

func (s Style) ink(i Ink) string {
	if s.Dark {
		return i.OnDark().Hex()
	}
	return i.OnWhite().Hex()
}

func (s Style) size(px int) int {
	if s.Large {
		return px * 5 / 4
	}
	return px
}

func (s Style) words() string { return s.pick("#1d2430", "#eef1f5") }
func (s Style) faint() string { return s.pick("#59636f", "#a9b2bd") }
func (s Style) grid() string  { return s.pick("#e3e7ec", "#3a424d") }

func (s Style) pick(light, dark string) string {
	if s.Dark {
		return dark
	}
	return light
}

// fonts are the faces that offices have; none is fetched.
const fonts = `"Microsoft YaHei","PingFang SC","Noto Sans SC","Source Han Sans SC","LXGW WenKai",sans-serif`

// Heights of a picture's parts in pixels.
const (
	headHeight   = 64 // title and subtitle
	legendHeight = 28
	barHeight    = 30
	plotHeight   = 300
	funnelHeight = 180
	labelRoom    = 14
	footHeight   = 48
)

// Height is the height in pixels that the chart wants on a screen.
func (c *Chart) Height() int {
	h := headHeight + footHeight
	if len(c.Legend()) > 0 {
		h += legendHeight
	}
	switch c.Kind {
	case Funnel:
		return h + funnelHeight
	case Bars:
		return h + max(3, len(c.Categories))*barHeight*max(1, len(c.Series)*2/3)
	}
	return h + plotHeight
}
