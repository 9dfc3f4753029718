package layout

import "github.com/octavo-press/octavo/render/sp"

// fill is how far down a page is filled.
type fill struct {
	pg   *pager
	y    sp.Len // below the last slug and what its groups close with
	last *slug
	base sp.Len // below the last slug itself
	top  sp.Len // of the last slug
}

// put sets a slug and gives its top.
func (f *fill) put(s *slug) sp.Len {
	f.top = f.place(s)
	f.base = f.top + s.height
	f.y = f.base + s.close
	f.last = s
	return f.top
}

// trial gives where the page's content would end with the slug on it.
func (f *fill) trial(s *slug) sp.Len { return f.place(s) + s.height + s.tail }

// foot gives where the page's content ends.
func (f *fill) foot() sp.Len {
	if f.last == nil {
		return 0
	}
	return f.base + f.last.tail
}

// place gives the top of a slug set next. What belongs on the grid moves to
// the nearest place there, if there is room above it.
func (f *fill) place(s *slug) sp.Len {
	if f.last == nil {
		return s.top
	}
	least := f.y + s.lead
	y := least + s.space
	if !s.grid {
		return y
	}
	g := f.pg.grid
	if y%g == 0 {
		return y
	}
	if y = roundUp(y-g/2, g); y < least {
		y += g
	}
	return y
}
