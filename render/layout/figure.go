package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// figure sets pictures one below the other over their caption. One that a page
// holds is a single slug, which may move; a longer one is parted between its
// pictures.
func (f *flow) figure(c *column, at setting, outer string, b *doc.Figure) {
	st := f.scaled(at.style, f.style(theme.Caption))
	if decorative(b) {
		at.elem = 0
	} else {
		at = f.nest(at, "Figure", outer)
		f.at(at.elem).Alt = f.figureAlt(b)
	}
	caption := f.caption(c, at, st, b)
	room := f.sheet.height - height(caption) - f.sheet.grid
	if len(b.Images) >= gallery || f.inGallery {
		room = f.galleryRoom(c, at, b.Images[0], st.before, height(caption))
	}
	inner := column{width: c.width}
	for i, m := range b.Images {
		if i > 0 {
			inner.gap(f.sheet.grid)
		}
		inner.add(f.pictureSlug(&inner, at, st, m, room))
	}
	if len(caption) > 0 {
		caption[0].space = f.sheet.grid - f.sheet.grid/4
		caption[0].cost = never
	}
	inner.slugs = append(inner.slugs, caption...)
	f.placeFigure(c, st, b, inner.slugs)
}

// galleryRoom is the height of a picture among several that follow each other:
// a little less than it wants where one more then stands on each page.
func (f *flow) galleryRoom(c *column, at setting, m *doc.Image, gap, caption sp.Len) sp.Len {
	page := f.sheet.height
	_, h := f.figureSize(c, at, m)
	each := h + caption + gap
	n := page / max(each, 1)
	less := page/(n+1) - caption - gap
	if n > 0 && page-n*each > page/8 && less >= h*7/10 {
		return less
	}
	return page - caption - f.sheet.grid
}

// placeFigure adds a figure's slugs to the column as one where a page holds
// them.
func (f *flow) placeFigure(c *column, st *style, b *doc.Figure, slugs []slug) {
	if len(slugs) == 0 {
		return
	}
	h := height(slugs)
	if h > f.sheet.height {
		c.gap(st.before)
		for _, s := range slugs {
			c.gap(s.space)
			c.add(s)
		}
		c.gap(st.after)
		return
	}
	s := slug{height: h, content: &stack{slugs: slugs, node: b}, grid: true, notes: slugs[len(slugs)-1].notes}
	s.float = !f.led && s.notes <= f.calledBefore(c) && c.width == f.sheet.measure
	s.give = f.spare(slugs)
	c.owed = max(c.owed, st.before)
	c.add(s)
	c.owed = st.after
	if !s.float {
		c.bare = st.after
	}
}

// calledBefore gives the number of notes called in the column so far.
func (f *flow) calledBefore(c *column) int32 {
	if len(c.slugs) == 0 {
		return 0
	}
	return c.slugs[len(c.slugs)-1].notes
}

// pictureSlug scales a picture to the measure and the room on the page. One that
// does not fill the measure stands as its caption does.
func (f *flow) pictureSlug(c *column, at setting, st *style, m *doc.Image, room sp.Len) slug {
	measure := at.measure(c)
	w, h := f.figureSize(c, at, m)
	if h > room {
		if h > f.sheet.height*3/2 {
			f.warn("image-scaled", m.Pos, "the picture is %.1f times as high as the page and is scaled down", ratioOf(h, room))
		}
		w, h = shrunk(w, h, measure, room)
	}
	p := &picture{asset: f.asset(m), w: w, h: h, elem: at.elem, alt: m.Alt, halves: halves(st.align, at.rtl)}
	p.x = at.left() + (measure-w)*p.halves/2
	if p.link = f.imageLink(at.elem, m); p.link != nil && at.elem != 0 {
		p.elem = p.link.elem
	}
	return slug{height: h, content: p}
}

// halves gives how many halves of the room that a picture leaves stand to its
// left.
func halves(align para.Align, rtl bool) sp.Len {
	switch {
	case align == para.Center:
		return 1
	case (align == para.End) != rtl:
		return 2
	}
	return 0
}

// figureSize gives the size of a picture without regard to the page's height:
// one that nearly fills the measure fills it.
func (f *flow) figureSize(c *column, at setting, m *doc.Image) (w, h sp.Len) {
	w, h = natural(f.asset(m), m)
	measure := at.measure(c)
	if w > measure*3/4 && m.Width == 0 && m.Height == 0 {
		return scaled(w, h, measure, 1<<40)
	}
	return shrunk(w, h, measure, 1<<40)
}

func ratioOf(a, b sp.Len) float64 { return a.Points() / b.Points() }

// caption sets the caption and the credit as slugs below the pictures.
func (f *flow) caption(c *column, at setting, st *style, b *doc.Figure) []slug {
	cc := column{width: c.width}
	if len(b.Caption)+len(b.Credit) == 0 {
		return nil
	}
	at.elem = f.captionElement(at.elem, b)
	p := paragraph{node: b, pos: b.Pos, style: st, align: st.align}
	p.runs = f.write(at, st, b.Caption)
	if len(b.Credit) > 0 {
		credit := *st
		credit.color = frame.Color(f.sheet.theme.Muted)
		if len(b.Caption) > 0 {
			p.runs = append(p.runs, f.plain(at, &credit, " ")...)
		}
		p.runs = append(p.runs, f.write(at, &credit, b.Credit)...)
	}
	f.text(&cc, at, p)
	return cc.slugs
}

// captionElement tags the caption. Under pictures that mean nothing to a
// listener it is a paragraph of its own.
func (f *flow) captionElement(figure frame.Elem, b *doc.Figure) frame.Elem {
	if figure == 0 {
		return f.element(0, "P")
	}
	return f.element(figure, "Caption")
}

func decorative(b *doc.Figure) bool {
	for _, m := range b.Images {
		if !m.Decorative {
			return false
		}
	}
	return len(b.Images) > 0
}

// figureAlt joins what the pictures' alternatives say.
func (f *flow) figureAlt(b *doc.Figure) string {
	var s string
	for _, m := range b.Images {
		if m.Decorative {
			continue
		}
		if alt := f.alt(m, b.Caption); s == "" {
			s = alt
		} else if m.Alt != "" && len(s) < 4*maxAlt {
			s += "; " + alt
		}
	}
	return s
}

// stack is slugs one below the other that no page parts.
type stack struct {
	slugs []slug
	node  doc.Block
}

func (s *stack) paint(p *painter, x, y sp.Len) { p.column(s.slugs, x, y) }
