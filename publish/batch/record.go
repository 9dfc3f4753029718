package batch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"slices"
	"sync"

	"github.com/octavo-press/octavo/publish/asset"
)

// recorder notes which pictures a post's books are made with, and which were
// looked for in vain. It is the file system that the press is given.
type recorder struct {
	fs fs.FS

	mu   sync.Mutex
	seen map[dependencyKey]dependency
}

type dependencyKey struct{ file, url string }

func newRecorder(fsys fs.FS) *recorder {
	return &recorder{fs: fsys, seen: map[dependencyKey]dependency{}}
}

func (r *recorder) note(d dependency) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen[dependencyKey{d.File, d.URL}] = d
}

// dependencies lists what was noted, by name.
func (r *recorder) dependencies() []dependency {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []dependency
	for _, d := range r.seen {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b dependency) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.URL, b.URL))
	})
	return out
}

// Open notes what is opened. Folders are read for hints only, on which no
// book depends.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.fs.Open(name)
	if err != nil {
		r.note(dependency{File: name})
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, nil
	}
	d := dependency{File: name, Stamp: fileStamp(info), Sum: "unread"} // it may be too long to be read
	r.note(d)
	return &recordedFile{File: f, recorder: r, hash: sha256.New(), as: d}, nil
}

// Stat notes what is looked at as Open does. What is neither a file nor a folder,
// such as a pipe, will not be opened, and counts as not there.
func (r *recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.fs, name)
	switch {
	case err != nil, !info.IsDir() && !info.Mode().IsRegular():
		r.note(dependency{File: name})
	case !info.IsDir():
		r.note(dependency{File: name, Stamp: fileStamp(info), Sum: "unread"})
	}
	return info, err
}

// recordedFile hashes what is read of it, to its end.
type recordedFile struct {
	fs.File
	recorder *recorder
	hash     hash.Hash
	as       dependency
}

func (f *recordedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.hash.Write(p[:n])
	if err == io.EOF {
		f.as.Sum = hex.EncodeToString(f.hash.Sum(nil))
		f.recorder.note(f.as)
	}
	return n, err
}

// recordingFetcher notes what is fetched in the recorder of the context, since
// one fetcher serves all posts of a press.
type recordingFetcher struct{ next asset.Fetcher }

type recorderKey struct{}

func (f recordingFetcher) Fetch(ctx context.Context, url string) ([]byte, error) {
	data, err := f.next.Fetch(ctx, url)
	r, ok := ctx.Value(recorderKey{}).(*recorder)
	if !ok || ctx.Err() != nil {
		return data, err
	}
	d := dependency{URL: url}
	if data != nil {
		d.Sum = sumOf(data)
		d.Stamp = d.Sum
		if s, ok := f.next.(asset.Stamper); ok {
			stamp, serr := s.Stamp(ctx, url)
			if d.Stamp = stamp; serr != nil {
				d.Sum = "" // it was given, but will not be kept
			}
		}
	}
	r.note(d)
	return data, err
}

// Kept asks the fetcher: what is read again was noted when it was fetched.
func (f recordingFetcher) Kept(url string, size int) func() ([]byte, error) {
	if k, ok := f.next.(asset.Keeper); ok {
		return k.Kept(url, size)
	}
	return nil
}
