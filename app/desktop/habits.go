package main

import (
	"encoding/json"
	"os"
	"os/user"
	"path/filepath"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// Habits are what one person's window remembers on one machine; nothing of the
// office is among them.
type Habits struct {
	User        string      `json:"user"` // who acts, as the audit trail names them
	Preferences Preferences `json:"preferences"`
	Window      Place       `json:"window"`
	Recent      []string    `json:"recent"` // folders that files were chosen from, the last first
}

// Preferences are how the window looks.
type Preferences struct {
	Shade string `json:"shade"` // auto, light, dark
	Print string `json:"print"` // normal, large
	Rail  string `json:"rail"`  // wide, narrow
	Unit  string `json:"unit"`  // chosen last; "" for none
}

// Place is where the window stood.
type Place struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// habits is the file that holds them.
type habits struct{ path string }

func defaultHabits() (habits, error) {
	db, err := office.DefaultPath()
	if err != nil {
		return habits{}, err
	}
	return habits{filepath.Join(filepath.Dir(db), "window.json")}, nil
}

func (h habits) folder() string { return filepath.Dir(h.path) }

// load reads them; what can't be read is as at first.
func (h habits) load() Habits {
	out := Habits{Preferences: Preferences{Shade: "auto", Print: "normal", Rail: "wide"},
		Window: Place{Width: 1366, Height: 768}, Recent: []string{}}
	if data, err := os.ReadFile(h.path); err == nil {
		_ = json.Unmarshal(data, &out) // a damaged file is as good as none
	}
	if out.User == "" {
		if u, err := user.Current(); err == nil {
			out.User = u.Username
		}
	}
	return out
}

func (h habits) save(v Habits) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(h.folder(), 0o700); err != nil {
		return &domain.Error{Code: office.CodeCannotWrite, Args: []string{h.folder()}, Err: err}
	}
	return office.SaveFile(h.path, data)
}
