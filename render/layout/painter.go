package layout

import (
	"sort"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
)

// painter places the content of columns on a page.
type painter struct {
	f        *flow
	page     int // index
	items    []frame.Item
	anchors  map[string]frame.Dest
	artifact bool       // what is drawn was drawn before, such as a table's head
	dropped  elementGap // of elements that are in no page after all
}

// elementGap is elements taken out of the structure.
type elementGap struct{ from, n frame.Elem }

// elem gives the number an element has in the end.
func (p *painter) elem(e frame.Elem) frame.Elem {
	if p.artifact {
		return frame.Artifact
	}
	if e >= p.dropped.from+p.dropped.n {
		return e - p.dropped.n
	}
	return e
}

// placed is a slug at its height on the page.
type placed struct {
	slug  *slug
	y     sp.Len
	above aboveKind
}

// column paints slugs one below the other that no page parts.
func (p *painter) column(slugs []slug, x, y sp.Len) {
	list := make([]placed, len(slugs))
	var at sp.Len
	for i := range slugs {
		s := &slugs[i]
		bottom := below(s, at, i == 0)
		list[i] = placed{slug: s, y: y + bottom - s.close - s.height}
		at = bottom
	}
	p.slugs(list, x)
}

// slugs paints the grounds of the groups they stand in, then the slugs.
func (p *painter) slugs(list []placed, x sp.Len) {
	p.grounds(list, x)
	for _, pl := range list {
		if m := pl.slug.marks; m != nil {
			for _, a := range m.anchors {
				p.anchor(a, x, pl.y)
			}
		}
		if pl.slug.content != nil {
			pl.slug.content.paint(p, x, pl.y)
		}
	}
}

func (p *painter) anchor(name string, x, y sp.Len) {
	if _, ok := p.anchors[name]; !ok && !p.artifact {
		p.anchors[name] = frame.Dest{Page: p.page, X: x, Y: y}
	}
}

// extent is how far a group reaches on a page.
type extent struct {
	group       int32
	top, bottom sp.Len
}

func (p *painter) grounds(list []placed, x sp.Len) {
	var extents []extent
	for _, pl := range list {
		pad := sp.Len(0)
		for g := pl.slug.group; g != 0; g = p.f.groups[g].parent {
			gr := &p.f.groups[g]
			pad += gr.pad
			if gr.fill != nil || gr.bar > 0 {
				extents = stretch(extents, extent{g, pl.y - pad, pl.y + pl.slug.height + pad})
			}
		}
	}
	sort.Slice(extents, func(i, j int) bool { return extents[i].group < extents[j].group })
	for _, e := range extents {
		g := &p.f.groups[e.group]
		if g.fill != nil {
			p.rule(x+g.x, e.top, g.w, e.bottom-e.top, *g.fill)
		}
		if g.bar > 0 {
			p.rule(x+g.barX, e.top, g.bar, e.bottom-e.top, g.barColor)
		}
	}
}

// stretch widens the extent of a group; a group's slugs stand together, so it
// is among the last.
func stretch(extents []extent, e extent) []extent {
	for i := len(extents) - 1; i >= 0; i-- {
		if x := &extents[i]; x.group == e.group {
			x.top, x.bottom = min(x.top, e.top), max(x.bottom, e.bottom)
			return extents
		}
	}
	return append(extents, e)
}

// rule draws a filled rectangle that means nothing.
func (p *painter) rule(x, y, w, h sp.Len, c frame.Color) {
	p.items = append(p.items, &frame.Rule{X: x, Y: y, W: w, H: h, Color: c})
}

// line draws a set line.
func (p *painter) line(l *para.Line, x, base sp.Len) {
	p.under(l, x, base)
	p.items = place.Line(p.items, l, x, base, func(tag int) place.Look {
		k := &p.f.looks[tag]
		return place.Look{Elem: p.elem(k.elem), Color: k.color}
	})
	p.over(l, x, base)
}

// paint makes a line of text content.
func (t *textLine) paint(p *painter, x, y sp.Len) {
	p.line(&t.block.result.Lines[t.line], x+t.x, y+t.above)
}
