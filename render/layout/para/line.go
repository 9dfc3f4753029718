package para

import (
	"slices"

	"github.com/octavo-press/octavo/render/sp"
)

// builtLine is what a line is made of, before its glyphs are placed.
type builtLine struct {
	parts      []part
	measure    sp.Len
	left       sp.Len // where its measure begins
	hang       sp.Len // out of it, at both sides
	stretch    int
	over       sp.Len
	hyphenated bool
	start      int32  // its first token's text
	style      *style // of an empty line
	size       sp.Len
	space      *token // the space that parts it from the next, nil for none
}

// fill justifies the lines of the path.
func (f *filler) fill(path []int32) []builtLine {
	sc := f.sc
	sc.built, sc.parts = sc.built[:0], sc.parts[:0]
	for n := 1; n < len(path); n++ {
		from, to := &sc.spots[path[n-1]], &sc.spots[path[n]]
		sc.parts = slices.Grow(sc.parts, int(to.token-from.token)+1)
		f.parts = sc.parts[len(sc.parts):]
		b := builtLine{measure: f.p.lineMeasure(n - 1), hyphenated: to.kind.hyphenated(), start: f.startOf(from)}
		f.gather(from, to, b.measure)
		b.style, b.size = f.styleOf(from)
		b.left = f.leftOf(b.measure)
		visual(f.parts)
		b.hang = f.hangOf(&b)
		b.stretch, b.over = f.justify(b.measure, b.hang, to.kind == breakForced)
		b.space = f.spaceAfter(to)
		b.parts = f.parts
		sc.parts = sc.parts[:len(sc.parts)+len(f.parts)]
		sc.built = append(sc.built, b)
	}
	return sc.built
}

// startOf gives the place in the text of a line's first character.
func (f *filler) startOf(from *spot) int32 {
	if int(from.token) < len(f.sc.tokens) {
		return f.sc.tokens[from.token].start + from.off
	}
	return int32(len(f.text))
}

// styleOf gives the style at a line's start, or before it at the text's end.
func (f *filler) styleOf(from *spot) (*style, sp.Len) {
	t := &f.sc.tokens[min(int(from.token), len(f.sc.tokens)-1)]
	return t.style, t.size
}

// leftOf gives the left edge of a line's measure.
func (f *filler) leftOf(measure sp.Len) sp.Len {
	if f.p.RTL {
		return 0
	}
	return f.p.Measure - measure
}

// hangOf gives what hangs out of the line at both sides, and moves its left
// edge out.
func (f *filler) hangOf(b *builtLine) sp.Len {
	if !f.p.hangs() || len(f.parts) == 0 {
		return 0
	}
	first, last := &f.parts[0], &f.parts[len(f.parts)-1]
	var left, right sp.Len
	if first.word != nil {
		left = scale(first.word.hangLeft, first.size)
	}
	if last.word != nil {
		right = scale(last.word.hangRight, last.size)
	}
	b.left -= left
	return left + right
}

// spaceAfter gives the space, or the newline, that was dropped at the line's
// end, be it the paragraph's: a space is set outside the measure, so that copied
// text keeps its words apart.
func (f *filler) spaceAfter(to *spot) *token {
	if to.off > 0 || len(f.parts) == 0 {
		return nil
	}
	i := int(to.token) - 1
	if i < 0 {
		return nil
	}
	if t := &f.sc.tokens[i]; t.kind == tokenSpace || t.kind == tokenNewline {
		return t
	}
	return nil
}
