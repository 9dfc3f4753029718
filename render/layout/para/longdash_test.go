package para

import (
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// TestDashesFillTheirSquares wants —— to be one line through two squares, in
// faces with a glyph for the pair and in those without.
func TestDashesFillTheirSquares(t *testing.T) {
	s := worldSetter(t)
	const size = 10 * sp.Pt
	for _, lang := range []string{"zh-Hant", "zh-Hans"} {
		p := Paragraph{Lang: lang, Measure: 200 * sp.Pt, Runs: []Run{{Text: "他——這", Role: fonts.Serif, Size: size}}}
		pieces := s.Set(p).Lines[0].Pieces
		if len(pieces) != 3 || pieces[1].Text != "——" || pieces[1].X != size || pieces[2].X != 3*size {
			t.Fatalf("%s: pieces %+v", lang, pieces)
		}
		left, right := drawn(pieces[1])
		if edge := size / 20; abs(left-edge) > sp.Pt/10 || abs(2*size-edge-right) > sp.Pt/10 {
			t.Errorf("%s: a dash from %v to %v of two squares", lang, left.Points(), right.Points())
		}
	}
}

// drawn gives how far the ink of a piece reaches; a gap in it is an error of
// its own, so the left end is taken of the first glyph that the ink joins.
func drawn(pc Piece) (left, right sp.Len) {
	upem := int64(pc.Face.UnitsPerEm())
	for i, g := range pc.Glyphs {
		l, r := inkOf(pc.Face.Outline(g.ID))
		wide := pc.Size.Scale(int64(1000+pc.Stretch), 1000)
		from, to := g.X.Len()+wide.Scale(int64(l), upem), g.X.Len()+wide.Scale(int64(r), upem)
		if i == 0 || from > right {
			left = from
		}
		right = to
	}
	return left, right
}
