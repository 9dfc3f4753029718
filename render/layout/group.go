package layout

import "github.com/octavo-press/octavo/render/frame"

// maxGrounds is how many grounds within each other have air of their own: at
// some depth it would fill the page.
const maxGrounds = 8

// open begins a group in the column; what it gives ends the group.
func (f *flow) open(c *column, g group) (done func()) {
	g.parent = c.group
	g.depth = f.groups[c.group].depth + 1
	if g.depth > maxGrounds {
		g.pad = 0
	}
	f.groups = append(f.groups, g)
	outer := c.group
	c.group = int32(len(f.groups) - 1)
	return func() { c.group = outer }
}

// withBar gives the group a bar in the accent at the start of the text.
func (f *flow) withBar(g group, c *column, at *setting) group {
	g.bar, g.barColor, g.barX = f.sheet.size/5, frame.Color(f.sheet.theme.Accent), at.start
	if at.rtl {
		g.barX = c.width - at.start - g.bar
	}
	return g
}
