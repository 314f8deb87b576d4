package main

import (
	"context"
	"io/fs"
	"sync"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/backend/office"
	"gridstar/frontend"
)

// desk is what the bridges share: the window, the office's database, the jobs
// that run. A database that can't be opened leaves the window open to say so.
type desk struct {
	path   string
	habits habits
	jobs   jobs
	trial  trial

	mu     sync.Mutex
	window context.Context // of the window, once it is there
	office *office.Office
}

func (d *desk) bridges() []any {
	return []any{&App{d}, &Month{d}, &Data{d}, &Paper{d}, &Printer{d}, &People{d}, &Award{d}, &Rule{d}, &Setting{d}, &Trust{d}}
}

func (d *desk) start(ctx context.Context) {
	d.mu.Lock()
	d.window = ctx
	d.mu.Unlock()
	runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { runtime.EventsEmit(ctx, eventDrop, paths) })
}

// leave remembers where the window stood.
func (d *desk) leave(ctx context.Context) (prevent bool) {
	p := d.habits.load()
	p.Window.Maximised = runtime.WindowIsMaximised(ctx)
	if !p.Window.Maximised {
		p.Window.Width, p.Window.Height = runtime.WindowGetSize(ctx)
	}
	_ = d.habits.save(p) // a lost habit keeps nobody from leaving
	return false
}

func (d *desk) stop(context.Context) {
	d.jobs.cancelAll()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.office != nil {
		_ = d.office.Close() // every change was committed on its own
		d.office = nil
	}
}

// open is the office's database, opened by the first call that needs it. A call
// after a failure tries again, so that a lock or a full disk can be put right.
func (d *desk) open() (context.Context, *office.Office, error) {
	ctx := d.context()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.office != nil {
		return ctx, d.office, nil
	}
	o, err := office.Open(ctx, d.options())
	if err != nil {
		return ctx, nil, err
	}
	d.office = o
	go d.keepDaily(ctx, o)
	return ctx, o, nil
}

func (d *desk) options() office.Options {
	return office.Options{Path: d.path, By: d.habits.load().User}
}

// context is the window's.
func (d *desk) context() context.Context {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.window == nil {
		return context.Background()
	}
	return d.window
}

// restore puts a backup in the place of the database, whether that can be opened
// or not. The next call opens it.
func (d *desk) restore(path, passphrase string) (aside string, err error) {
	ctx := d.context()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.office != nil {
		if err := d.office.Close(); err != nil {
			return "", err
		}
		d.office = nil
	}
	return office.Restore(ctx, d.options(), path, passphrase)
}

// keepDaily makes the day's backup, and says so where it can't.
func (d *desk) keepDaily(ctx context.Context, o *office.Office) {
	if err := o.KeepDaily(ctx); err != nil && ctx.Err() == nil && ctx.Value("events") != nil {
		runtime.EventsEmit(ctx, eventTrouble, failure(err))
	}
}

// dist is the built front end.
func dist() fs.FS {
	sub, err := fs.Sub(frontend.Dist, "dist")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}

// ask answers a call of the front end from the office. A panic becomes an
// error: without an answer, the caller would wait for ever.
func ask[T any](d *desk, fn func(context.Context, *office.Office) (T, error)) (out T, err error) {
	defer rescue(&err)
	ctx, o, err := d.open()
	if err != nil {
		return out, err
	}
	return fn(ctx, o)
}

// tell is ask for a call without an answer.
func tell(d *desk, fn func(context.Context, *office.Office) error) error {
	_, err := ask(d, func(ctx context.Context, o *office.Office) (struct{}, error) { return struct{}{}, fn(ctx, o) })
	return err
}
