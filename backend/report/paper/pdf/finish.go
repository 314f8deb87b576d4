package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"unicode/utf16"

	"gridstar/backend/report/paper/truetype"
)

var errOutput = errors.New("the library's output is not as expected")

// tag is a subset tag: six capitals that depend on the subset's content.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	t := make([]byte, 6)
	for i := range t {
		t[i] = 'A' + sum[i]%26
	}
	return string(t)
}

// finish rewrites the library's file: names of faces with their subset tags,
// ToUnicode maps that say what each code stands for, language, and an ID.
func finish(raw []byte, fonts map[*truetype.Face]*font) ([]byte, error) {
	header, objects, trailer, err := split(raw)
	if err != nil {
		return nil, err
	}
	for _, f := range fonts {
		if err := f.finish(objects); err != nil {
			return nil, err
		}
	}
	catalog := len(objects) - 1
	objects[catalog] = bytes.Replace(objects[catalog], []byte("/Type /Catalog"),
		[]byte("/Type /Catalog\n/Lang (zh-CN)\n/ViewerPreferences <</DisplayDocTitle true>>"), 1)
	var out bytes.Buffer
	out.Write(header)
	offsets := make([]int, len(objects))
	for i := 1; i < len(objects); i++ {
		offsets[i] = out.Len()
		out.Write(objects[i])
	}
	sum := sha256.Sum256(out.Bytes())
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects))
	for _, o := range offsets[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<<%s/ID [<%x><%x>]\n>>\nstartxref\n%d\n%%%%EOF\n", trailer, sum[:16], sum[:16], start)
	return out.Bytes(), nil
}

// split cuts the file at the offsets of its cross-reference table into what
// stands before the objects, the objects by number, and the trailer's entries.
func split(raw []byte) (header []byte, objects [][]byte, trailer []byte, err error) {
	xref := bytes.LastIndex(raw, []byte("\nxref\n"))
	if xref < 0 {
		return nil, nil, nil, errOutput
	}
	xref++
	lines := bytes.Split(raw[xref:], []byte("\n"))
	if len(lines) < 3 {
		return nil, nil, nil, errOutput
	}
	fields := bytes.Fields(lines[1])
	n, err := strconv.Atoi(string(fields[len(fields)-1]))
	if err != nil || n < 2 || len(lines) < n+2 {
		return nil, nil, nil, errOutput
	}
	type at struct{ number, offset int }
	order := make([]at, 0, n)
	for i := 1; i < n; i++ {
		o, err := strconv.Atoi(string(lines[2+i][:10]))
		if err != nil || o <= 0 || o >= xref {
			return nil, nil, nil, errOutput
		}
		order = append(order, at{i, o})
	}
	sort.Slice(order, func(i, j int) bool { return order[i].offset < order[j].offset })
	objects = make([][]byte, n)
	for i, o := range order {
		end := xref
		if i+1 < len(order) {
			end = order[i+1].offset
		}
		objects[o.number] = raw[o.offset:end]
	}
	from, to := bytes.Index(raw[xref:], []byte("trailer\n<<")), bytes.LastIndex(raw, []byte(">>\nstartxref"))
	if from < 0 || to < 0 {
		return nil, nil, nil, errOutput
	}
	return raw[:order[0].offset], objects, raw[xref+from+len("trailer\n<<") : to], nil
}

// finish gives the font its name and its ToUnicode map.
func (f *font) finish(objects [][]byte) error {
	old := []byte("/utf8" + f.key)
	number := 0
	for i, o := range objects {
		if !bytes.Contains(o, old) {
			continue
		}
		objects[i] = bytes.ReplaceAll(o, append(old, '\n'), []byte("/"+f.name+"\n"))
		if k := bytes.Index(o, []byte("/ToUnicode ")); k >= 0 {
			if _, err := fmt.Sscanf(string(o[k:]), "/ToUnicode %d 0 R", &number); err != nil {
				return errOutput
			}
		}
	}
	if number <= 0 || number >= len(objects) {
		return errOutput
	}
	stream, err := compress(toUnicode(f.subset.Codes))
	if err != nil {
		return err
	}
	objects[number] = fmt.Appendf(nil, "%d 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream\nendobj\n",
		number, len(stream), stream)
	return nil
}

func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// toUnicode is the CMap from codes to the text they stand for.
func toUnicode(codes map[rune]rune) []byte {
	runes := make([]rune, 0, len(codes))
	for r := range codes {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return codes[runes[i]] < codes[runes[j]] })
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(runes) > 0 {
		n := min(len(runes), 100)
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range runes[:n] {
			fmt.Fprintf(&b, "<%04X> <", codes[r])
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
		runes = runes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
