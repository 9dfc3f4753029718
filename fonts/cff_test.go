package fonts_test

import (
	"os"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
)

// TestCFF opens a font with CFF outlines, made of some letters of Source
// Serif 4, and compares it with that face.
func TestCFF(t *testing.T) {
	data, err := os.ReadFile("testdata/cff.otf")
	if err != nil {
		t.Fatal(err)
	}
	file, err := fonts.Open(data, fonts.Serif)
	if err != nil {
		t.Fatal(err)
	}
	if file.Family != "Octavo Test" {
		t.Errorf("family %q", file.Family)
	}
	set, err := fonts.NewSet(file, latin.OctavoSerif()[0])
	if err != nil {
		t.Fatal(err)
	}
	got, want := set.Faces()[0], set.Faces()[1]
	for _, word := range []string{"AVfi", "Qé"} {
		in := whole(word)
		a, b := got.Shape(in), want.Shape(in)
		if len(a) != len(b) {
			t.Fatalf("%s: got %d glyphs, want %d", word, len(a), len(b))
		}
		for i := range a {
			if a[i].Advance != b[i].Advance {
				t.Errorf("%s glyph %d: got width %d, want %d", word, i, a[i].Advance, b[i].Advance)
			}
			x, y := area(got.Outline(a[i].ID)), area(want.Outline(b[i].ID))
			if abs(x-y) > y/500 || y == 0 {
				t.Errorf("%s glyph %d: got area %.0f, want %.0f", word, i, x, y)
			}
		}
	}
}

// area measures an outline: quadratic curves by their chords and the two
// thirds of the triangles between them and their control points.
func area(segs []fonts.OutlineSeg) float64 {
	sum := 0.0
	var at fonts.Point
	cross := func(a, b fonts.Point) float64 { return a.X*b.Y - a.Y*b.X }
	for _, s := range segs {
		to := s.P[0]
		if s.Kind == fonts.QuadTo {
			c := s.P[0]
			to = s.P[1]
			sum += 2 * (cross(at, c) + cross(c, to) + cross(to, at)) / 3
		}
		if s.Kind != fonts.MoveTo {
			sum += cross(at, to)
		}
		at = to
	}
	return abs(sum) / 2
}

func TestDamagedCFF(t *testing.T) {
	data, err := os.ReadFile("testdata/cff.otf")
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(data); n += 16 {
		if _, err := fonts.Open(data[:n], fonts.Serif); err == nil {
			t.Errorf("%d of %d bytes opened", n, len(data))
		}
	}
	for i := range data {
		bad := append([]byte(nil), data...)
		bad[i] ^= 0xA5
		_, _ = fonts.Open(bad, fonts.Serif)
	}
}
