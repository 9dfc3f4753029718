package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

// definitions sets terms, each kept with the first lines of what it means.
func (f *flow) definitions(c *column, at setting, outer string, b *doc.Definitions) {
	term, item := f.style(theme.Term), f.style(theme.ListItem)
	at = f.nest(at, "L", outer)
	f.at(at.elem).List = "None"
	c.gap(f.sheet.grid)
	for i := range b.Items {
		d := &b.Items[i]
		li := at
		li.elem = f.element(at.elem, "LI")
		for _, t := range d.Terms {
			f.line(c, li, "Lbl", nil, d.Pos, f.scaled(at.style, term), t)
			c.keep(never)
		}
		body := f.indent(c, li, item.left, 0, d.Pos)
		body.elem = f.element(li.elem, "LBody")
		for _, blocks := range d.Bodies {
			c.fresh = true
			f.blocks(c, body, blocks)
		}
		c.gap(f.sheet.grid)
	}
}

// scaled is a style of running text at the size of the place it stands in.
func (f *flow) scaled(place, st *style) *style {
	if place.size >= st.size {
		return st
	}
	s := *st
	s.size, s.leading, s.above, s.grid = place.size, place.leading, place.above, place.grid
	return &s
}
