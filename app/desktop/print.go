package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// Printer is the bridge to the system's print dialog.
type Printer struct{ desk *desk }

// CodePrintFailed says that a printer did not take a document; its name.
const CodePrintFailed domain.Code = "print_failed"

// What became of a document that was to be printed.
const (
	printSent     = "sent"
	printLeft     = "left"   // the user thought better of it
	printByWindow = "window" // the window prints its own pages: on this system its dialog is the system's
)

// Print makes the document, lets the user choose a printer, and sends it there as
// it is. What was sent is told to the audit trail.
func (b *Printer) Print(p PaperRequest) (string, error) {
	if !printsDirectly {
		return printByWindow, nil
	}
	d, err := office.DocumentOf(p.Document)
	if err != nil {
		return "", err
	}
	data, err := ask(b.desk, p.set)
	if err != nil {
		return "", err
	}
	sent := false
	err = b.desk.dialog(func(context.Context) (err error) {
		defer rescue(&err)
		sent, err = spool(d, data)
		return err
	})
	if err != nil {
		return "", &domain.Error{Code: CodePrintFailed, Args: []string{d.Name}, Err: err}
	}
	if !sent {
		return printLeft, nil
	}
	return printSent, tell(b.desk, p.note)
}

// spool hands a document to the system from a file that lasts until it is taken.
func spool(d *office.Document, data []byte) (sent bool, err error) {
	dir, err := os.MkdirTemp("", "gridstar-")
	if err != nil {
		return false, err
	}
	defer func() {
		if e := os.RemoveAll(dir); err == nil {
			err = e
		}
	}()
	path := filepath.Join(dir, "print.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return false, err
	}
	return printFile(path, d.Name, strings.HasPrefix(d.Size, "A3"), strings.HasSuffix(d.Size, "横"))
}
