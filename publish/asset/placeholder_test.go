package asset

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "draw placeholder.png again")

// TestUsualPlaceholder compares the pixels: the bytes are those of another
// compressor.
func TestUsualPlaceholder(t *testing.T) {
	drawn := decodePlaceholder(t, drawPlaceholder(usualSize.X, usualSize.Y))
	if *update {
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, drawn); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("placeholder.png", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		usualPNG = b.Bytes()
	}
	kept := decodePlaceholder(t, usualPNG)
	if kept.Bounds() != drawn.Bounds() || !slices.Equal(kept.Pix, drawn.Pix) || len(kept.Palette) != len(drawn.Palette) {
		t.Error("placeholder.png is not as drawPlaceholder draws it: run with -update and look at it")
	}
}

func decodePlaceholder(t *testing.T, data []byte) *image.Paletted {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := m.(*image.Paletted)
	if !ok {
		t.Fatalf("a placeholder is %T, not a palette of greys", m)
	}
	return p
}

// TestPlaceholderIsALineDrawing looks at a few pixels: frame, both diagonals,
// ground.
func TestPlaceholderIsALineDrawing(t *testing.T) {
	for _, size := range []image.Point{{1200, 675}, {300, 800}, {16, 16}} {
		m := decodePlaceholder(t, drawPlaceholder(size.X, size.Y))
		w, h := size.X, size.Y
		for _, c := range []struct {
			name string
			x, y int
			line bool
		}{
			{"corner", 0, 0, true}, {"frame right", w - 1, h / 2, true}, {"frame below", w / 3, h - 1, true},
			{"middle", w / 2, h / 2, true},
			{"falling diagonal", w * 5 / 8, h * 5 / 8, true}, {"rising diagonal", w * 5 / 8, h * 3 / 8, true},
			{"ground", w / 2, h / 4, false},
		} {
			if line := m.ColorIndexAt(c.x, c.y) > 0; line != c.line {
				t.Errorf("%v: %s at %d, %d: a line %v", size, c.name, c.x, c.y, line)
			}
		}
	}
}
