package raster

import (
	"math"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
)

// run draws the glyphs of a run.
func (p *painter) run(r *frame.GlyphRun) {
	if r.Face == nil {
		return
	}
	if p.beyond(r) {
		return
	}
	var points []vec
	for i, g := range r.Glyphs {
		place := glyphPlace{
			origin:  vec{p.fix(r.X + g.X.Len()), p.fix(r.Y - r.Lift(i))},
			scale:   p.dpi * int64(r.Size),
			em:      int64(r.Face.UnitsPerEm()) * 72 << 16 * unit / one,
			stretch: 1000 + int64(r.Stretch),
			skew:    int64(r.Skew),
		}
		for _, s := range r.Face.Outline(g.ID) {
			if s.Kind == fonts.MoveTo {
				p.fill.polygon(points)
				points = points[:0]
			}
			points = place.append(points, s)
		}
		p.fill.polygon(points)
		points = points[:0]
		// One at a time: glyphs that overlap must not cancel each other, and the
		// sums stay small.
		p.paint(r.Color, 1000, false)
	}
}

// beyond says whether a run lies above or below the part that is drawn, by its
// face's box and half an em for what the box forgot.
func (p *painter) beyond(r *frame.GlyphRun) bool {
	box, em := r.Face.BBox(), int64(r.Face.UnitsPerEm())
	low, high := r.Y, r.Y
	for i := range r.Lifts {
		y := r.Y - r.Lift(i)
		low, high = max(low, y), min(high, y)
	}
	low += r.Size.Scale(int64(-box[1])+em/2, em)
	high -= r.Size.Scale(int64(box[3])+em/2, em)
	part := p.img.Bounds()
	return p.fix(low) < part.Min.Y*one || p.fix(high) > part.Max.Y*one
}

// unit divides a font unit; composites put points between units.
const unit = 64

// glyphPlace takes a glyph's points to the page.
type glyphPlace struct {
	origin        vec
	scale, em     int64 // a point's coordinate times scale over em is fixed point
	stretch, skew int64 // thousandths
}

func (g *glyphPlace) append(points []vec, s fonts.OutlineSeg) []vec {
	switch s.Kind {
	case fonts.QuadTo:
		return appendQuad(points, g.point(s.P[0]), g.point(s.P[1]))
	case fonts.CubeTo:
		return appendCubic(points, g.point(s.P[0]), g.point(s.P[1]), g.point(s.P[2]))
	default:
		return append(points, g.point(s.P[0]))
	}
}

func (g *glyphPlace) point(p fonts.Point) vec {
	x, y := int64(math.Round(p.X*unit)), int64(math.Round(p.Y*unit))
	x = (x*g.stretch + y*g.skew) / 1000
	return g.origin.add(vec{g.fix(x), -g.fix(y)})
}

func (g *glyphPlace) fix(n int64) int {
	n *= g.scale
	if n < 0 {
		return int((n - g.em/2) / g.em)
	}
	return int((n + g.em/2) / g.em)
}
