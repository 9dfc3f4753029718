package layout

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/theme"
)

// verse sets lines as their author broke them; one too long for the measure
// turns over with an indent. A stanza is one paragraph to a listener.
func (f *flow) verse(c *column, at setting, outer string, b *doc.Verse) {
	st := f.style(theme.Verse)
	at = f.nest(at, "Div", outer)
	at = f.indent(c, at, st.left, st.right, b.Pos)
	c.gap(st.before)
	stanza := at
	begins := true
	base := 0
	from := len(c.slugs)
	for _, l := range b.Lines {
		if len(l) == 0 {
			keepEnds(c.slugs[from:])
			c.gap(st.leading)
			begins = true
			continue
		}
		if begins {
			from = len(c.slugs)
			stanza.elem = f.element(at.elem, "P")
		} else {
			c.keep(60)
		}
		begins = false
		runs := f.write(stanza, st, l)
		length := plainLength(f, runs)
		runs = append(runs, lineEnd(f.plain(stanza, st, "")[0]))
		f.text(c, stanza, paragraph{node: b, pos: b.Pos, style: st, runs: runs, align: para.Start,
			hang: st.size * 3 / 2, base: base})
		base += length + 1
	}
	keepEnds(c.slugs[from:])
	c.gap(st.after)
}

// plainLength counts the characters of runs that are in the plain text.
func plainLength(f *flow, runs []para.Run) int {
	n := 0
	for i := range runs {
		if !f.looks[runs[i].Tag].silent && runs[i].Box == nil {
			n += utf8.RuneCountInString(runs[i].Text)
		}
	}
	return n
}
