package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"

	"gridstar/build/fonts"
)

// naiveWay makes n documents of one certificate each as the PDF library's manual
// shows: whole faces given to each document. It is scaled to so many.
func naiveWay(n, scaled int) (time.Duration, error) {
	whole := map[string][]byte{}
	for name, packed := range map[string][]byte{"title": fonts.Title, "kai": fonts.Kai, "fang": fonts.Fang} {
		data, err := wholeFace(packed)
		if err != nil {
			return 0, err
		}
		whole[name] = data
	}
	start := time.Now()
	for i := range n {
		p := gofpdf.New("L", "mm", "A4", "")
		for name, data := range whole {
			p.AddUTF8FontFromBytes(name, "", data)
		}
		p.AddPage()
		p.Rect(11, 11, 275, 188, "D")
		for _, t := range []struct {
			face string
			size float64
			x, y float64
			text string
		}{
			{"title", 48, 102, 78, "荣誉证书"}, {"kai", 36, 46, 101, "王建国"}, {"kai", 23, 90, 101, "同志："},
			{"kai", 23, 62, 118, "在2026年度社区网格化服务管理工作中成绩突出，"}, {"kai", 23, 46, 132, "被评为“十佳网格员”。特发此证，以资鼓励。"},
			{"kai", 19, 170, 166, "襄阳市襄城区檀溪街道办事处"}, {"kai", 19, 190, 177, "2027年1月15日"},
			{"fang", 13, 46, 177, fmt.Sprintf("编号：网优〔2026〕%d号", i+1)},
		} {
			p.SetFont(t.face, "", t.size)
			p.Text(t.x, t.y, t.text)
		}
		if err := p.Output(&bytes.Buffer{}); err != nil {
			return 0, err
		}
	}
	return time.Since(start) * time.Duration(scaled) / time.Duration(n), nil
}
