package jfif_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"testing"

	"github.com/octavo-press/octavo/render/imaging/jfif"
	"github.com/octavo-press/octavo/render/imaging/reduced"
)

// scene has ground of one colour, edges, a slope and noise.
func scene(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(1)
	for y := range h {
		for x := range w {
			c := color.RGBA{0x20, 0x40, 0x80, 0xFF}
			switch {
			case y%97 < 30 && x%61 < 20:
				c = color.RGBA{0xF0, 0xE0, byte(x), 0xFF}
			case x > w/2 && y > h/2:
				seed = seed*1664525 + 1013904223
				c = color.RGBA{byte(seed >> 24), byte(y), byte(seed >> 16), 0xFF}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func encode(src *image.RGBA, quality int) []byte {
	b := src.Bounds()
	return jfif.Encode(b.Dx(), b.Dy(), quality, func(part *image.RGBA) {
		for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
			copy(part.Pix[part.PixOffset(0, y):], src.Pix[src.PixOffset(0, y):src.PixOffset(0, y+1)])
		}
	})
}

// noise is the mean squared difference of two pictures.
func noise(t *testing.T, src *image.RGBA, file []byte) float64 {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != src.Bounds() {
		t.Fatalf("decoded %v, want %v", img.Bounds(), src.Bounds())
	}
	sum := 0.0
	for y := range src.Rect.Dy() {
		for x := range src.Rect.Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			c := src.RGBAAt(x, y)
			for _, d := range []int{int(r>>8) - int(c.R), int(g>>8) - int(c.G), int(b>>8) - int(c.B)} {
				sum += float64(d * d)
			}
		}
	}
	return sum / float64(3*src.Rect.Dx()*src.Rect.Dy())
}

// Files are as true to the pixels as the standard library's, and no larger
// than a hundredth and what the restart markers take.
func TestAsGoodAsTheStandardLibrary(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {16, 16}, {17, 31}, {300, 500}, {640, 161}} {
		for _, quality := range []int{1, 30, 75, 90, 100} {
			src := scene(size.X, size.Y)
			var std bytes.Buffer
			if err := jpeg.Encode(&std, src, &jpeg.Options{Quality: quality}); err != nil {
				t.Fatal(err)
			}
			file := encode(src, quality)
			got, want := noise(t, src, file), noise(t, src, std.Bytes())
			if got > want*1.02+0.2 {
				t.Errorf("%v at %d: mean squared difference %.2f, the standard library's %.2f", size, quality, got, want)
			}
			if most := std.Len()*101/100 + 8*(size.Y/16+1) + 64; len(file) > most {
				t.Errorf("%v at %d: %d bytes, the standard library's %d", size, quality, len(file), std.Len())
			}
		}
	}
}

// Pictures in JPEG's own colours are as true and as small as the standard
// library writes them.
func TestPlanes(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {7, 9}, {16, 16}, {17, 31}, {300, 500}, {640, 161}} {
		src := image.NewYCbCr(image.Rect(0, 0, size.X, size.Y), image.YCbCrSubsampleRatio420)
		from := scene(size.X, size.Y)
		for y := range size.Y {
			for x := range size.X {
				c := from.RGBAAt(x, y)
				src.Y[src.YOffset(x, y)], src.Cb[src.COffset(x, y)], src.Cr[src.COffset(x, y)] = color.RGBToYCbCr(c.R, c.G, c.B)
			}
		}
		want := image.NewRGBA(from.Rect)
		draw.Draw(want, want.Rect, src, image.Point{}, draw.Src)
		for _, quality := range []int{30, 88, 100} {
			var std bytes.Buffer
			if err := jpeg.Encode(&std, src, &jpeg.Options{Quality: quality}); err != nil {
				t.Fatal(err)
			}
			file := jfif.EncodeYCbCr(src, quality)
			if got, best := noise(t, want, file), noise(t, want, std.Bytes()); got > best*1.02+0.2 {
				t.Errorf("%v at %d: mean squared difference %.2f, the standard library's %.2f", size, quality, got, best)
			}
			if most := std.Len()*101/100 + 8*(size.Y/16+1) + 64; len(file) > most {
				t.Errorf("%v at %d: %d bytes, the standard library's %d", size, quality, len(file), std.Len())
			}
		}
	}
}

func TestHead(t *testing.T) {
	file := encode(scene(40, 40), 85)
	if !bytes.HasPrefix(file, []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01")) {
		t.Errorf("the file begins % x", file[:16])
	}
	if bytes.Contains(file, []byte{0xFF, 0xC2}) || !bytes.Contains(file, []byte{0xFF, 0xC0}) {
		t.Error("the file is not baseline")
	}
	if _, err := reduced.Decode(file, 1); err != nil {
		t.Errorf("the file is not plain: %v", err)
	}
}

// A ground of one colour comes back as that colour, or its neighbour.
func TestGround(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for _, c := range []color.RGBA{{0, 0, 0, 255}, {255, 255, 255, 255}, {0xF6, 0xF2, 0xEA, 255}, {0x1F, 0x36, 0x4D, 255}} {
		for y := range 48 {
			for x := range 64 {
				src.SetRGBA(x, y, c)
			}
		}
		if n := noise(t, src, encode(src, 90)); math.Sqrt(n) > 1.5 {
			t.Errorf("%v is off by %.1f", c, math.Sqrt(n))
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	for name, src := range map[string]*image.RGBA{"scene": scene(1600, 2560), "ground": image.NewRGBA(image.Rect(0, 0, 1600, 2560))} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				encode(src, 90)
			}
		})
	}
}
