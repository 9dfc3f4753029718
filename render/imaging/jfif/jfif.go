// Package jfif writes pictures that a program draws as JPEG: baseline, sRGB,
// with a JFIF header. The picture is drawn and encoded strip by strip, several
// at a time, and is never in memory whole; ground of one colour, which is most
// of a drawn page, costs next to nothing.
//
//	data := jfif.Encode(1600, 2560, 90, drawing.Draw)
//
// All arithmetic is in integers: the same pixels are the same bytes on every
// machine.
package jfif

import (
	"image"
	"runtime"
)

// unit is the side of a minimum coded unit: two by two blocks of luma with
// one block of each chroma.
const unit = 16

// stripRows is how many rows are drawn at a time: enough for a line of display
// type, few enough for a processor's cache.
const stripRows = 10 * unit

// MaxSide is the longest side of a picture (ITU-T T.81, B.2.2).
const MaxSide = 65535

// Encode gives the picture of w by h pixels that draw draws, at a quality from
// 1 to 100. Draw is called for one part of the picture after another, by
// several goroutines at once, and fills all pixels of the part that its
// argument's bounds name; alpha is not looked at. Its panic is Encode's.
func Encode(w, h, quality int, draw func(*image.RGBA)) []byte {
	w, h = max(1, min(w, MaxSide)), max(1, min(h, MaxSide))
	t := newTables(max(1, min(quality, 100)))
	return t.encode(w, h, func() func(image.Rectangle) []byte {
		img := image.NewRGBA(image.Rect(0, 0, w, min(h, stripRows)))
		return func(r image.Rectangle) []byte {
			img.Rect = r
			img.Pix = img.Pix[:img.Stride*r.Dy()]
			draw(img)
			return t.strip(img)
		}
	})
}

// EncodeYCbCr gives a picture that is in JPEG's own colours already: from
// (0, 0), its chroma at half the size in both directions, no side longer than
// MaxSide.
func EncodeYCbCr(m *image.YCbCr, quality int) []byte {
	if m.Rect.Min != (image.Point{}) || m.SubsampleRatio != image.YCbCrSubsampleRatio420 || m.Rect.Empty() || max(m.Rect.Dx(), m.Rect.Dy()) > MaxSide {
		panic("jfif: a picture that EncodeYCbCr does not take")
	}
	t := newTables(max(1, min(quality, 100)))
	return t.encode(m.Rect.Dx(), m.Rect.Dy(), func() func(image.Rectangle) []byte {
		return func(r image.Rectangle) []byte { return t.planes(m, r) }
	})
}

// encode gives the file whose strips the function encodes that start gives each
// of the goroutines.
func (t *tables) encode(w, h int, start func() func(image.Rectangle) []byte) []byte {
	strips := make([][]byte, (h+stripRows-1)/stripRows)
	next := make(chan int, len(strips))
	next <- 0
	for i := len(strips) - 1; i > 0; i-- { // while one decodes the picture at the top, others do the foot
		next <- i
	}
	close(next)
	workers := min(runtime.GOMAXPROCS(0), len(strips))
	done := make(chan any, workers)
	for range workers {
		go func() {
			defer func() { done <- recover() }()
			strip := start()
			for i := range next {
				strips[i] = strip(image.Rect(0, i*stripRows, w, min(h, (i+1)*stripRows)))
			}
		}()
	}
	var failed any
	for range workers {
		if r := <-done; r != nil {
			failed = r
		}
	}
	if failed != nil {
		panic(failed)
	}
	return t.file(w, h, strips)
}
