package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// list sets items behind their markers, which stand on the first line of each.
func (f *flow) list(c *column, at setting, outer string, b *doc.List) {
	if len(b.Items) == 0 {
		return
	}
	at = f.nest(at, "L", outer)
	f.at(at.elem).List = numbering(b)
	markers, width := f.markers(c, at, b)
	gap := at.style.size / 2
	inner := f.inList(c, at, b, max(f.style(theme.ListItem).left, width+gap))
	starts := make([]int, len(b.Items))
	for i := range b.Items {
		starts[i] = len(c.slugs)
		f.item(c, at, inner, &b.Items[i], markers[i], gap)
	}
	end := len(c.slugs)
	c.whenSet(at, func(now func(int) int) {
		for i := range starts {
			starts[i] = now(starts[i])
		}
		slugs := c.slugs[:now(end)]
		f.loosen(slugs, starts)
		f.keepList(slugs[starts[0]:])
	})
	if at.inList {
		c.gap(at.style.after)
	} else {
		c.gap(max(at.style.after, f.sheet.grid))
	}
}

// inList is the setting of a list's items: indented, flush, and close to each
// other where the list is tight.
func (f *flow) inList(c *column, at setting, b *doc.List, indent sp.Len) setting {
	st := *at.style
	st.first = 0
	if b.Tight {
		st.after = 0
	}
	at = f.indent(c, at, indent, 0, b.Pos)
	at.style, at.hang, at.inList = &st, 0, true
	if !b.Ordered {
		at.bullets++
	}
	return at
}

// keepList makes it dear to leave one line of a list alone, or to part a short
// list.
func (f *flow) keepList(slugs []slug) {
	if n := len(slugs); n > 1 {
		slugs[1].cost = max(slugs[1].cost, parted)
		slugs[n-1].cost = max(slugs[n-1].cost, parted)
	}
	reluctant(slugs, 6*f.sheet.leading, 400)
}

// loosen parts the items of a tight list where they are long: paragraphs that
// follow each other want air between them, whatever stands before them.
func (f *flow) loosen(slugs []slug, starts []int) {
	lines := len(slugs) - starts[0]
	if lines <= 3*len(starts) || f.style(theme.Body).after == 0 {
		return
	}
	for _, i := range starts[1:] {
		s := &slugs[i]
		s.space, s.bare = max(s.space, f.sheet.grid), max(s.bare, f.sheet.grid)
	}
}

func numbering(b *doc.List) string {
	for i := range b.Items {
		if b.Items[i].Marker != "" {
			return "None"
		}
	}
	if b.Ordered {
		return "Decimal"
	}
	return "Disc"
}

// item sets one item. The marker's line hangs on the item's first slug.
func (f *flow) item(c *column, at, inner setting, it *doc.Item, m marker, gap sp.Len) {
	li := f.element(at.elem, "LI")
	lbl := f.element(li, "Lbl")
	f.at(lbl).Actual = said(it.Task)
	body := inner
	body.elem = f.element(li, "LBody")
	f.looks[m.look].elem = lbl
	from := len(c.slugs)
	f.blocks(c, body, it.Blocks)
	if from == len(c.slugs) { // an item of nothing is a line with a marker
		c.add(slug{height: inner.style.leading, grid: inner.style.grid, cost: 0})
	}
	c.whenSet(at, func(now func(int) int) {
		first := &c.slugs[now(from)]
		first.float, first.give = false, 0 // a picture that begins an item stays beside its marker
		first.content = &marked{content: first.content, marker: m, x: markerX(c, at, inner, m, gap), above: inner.style.above}
	})
}
