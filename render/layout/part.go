package layout

import "github.com/octavo-press/octavo/publish/doc"

// opensPart has a post in a book of many begin as one that stands alone does:
// on a page of its own, with its first paragraph set as an opening.
func (f *flow) opensPart(c *column) {
	c.cost = forced
	f.opened = false
}

// opener reports whether the page begins with the heading of a part, which
// wants no running head above it.
func (pg *page) opener() bool {
	if len(pg.slugs) == 0 {
		return false
	}
	m := pg.slugs[0].slug.marks
	return m != nil && m.section != nil && m.section.Role == doc.RolePart
}
