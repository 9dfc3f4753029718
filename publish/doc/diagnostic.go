package doc

import (
	"errors"
	"fmt"
)

// Severity is how much a diagnostic matters.
type Severity string

// The severities. An Error means that the book lacks something the author
// wrote; a Warning, that it was guessed or mended; Info, that it was noticed.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Diagnostic is something to tell the post's author.
type Diagnostic struct {
	Code     string // stable and short, such as "image-missing"
	Severity Severity
	Pos      Pos
	Message  string
}

// String gives the form compilers use: "file:line: severity code: message", in
// one line that a terminal may be shown: a post may say anything of its files.
func (d Diagnostic) String() string {
	return OneLine(fmt.Sprintf("%s: %s %s: %s", d.Pos, d.Severity, d.Code, d.Message))
}

// ErrPost marks errors that the post's author can mend; errors.Is finds it.
var ErrPost = errors.New("bad post")

// PostError is a post that cannot be made into a book, and why.
type PostError struct {
	Code string // as in Diagnostic
	Pos  Pos
	Err  error
}

// Error starts with the position, "post.md:14: ".
func (e *PostError) Error() string { return OneLine(fmt.Sprintf("%s: %s: %v", e.Pos, e.Code, e.Err)) }

// Unwrap makes errors.Is find both ErrPost and the cause.
func (e *PostError) Unwrap() []error { return []error{ErrPost, e.Err} }
