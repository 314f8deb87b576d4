package table

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

// decodeGB is what the tables make of src, bad bytes as U+FFFD.
func decodeGB(src []byte) string {
	out, used, _ := gb().append(nil, src, true)
	if used != len(src) {
		panic("not all was decoded")
	}
	return string(cleanText(out))
}

// TestGB18030Whole holds every code of one, two and four bytes to x/text.
func TestGB18030Whole(t *testing.T) {
	decoder := simplifiedchinese.GB18030.NewDecoder()
	private := map[uint16]bool{}
	eachPrivate(func(code uint16, _ rune) { private[code] = true })
	check := func(code ...byte) {
		want, err := decoder.Bytes(code)
		if err != nil {
			t.Fatal(err)
		}
		got := decodeGB(code)
		if len(code) == 2 && string(want) == "\uFFFD" && len([]rune(got)) == 1 && private[uint16(code[0])<<8|uint16(code[1])] {
			return
		}
		if got != string(want) {
			t.Fatalf("% X: got %q, want %q", code, got, want)
		}
	}
	for a := 1; a < 256; a++ { // not NUL, which is no text
		check(byte(a))
		for b := 1; b < 256; b++ {
			if b < 0x3A || b >= 0x40 { // x/text takes 3A to 3F for digits
				check(byte(a), byte(b))
			}
		}
	}
	for a := 0x81; a <= 0xFE; a++ {
		for b := 0x30; b <= 0x39; b++ {
			for c := 0x81; c <= 0xFE; c++ {
				if a > 0x84 && a < 0x90 && c > 0x82 && c < 0xFD || a > 0xE3 && c > 0x82 {
					continue // without characters, all alike
				}
				for d := 0x30; d <= 0x39; d++ {
					check(byte(a), byte(b), byte(c), byte(d))
				}
			}
		}
	}
}

// TestGB18030TwoBytes: every two-byte code has a character, no two the same.
func TestGB18030TwoBytes(t *testing.T) {
	seen := map[string]int{}
	for code := 0x8140; code < 0xFEFF; code++ {
		if second := code & 0xFF; second < 0x40 || second == 0x7F || second == 0xFF {
			continue
		}
		got := decodeGB([]byte{byte(code >> 8), byte(code)})
		if got == "\uFFFD" || utf8.RuneCountInString(got) != 1 {
			t.Errorf("%X: %q", code, got)
		}
		if before, ok := seen[got]; ok && code != 0xA3A0 { // a second ideographic space
			t.Errorf("%X and %X are both %q", before, code, got)
		}
		seen[got] = code
	}
	for code, want := range map[string]rune{
		"\xAA\xA1": 0xE000, "\xAF\xFE": 0xE233, "\xF8\xA1": 0xE234, "\xFE\xFE": 0xE4C5, "\xA1\x40": 0xE4C6, "\xA7\xA0": 0xE765,
		"\xA2\xAB": 0xE766, "\xA6\xD9": 0xFE10, "\xA8\xBC": 0x1E3F, "\xD7\xFA": 0xE810, "\xFE\x59": 0x9FB4, "\xFE\xA0": 0x9FBB,
	} {
		if got := decodeGB([]byte(code)); got != string(want) {
			t.Errorf("% X: %U, want %U", code, []rune(got), want)
		}
	}
}

// TestGB18030RoundTrip: every character comes back from its code.
func TestGB18030RoundTrip(t *testing.T) {
	var text strings.Builder
	for r := rune(1); r <= 0x2FFFF; r++ {
		if utf8.ValidRune(r) && r != utf8.RuneError && (r < 0xE000 || r >= 0xF900) { // x/text encodes no private use
			text.WriteRune(r)
		}
	}
	code, err := simplifiedchinese.GB18030.NewEncoder().String(text.String())
	if err != nil {
		t.Fatal(err)
	}
	got, want := []rune(decodeGB([]byte(code))), []rune(text.String())
	if len(got) != len(want) {
		t.Fatalf("%d characters, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %U, want %U", got[i], want[i])
		}
	}
}

// gbBytes draws text of GB18030 with some damage.
func gbBytes() *rapid.Generator[[]byte] {
	return rapid.Custom(func(t *rapid.T) []byte {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("a1,\"\n网格员，，。䶮𬱖\u3000€")), rapid.Rune())).Draw(t, "text")
		code, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 3).Draw(t, "damage") {
			if len(code) > 0 {
				i := rapid.IntRange(0, len(code)-1).Draw(t, "place")
				code[i] = rapid.Byte().Draw(t, "byte")
			}
		}
		return code
	})
}

// TestGB18030Chunks: a text decodes alike whole, byte by byte and in pieces.
func TestGB18030Chunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := gbBytes().Draw(t, "src")
		want, _, _ := gb().append(nil, src, true)
		for name, r := range map[string]io.Reader{
			"whole":         bytes.NewReader(src),
			"byte by byte":  iotest.OneByteReader(bytes.NewReader(src)),
			"halves":        iotest.HalfReader(bytes.NewReader(src)),
			"end with data": iotest.DataErrReader(bytes.NewReader(src)),
		} {
			got, err := io.ReadAll(newUTF8Reader(r, gb18030Text))
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: got %q, %v, want %q", name, got, err, want)
			}
		}
	})
}

// TestUTF16Chunks is the same for UTF-16.
func TestUTF16Chunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SliceOf(rapid.OneOf(rapid.Byte(), rapid.SampledFrom([]byte{0, 0xD8, 0xDC, 0x4E}))).Draw(t, "src")
		for _, name := range []string{utf16LE, utf16BE} {
			want, err := io.ReadAll(newUTF8Reader(bytes.NewReader(src), name))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(newUTF8Reader(iotest.OneByteReader(bytes.NewReader(src)), name))
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: got %q, %v, want %q", name, got, err, want)
			}
		}
	})
}

func TestDetectEncoding(t *testing.T) {
	chinese := strings.Repeat("记录编号,工号,网格编码,开始时间\n", 3)
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(chinese)
	ascii := strings.Repeat("R0001,G0001,420606001001001,2026-10-03\n", 20_000)
	tests := []struct {
		name, in, want string
		clean          bool
	}{
		{"ASCII", "a,b\n", utf8Text, true},
		{"UTF-8", chinese, utf8Text, true},
		{"GBK", gbk, gb18030Text, false},
		{"mark and bad bytes", "\xEF\xBB\xBF" + gbk, utf8Text, false},
		{"UTF-8 with one bad byte", chinese + "\xFF", utf8Text, false},
		{"UTF-8 cut off", chinese[:len(chinese)-len("间\n")+2], utf8Text, false},
		{"GBK with one bad byte", gbk + "\xFF", gb18030Text, false},
		{"GBK cut off", gbk[:len(gbk)-2], gb18030Text, false},
		{"Chinese after 800 KB of digits, UTF-8", ascii + chinese, utf8Text, true},
		{"Chinese after 800 KB of digits, GBK", ascii + gbk, gb18030Text, false},
		{"a two-byte name, valid as UTF-8", "\xC1\xAA\xCD\xA8", gb18030Text, false},
		{"long GBK", strings.Repeat(gbk, 2000), gb18030Text, false},
		{"long UTF-8", strings.Repeat(chinese, 2000) + gbk, utf8Text, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := detectEncoding(strings.NewReader(tt.in), int64(len(tt.in)))
			if err != nil || got.name != tt.want || got.clean != tt.clean {
				t.Errorf("got %+v, %v, want %s, clean %v", got, err, tt.want, tt.clean)
			}
		})
	}
}

// TestDetectOwnWriting: Chinese text is known for what it was written in.
func TestDetectOwnWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "记录编号,工号\n" + rapid.StringOf(rapid.RuneFrom([]rune("网格员走访入户矛盾纠纷，。、（）123abc,\n\"张王李赵䶮𬱖·—"))).Draw(t, "text")
		code, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		for name, in := range map[string]string{utf8Text: text, gb18030Text: code} {
			got, err := detectEncoding(strings.NewReader(in), int64(len(in)))
			if err != nil || got.name != name {
				t.Fatalf("%q: got %s, %v, want %s", in, got.name, err, name)
			}
		}
	})
}
