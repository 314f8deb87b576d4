package paper

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"sort"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pages anew")

const (
	goldenDPI = 36
	// how far a page's dots may be from the golden's, of 255: on the whole, and
	// how many may differ by much; renderers smooth edges differently
	goldenMean  = 1.5
	goldenShare = 0.01
)

// The first page of each document looks as it did when it was last looked at.
func TestPagesLookAsApproved(t *testing.T) {
	names := make([]string, 0, len(samples))
	for name := range samples {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			_, file := printed(t, name, samples[name])
			got := grey(rendered(t, file, 1, goldenDPI))
			golden := filepath.Join("testdata", "pages", name+".png")
			if *update {
				write(t, golden, got)
				return
			}
			want := read(t, golden)
			if mean, share, err := apart(got, want); err != nil {
				t.Error(err)
			} else if mean > goldenMean || share > goldenShare {
				t.Errorf("the page has changed: %.2f of 255 on the whole, %.1f %% of dots by much. Look at it (go test -keep DIR), then approve it with -update.", mean, 100*share)
			}
		})
	}
}

func grey(img image.Image) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(x, y, color.GrayModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)))
		}
	}
	return out
}

func apart(a, b *image.Gray) (mean, share float64, err error) {
	if a.Bounds() != b.Bounds() {
		return 0, 0, fmt.Errorf("the page is %v, the golden %v", a.Bounds(), b.Bounds())
	}
	sum, many := 0, 0
	for i := range a.Pix {
		d := int(a.Pix[i]) - int(b.Pix[i])
		d = max(d, -d)
		sum += d
		if d > 64 {
			many++
		}
	}
	return float64(sum) / float64(len(a.Pix)), float64(many) / float64(len(a.Pix)), nil
}

func write(t *testing.T, file string, img *image.Gray) {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) *image.Gray {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return grey(img)
}
