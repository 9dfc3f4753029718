// Package cover composes the first page of a book: the post's picture with its
// title, or the title alone.
//
//	page, ok := cover.Page(setter, book, paper.W, paper.H)
package cover

import (
	"strings"

	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// Page composes the cover on a page of the given size. It gives false where
// the book has none. All items are artifacts; Tag says otherwise of the
// picture.
func Page(s *para.Setter, b *render.Book, w, h sp.Len) (frame.Page, bool) {
	pic := picture(b)
	c := composer{setter: s, book: b, w: w, h: h, margin: w / 9}
	switch b.Options.Cover {
	case render.CoverAuto:
		if pic == nil {
			return frame.Page{}, false
		}
		c.composed(pic)
	case render.CoverCompose:
		if pic == nil {
			c.typographic()
		} else {
			c.composed(pic)
		}
	case render.CoverImage:
		if pic == nil {
			return frame.Page{}, false
		}
		c.full(pic)
	case render.CoverType:
		c.typographic()
	default:
		return frame.Page{}, false
	}
	return frame.Page{W: w, H: h, Items: c.items}, true
}

// Tag makes the ground of the cover, its first item, the content of a
// structure element: the figure whose alternative text says what the cover is.
// Its words are the title block's, which a listener hears next.
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

// paperColor is the ground below the picture: a warm white.
var paperColor = frame.Color{0xf6, 0xf2, 0xea}

// full shows the picture alone, as large as the page lets it.
func (c *composer) full(pic *frame.Picture) {
	w, h := c.w, c.w*sp.Len(pic.Height)/sp.Len(max(pic.Width, 1))
	if h > c.h {
		w, h = c.h*sp.Len(pic.Width)/sp.Len(max(pic.Height, 1)), c.h
	}
	c.items = append(c.items, &frame.Image{X: (c.w - w) / 2, Y: (c.h - h) / 2, W: w, H: h, Picture: pic})
}

// composed shows the picture over the upper part, the words below it.
func (c *composer) composed(pic *frame.Picture) {
	top := c.h * 62 / 100
	h := c.w * sp.Len(pic.Height) / sp.Len(max(pic.Width, 1))
	if h < c.h*38/100 {
		top = max(h, c.h*30/100)
	}
	c.cropped(pic, top)
	c.rule(0, top, c.w, c.h-top, paperColor)
	c.rule(c.margin, top-c.h/160, c.w/6, c.h/80, frame.Color(c.book.Theme.Accent))
	c.words(top + c.h/16)
}

// cropped fills the page's width down to bottom with the middle of the
// picture. What reaches past is covered by what is drawn after it or lies
// outside the page.
func (c *composer) cropped(pic *frame.Picture, bottom sp.Len) {
	w := c.w
	h := w * sp.Len(pic.Height) / sp.Len(max(pic.Width, 1))
	if h < bottom {
		w, h = bottom*sp.Len(pic.Width)/sp.Len(max(pic.Height, 1)), bottom
	}
	y := -(h - bottom) / 2
	if y+h > c.h { // a tall picture must not reach past the page's foot
		y = min(0, c.h-h)
	}
	c.items = append(c.items, &frame.Image{X: (c.w - w) / 2, Y: y, W: w, H: h, Picture: pic})
}

// typographic has no picture: the title stands at the upper third.
func (c *composer) typographic() {
	c.rule(0, 0, c.w, c.h, paperColor)
	c.rule(0, 0, c.w, c.h/40, frame.Color(c.book.Theme.Accent))
	c.words(c.h * 3 / 10)
}

// words sets kicker, title and subtitle from y down, byline and date at the
// foot.
func (c *composer) words(y sp.Len) {
	m := &c.book.Doc.Meta
	room := c.h - y - c.h/7
	if m.Series != "" {
		y = c.set(theme.Kicker, m.Series, y, c.w/48) + c.h/80
		room -= c.h / 20
	}
	y = c.title(m.Title, y, room*2/3)
	if m.Subtitle != "" {
		c.set(theme.Subtitle, m.Subtitle, y+c.h/60, c.w/28)
	}
	words := phrase.For(m.Language)
	var names []string
	for _, a := range m.Authors {
		names = append(names, a.Name)
	}
	foot := c.h - c.margin*3/4
	c.line(theme.Byline, words.List(names), foot, para.Start)
	c.line(theme.Dateline, words.Date(m.Date), foot, para.End)
}

// title sets the title as large as lets it stand in the room.
func (c *composer) title(text string, y, room sp.Len) sp.Len {
	for size := c.w / 12; ; size = size * 9 / 10 {
		lines := c.lines(theme.Title, text, size, para.Start)
		leading := size * 9 / 8
		if sp.Len(len(lines))*leading <= room && !overfull(lines) || size < c.w/40 {
			return c.place(theme.Title, lines, y, leading, size)
		}
	}
}

func overfull(lines []para.Line) bool {
	for i := range lines {
		if lines[i].Overfull > 0 {
			return true
		}
	}
	return false
}

func (c *composer) set(name theme.Name, text string, y, size sp.Len) sp.Len {
	return c.place(name, c.lines(name, text, size, para.Start), y, size*13/10, size)
}

func (c *composer) place(name theme.Name, lines []para.Line, y, leading, size sp.Len) sp.Len {
	color := frame.Color(c.book.Theme.Styles[name].Color)
	for i := range lines {
		base := y + (leading-size)/2 + size*4/5
		c.items = place.Line(c.items, &lines[i], c.margin, base, func(int) place.Look { return place.Look{Color: color} })
		y += leading
	}
	return y
}

// line sets one line at the foot.
func (c *composer) line(name theme.Name, text string, base sp.Len, align para.Align) {
	size := c.w / 46
	lines := c.lines(name, text, size, align)
	if align == para.End && len(lines) > 0 {
		lines = lines[:1]
	}
	base -= sp.Len(max(len(lines)-1, 0)) * size * 14 / 10
	c.place(name, lines, base-size, size*14/10, size)
}

func (c *composer) lines(name theme.Name, text string, size sp.Len, align para.Align) []para.Line {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	st := c.book.Theme.Styles[name]
	lang := c.book.Doc.Meta.Language
	measure := c.w - 2*c.margin
	if name == theme.Byline || name == theme.Dateline {
		measure = measure * 2 / 3
		if name == theme.Dateline {
			measure = c.w - 2*c.margin
		}
	}
	return c.setter.Set(para.Paragraph{
		Runs: []para.Run{{Text: text, Role: st.Font, Weight: st.Weight, Italic: st.Italic, SmallCaps: st.SmallCaps,
			Size: size, Lang: lang, NoHyphens: true}},
		Lang: lang, RTL: phrase.Dir(lang) == "rtl", Measure: measure, Align: align,
	}).Lines
}

func (c *composer) rule(x, y, w, h sp.Len, color frame.Color) {
	c.items = append(c.items, &frame.Rule{X: x, Y: y, W: w, H: h, Color: color})
}
