package asset

import (
	"bytes"
	_ "embed" // for placeholder.png
	"image"
	"image/color"
	"image/png"
	"sync"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
)

// placeholders are what stands in for pictures, one a size: a grey ground with
// a thin frame and crossing lines.
type placeholders struct {
	mu    sync.Mutex
	drawn map[image.Point]*render.Asset
}

// of gives the placeholder in the size that the author asked for.
func (p *placeholders) of(r ref) *render.Asset {
	p.mu.Lock()
	defer p.mu.Unlock()
	w, h := placeholderSize(r)
	size := image.Pt(w, h)
	if p.drawn == nil {
		p.drawn = map[image.Point]*render.Asset{}
	}
	if size == usualSize {
		return usual()
	}
	if p.drawn[size] == nil {
		p.drawn[size] = placeholder(w, h, drawPlaceholder(w, h))
	}
	return p.drawn[size]
}

// usualSize is that of a placeholder whose author asked for none.
var usualSize = image.Pt(1200, 675)

// usual lies beside this file as drawPlaceholder draws it: most placeholders
// are of its size, and drawing one costs as much as reading the post.
var usual = sync.OnceValue(func() *render.Asset { return placeholder(usualSize.X, usualSize.Y, usualPNG) })

//go:embed placeholder.png
var usualPNG []byte

func placeholder(w, h int, data []byte) *render.Asset {
	key := imaging.Key(data)
	return &render.Asset{
		Key: key, MIME: imaging.MIMEPNG, Data: data, Width: w, Height: h, Missing: true,
		Print: &frame.Picture{Key: key, MIME: imaging.MIMEPNG, Data: data, Width: w, Height: h},
	}
}

// placeholderSize keeps to what the author asked for within reason; without
// that it is a wide picture.
func placeholderSize(r ref) (w, h int) {
	const least, most = 16, 1600
	w, h = r.w, r.h
	switch {
	case w <= 0 && h <= 0:
		return usualSize.X, usualSize.Y
	case w <= 0:
		w = h * 16 / 9
	case h <= 0:
		h = w * 9 / 16
	}
	return min(max(w, least), most), min(max(h, least), most)
}

// shades is how finely the lines' edges are smoothed: with the ground they are
// sixteen greys, of which a byte of the picture's file holds two.
const shades = 15

// thick is the width of the lines.
const thick = 2

func drawPlaceholder(w, h int) []byte {
	m := image.NewPaletted(image.Rect(0, 0, w, h), greys())
	for y := range h {
		row := m.Pix[y*m.Stride:][:w]
		if y < thick || y >= h-thick {
			fill(row, shades)
			continue
		}
		down := (2*y + 1) * w / (2 * h) // where the falling diagonal is in this row
		drawDiagonals(row, down, w, h, y)
		drawDiagonals(row, w-1-down, w, h, y)
		fill(row[:thick], shades)
		fill(row[w-thick:], shades)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, m); err != nil {
		panic(err) // a buffer takes all, and the picture is ours
	}
	return b.Bytes()
}

// drawDiagonals draws what the diagonals leave around x in row y: a pixel is
// the darker the nearer its middle is to one of them.
func drawDiagonals(row []byte, x, w, h, y int) {
	diagonal := isqrt(w*w + h*h)
	reach := (thick+1)*diagonal/h + 1
	for x := max(0, x-reach); x <= min(w-1, x+reach); x++ {
		// Twice the distance from the diagonals to the pixel's middle, times
		// the diagonal's length.
		px, py := (2*x+1)*h, (2*y+1)*w
		off := min(abs(px-py), abs(px+py-2*w*h))
		row[x] = uint8(min(max(shades*(thick+1)*diagonal-shades*off, 0)/(2*diagonal), shades))
	}
}

func fill(row []byte, shade byte) {
	for i := range row {
		row[i] = shade
	}
}

// greys goes from the ground to the line.
func greys() color.Palette {
	const ground, line = 0xee, 0xbe
	p := make(color.Palette, shades+1)
	for i := range p {
		p[i] = color.Gray{Y: uint8(ground - (ground-line)*i/shades)}
	}
	return p
}

func abs(n int) int { return max(n, -n) }

// isqrt gives the whole part of a root, in integers so that every machine
// draws the same.
func isqrt(n int) int {
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return max(x, 1)
}
