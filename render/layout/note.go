package layout

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

// note sets a footnote into the stream of notes and its call into the text.
// The element of the note is a child of the paragraph that calls it.
func (p *pen) note(h hand, n *doc.Note) {
	f := p.f
	if p.measuring {
		p.put(h.shifted(350), n.Label+"00")
		return
	}
	if f.inNote { // a note within a note has no foot of its own to go to
		f.warn("note-in-note", n.Pos, "a note within a note is set in brackets")
		p.bracket(h, n)
		return
	}
	f.called++
	label := n.Label
	if label == "" {
		label = strconv.Itoa(int(f.called))
	}
	id := n.ID
	if id == "" {
		id = "note-" + strconv.Itoa(int(f.called))
	}
	p.call(h, id, label)
	f.setNote(p.at, n, id, label)
}

// call writes the raised label in the text.
func (p *pen) call(h hand, id, label string) {
	f := p.f
	h = h.shifted(350)
	h.run.Italic, h.run.Weight, h.run.NoHyphens = false, 400, true
	p.nest(&h, "Reference")
	l := &link{elem: p.nest(&h, "Link"), name: id, contents: f.words.Note + " " + label}
	h.look.link, h.look.note, h.look.anchor, h.look.silent = l, f.called, id+"-call", true
	h.look.underline = false
	h.ink(f)
	p.put(h, label)
}

// setNote sets the note's own text, behind its label, which leads back.
func (f *flow) setNote(caller setting, n *doc.Note, id, label string) {
	st := f.style(theme.Note)
	at := setting{style: st, lang: caller.lang, rtl: caller.rtl, running: true}
	at.elem = f.element(caller.elem, "Note")
	f.at(at.elem).ID = id
	c := &f.noteColumn
	c.gap(f.sheet.grid / 4)
	c.anchor(id)
	which := len(f.noteStart)
	f.noteStart = append(f.noteStart, len(c.slugs))
	c.whenSet(at, func(now func(int) int) { f.noteStart[which] = now(f.noteStart[which]) })

	back := hand{run: f.hand(at, st).run}.shifted(350)
	back.look = look{elem: f.element(at.elem, "Lbl"), color: st.color, silent: true}
	back.look.link = &link{elem: f.element(back.look.elem, "Link"), name: id + "-call", contents: f.words.BackToText}
	back.look.elem = back.look.link.elem
	back.ink(f)
	back.run.Text = label
	space := f.plain(at, st, "\u00a0")
	f.looks[space[0].Tag].silent = true
	f.prefix = append(f.prefix[:0:0], back.run, space[0])

	f.inNote = true
	f.blocks(c, at, n.Blocks)
	f.flushPrefix(c, at, st)
	f.inNote = false
}

// flushPrefix sets a label whose first block was no paragraph on a line of its
// own.
func (f *flow) flushPrefix(c *column, at setting, st *style) {
	if len(f.prefix) > 0 {
		f.text(c, at, paragraph{style: st, align: st.align})
	}
}

// bracket sets the text of a note in the line of its call.
func (p *pen) bracket(h hand, n *doc.Note) {
	p.put(h, " [")
	doc.WalkBlocks(n.Blocks, func(n doc.Node) bool {
		if b, ok := n.(*doc.Paragraph); ok {
			p.inlines(h, b.Inlines)
			return false
		}
		return true
	})
	p.put(h, "]")
}
