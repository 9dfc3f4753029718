package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/svg"
)

// drawing gives an asset's SVG, read when it is first painted; nil where it is
// none or broken.
func (f *flow) drawing(a *render.Asset) *svg.Picture {
	if a.MIME != "image/svg+xml" {
		return nil
	}
	d, ok := f.drawings[a]
	if !ok {
		if p, _, err := svg.Parse(a.Data); err == nil {
			d = p
		}
		f.drawings[a] = d
	}
	return d
}

// cssPixel is the pixel of CSS, 1/96 inch.
const cssPixel = 3 * sp.Pt / 4

// asset gives the resolved picture of an image, nil when there is none.
func (f *flow) asset(m *doc.Image) *render.Asset { return f.book.Assets[m.URL] }

// natural gives the size a picture wants: what its author asked for, else a
// pixel of the picture for a pixel of CSS. A picture that cannot be had wants
// the room of a small one.
func natural(a *render.Asset, m *doc.Image) (w, h sp.Len) {
	pw, ph := 320, 180
	if a != nil && a.Width > 0 && a.Height > 0 {
		pw, ph = a.Width, a.Height
	}
	w, h = sp.Len(pw)*cssPixel, sp.Len(ph)*cssPixel
	switch {
	case m.Width > 0:
		return scaled(w, h, sp.Len(m.Width)*cssPixel, 1<<40)
	case m.Height > 0:
		return scaled(w, h, 1<<40, sp.Len(m.Height)*cssPixel)
	}
	return w, h
}

// scaled gives the greatest size of the same shape that lies within a box.
func scaled(w, h, maxW, maxH sp.Len) (sp.Len, sp.Len) {
	if ratio(maxW, w, maxH, h) {
		return maxW, max(mulDiv(h, maxW, w), 1)
	}
	return max(mulDiv(w, maxH, h), 1), maxH
}

// shrunk is scaled for what is too big and nothing else.
func shrunk(w, h, maxW, maxH sp.Len) (sp.Len, sp.Len) {
	if w <= maxW && h <= maxH {
		return w, h
	}
	return scaled(w, h, maxW, maxH)
}

// ratio says whether a/b is at most c/d.
func ratio(a, b, c, d sp.Len) bool { return mulDiv(a, 1<<20, b) <= mulDiv(c, 1<<20, d) }

// mulDiv gives a·b/c. Points of 1/256 are exact enough for pictures, and keep
// the product of the greatest ones within 64 bits.
func mulDiv(a, b, c sp.Len) sp.Len {
	for a > 1<<31 || b > 1<<31 {
		if a >= b {
			a, c = a>>1, c>>1
		} else {
			b, c = b>>1, c>>1
		}
	}
	return a * b / max(c, 1)
}

// picture is an image at its size, as content.
type picture struct {
	asset  *render.Asset
	x      sp.Len // from the column's left
	w, h   sp.Len
	halves sp.Len // of the room beside it that stand to its left
	elem   frame.Elem
	link   *link
	alt    string // shown where there is no picture
}

func (m *picture) paint(p *painter, x, y sp.Len) { p.picture(m, x+m.x, y) }
