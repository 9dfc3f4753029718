package batch_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/batch"
)

// refusing is an input of which some names cannot be read.
type refusing struct {
	fstest.MapFS
	names map[string]bool
}

func (f refusing) Open(name string) (fs.File, error) {
	if f.names[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f refusing) ReadFile(name string) ([]byte, error) {
	if _, err := f.Open(name); err != nil {
		return nil, err
	}
	return f.MapFS.ReadFile(name)
}

func (f refusing) ReadDir(name string) ([]fs.DirEntry, error) {
	if f.names[name] {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

// TestWhatCannotBeRead fails by name, post or folder; the books of earlier
// nights stay, those of a folder even when what is gone is removed.
func TestWhatCannotBeRead(t *testing.T) {
	in := refusing{site(t), map[string]bool{}}
	j := job(t, in)
	j.Prune = true
	run(t, j)
	old := books(t, j.Out)
	in.names["one.md"], in.names["2025"] = true, true
	for range 2 {
		r := run(t, j)
		if r.OK() || r.Count(batch.Failed) != 2 || len(r.Posts) != 2 {
			t.Fatalf("%s\n%s", r, status(r))
		}
		for _, p := range r.Posts {
			if !strings.Contains(p.Error, p.Source+": permission denied") {
				t.Errorf("%s: %s", p.Source, p.Error)
			}
		}
		sameBooks(t, books(t, j.Out), old)
	}
	clear(in.names)
	if r := run(t, j); r.Count(batch.Unchanged) != 3 {
		t.Errorf("again: %s", status(r))
	}
}

// TestACacheThatIsSpoilt neither fails a post nor worsens a book there is; what
// must be made says which picture it lacks.
func TestACacheThatIsSpoilt(t *testing.T) {
	const url = "https://example.org/leaf.png"
	in := fstest.MapFS{"a.md": post("A", "![A leaf]("+url+")")}
	j := job(t, in)
	dir := t.TempDir()
	pictures := &asset.Cache{Dir: dir, Next: &fetcher{data: map[string][]byte{url: picture(t, 10).Data}}}
	j.Config.Fetcher, j.Config.Derived = &asset.Once{Next: pictures}, asset.Derived{Dir: filepath.Join(dir, "derived")}
	j.Formats = nil
	run(t, j)
	good := books(t, j.Out)
	spoil(t, dir)
	j.Config.Fetcher = &asset.Once{Next: pictures}
	j.Engine = "another"
	if r := run(t, j); r.Count(batch.Built) != 1 || len(r.Posts[0].Diagnostics) > 0 {
		t.Errorf("fetched anew: %s %v", r, r.Posts[0].Diagnostics)
	}
	sameBooks(t, books(t, j.Out), good)

	spoil(t, dir)
	j.Config.Fetcher = &asset.Once{Next: &asset.Cache{Dir: dir}}
	if r := run(t, j); r.Count(batch.Unchanged) != 1 {
		t.Errorf("offline: %s", status(r))
	}
	sameBooks(t, books(t, j.Out), good)
	in["a.md"] = post("A", "Mended. ![A leaf]("+url+")")
	r := run(t, j)
	if d := r.Posts[0].Diagnostics; r.Count(batch.Built) != 1 || len(d) != 1 || d[0].Code != "image-offline" || !strings.Contains(d[0].Message, url) {
		t.Errorf("offline, made again: %s %v", r, d)
	}
}

// spoil has a bit of every file turn over.
func spoil(t *testing.T, dir string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) == ".json" {
			return err
		}
		data, err := os.ReadFile(path)
		data[len(data)/2] ^= 0x10
		n++
		return errors.Join(err, os.WriteFile(path, data, 0o644))
	})
	if err != nil || n < 2 {
		t.Fatalf("%d files spoilt: %v", n, err)
	}
}
