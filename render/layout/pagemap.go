package layout

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// pageBreak finds the first text of a page in the tree.
func pageBreak(f *flow, pg *page) (render.PageBreak, bool) {
	for i := range pg.slugs {
		if node, offset, ok := source(f, pg.slugs[i].slug.content); ok {
			return render.PageBreak{Label: pg.label, Node: node, Offset: offset}, true
		}
	}
	return render.PageBreak{}, false
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
		return c.node, 0, c.node != nil
	}
	return nil, 0, false
}

// plainOffset counts the runes of the block's plain text before a line.
func plainOffset(f *flow, t *textLine) int {
	left := t.block.lines[t.line].Start
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
