package asset

import (
	"bytes"
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
		p.drawn[size] = placeholder(w, h)
	}
	return p.drawn[size]
}

// usualSize is that of a placeholder whose author asked for none.
var usualSize = image.Pt(1200, 675)

// usual is drawn once for all posts: most placeholders are of its size, and
// drawing it costs as much as reading the post.
var usual = sync.OnceValue(func() *render.Asset { return placeholder(usualSize.X, usualSize.Y) })

func placeholder(w, h int) *render.Asset {
	data := drawPlaceholder(w, h)
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

// shades is how finely the lines' edges are smoothed.
const shades = 16

func drawPlaceholder(w, h int) []byte {
	m := image.NewPaletted(image.Rect(0, 0, w, h), greys())
	const thick = 2
	diagonal := isqrt(w*w + h*h)
	for y := range h {
		row := m.Pix[y*m.Stride:]
		for x := range w {
			edge := min(x, y, w-1-x, h-1-y)
			if edge < thick {
				row[x] = shades
				continue
			}
			// Twice the distance from the diagonals to the pixel's middle,
			// times the diagonal's length.
			px, py := (2*x+1)*h, (2*y+1)*w
			off := min(abs(px-py), abs(px+py-2*w*h))
			row[x] = uint8(min(max(shades*(thick+1)*diagonal-shades*off, 0)/(2*diagonal), shades))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes all, and the picture is ours
	}
	return b.Bytes()
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
