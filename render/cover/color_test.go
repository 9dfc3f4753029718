package cover

import (
	"math"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/theme"
)

func TestContrast(t *testing.T) {
	// Ratios that the WCAG's own techniques and its calculators give.
	for _, test := range []struct {
		a, b frame.Color
		want float64
	}{
		{frame.Color{}, white, 21},
		{white, white, 1},
		{frame.Color{0x76, 0x76, 0x76}, white, 4.54},
		{frame.Color{0xff, 0, 0}, white, 4.00},
	} {
		if got := contrast(test.a, test.b); math.Abs(got-test.want) > 0.01 || contrast(test.b, test.a) != got {
			t.Errorf("%v on %v: %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

// All words of all covers can be read: in the themes' colours and in those of
// a house that thinks yellow is a colour for type.
func TestWordsAreLegible(t *testing.T) {
	inks := []frame.Color{{0xff, 0xe0, 0x00}, white, paper, {0x9a, 0x9a, 0x9a}}
	for _, name := range theme.Names() {
		th, err := theme.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, style := range th.Styles {
			inks = append(inks, frame.Color(style.Color))
		}
	}
	for i := range palette {
		inks = append(inks, palette[i][0])
	}
	for _, ink := range inks {
		if got := contrast(readable(ink), paper); got < legible {
			t.Errorf("%v becomes %v, which has a contrast of %.2f with the paper", ink, readable(ink), got)
		}
		if contrast(ink, paper) >= legible && readable(ink) != ink {
			t.Errorf("%v can be read and is changed", ink)
		}
	}
}

// The tones of a palette are apart: a motif is seen on its ground (WCAG 2.2,
// 1.4.11 asks 3 of what must be told; the middle tone is for looks alone).
func TestTonesAreApart(t *testing.T) {
	seen := map[frame.Color]bool{}
	for i, p := range palette {
		if light, middle := contrast(p[0], p[2]), contrast(p[0], p[1]); light < 3 || middle < 1.3 {
			t.Errorf("palette %d: contrasts of %.2f and %.2f with its ground", i, light, middle)
		}
		if seen[p[0]] {
			t.Errorf("palette %d has a ground of another's", i)
		}
		seen[p[0]] = true
	}
}
