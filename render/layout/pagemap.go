package layout

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// pageBreak finds the first text of a page in the tree. A figure that moved to
// the head of its page stands in the tree before text of the page before: where
// the text under it goes on from there, that is where the page begins.
func pageBreak(f *flow, pg *page) (render.PageBreak, bool) {
	var first render.PageBreak
	for i := range pg.slugs {
		node, offset, ok := source(f, pg.slugs[i].slug.content)
		if !ok {
			continue
		}
		b := render.PageBreak{Label: pg.label, Node: node, Offset: offset}
		_, figure := node.(*doc.Figure)
		switch {
		case first.Node == nil && !figure, first.Node != nil && offset > 0:
			return b, true
		case !figure:
			return first, true
		case first.Node == nil:
			first = b
		}
	}
	return first, first.Node != nil
}

// source gives where in the tree content comes from.
func source(f *flow, c content) (doc.Block, int, bool) {
	switch c := c.(type) {
	case *textLine:
		if c.block.node == nil {
			return nil, 0, false
		}
		return c.block.node, c.block.base + plainOffset(f, c), true
	case *marked:
		return source(f, c.content)
	case *hooked:
		return source(f, c.content)
	case *stack:
		return c.node, 0, c.node != nil
	case *row:
		return rowSource(f, c)
	}
	return nil, 0, false
}

// rowSource gives the table for its first row, and the first text of any other.
func rowSource(f *flow, r *row) (doc.Block, int, bool) {
	if r.node != nil {
		return r.node, 0, true
	}
	for i := range r.cells {
		for k := range r.cells[i].slugs {
			if node, offset, ok := source(f, r.cells[i].slugs[k].content); ok {
				return node, offset, true
			}
		}
	}
	return nil, 0, false
}

// plainOffset counts the runes of the block's plain text before a line.
func plainOffset(f *flow, t *textLine) int {
	left := t.block.result.Lines[t.line].Start
	n := 0
	for i := range t.block.runs {
		r := &t.block.runs[i]
		k := utf8.RuneCountInString(r.Text)
		if r.Box != nil {
			k = 1
		}
		k = min(k, left)
		if !f.looks[r.Tag].silent {
			n += k
		}
		if left -= k; left == 0 {
			break
		}
	}
	return n
}
