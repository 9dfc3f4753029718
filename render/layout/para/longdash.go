package para

import (
	"math"

	"github.com/octavo-press/octavo/fonts"
)

const (
	dashEdge = fullEm / 20 // blank at either end of a dash
	dashLap  = fullEm / 50 // by which the parts of a dash overlap
)

// longDash draws the dash of Han text as one line through all of its squares
// (CLREQ 3.1.1: —— takes two, and is not broken), where a face has it shorter:
// the strokes stand end to end and are widened alike. It says whether it did.
func (b *builder) longDash(seg *segment, want em) bool {
	starts, ink := b.strokes(seg)
	if ink <= 0 || ink >= want-2*dashEdge {
		return false
	}
	room := want - 2*dashEdge
	for i := range seg.glyphs {
		seg.glyphs[i].x = dashEdge + em(int64(starts[i])*int64(room)/int64(ink))
	}
	seg.widened = int32((int64(room)*1000+int64(ink)/2)/int64(ink)) - 1000
	seg.width = want
	return true
}

// strokes gives where the glyphs of a segment begin so that their ink makes one
// line from 0 on, and how long it is; 0 where a glyph has none.
func (b *builder) strokes(seg *segment) (starts []em, ink em) {
	upem := seg.face.UnitsPerEm()
	for i := range seg.glyphs {
		left, right := inkOf(seg.face.Outline(seg.glyphs[i].id))
		if left >= right {
			return nil, 0
		}
		if i > 0 {
			ink -= dashLap
		}
		starts = append(starts, ink-toEm(left, upem))
		ink += toEm(right-left, upem)
	}
	return starts, ink
}

// inkOf gives how far an outline reaches to the left and right, in font units.
func inkOf(outline []fonts.OutlineSeg) (left, right int) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, s := range outline {
		for _, p := range s.P[:max(1, int(s.Kind))] {
			lo, hi = min(lo, p.X), max(hi, p.X)
		}
	}
	if lo > hi {
		return 0, 0
	}
	return int(lo), int(hi)
}
