// Command icon draws the program's icon, a grid of streets with one bright star
// in it, and writes it as build/icon/icon.svg, icon.png (512 px) and icon.ico.
//
// The drawing is described once, in mark.go; raster.go and svg.go paint it.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"github.com/tc-hib/winres"
)

func main() {
	out := flag.String("out", "build/icon", "folder to write to")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder string) error {
	made, err := files()
	if err != nil {
		return err
	}
	for name, content := range made {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return fmt.Errorf("icon: %w", err)
		}
	}
	return nil
}

// files returns the icon's files by name.
func files() (map[string][]byte, error) {
	var large bytes.Buffer
	if err := png.Encode(&large, raster(512)); err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	var sizes []image.Image
	for _, size := range []int{256, 64, 48, 32, 24, 16} {
		sizes = append(sizes, raster(size))
	}
	icon, err := winres.NewIconFromImages(sizes)
	if err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	var windows bytes.Buffer
	if err := icon.SaveICO(&windows); err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	return map[string][]byte{"icon.svg": []byte(scalable()), "icon.png": large.Bytes(), "icon.ico": windows.Bytes()}, nil
}
