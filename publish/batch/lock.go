package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// lock keeps two runs from meeting. A run of all posts keeps out every other;
// shards keep out that run, and a second of their own number. The system lets
// go of it when the program ends, however it ends.
type lock struct{ files []*os.File }

func takeLock(job Job) (*lock, error) {
	if job.DryRun {
		return nil, nil
	}
	dir := filepath.Join(job.Out, folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	l := &lock{}
	err := l.add(filepath.Join(dir, "lock"), !job.Shard.whole())
	if err == nil && !job.Shard.whole() {
		err = l.add(filepath.Join(dir, "lock-"+strings.ReplaceAll(job.Shard.String(), "/", "-of-")), false)
	}
	if err != nil {
		return nil, errors.Join(err, l.release())
	}
	return l, nil
}

func (l *lock) add(path string, shared bool) error {
	f, err := openLock(path, shared)
	if err == nil {
		l.files = append(l.files, f)
	}
	return err
}

// held is the error of a lock that another has.
func held(path string) error { return fmt.Errorf("%w: %s is held", ErrLocked, path) }

func (l *lock) release() error {
	if l == nil {
		return nil
	}
	var err error
	for _, f := range l.files {
		err = errors.Join(err, f.Close())
	}
	l.files = nil
	return err
}
