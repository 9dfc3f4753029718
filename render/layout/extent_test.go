package layout

import (
	"fmt"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// extentOf gives the corners of an item; of a run, those of its origins.
func extentOf(it frame.Item) (x0, y0, x1, y1 sp.Len) {
	switch it := it.(type) {
	case *frame.GlyphRun:
		last := it.Glyphs[len(it.Glyphs)-1]
		return it.X, it.Y - it.Size/2, it.X + last.X.Len(), it.Y
	case *frame.Rule:
		return it.X, it.Y, it.X + it.W, it.Y + it.H
	case *frame.Image:
		return it.X, it.Y, it.X + it.W, it.Y + it.H
	case *frame.Link:
		return it.X, it.Y, it.X + it.W, it.Y + it.H
	case *frame.Path:
		x0, y0 = it.Segs[0].P[0].X, it.Segs[0].P[0].Y
		return x0, y0, x0, y0
	}
	panic(fmt.Sprintf("unknown item %T", it))
}

func elemOf(it frame.Item) frame.Elem {
	switch it := it.(type) {
	case *frame.GlyphRun:
		return it.Elem
	case *frame.Rule:
		return it.Elem
	case *frame.Image:
		return it.Elem
	case *frame.Link:
		return it.Elem
	case *frame.Path:
		return it.Elem
	}
	panic(fmt.Sprintf("unknown item %T", it))
}
