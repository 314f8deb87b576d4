// Writes build/licences/licences.txt: the licences of the program, its faces, and
// every library that is linked into it, for Linux and for Windows. Run it from the
// root, with the modules and the front end's packages at hand: `make licences`.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A part is something in the program that has a licence of its own.
type part struct{ name, dir string }

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	modules, err := modules()
	if err != nil {
		return err
	}
	packages, err := packages()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	fmt.Fprintln(&out, "网格星考 GridStar 的许可，以及其中的字体和程序库各自的许可。")
	for _, group := range []struct {
		title string
		parts []part
		files func(dir string) ([]string, error)
	}{
		{"网格星考 GridStar", []part{{"GridStar", "."}}, ofProgram},
		{"字体 Faces", []part{{"随程序的字体", "build/fonts/licences"}}, all},
		{"Go 程序库 Go libraries", modules, ofProgram},
		{"窗口用的程序库 Libraries of the window", packages, ofProgram},
		{"图表 Charts", []part{{"echarts", "backend/report/chart/asset"}}, ofProgram},
	} {
		fmt.Fprintf(&out, "\n%s\n%s\n", strings.Repeat("=", 78), group.title)
		for _, p := range group.parts {
			files, err := group.files(p.dir)
			if err != nil {
				return err
			}
			fmt.Fprintf(&out, "\n%s\n%s\n", strings.Repeat("-", 78), p.name)
			if len(files) == 0 {
				named, err := namedOnly(p)
				if err != nil {
					return err
				}
				fmt.Fprintf(&out, "\n%s\n", named)
			}
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					return err
				}
				fmt.Fprintf(&out, "\n[%s]\n%s\n", filepath.Base(file), tidy(text))
			}
		}
	}
	return os.WriteFile("build/licences/licences.txt", out.Bytes(), 0o644)
}

// tidy ends lines alike and leaves out blanks at their ends.
func tidy(text []byte) string {
	lines := strings.Split(strings.ReplaceAll(strings.ToValidUTF8(string(text), "?"), "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

var licence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)([-.].*)?$`)

// ofProgram are the licences and notices in a folder.
func ofProgram(dir string) ([]string, error) {
	files, err := all(dir)
	return slices.DeleteFunc(files, func(f string) bool { return !licence.MatchString(filepath.Base(f)) }), err
}

// namedOnly is what an npm package without a text says of its licence.
func namedOnly(p part) (string, error) {
	var says struct{ License, Homepage string }
	data, err := os.ReadFile(filepath.Join(p.dir, "package.json"))
	if err == nil {
		err = json.Unmarshal(data, &says)
	}
	if err != nil || says.License == "" {
		return "", fmt.Errorf("%s has no licence in %s: %w", p.name, p.dir, err)
	}
	return strings.TrimSpace("[package.json] license: " + says.License + " " + says.Homepage), nil
}

func all(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if e.Type().IsRegular() {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files, nil
}

// modules are the Go modules that the programs are linked from, and Go itself.
func modules() ([]part, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	dirs := map[string]string{"Go 1.26": strings.TrimSpace(string(root))}
	for _, system := range []string{"linux", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-tags=desktop,production,webkit2_41", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./app/cli", "./app/desktop")
		cmd.Env = append(os.Environ(), "GOOS="+system)
		cmd.Stderr = os.Stderr
		list, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		for line := range strings.Lines(string(list)) {
			if name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				dirs[name] = dir
			}
		}
	}
	return sorted(dirs), nil
}

// packages are the npm packages that go into the window, with all they need.
func packages() ([]part, error) {
	data, err := os.ReadFile("frontend/package-lock.json")
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version       string
			Dev, Optional bool
		}
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, err
	}
	dirs := map[string]string{}
	for path, p := range lock.Packages {
		if path == "" || p.Dev || p.Optional {
			continue
		}
		name := path[strings.LastIndex(path, "node_modules/")+len("node_modules/"):]
		dirs[name+" "+p.Version] = filepath.Join("frontend", path)
	}
	return sorted(dirs), nil
}

func sorted(dirs map[string]string) []part {
	var out []part
	for name, dir := range dirs {
		out = append(out, part{name, dir})
	}
	slices.SortFunc(out, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return out
}
