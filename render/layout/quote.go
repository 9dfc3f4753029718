package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// quote sets a quotation, indented on both sides.
func (f *flow) quote(c *column, at setting, outer string, b *doc.Quote) {
	st := f.style(theme.Quote)
	at = f.nest(at, "BlockQuote", outer)
	at = f.indent(c, at, st.left, st.right, b.Pos)
	at.style = f.within(at.style, st)
	c.gap(st.before)
	c.fresh = true
	f.blocks(c, at, b.Blocks)
	f.attribution(c, at, b, b.Attribution)
	c.gap(st.after)
}

// within is the style of text in a block: the block's, or that of the place
// the block stands in where that is smaller, such as a note or a cell.
func (f *flow) within(place, block *style) *style {
	if place.size < block.size {
		return place
	}
	return block
}

// attribution sets the source of a quotation, kept with its last lines.
func (f *flow) attribution(c *column, at setting, node doc.Block, inlines []doc.Inline) {
	if len(inlines) == 0 {
		return
	}
	c.owed = 0
	c.keep(never)
	c.heading = false
	f.line(c, at, "P", nil, node.Common().Pos, f.style(theme.Attribution), inlines)
}

// pullQuote sets a sentence for display beside a bar in the accent, or between
// rules where the theme centres it. It is not parted.
func (f *flow) pullQuote(c *column, at setting, outer string, b *doc.PullQuote) {
	st := f.style(theme.PullQuote)
	at = f.nest(at, "BlockQuote", outer)
	c.gap(st.before)
	done := f.open(c, f.pullGround(c, at, st))
	at = f.indent(c, at, st.left, st.right, b.Pos)
	at.style = st
	from := len(c.slugs)
	f.blocks(c, at, b.Blocks)
	f.attribution(c, at, b, b.Attribution)
	done()
	whole(c.slugs[from:], f.sheet.height/2)
	c.gap(st.after)
}

func (f *flow) pullGround(c *column, at setting, st *style) group {
	if st.color == frame.Color(f.sheet.theme.Accent) && st.align == para.Start {
		g := group{bar: f.sheet.size / 5, barColor: st.color, barX: at.left()}
		if at.rtl {
			g.barX = c.width - at.start - g.bar
		}
		return g
	}
	return group{}
}

// whole keeps slugs on one page where they are not too high for that.
func whole(slugs []slug, limit sp.Len) {
	if height(slugs) > limit {
		return
	}
	for i := range slugs {
		if i > 0 {
			slugs[i].cost = max(slugs[i].cost, never)
		}
	}
}
