// Command windows writes the Windows resources of both programs, icon, version
// and manifest, as .syso files that the Go linker takes in by itself when it
// builds for Windows.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// windowIcon is the number under which Wails looks for the window's icon.
const windowIcon = 3

// simplifiedChinese is the language of the version's texts.
const simplifiedChinese = 0x0804

// programs are the two ways in: their package and what Windows calls them.
var programs = []struct{ folder, file, description string }{
	{"app/desktop", "gridstar-desktop.exe", "网格星考 · 社区网格员星级考核"},
	{"app/cli", "gridstar.exe", "网格星考命令行"},
}

func main() {
	number := flag.String("version", "", "version of the programs, like 0.1.0")
	flag.Parse()
	if err := run(*number); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(number string) error {
	icon, err := readIcon("build/icon/icon.ico")
	if err != nil {
		return err
	}
	for _, p := range programs {
		set, err := resources(icon, number, p.file, p.description)
		if err != nil {
			return err
		}
		if err := write(set, filepath.Join(p.folder, "resource_windows_amd64.syso")); err != nil {
			return err
		}
	}
	return nil
}

func readIcon(path string) (*winres.Icon, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("windows resources: %w", err)
	}
	defer f.Close()
	icon, err := winres.LoadICO(f)
	if err != nil {
		return nil, fmt.Errorf("windows resources: %s: %w", path, err)
	}
	return icon, nil
}

func resources(icon *winres.Icon, number, file, description string) (*winres.ResourceSet, error) {
	set := &winres.ResourceSet{}
	if err := set.SetIcon(winres.ID(windowIcon), icon); err != nil {
		return nil, fmt.Errorf("windows resources: icon: %w", err)
	}
	set.SetManifest(winres.AppManifest{
		DPIAwareness:        winres.DPIPerMonitorV2,
		UseCommonControlsV6: true,
		LongPathAware:       true,
		ExecutionLevel:      winres.AsInvoker,
		Compatibility:       winres.Win10AndAbove,
	})
	info := version.Info{}
	info.SetFileVersion(number)
	info.SetProductVersion(number)
	for key, text := range map[string]string{
		version.ProductName:      "网格星考",
		version.CompanyName:      "GridStar",
		version.FileDescription:  description,
		version.OriginalFilename: file,
		version.LegalCopyright:   "Apache-2.0",
		version.FileVersion:      number,
		version.ProductVersion:   number,
	} {
		if err := info.Set(simplifiedChinese, key, text); err != nil {
			return nil, fmt.Errorf("windows resources: version: %w", err)
		}
	}
	set.SetVersionInfo(info)
	return set, nil
}

func write(set *winres.ResourceSet, path string) (err error) {
	out, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("windows resources: %w", err)
	}
	defer func() {
		if e := out.Close(); err == nil && e != nil {
			err = fmt.Errorf("windows resources: %w", e)
		}
	}()
	if err := set.WriteObject(out, winres.ArchAMD64); err != nil {
		return fmt.Errorf("windows resources: %s: %w", path, err)
	}
	return nil
}
