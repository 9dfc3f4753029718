package layout

import "github.com/octavo-press/octavo/render/sp"

// column is vertical material being made: the text of the book, of a cell, of
// the notes.
type column struct {
	width sp.Len
	slugs []slug
	group int32 // innermost open group

	owed    sp.Len   // space owed below what was added last
	bare    sp.Len   // the same if figures that may move are thought away
	cost    int32    // least cost of a break above what comes next
	anchors []string // IDs that begin with what comes next
	heading bool     // what was added last is a heading
	fresh   bool     // a paragraph that comes next begins flush

	later []func(now func(int) int) // to do once the lines are there
}

// gap asks for space between what was added last and what comes next. Spaces
// do not add up: the greater one stands.
func (c *column) gap(space sp.Len) {
	c.owed = max(c.owed, space)
	c.bare = max(c.bare, space)
}

// close takes back the space owed: what follows brings its own.
func (c *column) close(space sp.Len) { c.owed, c.bare = space, space }

// keep makes a page break above what comes next cost at least so much.
func (c *column) keep(cost int32) { c.cost = max(c.cost, cost) }

// add appends a slug and hangs on it what was waiting for one.
func (c *column) add(s slug) {
	s.space, s.bare = c.owed, c.bare
	c.owed = 0
	if !s.float {
		c.bare = 0
	}
	if c.cost == forced || s.cost == forced {
		s.cost = forced
	} else {
		s.cost = max(s.cost, c.cost)
	}
	c.cost = 0
	s.group = c.group
	if len(c.slugs) > 0 {
		s.notes = max(s.notes, c.slugs[len(c.slugs)-1].notes)
	}
	if len(c.anchors) > 0 {
		s.mark().anchors, c.anchors = c.anchors, nil
	}
	c.heading, c.fresh = false, false
	c.slugs = append(c.slugs, s)
}

// mark gives the slug's marks, making them first.
func (s *slug) mark() *marks {
	if s.marks == nil {
		s.marks = &marks{}
	}
	return s.marks
}

// anchor has an ID begin with what comes next.
func (c *column) anchor(id string) {
	if id != "" {
		c.anchors = append(c.anchors, id)
	}
}

// settle has IDs that waited for something to begin lead to the last of the
// column instead.
func (c *column) settle() {
	if n := len(c.slugs); n > 0 && len(c.anchors) > 0 {
		m := c.slugs[n-1].mark()
		m.anchors = append(m.anchors, c.anchors...)
		c.anchors = nil
	}
}

// height gives the height of a column that is not broken over pages.
func height(slugs []slug) sp.Len {
	var y sp.Len
	for i := range slugs {
		y = below(&slugs[i], y, i == 0)
	}
	return y
}

// below gives where a slug ends whose column has come down to y.
func below(s *slug, y sp.Len, first bool) sp.Len {
	if !first {
		y += s.space
	}
	return y + s.lead + s.height + s.close
}
