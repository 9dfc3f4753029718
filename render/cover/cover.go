// Package cover composes the first page of a book: the post's picture with its
// title, the picture alone, or a picture drawn from the title's own letters.
//
//	page, ok := cover.Page(setter, book, paper.W, paper.H)
//
// The same composition serves a PDF's first page and, through render/raster,
// the cover picture of an EPUB.
package cover

import (
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// Page composes the cover on a page of the given size. It gives false where
// the book has none. All items are artifacts until Tag says otherwise.
func Page(s *para.Setter, b *render.Book, w, h sp.Len) (frame.Page, bool) {
	c := composer{setter: s, book: b, w: w, h: h, margin: w / 9}
	pic := picture(b)
	switch b.Options.Cover {
	case render.CoverAuto:
		if pic == nil {
			return frame.Page{}, false
		}
		c.composed(pic)
	case render.CoverCompose:
		if pic != nil {
			c.composed(pic)
		} else {
			c.drawn()
		}
	case render.CoverImage:
		if pic == nil {
			return frame.Page{}, false
		}
		c.full(pic)
	case render.CoverType:
		c.drawn()
	default:
		return frame.Page{}, false
	}
	return frame.Page{W: w, H: h, Items: c.items}, true
}

// Tag makes the first item of the cover the content of a structure element:
// the figure whose alternative text says what the cover is. The cover's words
// are the title block's, which a listener hears next.
func Tag(p *frame.Page, e frame.Elem) {
	if len(p.Items) == 0 {
		return
	}
	switch it := p.Items[0].(type) {
	case *frame.Image:
		it.Elem = e
	case *frame.Rule:
		it.Elem = e
	}
}

// picture is the post's own, nil where it cannot be had.
func picture(b *render.Book) *frame.Picture {
	c := b.Doc.Meta.Cover
	if c == nil {
		return nil
	}
	a := b.Assets[c.Image.URL]
	if a == nil || a.Missing {
		return nil
	}
	return a.Print
}

// composer is a cover being made.
type composer struct {
	setter *para.Setter
	book   *render.Book
	w, h   sp.Len
	margin sp.Len
	items  []frame.Item
}

// paper is the ground below the picture: a warm white.
var paper = frame.Color{0xf6, 0xf2, 0xea}

// full shows the picture alone, as large as the page lets it.
func (c *composer) full(pic *frame.Picture) {
	w, h := c.w, high(pic, c.w)
	if h > c.h {
		w, h = wide(pic, c.h), c.h
	}
	c.items = append(c.items, &frame.Image{X: (c.w - w) / 2, Y: (c.h - h) / 2, W: w, H: h, Picture: pic})
}

// composed shows the picture over the upper part, the words below it. A
// picture flatter than that part is shown whole.
func (c *composer) composed(pic *frame.Picture) {
	bottom := c.h * 62 / 100
	if h := high(pic, c.w); h < bottom*3/4 {
		bottom = max(h, c.h*3/10)
	}
	c.cropped(pic, bottom)
	c.words(bottom)
}

// cropped fills the page's width down to bottom with the middle of the
// picture. What reaches below is covered by the ground of the words.
func (c *composer) cropped(pic *frame.Picture, bottom sp.Len) {
	w, h := c.w, high(pic, c.w)
	if h < bottom {
		w, h = wide(pic, bottom), bottom
	}
	y := (bottom - h) / 2
	if y+h > c.h { // no picture reaches past the page's foot
		y = min(0, c.h-h)
	}
	c.items = append(c.items, &frame.Image{X: (c.w - w) / 2, Y: y, W: w, H: h, Picture: pic})
}

// high gives the height of a picture at a width, wide the reverse.
func high(pic *frame.Picture, w sp.Len) sp.Len {
	return w.Scale(int64(pic.Height), int64(max(pic.Width, 1)))
}

func wide(pic *frame.Picture, h sp.Len) sp.Len {
	return h.Scale(int64(pic.Width), int64(max(pic.Height, 1)))
}

func (c *composer) rule(x, y, w, h sp.Len, color frame.Color) {
	c.items = append(c.items, &frame.Rule{X: x, Y: y, W: w, H: h, Color: color})
}
