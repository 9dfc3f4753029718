package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

// paragraph sets running text.
func (f *flow) paragraph(c *column, at setting, outer string, b *doc.Paragraph) {
	at = f.nest(at, "P", outer)
	st := at.style
	runs := f.write(at, st, b.Inlines)
	if b.Dir == doc.Auto && !at.rtl {
		at.rtl = isRTL(runs)
	}
	p := paragraph{node: b, pos: b.Pos, style: st, runs: runs, align: st.align, hang: at.hang}
	if !c.fresh || f.sheet.cjk && st == f.style(theme.Body) {
		p.indent = st.first
	}
	opens := st == f.style(theme.Body) && !f.opened
	f.opened = f.opened || opens
	if !opens || !f.dropped(c, at, p) {
		f.text(c, at, p)
	}
	c.gap(st.after)
}

// line sets one paragraph of furniture or of a block's own inlines, tagged as
// an element of its own, in a style with the style's own spaces.
func (f *flow) line(c *column, at setting, tag string, node doc.Block, pos doc.Pos, st *style, inlines []doc.Inline) {
	if len(inlines) == 0 {
		return
	}
	at.elem = f.element(at.elem, tag)
	c.gap(st.before)
	f.text(c, at, paragraph{node: node, pos: pos, style: st, runs: f.write(at, st, inlines), align: st.align})
	c.gap(st.after)
}
