// Package place turns set lines into frame items: the step from a paragraph,
// which knows its measure, to a page, which knows where things stand.
//
//	items = place.Line(items, &line, x, baseline, func(tag int) place.Look { return looks[tag] })
package place

import (
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// Look is what a page adds to a piece of a line.
type Look struct {
	Elem  frame.Elem
	Color frame.Color
}

// Line appends the glyphs of a line whose left edge is x and whose baseline is
// y. Boxes are the caller's to fill.
func Line(items []frame.Item, l *para.Line, x, y sp.Len, look func(tag int) Look) []frame.Item {
	n := 0
	for i := range l.Pieces {
		n += len(l.Pieces[i].Glyphs)
	}
	glyphs := make([]frame.Glyph, 0, n)
	for i := range l.Pieces {
		p := &l.Pieces[i]
		if p.Box != nil || len(p.Glyphs) == 0 {
			continue
		}
		from := len(glyphs)
		for _, g := range p.Glyphs {
			glyphs = append(glyphs, frame.Glyph(g))
		}
		k := look(p.Tag)
		items = append(items, &frame.GlyphRun{
			Elem: k.Elem, Face: p.Face, Size: p.Size, X: x + p.X, Y: y - p.Y, Color: k.Color,
			Stretch: p.Stretch, Skew: p.Skew, Glyphs: glyphs[from:len(glyphs):len(glyphs)],
		})
	}
	return items
}
