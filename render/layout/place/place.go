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
// y; the runs share them with the line. Boxes are the caller's to fill.
func Line(items []frame.Item, l *para.Line, x, y sp.Len, look func(tag int) Look) []frame.Item {
	runs := make([]frame.GlyphRun, 0, len(l.Pieces))
	for i := range l.Pieces {
		p := &l.Pieces[i]
		if p.Box != nil || len(p.Glyphs) == 0 {
			continue
		}
		k := look(p.Tag)
		runs = append(runs, frame.GlyphRun{
			Elem: k.Elem, Face: p.Face, Size: p.Size, X: x + p.X, Y: y - p.Y, Color: k.Color,
			Stretch: p.Stretch, Skew: p.Skew, Glyphs: p.Glyphs, Lifts: p.Lifts, Text: p.Text,
		})
		items = append(items, &runs[len(runs)-1])
	}
	return items
}
