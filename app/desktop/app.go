package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/build/licences"
)

// App is the bridge of what every screen shares.
type App struct{ desk *desk }

// State is the office's state with what this window remembers.
type State struct {
	Office      *office.State `json:"office"`
	Version     string        `json:"version"`
	Month       string        `json:"month"` // to begin with
	Unit        string        `json:"unit"`
	Folder      string        `json:"folder"` // where papers are saved
	User        string        `json:"user"`
	Preferences Preferences   `json:"preferences"`
}

// State of the office and of the window.
func (a *App) State() (*State, error) {
	return ask(a.desk, func(ctx context.Context, o *office.Office) (*State, error) {
		s, err := o.State(ctx)
		if err != nil {
			return nil, err
		}
		h := a.desk.habits.load()
		out := &State{Office: s, Version: version, Month: due(s.Months, s.Today[:len("2006-01")]), Unit: start(s.Units),
			Folder: papersFolder(), User: h.User, Preferences: h.Preferences}
		if slices.ContainsFunc(s.Units, func(u office.UnitRow) bool { return u.Code == h.Preferences.Unit }) {
			out.Unit = h.Preferences.Unit
		}
		return out, nil
	})
}

// Licences are those of the program and of all that is in it.
func (a *App) Licences() (string, error) { return licences.Text, nil }

// due is the month to begin with: the newest with records that is over, or else
// the running one. An export often holds some days of the month after.
func due(months []string, running string) string {
	for _, m := range slices.Backward(months) {
		if m < running {
			return m
		}
	}
	return running
}

// start is the unit to begin with: the lowest that holds all others, or the
// first where no one unit does.
func start(units []office.UnitRow) string {
	known := map[string]bool{}
	for _, u := range units {
		known[u.Code] = true
	}
	at := ""
	for {
		var below []string
		for _, u := range units {
			if u.Parent == at || at == "" && !known[u.Parent] {
				below = append(below, u.Code)
			}
		}
		if len(below) == 1 {
			at = below[0]
			continue
		}
		if at == "" && len(below) > 0 {
			at = below[0]
		}
		return at
	}
}

// Remember keeps how the window looks.
func (a *App) Remember(p Preferences) (err error) {
	defer rescue(&err)
	h := a.desk.habits.load()
	h.Preferences = p
	return a.desk.habits.save(h)
}

// Cancel stops the work of that name.
func (a *App) Cancel(job string) { a.desk.jobs.stop(job) }

// Open opens a file that was saved with the program that the user has for it.
func (a *App) Open(path string) (err error) {
	defer rescue(&err)
	return show(path)
}

// Reveal opens the folder of a file that was saved.
func (a *App) Reveal(path string) (err error) {
	defer rescue(&err)
	return show(filepath.Dir(path))
}

// codeCannotOpen is a file that no program opened: path.
const codeCannotOpen domain.Code = "cannot_open"

func show(path string) error {
	command := exec.Command("xdg-open", path)
	switch runtime.GOOS {
	case "windows":
		command = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		command = exec.Command("open", path)
	}
	if err := command.Start(); err != nil {
		return &domain.Error{Code: codeCannotOpen, Args: []string{path}, Err: err}
	}
	go func() { _ = command.Wait() }() // the program's end is not ours to judge
	return nil
}

// Print opens the system's print dialog on what the window shows.
func (a *App) Print() (err error) {
	defer rescue(&err)
	return tell(a.desk, func(ctx context.Context, _ *office.Office) error {
		wails.WindowPrint(ctx)
		return nil
	})
}
