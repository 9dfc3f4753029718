package fonts_test

import (
	"errors"
	"math"
	"os"
	"reflect"
	"testing"

	"github.com/octavo-press/octavo/fonts"
)

// FuzzOpen takes any bytes for a font that a user names. One that is taken does
// all that a book asks of it, and twice the same.
func FuzzOpen(f *testing.F) {
	cff, err := os.ReadFile("testdata/cff.otf")
	if err != nil {
		f.Fatal(err)
	}
	glyf, err := fonts.Open(cff, fonts.Serif)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(cff)
	f.Add(glyf.Data)
	for _, s := range []string{"", "wOF2", "ttcf\x00\x01\x00\x00", "\x00\x01\x00\x00\xff\xff", "OTTO\x00\x01"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := fonts.Open(data, fonts.Serif)
		if err != nil {
			if !errors.Is(err, fonts.ErrDamaged) && !errors.Is(err, fonts.ErrUnsupported) && !errors.Is(err, fonts.ErrRestricted) {
				t.Fatalf("an error of no class: %v", err)
			}
			return
		}
		set, err := fonts.NewSet(file)
		if err != nil {
			t.Fatalf("opened, but not taken: %v", err)
		}
		face := set.Primary(fonts.Request{})
		if face.UnitsPerEm() <= 0 || face.NumGlyphs() <= 0 || face.Name() == "" || file.Family == "" {
			t.Errorf("%q of %d units, %d glyphs", face.Name(), face.UnitsPerEm(), face.NumGlyphs())
		}
		for _, text := range []string{"AVfi", "Qe\u0301", "بش"} {
			in := whole(text)
			in.RTL = in.Text[0] > 0x500
			got := face.Shape(in)
			if !reflect.DeepEqual(face.Shape(in), got) {
				t.Errorf("%s is set in two ways", text)
			}
			checkGlyphs(t, face, got, len(in.Text))
		}
	})
}

// checkGlyphs holds that glyphs are of their text, and their outlines drawable.
func checkGlyphs(t *testing.T, face *fonts.Face, glyphs []fonts.ShapedGlyph, runes int) {
	t.Helper()
	for _, g := range glyphs {
		if g.Cluster < 0 || g.Runes < 0 || g.Cluster+g.Runes > runes {
			t.Errorf("a glyph of characters %d to %d out of %d", g.Cluster, g.Cluster+g.Runes, runes)
		}
		for _, s := range face.Outline(g.ID) {
			for _, p := range s.P {
				if math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
					t.Errorf("a point at %v", p)
				}
			}
		}
		face.Advance(g.ID)
	}
}
