package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// ruby is a reading, set small, that stands over the middle of its base.
type ruby struct {
	lines []para.Line
	rise  sp.Len // of its baseline above the base's
}

// ruby writes the base; the painter puts the reading over it.
func (p *pen) ruby(h hand, n *doc.Ruby) {
	f := p.f
	p.nest(&h, "Ruby")
	reading := h
	h.look.elem = f.element(h.look.elem, "RB")
	reading.look.elem = f.element(reading.look.elem, "RT")
	reading.ink(f)
	reading.run.Size = h.run.Size / 2
	reading.run.Text = n.Reading
	lines := f.setter.Set(para.Paragraph{Runs: []para.Run{reading.run}, Lang: p.at.lang, RTL: p.at.rtl,
		Measure: f.sheet.measure, Align: para.Start}).Lines
	if len(lines) > 0 {
		flushLeft(&lines[0])
		h.look.reading = &ruby{lines: lines[:1], rise: h.run.Size.Scale(9, 10)}
	}
	h.ink(f)
	p.inlines(h, n.Base)
}

// paint sets the reading over a base that reaches from x to x+w.
func (r *ruby) paint(p *painter, x, w, base sp.Len) {
	l := &r.lines[0]
	p.line(l, x+(w-l.Width)/2, base-r.rise)
}
