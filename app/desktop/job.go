package main

import (
	"context"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/backend/office"
)

// Events that the window sends to the front end.
const (
	eventDrop     = "drop"     // files were dropped: their paths
	eventProgress = "progress" // of long work: a Progress
	eventTrouble  = "trouble"  // something failed that nobody asked for: a Failure
)

// Progress of long work, as the front end gets it.
type Progress struct {
	Job   string `json:"job"`
	File  string `json:"file"`
	Phase string `json:"phase"`
	Done  int64  `json:"done"`
	Total int64  `json:"total"`
}

// jobs are the long works that run, each under a name that the front end gave.
type jobs struct {
	mu     sync.Mutex
	cancel map[string]context.CancelFunc
}

// begin names a work and returns its context; end must be called.
func (j *jobs) begin(ctx context.Context, name string) (work context.Context, end func()) {
	work, cancel := context.WithCancel(ctx)
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.cancel == nil {
		j.cancel = map[string]context.CancelFunc{}
	}
	j.cancel[name] = cancel
	return work, func() {
		cancel()
		j.mu.Lock()
		defer j.mu.Unlock()
		delete(j.cancel, name)
	}
}

// stop cancels the work of that name, if it still runs.
func (j *jobs) stop(name string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if cancel := j.cancel[name]; cancel != nil {
		cancel()
	}
}

func (j *jobs) cancelAll() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, cancel := range j.cancel {
		cancel()
	}
}

// A bar moves smoothly with some twenty steps a second; more would only keep
// the window busy.
const betweenSteps = 50 * time.Millisecond

// progress passes a work's progress to the front end.
func progress(window context.Context, job string) func(office.Progress) {
	var last time.Time
	var file string
	return func(p office.Progress) {
		now := time.Now()
		if p.File == file && p.Done < p.Total && now.Sub(last) < betweenSteps {
			return
		}
		last, file = now, p.File
		runtime.EventsEmit(window, eventProgress, Progress{Job: job, File: p.File, Phase: string(p.Stage), Done: p.Done, Total: p.Total})
	}
}
