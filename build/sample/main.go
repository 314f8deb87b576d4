package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"gridstar/backend/rule"
)

func main() {
	out := flag.String("out", "samples", "folder to write to")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder string) error {
	made, err := sampleFiles()
	if err != nil {
		return err
	}
	for name, content := range made {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return fmt.Errorf("sample office: %w", err)
		}
	}
	return nil
}

// sampleFiles are the sample office and its README, by file name.
func sampleFiles() (map[string][]byte, error) {
	days, err := rule.NewCalendar(nil)
	if err != nil {
		return nil, err
	}
	files := (&office{days: days}).files()
	made := map[string][]byte{}
	if made["README.md"], err = readme(files); err != nil {
		return nil, err
	}
	for _, f := range files {
		if made[f.name], err = f.bytes(); err != nil {
			return nil, err
		}
	}
	return made, nil
}
