package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"gridstar/app/say"
	"gridstar/backend/domain"
)

// codePanic is a fault of the program itself.
const codePanic domain.Code = "program_fault"

// Failure is an error as the front end gets it.
type Failure struct {
	Code string   `json:"code"`
	Args []string `json:"args"`
	Text string   `json:"text"` // what is wrong, where, what to do
}

// failure words err for the front end.
func failure(err error) any {
	f := Failure{Code: string(domain.CodeOf(err)), Args: []string{}, Text: say.Error(err)}
	var e *domain.Error
	if errors.As(err, &e) {
		f.Args = append(f.Args, e.Args...)
	}
	return f
}

// rejection is a failure as text: the window's runtime makes an Error of what it
// is given, and keeps no more of it than text.
func rejection(err error) any {
	text, _ := json.Marshal(failure(err)) // strings alone: it can't fail
	return string(text)
}

// rescue turns a panic into an error.
func rescue(err *error) {
	if p := recover(); p != nil {
		*err = &domain.Error{Code: codePanic, Args: []string{fmt.Sprint(p)}}
	}
}

// quiet is a logger that keeps nothing: what passes through the window is
// nobody else's business.
type quiet struct{}

func (quiet) Print(string)   {}
func (quiet) Trace(string)   {}
func (quiet) Debug(string)   {}
func (quiet) Info(string)    {}
func (quiet) Warning(string) {}
func (quiet) Error(string)   {}
func (quiet) Fatal(string)   {}
