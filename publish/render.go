package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// Render has the backends write a parsed book, side by side. When a book of
// pages is among the outputs, the EPUB names its pages, so that "p. 12" is the
// same place in both.
func (p *Press) Render(ctx context.Context, b *render.Book, outs ...Output) (Result, error) {
	if err := p.config.Limits.depth(called(b), b.Doc); err != nil {
		return Result{}, err
	}
	ctx, done := p.config.Limits.timed(ctx)
	defer done()
	r, err := p.render(ctx, b, outs)
	return r, placed(ctx, called(b), err)
}

func (p *Press) render(ctx context.Context, b *render.Book, outs []Output) (Result, error) {
	book := *b
	if !p.paged(outs) {
		book.Laid = nil
	}
	reports := make([]render.Output, len(outs))
	counts := make([]counter, len(outs))
	g, ctx := errgroup.WithContext(ctx)
	for i, o := range outs {
		g.Go(func() (err error) {
			defer guard(called(b), &err)
			counts[i].w = o.Writer
			reports[i], err = p.write(ctx, &book, o.Format, &counts[i])
			return err
		})
	}
	err := g.Wait()
	r := Result{Meta: b.Doc.Meta}
	for i, o := range outs {
		r.Books = append(r.Books, Book{Format: o.Format, Bytes: counts[i].n, Pages: reports[i].Pages})
		r.Diagnostics = append(r.Diagnostics, reports[i].Diagnostics...)
	}
	r.Diagnostics = sorted(once(r.Diagnostics))
	return r, err
}

func (p *Press) write(ctx context.Context, b *render.Book, format string, w io.Writer) (render.Output, error) {
	backend, ok := p.backends[format]
	if !ok {
		return render.Output{}, fmt.Errorf("publish: no backend for format %q", format)
	}
	out, err := backend.Render(ctx, b, w)
	if err != nil {
		return out, fmt.Errorf("%s: %s: %w", called(b), format, err)
	}
	p.log.DebugContext(ctx, "book written", slog.String("format", format), slog.Int("pages", out.Pages))
	return out, nil
}

// called names a book in an error.
func called(b *render.Book) string { return fmt.Sprintf("%.80s", doc.OneLine(b.Doc.Meta.Title)) }

// paged says whether any output draws pages.
func (p *Press) paged(outs []Output) bool {
	for _, o := range outs {
		if b, ok := p.backends[o.Format].(render.Paged); ok && b.Paged() {
			return true
		}
	}
	return false
}

// lay gives the book's pages, laid out by the first who asks; the others wait
// for it. A layout that was cancelled is done again.
func (p *Press) lay(b *render.Book) func(context.Context) (*render.Laid, error) {
	var mu sync.Mutex
	var laid *render.Laid
	return func(ctx context.Context) (*render.Laid, error) {
		mu.Lock()
		defer mu.Unlock()
		if laid != nil {
			return laid, nil
		}
		l, err := p.engine.Lay(ctx, b)
		if err == nil {
			err = p.config.Limits.book(len(l.Frames.Pages))
		}
		if err != nil {
			return nil, err
		}
		laid = l
		return laid, nil
	}
}

// once drops diagnostics that two backends both gave.
func once(ds []doc.Diagnostic) []doc.Diagnostic {
	seen := map[doc.Diagnostic]bool{}
	var out []doc.Diagnostic
	for _, d := range ds {
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	return out
}

// counter counts what passes and remembers no error: the backend returns it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	if c.w == nil {
		return 0, errors.New("publish: output has no writer")
	}
	n, err := c.w.Write(b)
	c.n += int64(n)
	if n < len(b) && err == nil {
		err = io.ErrShortWrite // or a buffer over it would try for ever
	}
	return n, err
}
