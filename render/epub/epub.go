// Package epub writes a book as EPUB 3.3, with an NCX for old readers:
//
//	_, err := epub.New().Render(ctx, book, w)
//
// The chapters come from xhtml. go-epub lays the container out, its folders,
// names and IDs. A finishing pass over its archive writes what it cannot say,
// the package document, the navigation and what stands around each chapter, and
// the content itself. The same book gives the same bytes, whatever the machine,
// the time or the number of processors.
package epub

import (
	"context"
	"fmt"
	"io"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

// Backend writes EPUBs. The zero value is ready for use.
type Backend struct {
	// ConformsTo is the claim that the publisher makes of the book's
	// accessibility, such as "EPUB Accessibility 1.1 - WCAG 2.1 Level AA".
	// No program can make it; "" claims nothing.
	ConformsTo string

	// Budget is how many bytes a book may have before a diagnostic names its
	// largest pictures; 0 is what the device's shop takes.
	Budget int64

	made *shelf
}

// New gives a Backend for many books, which keeps the containers that it has
// go-epub make. The zero value has each made anew.
func New() Backend { return Backend{made: &shelf{}} }

var _ render.Backend = Backend{}

// Format gives "epub".
func (Backend) Format() string { return "epub" }

// Render writes the book. Where the book gives its pages, the EPUB names where
// each begins, so that both have the same page numbers.
func (e Backend) Render(ctx context.Context, b *render.Book, w io.Writer) (render.Output, error) {
	cover, breaks, err := e.inputs(ctx, b)
	if err != nil {
		return render.Output{}, fmt.Errorf("epub: %w", err)
	}
	x := xhtml.Convert(b, cover, breaks)
	out := render.Output{Diagnostics: x.Diagnostics}
	box, err := e.made.container(x)
	if err != nil {
		return out, fmt.Errorf("epub: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return out, err
	}
	f := finisher{book: b, xhtml: x, backend: e, box: box}
	size := counter{w: w}
	if err := f.finish(&size); err != nil {
		return out, fmt.Errorf("epub: %w", err)
	}
	if d, over := e.over(size.n, b, x); over {
		out.Diagnostics = append(out.Diagnostics, d)
	}
	return out, nil
}

// inputs gives what the book has made for it, its cover and its pages. The cover
// comes first: a PDF made at the same time lays the pages out meanwhile.
func (e Backend) inputs(ctx context.Context, b *render.Book) (cover *render.Asset, breaks []render.PageBreak, err error) {
	if b.Cover != nil {
		if cover, err = b.Cover(ctx); err != nil {
			return nil, nil, fmt.Errorf("cover: %w", err)
		}
	}
	if b.Laid != nil {
		e.made.prepare(b, cover)
		laid, err := b.Laid(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("pages: %w", err)
		}
		breaks = laid.Map.Breaks
	}
	return cover, breaks, ctx.Err()
}
