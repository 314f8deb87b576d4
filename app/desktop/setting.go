package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/backend/office"
	"gridstar/backend/report/paper"
)

// Setting is the bridge of what the office sets.
type Setting struct{ desk *desk }

// SettingScreen is all that the settings screen shows but the trail.
type SettingScreen struct {
	Paper     paper.Settings  `json:"paper"` // with the defaults where nothing is set
	User      string          `json:"user"`
	Database  string          `json:"database"`
	Encrypted bool            `json:"encrypted"`
	Backups   []office.Backup `json:"backups"`
	Taught    []office.Taught `json:"taught"`
}

// Screen gathers it.
func (b *Setting) Screen() (*SettingScreen, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (*SettingScreen, error) {
		out := &SettingScreen{User: b.desk.habits.load().User, Database: o.Path()}
		var err error
		if out.Paper, err = o.PaperSettings(ctx); err != nil {
			return nil, err
		}
		out.Paper = out.Paper.WithDefaults()
		if out.Encrypted, err = o.Encrypted(ctx); err != nil {
			return nil, err
		}
		if out.Backups, err = o.Backups(); err != nil {
			return nil, err
		}
		out.Taught, err = o.TaughtHeaders(ctx)
		return out, err
	})
}

// SavePaper keeps the paper settings.
func (b *Setting) SavePaper(s paper.Settings) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error { return o.SavePaperSettings(ctx, s) })
}

// SaveUser keeps who acts at this machine.
func (b *Setting) SaveUser(name string) error {
	return tell(b.desk, func(_ context.Context, o *office.Office) error {
		h := b.desk.habits.load()
		h.User = strings.TrimSpace(name)
		if err := b.desk.habits.save(h); err != nil {
			return err
		}
		o.ActAs(b.desk.habits.load().User)
		return nil
	})
}

// Forget drops what was taught about one header.
func (b *Setting) Forget(fingerprint, header string) error {
	return tell(b.desk, func(ctx context.Context, o *office.Office) error { return o.Forget(ctx, fingerprint, header) })
}

// ChoosePicture asks for a seal or an emblem; one without a name when the user
// thinks better of it.
func (b *Setting) ChoosePicture() (*paper.PictureFile, error) {
	path, err := b.desk.chosen(func(ctx context.Context) (string, error) {
		return wails.OpenFileDialog(ctx, wails.OpenDialogOptions{Title: "选择图片",
			Filters: []wails.FileFilter{{DisplayName: "图片 (*.png;*.jpg)", Pattern: "*.png;*.jpg;*.jpeg"}}})
	})
	if err != nil || path == "" {
		return &paper.PictureFile{}, err
	}
	return ask(b.desk, func(context.Context, *office.Office) (*paper.PictureFile, error) { return office.ReadPicture(path) })
}

// ChooseFace asks for a face's file; "" when the user thinks better of it.
func (b *Setting) ChooseFace() (string, error) {
	return b.desk.chosen(func(ctx context.Context) (string, error) {
		return wails.OpenFileDialog(ctx, wails.OpenDialogOptions{Title: "选择字体",
			Filters: []wails.FileFilter{{DisplayName: "字体 (*.ttf;*.ttc)", Pattern: "*.ttf;*.ttc"}}})
	})
}

// Try prints a document with settings that are not saved, and returns where its
// pages are to be had.
func (b *Setting) Try(p PaperRequest, s paper.Settings) (string, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) (string, error) {
		req, err := p.document()
		if err != nil {
			return "", err
		}
		var w bytes.Buffer
		if err := o.TryPaper(ctx, req, s, &w); err != nil {
			return "", err
		}
		return b.desk.trial.keep(w.Bytes()), nil
	})
}

// trialPath is where the last trial is to be had.
const trialPath = "/trial"

// trial is the last paper that was tried; an older one is nobody's wish.
type trial struct {
	mu     sync.Mutex
	number int
	pages  []byte
}

func (t *trial) keep(pages []byte) (url string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.number++
	t.pages = pages
	return fmt.Sprintf("%s?n=%d", trialPath, t.number)
}

func (t *trial) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	t.mu.Lock()
	pages := t.pages
	t.mu.Unlock()
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(pages) // the window is gone when this fails
}
