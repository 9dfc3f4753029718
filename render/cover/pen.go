package cover

import (
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// pen draws one path.
type pen struct{ segs []frame.Seg }

func (p *pen) seg(kind frame.SegKind, points ...frame.Point) {
	s := frame.Seg{Kind: kind}
	copy(s.P[:], points)
	p.segs = append(p.segs, s)
}

// polygon draws a closed outline.
func (p *pen) polygon(points ...frame.Point) {
	for i, pt := range points {
		kind := frame.LineTo
		if i == 0 {
			kind = frame.MoveTo
		}
		p.seg(kind, pt)
	}
	p.seg(frame.Close)
}

// handle is where the handles of a cubic end that comes nearest to a quarter
// of a circle.
func handle(r sp.Len) sp.Len { return r.Scale(5523, 10000) }

// disc draws a circle.
func (p *pen) disc(x, y, r sp.Len) {
	k := handle(r)
	p.seg(frame.MoveTo, frame.Point{X: x + r, Y: y})
	p.seg(frame.CurveTo, frame.Point{X: x + r, Y: y + k}, frame.Point{X: x + k, Y: y + r}, frame.Point{X: x, Y: y + r})
	p.seg(frame.CurveTo, frame.Point{X: x - k, Y: y + r}, frame.Point{X: x - r, Y: y + k}, frame.Point{X: x - r, Y: y})
	p.seg(frame.CurveTo, frame.Point{X: x - r, Y: y - k}, frame.Point{X: x - k, Y: y - r}, frame.Point{X: x, Y: y - r})
	p.seg(frame.CurveTo, frame.Point{X: x + k, Y: y - r}, frame.Point{X: x + r, Y: y - k}, frame.Point{X: x + r, Y: y})
	p.seg(frame.Close)
}

// quarter draws a quarter disc of a radius from a corner of a square tile: 0
// is the top left, 1 the top right, 2 the bottom left, 3 the bottom right.
func (p *pen) quarter(x, y, side, r sp.Len, corner int) {
	dx, dy := r, r
	if corner&1 != 0 {
		x, dx = x+side, -r
	}
	if corner&2 != 0 {
		y, dy = y+side, -r
	}
	p.seg(frame.MoveTo, frame.Point{X: x, Y: y})
	p.seg(frame.LineTo, frame.Point{X: x + dx, Y: y})
	p.seg(frame.CurveTo, frame.Point{X: x + dx, Y: y + handle(dy)}, frame.Point{X: x + handle(dx), Y: y + dy}, frame.Point{X: x, Y: y + dy})
	p.seg(frame.Close)
}

// fill puts what the pen drew on the cover.
func (c *composer) fill(p *pen, color frame.Color) {
	if len(p.segs) > 0 {
		c.items = append(c.items, &frame.Path{Segs: p.segs, Fill: &color})
	}
}
