package cover_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/cover"
)

// photo is a picture as cameras give it: slopes, edges and some noise.
func photo(tb testing.TB, w, h int) []byte {
	tb.Helper()
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	seed := uint32(1)
	for y := range h {
		for x := range w {
			seed = seed*1664525 + 1013904223
			img.Y[y*img.YStride+x] = uint8(60 + 120*y/h + 40*((x/90+y/70)%2) + int(seed>>29))
		}
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = 140, uint8(110+i%img.CStride*30/img.CStride)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 88}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkShelf draws covers that nobody has drawn before.
func BenchmarkShelf(b *testing.B) {
	for _, bench := range []struct {
		name string
		kind render.Cover
		w, h int
	}{{"type", render.CoverType, 0, 0}, {"wide", render.CoverAuto, 1200, 675}, {"square", render.CoverAuto, 2400, 2400}} {
		b.Run(bench.name, func(b *testing.B) {
			book := bookOf(b, "On Trees and What They Are For", bench.w, bench.h)
			book.Options.Cover = bench.kind
			if bench.w > 0 {
				a := book.Assets["oak.png"]
				a.MIME, a.Data = "image/jpeg", photo(b, bench.w, bench.h)
			}
			s := setter(b)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := cover.NewShelf(s, nil).Picture(b.Context(), book); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
