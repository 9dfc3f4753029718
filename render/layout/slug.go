package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// A slug is a piece of a column that a page takes or leaves whole: a line of
// text, a picture, a row of a table. (Slugs are what a line caster sets.)
type slug struct {
	height  sp.Len
	space   sp.Len // above it; a page's top swallows it
	bare    sp.Len // the same where a figure above it has moved on
	content content
	cost    int32  // of a page break above it
	group   int32  // innermost group it stands in, 0 for none
	notes   int32  // notes called up to its end, from the start of the book
	grid    bool   // it stands on the grid
	float   bool   // it may move to the next page's top
	give    sp.Len // of its height, what its pictures may lose
	marks   *marks

	// What groups add, filled in by seal.
	lead  sp.Len // above it, never swallowed
	top   sp.Len // above it in place of lead, where a page begins with it
	close sp.Len // below it
	tail  sp.Len // below it in place of close, where a page ends with it
}

// Costs of a page break above a slug.
const (
	never  int32 = 1 << 20 // only where nothing else is possible
	forced int32 = -1      // here and nowhere else
)

// marks are what few slugs carry.
type marks struct {
	anchors []string     // IDs that begin here
	section *doc.Section // whose heading this is
}

// content is what a slug or a cell shows. The corner given to paint is the top
// left one of the column at the slug's height.
type content interface {
	paint(p *painter, x, y sp.Len)
}

// group is a stretch of a column with something in common to draw: a ground, a
// bar, a head that is repeated on every page.
type group struct {
	parent     int32
	depth      int32
	pad        sp.Len // above and below, within the ground
	x, w       sp.Len // of the ground, from the column's left
	fill       *frame.Color
	barX       sp.Len // of a vertical bar, from the column's left
	bar        sp.Len // its width, 0 for none
	barColor   frame.Color
	head       []slug // set again where a page begins within the group
	headHeight sp.Len
}

// seal computes what groups add to the slugs of a column, once it is complete.
func seal(groups []group, slugs []slug) {
	for i := range slugs {
		s := &slugs[i]
		before, after := int32(0), int32(0)
		if i > 0 {
			before = slugs[i-1].group
		}
		if i+1 < len(slugs) {
			after = slugs[i+1].group
		}
		if before == 0 && after == 0 && s.group == 0 {
			continue
		}
		s.lead, s.top, s.close, s.tail = 0, 0, 0, 0
		for g := s.group; g != 0; g = groups[g].parent {
			gr := &groups[g]
			s.top += gr.pad
			s.tail += gr.pad
			if within(groups, before, g) {
				s.top += gr.headHeight
			} else {
				s.lead += gr.pad
			}
			if !within(groups, after, g) {
				s.close += gr.pad
			}
		}
	}
}

// within says whether group g is outer or lies in it.
func within(groups []group, g, outer int32) bool {
	for groups[g].depth > groups[outer].depth {
		g = groups[g].parent
	}
	return g == outer
}
