// Command bench measures how quickly certificates are printed, in one run and on
// one machine beside the peers: `go run ./backend/report/paper/bench`.
//
// Peers: LibreOffice turning the same pages into PDF (when soffice is there), and
// the naive way of one PDF document each that parses its whole faces anew. The
// slow ones are measured on fewer files and scaled; each line says so.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper"
)

func main() {
	n := flag.Int("n", 1000, "certificates")
	few := flag.Int("few", 40, "files that LibreOffice makes one by one; scaled to n")
	naive := flag.Int("naive", 5, "documents that the naive way makes; scaled to n")
	flag.Parse()
	if err := run(*n, *few, *naive); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(n, few, naive int) error {
	dir, err := os.MkdirTemp("", "bench-paper-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	all := certificates(n)
	if err := paper.Print(&bytes.Buffer{}, certificates(1)); err != nil { // open the faces
		return err
	}
	one, err := median(5, func() error { return printTo(filepath.Join(dir, "all.pdf"), all) })
	if err != nil {
		return err
	}
	each, err := median(1, func() error {
		for i, a := range all.Awarded {
			single := all
			single.Awarded = []paper.Awarded{a}
			if err := printTo(filepath.Join(dir, fmt.Sprintf("%04d.pdf", i+1)), single); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%d certificates\n", n)
	fmt.Printf("  one file                    %8.2f s\n", one.Seconds())
	fmt.Printf("  a file each                 %8.2f s\n", each.Seconds())
	slow, err := naiveWay(naive, n)
	if err != nil {
		return err
	}
	fmt.Printf("  naive, a file each          %8.2f s   (%d measured, scaled)   ours / naive      = %.4f (aim 0.25)\n", slow.Seconds(), naive, ratio(each, slow))
	p, err := libreOffice(dir, all.Awarded, few)
	if err != nil {
		fmt.Println("  LibreOffice: not measured:", err)
		return nil
	}
	fmt.Printf("  LibreOffice, one file       %8.2f s                           ours / LibreOffice = %.4f (aim 0.02)\n", p.together.Seconds(), ratio(one, p.together))
	fmt.Printf("    without the frame         %8.2f s                           ours / LibreOffice = %.4f\n", p.plain.Seconds(), ratio(one, p.plain))
	fmt.Printf("  LibreOffice, a file each    %8.2f s   (%d measured, scaled)  ours / LibreOffice = %.4f (aim 0.20)\n", p.apart.Seconds(), few, ratio(each, p.apart))
	return nil
}

func ratio(a, b time.Duration) float64 { return a.Seconds() / b.Seconds() }

func printTo(file string, c paper.Certificates) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := paper.Print(f, c); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// median is the middle of several runs.
func median(runs int, do func() error) (time.Duration, error) {
	took := make([]time.Duration, runs)
	for i := range took {
		start := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		took[i] = time.Since(start)
	}
	slices.Sort(took)
	return took[runs/2], nil
}

// certificates have names of two to four characters, all different.
func certificates(n int) paper.Certificates {
	family, given := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"), []rune("伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚桂英华玉萍红燕玲建国文")
	c := paper.Certificates{Year: 2026, Issuer: "襄阳市襄城区檀溪街道办事处"}
	for i := range n {
		name := string(family[i%len(family)]) + string(given[i/len(family)%len(given)])
		if i%3 > 0 {
			name += string(given[(i*7+3)%len(given)])
		}
		c.Awarded = append(c.Awarded, paper.Awarded{Name: name, Number: i + 1, Issued: domain.NewDate(2027, 1, 15)})
	}
	return c
}
