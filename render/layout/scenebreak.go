package layout

import "github.com/octavo-press/octavo/render/layout/para"

// sceneBreak sets three asterisks in the middle of a line. They mean nothing
// to a listener, who hears the pause between paragraphs.
func (f *flow) sceneBreak(c *column, at setting) {
	st := *at.style
	at.elem = 0
	c.gap(f.sheet.grid)
	f.text(c, at, paragraph{style: &st, runs: f.plain(at, &st, "*\u2003*\u2003*"), align: para.Center})
	c.gap(f.sheet.grid)
	c.fresh = true
}
