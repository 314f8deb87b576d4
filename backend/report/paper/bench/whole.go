package main

import (
	"encoding/binary"
	"slices"

	"gridstar/backend/report/paper/truetype"
)

// wholeFace is a carried face as the .ttf that the library asks for: all its
// characters up to U+FFFF, with a cmap of format 4, name and post.
func wholeFace(packed []byte) ([]byte, error) {
	face, err := truetype.OpenPacked(packed)
	if err != nil {
		return nil, err
	}
	var runes []rune
	for _, r := range face.Runes() {
		if r < 0xFFFF {
			runes = append(runes, r)
		}
	}
	s, err := face.Subset(runes)
	if err != nil {
		return nil, err
	}
	tables := map[string][]byte{"cmap": cmap4(runes, s.Glyphs), "name": words(0, 0, 6), "post": words(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)}
	for i := range int(binary.BigEndian.Uint16(s.Data[4:])) {
		entry := s.Data[12+16*i:]
		tag := string(entry[:4])
		if tables[tag] == nil {
			from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			tables[tag] = s.Data[from : from+size]
		}
	}
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	out := append([]byte{0, 1, 0, 0}, words(len(tags), 0, 0, 0)...)
	offset := 12 + 16*len(tags)
	for _, tag := range tags {
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, 0) // the library reads no checksums
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[tag])))
		offset += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out, nil
}

func words(vs ...int) []byte {
	var out []byte
	for _, v := range vs {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// cmap4 has a segment for each stretch of runes whose glyphs follow one another.
func cmap4(runes []rune, glyphs map[rune]uint16) []byte {
	var ends, starts, deltas, offsets []byte
	n := 0
	for i := 0; i < len(runes); {
		j := i + 1
		for j < len(runes) && runes[j] == runes[j-1]+1 && glyphs[runes[j]] == glyphs[runes[j-1]]+1 {
			j++
		}
		starts, ends = append(starts, words(int(runes[i]))...), append(ends, words(int(runes[j-1]))...)
		deltas, offsets = append(deltas, words(int(glyphs[runes[i]])-int(runes[i]))...), append(offsets, 0, 0)
		i = j
		n++
	}
	n++
	out := words(0, 1, 3, 1, 0, 12, 4, 16+8*n, 0, 2*n, 0, 0, 0)
	out = append(append(out, ends...), 0xFF, 0xFF, 0, 0)
	out = append(append(out, starts...), 0xFF, 0xFF)
	out = append(append(out, deltas...), 0, 1)
	return append(append(out, offsets...), 0, 0)
}
