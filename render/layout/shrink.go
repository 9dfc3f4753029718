package layout

import "github.com/octavo-press/octavo/render/sp"

// spareTenths is how many tenths of its height a picture may lose where a page
// would else have no room for it.
const spareTenths = 3

// spare gives what a figure's pictures may lose of their height, in whole steps
// of the grid, so that what stands below keeps to it.
func (f *flow) spare(figure []slug) sp.Len {
	give := pictureHeight(figure) * spareTenths / 10
	return give - give%f.sheet.grid
}

func pictureHeight(figure []slug) sp.Len {
	var h sp.Len
	for i := range figure {
		if m, ok := figure[i].content.(*picture); ok {
			h += m.h
		}
	}
	return h
}

// shrink takes so much from the pictures of a page, from each by what it may
// give, and puts smaller copies of their figures in place. It says whether there
// was anything to take.
func (l *laying) shrink(slugs []placed, over sp.Len) bool {
	var most sp.Len
	for i := range slugs {
		most += slugs[i].slug.give
	}
	if most == 0 {
		return false
	}
	for i := range slugs {
		s := slugs[i].slug
		if over > 0 && s.give > 0 {
			by := min(roundUp(mulDiv(over, s.give, most), l.pager.grid), s.give)
			over, most = over-by, most-s.give
			slugs[i].slug = shrunkFigure(s, by)
		}
	}
	return true
}

// shrunkFigure is a figure whose pictures are lower by so much in all.
func shrunkFigure(s *slug, by sp.Len) *slug {
	out, from := *s, s.content.(*stack)
	to := &stack{slugs: append([]slug(nil), from.slugs...), node: from.node}
	all := pictureHeight(from.slugs)
	for i := range to.slugs {
		m, ok := to.slugs[i].content.(*picture)
		if !ok {
			continue
		}
		less := *m
		less.h -= mulDiv(by, m.h, all)
		less.w = mulDiv(m.w, less.h, m.h)
		less.x += (m.w - less.w) * m.halves / 2
		to.slugs[i].content, to.slugs[i].height = &less, less.h
	}
	out.content, out.height, out.give = to, s.height-by, s.give-by
	return &out
}
