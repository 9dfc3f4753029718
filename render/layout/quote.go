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
	c.close(st.after)
}

// within is the style of paragraphs in a block: the block's letters, or those of
// the place the block stands in where they are smaller, such as a note's. What
// parts paragraphs is as in the body; the block's own spaces are around it.
func (f *flow) within(place, block *style) *style {
	if place.size < block.size {
		return place
	}
	body := f.style(theme.Body)
	st := *block
	st.after, st.first = body.after, body.first
	return &st
}

// attribution sets the source of a quotation, kept with its last lines.
func (f *flow) attribution(c *column, at setting, node doc.Block, inlines []doc.Inline) {
	if len(inlines) == 0 {
		return
	}
	c.close(0)
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
	at.style = f.within(st, st)
	from := len(c.slugs)
	c.fresh = true
	f.blocks(c, at, b.Blocks)
	f.attribution(c, at, b, b.Attribution)
	done()
	c.close(0)
	whole(c.slugs[from:], f.sheet.height/2)
	c.gap(st.after)
}

func (f *flow) pullGround(c *column, at setting, st *style) group {
	if st.color == frame.Color(f.sheet.theme.Accent) && st.align == para.Start {
		return f.withBar(group{}, c, &at)
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
