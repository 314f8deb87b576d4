package domain

import (
	"errors"
	"strings"
)

// Code names a kind of failure. The edge (app/say) words it in Chinese.
type Code string

const (
	CodeBadDate    Code = "bad_date"
	CodeBadMonth   Code = "bad_month"
	CodeBadQuarter Code = "bad_quarter"
	CodeBadNumber  Code = "bad_number"
)

// Error is a failure that a user is told about: a code, the arguments of its
// Chinese sentence, and what caused it.
type Error struct {
	Code Code
	Args []string
	Err  error
}

func (e *Error) Error() string {
	s := string(e.Code)
	if len(e.Args) > 0 {
		s += " [" + strings.Join(e.Args, ", ") + "]"
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Fail returns an *Error.
func Fail(code Code, args ...string) *Error { return &Error{Code: code, Args: args} }

// CodeOf is the code of the first *Error in err's chain, or "".
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
