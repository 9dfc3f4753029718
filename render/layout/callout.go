package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// callout sets a box on a tinted ground with its label.
func (f *flow) callout(c *column, at setting, outer string, b *doc.Callout) {
	st := f.style(theme.Callout)
	at = f.nest(at, "Div", outer)
	c.gap(st.before)
	g := f.ground(c, at, f.sheet.grid)
	switch b.Kind {
	case "important", "warning", "caution":
		g = f.withBar(g, c, &at)
	}
	done := f.open(c, g)
	at = f.indent(c, at, st.left, st.right, b.Pos)
	at.style = f.within(at.style, st)
	from := len(c.slugs)
	if len(b.Title) > 0 {
		head := f.style(theme.CalloutHead)
		f.line(c, at, "P", nil, b.Pos, head, b.Title)
		c.keep(never)
	}
	c.fresh = true
	f.blocks(c, at, b.Blocks)
	done()
	c.close(0)
	reluctant(c.slugs[from:], f.sheet.height/3, 1500)
	c.gap(st.after)
}

// ground is a tinted rectangle between the edges of the setting.
func (f *flow) ground(c *column, at setting, pad sp.Len) group {
	tint := frame.Color(f.sheet.theme.Tint)
	return group{pad: pad, x: at.left(), w: at.measure(c), fill: &tint}
}

// reluctant makes it dear to part slugs, unless they are a page's better part.
func reluctant(slugs []slug, limit sp.Len, cost int32) {
	if height(slugs) > limit {
		return
	}
	for i := range slugs {
		if i > 0 {
			slugs[i].cost = max(slugs[i].cost, cost)
		}
	}
}
