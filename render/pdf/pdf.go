// Package pdf writes a laid-out book as one PDF that is tagged for screen
// readers and fit for archives: PDF/UA-1 and PDF/A-2a, always.
//
//	out, err := pdf.Backend{}.Render(ctx, book, w)
//
// The pages come from the book's frames and nothing is decided here. gopdf
// makes the skeleton of the file (pages, font objects, pictures); the contents
// of the pages are written beside it, glyph by glyph, and a finishing pass puts
// in what gopdf does not know: glyphs, structure, links, outline, metadata.
//
// Text copies as it was written, in every script, from poppler, mupdf, pdf.js
// and PDFium. Scripts written from right to left are stored in the order in
// which they are seen, which poppler, pdf.js and PDFium expect and turn round;
// mupdf and pdfinfo -struct-text show them as they are stored. The structure
// tree says them in the order of reading. pdf.js drops the space where such text
// meets a number or another face.
package pdf

import (
	"context"
	"io"

	"github.com/octavo-press/octavo/render"
)

// Backend writes PDF. It has no settings, and goroutines may share it.
type Backend struct{ made *shelf }

// New gives a Backend for many books, which keeps the skeletons that it has gopdf
// make. The zero value has each made anew.
func New() Backend { return Backend{made: &shelf{}} }

var _ render.Paged = Backend{}

// Format says "pdf".
func (Backend) Format() string { return "pdf" }

// Paged says that a PDF shows the pages of the layout.
func (Backend) Paged() bool { return true }

// Render writes the book. It writes nothing before the whole file stands.
func (e Backend) Render(ctx context.Context, b *render.Book, w io.Writer) (render.Output, error) {
	laid, err := b.Laid(ctx)
	if err != nil {
		return render.Output{}, err
	}
	if err := check(laid.Frames); err != nil {
		return render.Output{}, err
	}
	p := &builder{book: b, doc: laid.Frames, made: e.made, res: new(resources), marks: newMarks(laid.Frames)}
	if err := p.write(ctx, w); err != nil {
		return render.Output{}, err
	}
	return render.Output{Pages: len(laid.Frames.Pages)}, nil
}

// write goes the whole way: the pages' contents, which are compressed while
// more are written, gopdf's skeleton, the file.
func (b *builder) write(ctx context.Context, w io.Writer) error {
	room := make(spare, spares)
	err := deflateWhile(ctx, room.put, func(give func(*object)) error {
		err := b.contentsOf(ctx, room, give)
		if err == nil {
			b.painted, err = b.made.paint(b.doc.Pages, b.res)
		}
		return err
	})
	if err != nil {
		return err
	}
	return b.finish(ctx, w)
}

// contentsOf writes the pages' content streams, and so learns which glyphs,
// pictures and marks the book has. It gives each stream away as it is made, to
// be written where earlier ones stood that are compressed by now.
func (b *builder) contentsOf(ctx context.Context, room spare, give func(*object)) error {
	b.streams = make([]object, len(b.doc.Pages))
	for i := range b.doc.Pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		stream, err := pageContent(room, &b.doc.Pages[i], i, b.res, b.marks)
		if err != nil {
			return err
		}
		b.streams[i] = newStream(nil, stream)
		give(&b.streams[i])
	}
	return nil
}
