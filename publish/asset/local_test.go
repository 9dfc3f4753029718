package asset

import (
	"errors"
	"io/fs"
	"testing"
)

// strict is a file system that holds nothing and complains of names that lead
// out of it.
type strict struct{ t *testing.T }

func (s strict) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		s.t.Errorf("opened %q", name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func FuzzLocal(f *testing.F) {
	for _, name := range []string{"a.png", "/a", "../../a", "%2e%2e/a", `..\a`, "a?b#c", "é", "\xff", ".", "//", "a/./../.."} {
		f.Add(name, "posts/x.md")
	}
	f.Fuzz(func(t *testing.T, name, post string) {
		for _, dir := range []string{"", ".", "posts/2025", "../x", post} {
			r := Resolver{Root: strict{t}, Dir: dir}
			if _, err := r.local(name, post); !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errOutside) {
				t.Errorf("%q in %q: %v", name, dir, err)
			}
		}
	})
}
