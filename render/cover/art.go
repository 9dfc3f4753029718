package cover

import (
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/svg"
)

// art is the post's own picture: pixels or a drawing.
type art struct {
	w, h    int64
	pixels  *frame.Picture
	drawing *svg.Picture
}

// asset is what was found of the post's own picture, nil where it has none or
// it cannot be had.
func asset(b *render.Book) *render.Asset {
	c := b.Doc.Meta.Cover
	if c == nil {
		return nil
	}
	a := b.Assets[c.Image.URL]
	if a == nil || a.Missing || a.Width <= 0 || a.Height <= 0 {
		return nil
	}
	return a
}

// artOf gives the post's own picture with the pixels that take chooses; nil
// where there is none.
func artOf(b *render.Book, take func(*render.Asset) *frame.Picture) *art {
	a := asset(b)
	if a == nil {
		return nil
	}
	m := &art{w: int64(a.Width), h: int64(a.Height)}
	if a.MIME == imaging.MIMESVG {
		d, _, err := svg.Parse(a.Data)
		if err != nil {
			return nil
		}
		m.drawing = d
		return m
	}
	if m.pixels = take(a); m.pixels == nil {
		return nil
	}
	return m
}

// forPrint takes the pixels that a page can show, forScreen those of the EPUB,
// which are there whether or not a PDF is made.
func forPrint(a *render.Asset) *frame.Picture { return a.Print }

func forScreen(a *render.Asset) *frame.Picture {
	return &frame.Picture{Key: a.Key, MIME: a.MIME, Data: a.Data, Load: a.Load, Width: a.Width, Height: a.Height}
}

// high gives the height at a width, wide the reverse.
func (a *art) high(w sp.Len) sp.Len { return w.Scale(a.h, a.w) }
func (a *art) wide(h sp.Len) sp.Len { return h.Scale(a.w, a.h) }

// art puts the picture into a rectangle. A drawing's lettering is part of the
// picture, and so nothing to be read.
func (c *composer) art(a *art, x, y, w, h sp.Len) {
	if a.drawing == nil {
		c.items = append(c.items, &frame.Image{X: x, Y: y, W: w, H: h, Picture: a.pixels})
		return
	}
	c.rule(x, y, w, h, white)
	c.items = append(c.items, a.drawing.Place(x, y, w, h, frame.Artifact, c.book.Fonts)...)
}
