package publish

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// ErrInternal marks a fault of the library itself, met on one post. A run over
// many posts can go on with the next.
var ErrInternal = errors.New("internal error")

// guard turns a panic into an error that holds the stack, so that one post
// cannot take its neighbours along.
func guard(name string, err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%s: %w: %v\n%s", name, ErrInternal, r, debug.Stack())
	}
}
