// Package bookfile writes a file whole or not at all: whatever happens on the
// way, a reader of the name sees the old bytes or the new ones.
//
//	err := bookfile.Write("out/post.epub", data)
//
// A large file need not be in memory:
//
//	f := bookfile.New("out/post.epub")
//	defer f.Discard()
//	// … write to f …
//	err := f.Keep()
package bookfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Write puts data into a temporary file beside path and renames it. Folders on
// the way are made. On an error nothing is left behind.
func Write(path string, data []byte) error { return write(path, data, false) }

// WriteSync is Write that has the data on the disk before it renames, so that
// the name never stands for an empty file after a power cut.
func WriteSync(path string, data []byte) error { return write(path, data, true) }

func write(path string, data []byte, sync bool) error {
	f := New(path)
	defer f.Discard()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if sync {
		if err := f.named(f.temporary.Sync()); err != nil {
			return err
		}
	}
	return f.Keep()
}

// File is a file that has not got its name yet. It is for one goroutine.
type File struct {
	path      string
	temporary *os.File // nil before the first Write, and in the end
}

// New gives a file for a path. Nothing is made on the disk before it is
// written to.
func New(path string) *File { return &File{path: path} }

// Write writes to a temporary file beside the path. Folders on the way are
// made.
func (f *File) Write(b []byte) (int, error) {
	if f.temporary == nil {
		if err := f.open(); err != nil {
			return 0, err
		}
	}
	n, err := f.temporary.Write(b)
	return n, f.named(err)
}

func (f *File) open() error {
	dir := filepath.Dir(f.path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	t, err := os.CreateTemp(dir, ".octavo-*.tmp")
	f.temporary = t
	return err
}

// Keep closes the file and gives it its name. On an error nothing is left
// behind.
func (f *File) Keep() error {
	if f.temporary == nil {
		if err := f.open(); err != nil {
			return err
		}
	}
	t := f.temporary
	f.temporary = nil
	// CreateTemp makes files private; a book is to be read.
	err := errors.Join(t.Chmod(0o644), t.Close())
	if err == nil {
		err = os.Rename(t.Name(), f.path)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(t.Name()))
	}
	return f.named(err)
}

// Discard takes away what was written, unless it was kept.
func (f *File) Discard() {
	if f.temporary != nil {
		f.temporary.Close()
		os.Remove(f.temporary.Name())
		f.temporary = nil
	}
}

func (f *File) named(err error) error {
	if err != nil {
		err = fmt.Errorf("writing %s: %w", f.path, err)
	}
	return err
}
