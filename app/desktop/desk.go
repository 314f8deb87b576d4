package main

import (
	"context"
	"errors"
	"io/fs"
	goruntime "runtime"
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

	using  sync.RWMutex // read-held by each call that works on the office; held by what needs its file closed
	mu     sync.Mutex
	window context.Context // of the window, once it is there
	office *office.Office
	ended  bool
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

// stop waits for the calls that work on the office, and closes it for good.
func (d *desk) stop(context.Context) {
	d.jobs.cancelAll()
	_ = d.closed(func(context.Context) error { // every change was committed on its own
		d.mu.Lock()
		defer d.mu.Unlock()
		d.ended = true
		return nil
	})
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
	if d.ended {
		return ctx, nil, context.Canceled
	}
	o, err := office.Open(ctx, d.options())
	if err != nil {
		return ctx, nil, err
	}
	d.office = o
	go d.keepDaily(ctx)
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

// closed runs fn while the database is closed, between the window's calls. The next
// call opens it again.
func (d *desk) closed(fn func(context.Context) error) error {
	ctx := d.context()
	d.using.Lock()
	defer d.using.Unlock()
	d.mu.Lock()
	o := d.office
	d.office = nil
	d.mu.Unlock()
	if o != nil {
		if err := o.Close(); err != nil {
			return err
		}
	}
	return fn(ctx)
}

// dialog runs one of the system's dialogs about files. Those of GTK look into each
// file of a folder, and on Linux a program that has looked into a database loses
// its locks on it: another program would take the database for unused.
func (d *desk) dialog(fn func(context.Context) error) error {
	if goruntime.GOOS == "linux" {
		return d.closed(fn)
	}
	return fn(d.context())
}

// chosen is dialog for one that ends with a path.
func (d *desk) chosen(ask func(context.Context) (string, error)) (path string, err error) {
	defer rescue(&err)
	err = d.dialog(func(ctx context.Context) (err error) {
		path, err = ask(ctx)
		return err
	})
	return path, err
}

// restore puts a backup in the place of the database, whether that can be opened
// or not.
func (d *desk) restore(path, passphrase string) (r *office.Restoration, err error) {
	err = d.closed(func(ctx context.Context) (err error) {
		r, err = office.Restore(ctx, d.options(), path, passphrase)
		return err
	})
	return r, err
}

// keepDaily makes the day's backup, and says so where it can't.
func (d *desk) keepDaily(ctx context.Context) {
	err := tell(d, func(ctx context.Context, o *office.Office) error { return o.KeepDaily(ctx) })
	if err != nil && !errors.Is(err, context.Canceled) && ctx.Value("events") != nil {
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
// error: without an answer, the caller would wait for ever. fn must not ask again,
// nor show a dialog.
func ask[T any](d *desk, fn func(context.Context, *office.Office) (T, error)) (out T, err error) {
	defer rescue(&err)
	d.using.RLock()
	defer d.using.RUnlock()
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
