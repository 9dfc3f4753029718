// Package bookfile writes a file whole or not at all: whatever happens on the
// way, a reader of the name sees the old bytes or the new ones.
//
//	err := bookfile.Write("out/post.epub", data)
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

func write(path string, data []byte, sync bool) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".octavo-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("writing %s: %w", path, err), os.Remove(f.Name()))
		}
	}()
	if err := fill(f, data, sync); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// fill writes and always closes.
func fill(f *os.File, data []byte, sync bool) error {
	_, err := f.Write(data)
	if err == nil && sync {
		err = f.Sync()
	}
	if err == nil {
		// CreateTemp makes files private; a book is to be read.
		err = f.Chmod(0o644)
	}
	return errors.Join(err, f.Close())
}
