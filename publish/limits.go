package publish

import (
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
// Config.Pictures. Depth is bounded without a setting: what is nested deeper
// than a hundred is taken as text, with a diagnostic.
type Limits struct {
	Bytes    int64         // of the post's file; 0 is 32 MB
	Nodes    int           // of its tree; 0 is two million
	Pages    int           // of one book; 0 is a hundred thousand
	Time     time.Duration // to read it and write its books; 0: only the context ends it
	Pictures asset.Limits
}

// LimitError says which of the Limits a post went past.
type LimitError struct {
	Name string // of the field of Limits
	Max  int64  // nanoseconds for Time
}

// Error names the limit and what it is.
func (e *LimitError) Error() string {
	if e.Name == "Time" {
		return fmt.Sprintf("past the limit Time of %v", time.Duration(e.Max))
	}
	return fmt.Sprintf("past the limit %s of %d", e.Name, e.Max)
}

// past is the error of a post past a limit.
func past(file, name string, limit int64) error {
	return &doc.PostError{Code: "limit", Pos: doc.Pos{File: file}, Err: &LimitError{name, limit}}
}

// read reads a post's file, no further than one byte past the limit.
func (l Limits) read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, l.bytes()+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return src, l.size(name, src)
}

func (l Limits) bytes() int64 { return cmp.Or(l.Bytes, 32<<20) }

// size checks the size of a post's text.
func (l Limits) size(name string, src []byte) error {
	if int64(len(src)) > l.bytes() {
		return past(name, "Bytes", l.bytes())
	}
	return nil
}

// tree checks how many nodes a document has.
func (l Limits) tree(name string, d *doc.Document) error {
	limit, n := cmp.Or(l.Nodes, 2_000_000), 0
	doc.Walk(d, func(doc.Node) bool { n++; return n <= limit })
	if n > limit {
		return past(name, "Nodes", int64(limit))
	}
	return nil
}

// book checks how many pages a book has.
func (l Limits) book(pages int) error {
	if limit := cmp.Or(l.Pages, 100_000); pages > limit {
		return &LimitError{"Pages", int64(limit)}
	}
	return nil
}

// timed gives a context that ends when the time for a post is over.
func (l Limits) timed(ctx context.Context) (context.Context, context.CancelFunc) {
	if l.Time <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, l.Time, &LimitError{"Time", int64(l.Time)})
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
