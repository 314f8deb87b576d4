package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
)

var errOutput = errors.New("the library's output is not as expected")

// finish rewrites the library's file: embeds the fonts behind the names that it
// has for them, compresses its streams, adds language and ID.
func finish(raw []byte, fonts []*font) ([]byte, error) {
	header, objects, trailer, err := split(raw)
	if err != nil {
		return nil, err
	}
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	size := len(objects)
	for i, o := range objects {
		if o != nil {
			objects[i] = c.compressed(i, o)
		}
	}
	for _, f := range fonts {
		number := slices.IndexFunc(objects, func(o []byte) bool { return bytes.Contains(o, []byte("/BaseFont /"+f.key+"\n")) })
		if number < 0 {
			return nil, fmt.Errorf("%w: no font %s", errOutput, f.key)
		}
		own, others := f.objects(number, len(objects), c)
		objects[number] = own
		objects = append(objects, others...)
	}
	catalog := []byte("/Type /Catalog")
	number := slices.IndexFunc(objects, func(o []byte) bool { return bytes.Contains(o, catalog) })
	if number < 0 {
		return nil, fmt.Errorf("%w: no catalog", errOutput)
	}
	objects[number] = bytes.Replace(objects[number], catalog,
		[]byte("/Type /Catalog\n/Lang (zh-CN)\n/ViewerPreferences <</DisplayDocTitle true>>"), 1)
	trailer = bytes.Replace(trailer, fmt.Appendf(nil, "/Size %d", size), fmt.Appendf(nil, "/Size %d", len(objects)), 1)
	return assemble(header, objects, trailer), nil
}

// assemble writes the objects in the order of their numbers, and the table of
// where they start.
func assemble(header []byte, objects [][]byte, trailer []byte) []byte {
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
	return out.Bytes()
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
	fields := bytes.Fields(lines[1])
	if len(fields) != 2 {
		return nil, nil, nil, errOutput
	}
	n, err := strconv.Atoi(string(fields[1]))
	if err != nil || n < 2 || len(lines) < n+2 {
		return nil, nil, nil, errOutput
	}
	type at struct{ number, offset int }
	order := make([]at, 0, n)
	for i := 1; i < n; i++ {
		line := lines[2+i]
		o, err := strconv.Atoi(string(line[:min(10, len(line))]))
		if err != nil || o <= 0 || o >= xref {
			return nil, nil, nil, errOutput
		}
		order = append(order, at{i, o})
	}
	slices.SortFunc(order, func(a, b at) int { return a.offset - b.offset })
	objects = make([][]byte, n)
	for i, o := range order {
		end := xref
		if i+1 < len(order) {
			end = order[i+1].offset
		}
		objects[o.number] = raw[o.offset:end:end]
	}
	from, to := bytes.Index(raw[xref:], []byte("trailer\n<<")), bytes.LastIndex(raw, []byte(">>\nstartxref"))
	if from < 0 || to < 0 {
		return nil, nil, nil, errOutput
	}
	return raw[:order[0].offset], objects, raw[xref+from+len("trailer\n<<") : to], nil
}

// compressor deflates streams; making one costs more than most streams do.
type compressor struct {
	out bytes.Buffer
	zip *zlib.Writer
}

var compressors = sync.Pool{New: func() any {
	c := &compressor{}
	c.zip = zlib.NewWriter(&c.out)
	return c
}}

func (c *compressor) deflate(data []byte) []byte {
	c.out.Reset()
	c.zip.Reset(&c.out)
	_, _ = c.zip.Write(data) // into memory: it can't fail
	_ = c.zip.Close()
	return c.out.Bytes()
}

// stream is an object that is a compressed stream.
func (c *compressor) stream(number int, entries string, data []byte) []byte {
	packed := c.deflate(data)
	return fmt.Appendf(nil, "%d 0 obj\n<</Filter /FlateDecode /Length %d %s>>\nstream\n%s\nendstream\nendobj\n", number, len(packed), entries, packed)
}

// small streams gain less than they cost.
const small = 1 << 10

// compressed is an object with its stream compressed, where it has one that is
// neither compressed nor small.
func (c *compressor) compressed(number int, o []byte) []byte {
	start, end := bytes.Index(o, []byte("\nstream\n")), bytes.LastIndex(o, []byte("\nendstream"))
	open := bytes.Index(o, []byte("<<"))
	if start < 0 || end < start || open < 0 || open > start || bytes.Contains(o[:start], []byte("/Filter")) {
		return o
	}
	dict, data := o[open:start], o[start+len("\nstream\n"):end]
	length := bytes.Index(dict, fmt.Appendf(nil, "/Length %d", len(data)))
	if length < 0 {
		return o
	}
	if len(data) < small {
		return o
	}
	packed := c.deflate(data)
	out := fmt.Appendf(nil, "%d 0 obj\n%s/Filter /FlateDecode /Length %d", number, dict[:length], len(packed))
	out = append(out, dict[length+len(fmt.Sprintf("/Length %d", len(data))):]...)
	out = append(out, "\nstream\n"...)
	out = append(out, packed...)
	return append(out, "\nendstream\nendobj\n"...)
}
