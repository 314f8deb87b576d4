package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"gridstar/backend/domain"
	"gridstar/backend/report"
)

func ptr[T any](v T) *T { return &v }

// Names as offices have them: two to many characters, rare ones, Uyghur-style,
// Latin.
var sampleNames = []string{
	"王建国", "李梅", "欧阳文静", "张䶮", "阿卜杜热合曼·买买提", "刘𬱖", "陈㛃", "Anna Maria Fischer", "赵𤧛", "孙𠅤",
	"周晓燕", "吴桂芳", "迪丽努尔·阿卜杜热依木·吾布力喀斯木", "郑凯", "冯玉兰", "司马相如",
}

// sampleMonth is a hand-made month of n workers, the last two not assessed.
func sampleMonth(n int, level string) report.Month {
	m := report.Month{Month: "2026-10", AsOf: "2026-10-31", Unit: "420606001001", UnitName: "檀溪社区", UnitLevel: level, RuleSet: "xiangyang-2011"}
	if level != "社区" {
		m.Unit, m.UnitName = "420606001", "檀溪街道"
	}
	scores := []string{"98.40", "96.12", "91.02", "88.75", "88.75", "84.31", "79.90", "72.16", "69.99", "58.02"}
	stars := []int{5, 5, 4, 4, 4, 3, 3, 3, 2, 1}
	for i := range n {
		w := report.Worker{
			Worker: fmt.Sprintf("G%04d", i+1), Name: sampleNames[i%len(sampleNames)],
			Unit: "420606001001", UnitName: []string{"檀溪社区", "岘山社区", "真武山社区", "习家池社区"}[i/25%4],
			Grids: []string{fmt.Sprintf("420606001001%02d", i%99+1)},
		}
		if level == "社区" {
			w.UnitName = "檀溪社区"
		}
		w.GridNames = []string{w.UnitName + fmt.Sprintf("第%d网格", i+1)}
		if n > 3 && i >= n-2 {
			w.Reason, w.ReasonText = "leave", "请假"
			if i == n-1 {
				w.Reason, w.ReasonText = "short_post", "在岗不足"
			}
			m.Workers = append(m.Workers, w)
			continue
		}
		k := i * 10 / n
		w.Assessed = true
		w.Score, w.Stars, w.Qualified, w.Rank = ptr(scores[k]), ptr(stars[k]), ptr(stars[k] >= 3), ptr(i+1)
		w.Adjustments, w.Deductions = ptr([]string{"0.00", "1.50", "-2.00"}[i%3]), ptr([]string{"0.00", "0.00", "1.50", "20.00"}[i%4])
		w.Indicators = map[domain.IndicatorID]report.Measure{}
		for j, id := range domain.Indicators {
			v := fmt.Sprintf("%.2f", 100-float64((i*7+j*13)%60)*1.37)
			if id == domain.IndCase {
				v = fmt.Sprintf("%.2f", float64(i%3)*3.33)
			}
			w.Indicators[id] = report.Measure{Num: int64(90 - i%40), Den: 100, Applies: j != 2 || i%5 != 4,
				Weight: ptr("10.00"), Value: ptr(v), Target: ptr("100.00"), Points: ptr("9.12")}
		}
		w.Pay = &report.Pay{Base: "420.00", Paid: "420.00", Reward: []string{"84.00", "42.00", "0.00"}[i%3]}
		m.Workers = append(m.Workers, w)
	}
	return m
}

func sampleNotice(n int, level string) Notice {
	return Notice{
		Month: sampleMonth(n, level), Issued: domain.NewDate(2026, 11, 3),
		Settings: Settings{Issuer: "檀溪社区居民委员会", Police: "檀溪派出所", Phone: "0710-3550000"},
		Publication: Publication{State: InForce, Version: 1, From: domain.NewDate(2026, 11, 3), To: domain.NewDate(2026, 11, 9),
			Digest: "3f2a91bc77de01a4b8c9", AuditHead: "90ab12cd34ef56781122"},
	}
}

func sampleCertificates(names ...string) Certificates {
	c := Certificates{Year: 2026, Issuer: "襄阳市襄城区檀溪街道办事处", Settings: Settings{NumberPattern: "襄网优〔{年}〕{号}号"}}
	for i, n := range names {
		c.Awarded = append(c.Awarded, Awarded{Name: n, Unit: "檀溪社区", Number: i + 1, Issued: domain.NewDate(2027, 1, 15)})
	}
	return c
}

// draft is a notice before publication, of an office that has set nothing.
func draft(n Notice) Notice {
	n.Publication, n.Settings, n.Issued = Publication{}, Settings{}, 0
	return n
}

// inPublicity is a corrected notice with seals, stars without ranks.
func inPublicity(n Notice) Notice {
	n.Publication.State, n.Publication.Version = InPublicity, 2
	n.Publication.Correction = &Correction{Reason: "张䶮申诉成立，补记两条走访记录", Of: domain.NewDate(2026, 11, 3),
		Changes: []Change{{Name: "张䶮", Grid: "第4网格", Before: "84.31分，三星，第6名", After: "88.75分，四星，第4名"}}}
	n.Settings.StarsOnly = true
	n.Settings.Seal = &PictureFile{Name: "公章.png", Data: sampleSeal()}
	return n
}

// sampleSeal is a red ring with a dot, as a 16-bit PNG.
func sampleSeal() []byte {
	const size = 240
	img := image.NewNRGBA64(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			d := (x-size/2)*(x-size/2) + (y-size/2)*(y-size/2)
			if d < 118*118 && d > 108*108 || d < 24*24 {
				img.SetNRGBA64(x, y, color.NRGBA64{R: 0xE000, G: 0x1000, B: 0x1000, A: 0xC000})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}
