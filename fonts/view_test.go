package fonts_test

import (
	"slices"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/all"
)

// TestViewShapesTheSame shapes many made-up words in every face through the
// view of the font that leaves the outlines out, and through the whole font.
func TestViewShapesTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("parses 40 MB of fonts")
	}
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set.Faces() {
		whole, err := fonts.Whole(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range words(f) {
			got, want := f.Shape(in), whole.Shape(in)
			if !slices.Equal(got, want) {
				t.Errorf("%s %q: got %v, want %v", f.Name(), string(in.Text), got, want)
				break
			}
		}
	}
}

// words makes words of three characters that stand near each other in the
// face's repertoire, with features that change them.
func words(f *fonts.Face) []fonts.ShapeInput {
	var chars []rune
	for r := rune(' '); r < 0x30000 && len(chars) < 600; r++ {
		if f.Has(r) {
			chars = append(chars, r)
		}
	}
	var ins []fonts.ShapeInput
	for i := range len(chars) - 3 {
		text := []rune{chars[i], chars[i+1], chars[(i*7)%len(chars)]}
		in := fonts.ShapeInput{Text: text, End: 3, RTL: text[0] >= 0x590 && text[0] < 0x780}
		if i%3 == 0 {
			in.Features = []string{"smcp", "chws", "-kern"}
		}
		ins = append(ins, in)
	}
	return ins
}

// TestOutlines compares outlines with those go-text reads.
func TestOutlines(t *testing.T) {
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"OctavoSerif-Regular", "JetBrainsMono-Bold", "NotoNaskhArabic-Regular", "NotoEmoji-Regular", "STIXTwoMath-Regular"} {
		i := slices.IndexFunc(set.Faces(), func(f *fonts.Face) bool { return f.Name() == name })
		f := set.Faces()[i]
		var gids []uint16
		for gid := range min(f.NumGlyphs(), 1500) {
			gids = append(gids, uint16(gid))
		}
		want, err := fonts.GlyphOutline(f.Data(), gids)
		if err != nil {
			t.Fatal(err)
		}
		for _, gid := range gids {
			if got := f.Outline(gid); !sameOutline(got, want[gid]) {
				t.Errorf("%s glyph %d:\ngot  %v\nwant %v", name, gid, got, want[gid])
				break
			}
		}
	}
}

// sameOutline compares the points of the segments; go-text rounds those of
// scaled components.
func sameOutline(a, b []fonts.OutlineSeg) bool {
	return slices.EqualFunc(contourPoints(a), contourPoints(b), func(p, q fonts.Point) bool {
		return abs(p.X-q.X) < 1 && abs(p.Y-q.Y) < 1
	})
}

func abs(x float64) float64 { return max(x, -x) }

// contourPoints gives all points but those of moves.
func contourPoints(segs []fonts.OutlineSeg) []fonts.Point {
	var points []fonts.Point
	for _, s := range segs {
		switch s.Kind {
		case fonts.LineTo:
			points = append(points, s.P[0])
		case fonts.QuadTo:
			points = append(points, s.P[:2]...)
		case fonts.CubeTo:
			points = append(points, s.P[:3]...)
		}
	}
	return points
}
