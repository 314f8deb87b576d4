package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/windows"

	"gridstar/app/say"
	"gridstar/backend/office"
)

// version is stamped by the build.
var version = "dev"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, say.Error(err))
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("gridstar-desktop", flag.ContinueOnError)
	path := flags.String("db", "", "数据库文件（默认在用户的数据文件夹里）")
	if err := flags.Parse(args); err != nil {
		return nil // said by flag
	}
	if *path == "" {
		var err error
		if *path, err = office.DefaultPath(); err != nil {
			return err
		}
	}
	habits, err := defaultHabits()
	if err != nil {
		return err
	}
	d := &desk{path: *path, habits: habits}
	return wails.Run(window(d))
}

// window are the options of the one window.
func window(d *desk) *options.App {
	place := d.habits.load().Window
	state := options.Normal
	if place.Maximised {
		state = options.Maximised
	}
	return &options.App{
		Title:            "网格星考",
		Width:            max(place.Width, minWidth),
		Height:           max(place.Height, minHeight),
		MinWidth:         minWidth,
		MinHeight:        minHeight,
		WindowStartState: state,
		BackgroundColour: options.NewRGB(0xf6, 0xf4, 0xef),
		AssetServer:      &assetserver.Options{Assets: dist(), Handler: &papers{d}},
		Bind:             d.bridges(),
		OnStartup:        d.start,
		OnBeforeClose:    d.leave,
		OnShutdown:       d.stop,
		ErrorFormatter:   rejection,
		Logger:           quiet{},
		DragAndDrop:      &options.DragAndDrop{EnableFileDrop: true},
		Windows:          &windows.Options{WebviewUserDataPath: filepath.Join(d.habits.folder(), "webview")},
		Linux:            &linux.Options{ProgramName: "gridstar", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	}
}

// The smallest window in which nothing is cut.
const (
	minWidth  = 1100
	minHeight = 700
)
