package svg

import (
	"fmt"
	"math"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// Place gives the drawing as items of a page, scaled into a rectangle. All of
// them belong to elem. Without fonts its lettering is left out.
func (p *Picture) Place(x, y, w, h sp.Len, elem frame.Elem, set *fonts.Set) []frame.Item {
	if p.W <= 0 || p.H <= 0 {
		return nil
	}
	pl := placer{x: x, y: y, sx: float64(w) / p.W, sy: float64(h) / p.H, elem: elem, set: set}
	for _, it := range p.items {
		switch it := it.(type) {
		case shape:
			pl.shape(it)
		case raster:
			pl.raster(it)
		case chunk:
			pl.chunk(it)
		default:
			panic(fmt.Sprintf("svg: unknown item %T", it))
		}
	}
	return pl.items
}

// placer brings a drawing's pixels to the page's lengths.
type placer struct {
	x, y   sp.Len
	sx, sy float64 // scaled points to the pixel
	elem   frame.Elem
	set    *fonts.Set
	items  []frame.Item
}

func (pl *placer) point(p point) frame.Point {
	return frame.Point{X: pl.x + length64(p.x*pl.sx), Y: pl.y + length64(p.y*pl.sy)}
}

func length64(v float64) sp.Len { return sp.Len(math.Round(v)) }

// across scales what has no direction, such as the width of a line.
func (pl *placer) across(v float64) sp.Len { return length64(v * math.Sqrt(pl.sx*pl.sy)) }

func (pl *placer) segs(segs []seg) []frame.Seg {
	kinds := [...]frame.SegKind{moveTo: frame.MoveTo, lineTo: frame.LineTo, curveTo: frame.CurveTo, closePath: frame.Close}
	out := make([]frame.Seg, len(segs))
	for i, s := range segs {
		out[i].Kind = kinds[s.kind]
		for j := range s.kind.points() {
			out[i].P[j] = pl.point(s.p[j])
		}
	}
	return out
}

func (pl *placer) shape(s shape) {
	opacity := thousandths(s.alpha)
	if opacity == 0 {
		return
	}
	it := &frame.Path{
		Elem: pl.elem, Segs: pl.segs(s.segs), Fill: s.fill, EvenOdd: s.evenOdd,
		Stroke: s.stroke, Opacity: opacity,
	}
	if s.stroke != nil {
		it.Width = max(1, pl.across(s.width))
		for _, d := range s.dash {
			it.Dash = append(it.Dash, pl.across(d))
		}
	}
	pl.items = append(pl.items, it)
}

// thousandths gives an opacity as frames have it, 0 for what cannot be seen.
func thousandths(alpha float64) int { return int(math.Round(1000 * min(max(alpha, 0), 1))) }

func (pl *placer) raster(r raster) {
	a, b := pl.point(point{r.at.x, r.at.y}), pl.point(point{r.at.x + r.at.w, r.at.y + r.at.h})
	pl.items = append(pl.items, &frame.Image{
		Elem: pl.elem, X: a.X, Y: a.Y, W: b.X - a.X, H: b.Y - a.Y, Picture: r.picture,
	})
}
