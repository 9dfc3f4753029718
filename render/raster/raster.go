// Package raster draws pages of frames as pixels: covers, thumbnails, and the
// pictures visual tests compare.
//
//	img := raster.Page(page, 150)
//	err := png.Encode(w, img)
//
// All arithmetic is in integers, so a page is the same pixels on every
// machine.
package raster

import (
	"fmt"
	"image"
	"image/color"
	"sync"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// Bounds of what a page may take: 256 MB of pixels, and numbers that fit.
const (
	maxSide = 8192
	maxDPI  = 2400
)

// Page draws a page on white at so many dots an inch; a page that would be
// more than 8,192 pixels high or wide is drawn at fewer. A picture that
// cannot be decoded is a grey rectangle. Links show nothing.
func Page(p frame.Page, dpi int) *image.RGBA {
	d := NewDrawing(p, dpi)
	img := image.NewRGBA(d.Bounds())
	d.Draw(img)
	return img
}

// Drawing is a page at a size in pixels. It can be drawn part by part, so that
// a large page need never be in memory whole.
type Drawing struct {
	page     frame.Page
	dpi      int64
	size     image.Rectangle
	pictures pictures
	idle     sync.Pool // of *painter, for their buffers
}

// NewDrawing readies a page for drawing as Page does.
func NewDrawing(p frame.Page, dpi int) *Drawing {
	dpi = max(1, min(dpi, maxDPI))
	for side := max(p.W, p.H); dpi > 1 && pixels(side, dpi) > maxSide; {
		dpi = max(1, int(int64(dpi)*maxSide/int64(pixels(side, dpi))))
	}
	size := image.Rect(0, 0, clampSide(pixels(p.W, dpi)), clampSide(pixels(p.H, dpi)))
	return &Drawing{page: p, dpi: int64(dpi), size: size}
}

// Bounds is the size of the whole page.
func (d *Drawing) Bounds() image.Rectangle { return d.size }

// Draw draws the part of the page that img's bounds name. Several goroutines
// may draw at once, each its own part.
func (d *Drawing) Draw(img *image.RGBA) {
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		fillRun(img.Pix[img.PixOffset(img.Rect.Min.X, y):][:4*img.Rect.Dx()], color.RGBA{0xFF, 0xFF, 0xFF, 0xFF})
	}
	p, ok := d.idle.Get().(*painter)
	if !ok {
		p = &painter{dpi: d.dpi, pictures: &d.pictures}
	}
	p.img = img
	for _, it := range d.page.Items {
		p.item(it)
	}
	d.idle.Put(p)
}

func clampSide(n int) int { return max(1, min(n, maxSide)) }

// pixels gives a length in whole pixels.
func pixels(l sp.Len, dpi int) int { return int(l.Scale(int64(dpi), 72*int64(sp.Pt))) }

// painter draws items on a part of a page.
type painter struct {
	img      *image.RGBA
	dpi      int64
	fill     filler
	pictures *pictures
}

func (p *painter) item(it frame.Item) {
	switch it := it.(type) {
	case *frame.GlyphRun:
		p.run(it)
	case *frame.Rule:
		p.rule(it.X, it.Y, it.W, it.H, it.Color)
	case *frame.Path:
		p.path(it)
	case *frame.Image:
		p.picture(it)
	case *frame.Link:
	default:
		panic(fmt.Sprintf("raster: unknown item %T", it))
	}
}

// fix gives a length on the page in fixed-point pixels, bounded so that no
// sum or product below overflows.
func (p *painter) fix(l sp.Len) int {
	const far = 1 << 40 // 230 metres
	l = max(-far, min(l, far))
	return max(-farFix, min(int(l.Scale(p.dpi*one, 72*int64(sp.Pt))), farFix))
}

const farFix = 1 << 28

func (p *painter) point(pt frame.Point) vec { return vec{p.fix(pt.X), p.fix(pt.Y)} }

// rule fills a rectangle.
func (p *painter) rule(x, y, w, h sp.Len, c frame.Color) {
	lo, hi := vec{p.fix(x), p.fix(y)}, vec{p.fix(x + w), p.fix(y + h)}
	rectangle(p.img, lo, hi, color.RGBA{c[0], c[1], c[2], 0xFF})
}

// paint fills all that was added since the last call.
func (p *painter) paint(c frame.Color, opacity int, evenOdd bool) {
	ink := color.RGBA{c[0], c[1], c[2], 255}
	p.fill.paint(p.img, ink, opacity, evenOdd)
}

// path fills, then strokes.
func (p *painter) path(it *frame.Path) {
	opacity := it.Opacity
	if opacity <= 0 || opacity > 1000 {
		opacity = 1000
	}
	lines := p.flattenPath(it.Segs)
	if it.Fill != nil {
		for _, l := range lines {
			p.fill.polygon(l.points)
		}
		p.paint(*it.Fill, opacity, it.EvenOdd)
	}
	if it.Stroke == nil {
		return
	}
	s := stroker{half: max(thinnest, min(p.fix(it.Width)/2, thickest)), out: p.fill.polygon}
	dash := make([]int, len(it.Dash))
	for i, d := range it.Dash {
		dash[i] = p.fix(d)
	}
	for _, l := range lines {
		for _, part := range dashes(l, dash) {
			s.stroke(part)
		}
	}
	p.paint(*it.Stroke, opacity, false)
}
