// Command pack turns the source faces into the packed faces that the program
// carries; build/fonts/fetch.sh calls it.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gridstar/backend/report/paper/truetype"
)

func main() {
	source := map[string]*string{}
	for _, role := range []string{"song", "title", "hei", "fang", "kai", "rare"} {
		source[role] = flag.String(role, "", "source face of role "+role)
	}
	out := flag.String("out", ".", "folder of the packed faces")
	flag.Parse()
	if err := run(source, *out); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(source map[string]*string, out string) error {
	faces := map[string]*truetype.Face{}
	for role, path := range source {
		data, err := os.ReadFile(*path)
		if err != nil {
			return err
		}
		if faces[role], err = truetype.Open(data, 0); err != nil {
			return fmt.Errorf("%s: %w", *path, err)
		}
	}
	// Names of our own: the licences reserve the originals for the originals.
	for role, choose := range map[string]func(r rune) bool{
		"song":  always,
		"kai":   always,
		"fang":  always,
		"title": inGB2312,
		"hei":   inGB2312,
		"rare":  func(r rune) bool { return han(r) && !faces["song"].Has(r) },
	} {
		var buf bytes.Buffer
		name := "GridStar" + string(role[0]-'a'+'A') + role[1:]
		if err := truetype.Pack(&buf, faces[role], name, ordered(faces[role].Runes(), choose)); err != nil {
			return err
		}
		path := filepath.Join(out, role+".face")
		if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
			return err
		}
		fmt.Printf("%-12s %9d bytes\n", filepath.Base(path), buf.Len())
	}
	return nil
}

func always(rune) bool { return true }

// inGB2312 keeps what common text is made of: GB 2312, and all that is not han.
func inGB2312(r rune) bool { return !han(r) || common(r) < rareClass }

func han(r rune) bool {
	return r >= 0x2E80 && r <= 0x2FDF || r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF || r == 0x3007
}

// ordered puts the characters of daily use first, so that they share blocks.
func ordered(runes []rune, choose func(rune) bool) []rune {
	var out []rune
	for _, r := range runes {
		if choose(r) {
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return common(out[i]) < common(out[j]) })
	return out
}

const rareClass = 3

// common classes a rune: Latin and punctuation, level 1 of GB 2312, level 2, others.
func common(r rune) int {
	if r < 0x7F || r >= 0x2010 && r < 0x2040 || r >= 0x3000 && r < 0x3020 || r >= 0xFF00 && r < 0xFF60 {
		return 0
	}
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	switch {
	case err != nil || len(b) != 2 || b[1] < 0xA1:
		return rareClass
	case b[0] < 0xB0:
		return 0
	case b[0] < 0xD8:
		return 1
	case b[0] < 0xF8:
		return 2
	}
	return rareClass
}
