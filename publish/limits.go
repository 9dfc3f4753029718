package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
)

// Limits bound what one post may cost. Zero fields take the defaults, which no
// honest post comes near. A post past one of them fails with an error that
// errors.As finds a *LimitError in; a picture past its own is dealt with by
// Config.Pictures, and its error is such a one, too. Markdown that nests deeper
// than a hundred is taken as text, with a diagnostic, and does not come to Depth.
type Limits struct {
	Bytes    int64         // of the post's file; 0 is 32 MB
	Nodes    int           // of its tree; 0 is two million
	Depth    int           // nodes of its tree within one another; 0 is a thousand
	Pages    int           // of one book; 0 is a hundred thousand
	Time     time.Duration // to read it and write its books; 0: only the context ends it
	Pictures asset.Limits
}

// LimitError says which of the Limits a post went past.
type LimitError = doc.LimitError

// past is the error of a post past a limit.
func past(file, name string, limit int64) error {
	return &doc.PostError{Code: "limit", Pos: doc.Pos{File: file}, Err: &LimitError{Name: name, Max: limit}}
}

// ReadFile reads a post's file, no further than one byte past the limit. What is
// no file of bytes, such as a pipe, is not opened: that may never end.
func (l Limits) ReadFile(fsys fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.Mode().IsRegular() {
		return nil, unreadable(name, fmt.Errorf("%s: not a regular file", info.Mode().Type()))
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	size := int64(0) // its own, where it has one
	if about, err := f.Stat(); err == nil {
		size = about.Size()
	}
	return l.read(f, name, size)
}

// Read reads a post out of r, no further than one byte past the limit; the name
// is for errors.
func (l Limits) Read(r io.Reader, name string) ([]byte, error) { return l.read(r, name, 0) }

// read reads into room of the size expected.
func (l Limits) read(r io.Reader, name string, size int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(max(0, min(size, l.bytes()))) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(r, l.bytes()+1)); err != nil {
		return nil, unreadable(name, err)
	}
	return b.Bytes(), l.size(name, b.Bytes())
}

func (l Limits) bytes() int64 { return cmp.Or(l.Bytes, 32<<20) }

// size checks the size of a post's text.
func (l Limits) size(name string, src []byte) error {
	if int64(len(src)) > l.bytes() {
		return past(name, "Bytes", l.bytes())
	}
	return nil
}

// tree checks how many nodes a document has, and how deep they lie.
func (l Limits) tree(name string, d *doc.Document) error {
	if err := l.depth(name, d); err != nil {
		return err // before anything goes down it
	}
	limit, n := cmp.Or(l.Nodes, 2_000_000), 0
	doc.Walk(d, func(doc.Node) bool { n++; return n <= limit })
	if n > limit {
		return past(name, "Nodes", int64(limit))
	}
	return nil
}

func (l Limits) depth(name string, d *doc.Document) error {
	if limit := cmp.Or(l.Depth, 1000); doc.Depth(d, limit) > limit {
		return past(name, "Depth", int64(limit))
	}
	return nil
}

// book checks how many pages a book has.
func (l Limits) book(pages int) error {
	if limit := cmp.Or(l.Pages, 100_000); pages > limit {
		return &LimitError{Name: "Pages", Max: int64(limit)}
	}
	return nil
}

// timed gives a context that ends when the time for a post is over.
func (l Limits) timed(ctx context.Context) (context.Context, context.CancelFunc) {
	if l.Time <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, l.Time, &LimitError{Name: "Time", Max: int64(l.Time)})
}

// placed gives the error of a post past a limit its place in the post; one that
// the end of the post's time brought about becomes an error of that limit.
func placed(ctx context.Context, file string, err error) error {
	var limit *LimitError
	if errors.Is(err, context.DeadlineExceeded) {
		errors.As(context.Cause(ctx), &limit)
	}
	if limit == nil && (errors.Is(err, doc.ErrPost) || !errors.As(err, &limit)) {
		return err
	}
	return past(file, limit.Name, limit.Max)
}
