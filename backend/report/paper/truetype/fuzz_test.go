package truetype

import "testing"

// FuzzOpen: any file is a face or an error, and all that a face has can be read
// or says why not.
func FuzzOpen(f *testing.F) {
	var t testing.T
	f.Add(made(&t, nil))
	f.Add(made(&t, words(4, 500, 400, 5, 0)))
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"))
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Open(data, 0)
		if err != nil {
			return
		}
		readSome(face)
	})
}

func FuzzOpenPacked(f *testing.F) {
	var t testing.T
	face, err := Open(made(&t, nil), 0)
	if err != nil {
		f.Fatal(err)
	}
	var b writer
	if err := Pack(&b, face, "Packed", []rune{'A', 'B', 0xE9}); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(b))
	f.Fuzz(func(t *testing.T, data []byte) {
		if face, err := OpenPacked(data); err == nil {
			readSome(face)
		}
	})
}

type writer []byte

func (w *writer) Write(p []byte) (int, error) { *w = append(*w, p...); return len(p), nil }

func readSome(face *Face) {
	runes := face.Runes()
	for _, r := range runes[:min(len(runes), 50)] {
		_, _ = face.Outline(r)
	}
	_, _ = face.Subset(runes[:min(len(runes), 50)])
}
