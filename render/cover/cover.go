// Package cover composes the first page of a book: the post's picture with its
// title, the picture alone, or a picture drawn from the title's own letters.
//
//	page, ok := cover.Page(setter, book, paper.W, paper.H)
//
// The same composition is the picture that stands for the book on a reader's
// shelf:
//
//	asset, err := cover.NewShelf(setter, cache).Picture(ctx, book)
package cover

import (
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// Page composes the cover on a page of the given size. It gives false where
// the book has none: where it is to have none, and where nothing was said and
// the post has no picture. All items are artifacts until Tag says otherwise.
func Page(s *para.Setter, b *render.Book, w, h sp.Len) (frame.Page, bool) {
	a := artOf(b, forPrint)
	if b.Options.Cover == render.CoverAuto && a == nil {
		return frame.Page{}, false
	}
	return page(s, b, a, w, h)
}

// page composes the cover with a picture, or without one when it is nil.
func page(s *para.Setter, b *render.Book, a *art, w, h sp.Len) (frame.Page, bool) {
	c := composer{setter: s, book: b, w: w, h: h, margin: w / 10}
	switch b.Options.Cover {
	case render.CoverAuto, render.CoverCompose:
		if a != nil {
			c.composed(a)
		} else {
			c.drawn()
		}
	case render.CoverImage:
		if a != nil {
			c.full(a)
		} else {
			c.drawn()
		}
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

// composer is a cover being made.
type composer struct {
	setter *para.Setter
	book   *render.Book
	w, h   sp.Len
	margin sp.Len
	tones  *tones // of a drawn cover; nil where the post's picture gives the colours
	items  []frame.Item
}

// full shows the picture alone, as large as the page lets it.
func (c *composer) full(a *art) {
	w, h := c.w, a.high(c.w)
	if h > c.h {
		w, h = a.wide(c.h), c.h
	}
	c.art(a, (c.w-w)/2, (c.h-h)/2, w, h)
}

// composed shows the picture over the upper part, the words below it.
func (c *composer) composed(a *art) {
	words := c.words(c.tall() - c.reach(a, c.tall()))
	bottom := min(c.reach(a, c.h), c.h-words.height)
	c.cropped(a, bottom)
	c.panel(words, bottom)
}

// reach is how far down a page of a height the picture goes. A picture flatter
// than that part loses a ninth of its width at most.
func (c *composer) reach(a *art, height sp.Len) sp.Len {
	bottom := height * 62 / 100
	if h := a.high(c.w) * 9 / 8; h < bottom {
		bottom = max(h, height/3)
	}
	return bottom
}

// drawn shows a picture made from the title and the names over the words. The
// books of a series have motifs of one kind, each its own.
func (c *composer) drawn() {
	seed := c.seed()
	c.tones = &palette[seed.below(len(palette))]
	words := c.words(c.tall() * 38 / 100)
	bottom := min(c.h*62/100, c.h-words.height)
	c.rule(0, 0, c.w, bottom, c.tones[0])
	kind := seed
	if series := c.book.Doc.Meta.Series; series != "" {
		kind = seedOf(series)
	}
	motifs[kind.below(len(motifs))](c, seed, bottom)
	c.panel(words, bottom)
}

// cropped fills the page's width down to bottom with the middle of the
// picture. What reaches below is covered by the ground of the words.
func (c *composer) cropped(a *art, bottom sp.Len) {
	w, h := c.w, a.high(c.w)
	if h < bottom {
		w, h = a.wide(bottom), bottom
	}
	y := (bottom - h) / 2
	if y+h > c.h { // no picture reaches past the page's foot
		y = min(0, c.h-h)
	}
	c.art(a, (c.w-w)/2, y, w, h)
}

func (c *composer) rule(x, y, w, h sp.Len, color frame.Color) {
	c.items = append(c.items, &frame.Rule{X: x, Y: y, W: w, H: h, Color: color})
}
