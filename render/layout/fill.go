package layout

import "github.com/octavo-press/octavo/render/sp"

// fill is how far down a page is filled.
type fill struct {
	pg    *pager
	y     sp.Len // below the last slug and what its groups close with
	last  *slug
	base  sp.Len // below the last slug itself
	give  sp.Len // of the height, what pictures may lose
	text  bool   // a slug of the page's text is set, not only figures that moved here
	above aboveKind
}

// aboveKind is what stands above the next slug.
type aboveKind uint8

const (
	aboveText  aboveKind = iota // what stands above it in the text
	aboveMoved                  // a figure that moved here
	aboveGap                    // what stood above a figure that moved on
)

// space is what parts the slug from what is above it.
func (f *fill) space(s *slug) sp.Len {
	switch f.above {
	case aboveMoved:
		return max(s.bare, f.pg.line)
	case aboveGap:
		return s.bare
	}
	return s.space
}

// put sets a slug and gives its top.
func (f *fill) put(s *slug) sp.Len {
	top := f.place(s)
	f.putAt(s, top)
	return top
}

// putAt sets a slug with its top there.
func (f *fill) putAt(s *slug, top sp.Len) {
	f.base = top + s.height
	f.y = f.base + s.close
	f.give += s.give
	f.last, f.text = s, true
	f.above = aboveText
}

// move sets a figure that moved here.
func (f *fill) move(s *slug) sp.Len {
	if f.last != nil {
		f.above = aboveMoved
	}
	top := f.put(s)
	f.above, f.text = aboveMoved, false
	return top
}

// foot gives where the page's content ends.
func (f *fill) foot() sp.Len {
	if f.last == nil {
		return 0
	}
	return f.base + f.last.tail
}

// place gives the top of a slug set next. What belongs on the grid moves to
// the next place there, or back by a little where there is air above it.
func (f *fill) place(s *slug) sp.Len {
	if f.last == nil {
		return s.top
	}
	least := f.y + s.lead
	if !f.text {
		least = f.y + s.top
	}
	y := least + f.space(s)
	if !s.grid {
		return y
	}
	g := f.pg.grid
	if y%g == 0 {
		return y
	}
	return max(roundUp(y-g/4, g), roundUp(least, g))
}
