package main

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"gridstar/backend/office"
)

// What needs the database closed waits for the calls that work on it, and those
// that come meanwhile wait for it.
func TestClosedIsBetweenCalls(t *testing.T) {
	d := testDesk(t)
	inCall, goOn := make(chan struct{}), make(chan struct{})
	call := make(chan error)
	go func() {
		call <- tell(d, func(ctx context.Context, o *office.Office) error {
			close(inCall)
			<-goOn
			_, err := o.Imports(ctx)
			return err
		})
	}()
	<-inCall
	was := errors.New("the database is open")
	done := make(chan error)
	go func() {
		done <- d.closed(func(context.Context) error {
			if _, err := os.Stat(d.path + "-wal"); err == nil {
				return was
			}
			go func() {
				call <- tell(d, func(ctx context.Context, o *office.Office) error { _, err := o.Imports(ctx); return err })
			}()
			select {
			case <-call:
				return errors.New("a call did not wait")
			case <-time.After(50 * time.Millisecond):
				return nil
			}
		})
	}()
	select {
	case err := <-done:
		t.Fatal("it did not wait for the call", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(goOn)
	for range 2 {
		select {
		case err := <-call:
			if err != nil {
				t.Fatal(err)
			}
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := <-call; err != nil {
		t.Error("the call after it: ", err)
	}
}
