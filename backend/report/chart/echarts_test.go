package chart

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gridstar/backend/domain"
)

var update = flag.Bool("update", false, "write the golden files")

func options(t *testing.T, c *Chart, style Style) []byte {
	t.Helper()
	data, err := Options(c, style)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOptionsGolden(t *testing.T) {
	charts := all(t)
	for _, name := range []string{"visit-workers", "collection-workers", "stars", "disputes", "scores", "trend", "year-worker"} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := json.Indent(&b, options(t, charts[name], Style{}), "", " "); err != nil {
				t.Fatal(err)
			}
			b.WriteByte('\n')
			path := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Errorf("%s differs from the options now; look at the picture, then run with -update", path)
			}
		})
	}
}

// painted is what the options hold of a chart's figures.
type painted struct {
	Series []struct {
		Name string
		Type string
		Data []struct {
			Name    string
			Value   any
			Tooltip struct{ Formatter string }
		}
		MarkLine struct {
			Data []struct{ XAxis, YAxis json.Number }
		}
	}
	YAxis []struct{ Data []string }
}

func paintedBy(t *testing.T, c *Chart) painted {
	t.Helper()
	var p painted
	dec := json.NewDecoder(bytes.NewReader(options(t, c, Style{})))
	dec.UseNumber()
	if err := dec.Decode(&p); err != nil {
		t.Fatal(err)
	}
	return p
}

// The window shows the specification's numbers: each point once, to the last
// decimal, and nothing else.
func TestOptionsHoldTheNumbers(t *testing.T) {
	for name, c := range all(t) {
		t.Run(name, func(t *testing.T) {
			var want, got []string
			for _, s := range c.Series {
				for i, p := range s.Points {
					if !p.Missing {
						want = append(want, c.Categories[i]+" "+plain(p.Value))
					}
					if p.Mark != nil {
						want = append(want, c.Categories[i]+" mark "+plain(p.Mark.Value))
					}
				}
			}
			for _, l := range c.Lines {
				want = append(want, "line "+plain(l.Value))
			}
			for _, s := range paintedBy(t, c).Series {
				for _, d := range s.Data {
					switch v := d.Value.(type) {
					case json.Number:
						if d.Name != "" { // the funnel's unseen bars have no name
							got = append(got, d.Name+" "+v.String())
						}
					case []any:
						got = append(got, d.Name+" mark "+string(v[0].(json.Number)))
					}
				}
				for _, l := range s.MarkLine.Data {
					got = append(got, "line "+string(l.XAxis+l.YAxis))
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("painted %q\nwant %q", got, want)
			}
		})
	}
}

func TestLabelColumn(t *testing.T) {
	axes := paintedBy(t, ByWorker(street(t), domain.IndVisit)).YAxis
	if want := []string{"50.00%", "20.59% 未达", "5.41% 未达"}; len(axes) != 2 || !slices.Equal(axes[1].Data, want) {
		t.Errorf("%+v", axes)
	}
}

// Options are pure JSON: they reach the window without a function, and names
// from files can't become markup.
func TestOptionsAreInert(t *testing.T) {
	m := street(t)
	m.Workers[0].Name = `<img src=x onerror=alert(1)>`
	m.UnitName = `</script><script>alert(1)</script>`
	for _, c := range []*Chart{ByWorker(m, domain.IndVisit), Stars(m), WorkerYear("G001", m.Workers[0].Name, october, 7000, nil)} {
		data := options(t, c, Style{Save: true})
		for _, bad := range []string{"<", ">", "__f__", "function"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s: options hold %q", c.ID, bad)
			}
		}
	}
	for _, s := range paintedBy(t, ByWorker(m, domain.IndVisit)).Series {
		for _, d := range s.Data {
			if strings.Contains(d.Tooltip.Formatter, "<img") {
				t.Errorf("a tip with markup: %s", d.Tooltip.Formatter)
			}
		}
	}
}

func TestStyles(t *testing.T) {
	c := ByWorker(street(t), domain.IndVisit)
	light, dark, large := options(t, c, Style{}), options(t, c, Style{Dark: true}), options(t, c, Style{Large: true})
	if !bytes.Contains(dark, []byte(Primary.OnDark().Hex())) || bytes.Contains(dark, []byte(Primary.OnWhite().Hex())) {
		t.Error("a dark window has the inks of white paper")
	}
	if !bytes.Contains(light, []byte(`"fontSize":13`)) || bytes.Contains(large, []byte(`"fontSize":13`)) {
		t.Error("large print is not larger")
	}
}

func TestHeight(t *testing.T) {
	m := street(t)
	short := ByWorker(m, domain.IndVisit).Height()
	for range 30 {
		w := m.Workers[0]
		w.Name += string(rune('甲' + len(m.Workers)))
		m.Workers = append(m.Workers, w)
	}
	if long := ByWorker(m, domain.IndVisit).Height(); long < short+30*20 {
		t.Errorf("33 bars in %d pixels, 3 in %d", long, short)
	}
}

// A chart paints alike each time.
func TestSameOptions(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(all(t))) {
		if a, b := options(t, all(t)[name], Style{}), options(t, all(t)[name], Style{}); !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
	}
}
