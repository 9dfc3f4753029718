package svg

import "math"

// arc draws an elliptical arc as cubic curves, by the conversion from end
// points to a centre of SVG 2, appendix B.2.4.
func (p *pen) arc(rx, ry, turn float64, large, sweep bool, to point) {
	from := p.at
	if from == to {
		return
	}
	if rx == 0 || ry == 0 {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (from.x-to.x)/2, (from.y-to.y)/2
	x := float64(cos*dx) + float64(sin*dy)
	y := float64(cos*dy) - float64(sin*dx)
	if l := float64(x*x)/(rx*rx) + float64(y*y)/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	cx, cy := centre(rx, ry, x, y, large != sweep)
	a := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweepBy := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - a
	if sweep && sweepBy < 0 {
		sweepBy += 2 * math.Pi
	}
	if !sweep && sweepBy > 0 {
		sweepBy -= 2 * math.Pi
	}
	mid := point{(from.x + to.x) / 2, (from.y + to.y) / 2}
	m := matrix{cos, sin, -sin, cos, mid.x, mid.y}.then(matrix{rx, 0, 0, ry, cx, cy})
	p.unitArc(m, a, sweepBy)
	p.segs[len(p.segs)-1].p[2] = to
	p.at = to
}

// centre gives the ellipse's centre in the frame between the end points.
func centre(rx, ry, x, y float64, positive bool) (cx, cy float64) {
	den := float64(rx*rx*y*y) + float64(ry*ry*x*x)
	if den == 0 {
		return 0, 0
	}
	k := math.Sqrt(max(0, float64(rx*rx*ry*ry)-den) / den)
	if !positive {
		k = -k
	}
	return k * rx * y / ry, -k * ry * x / rx
}

// unitArc draws a stretch of the unit circle under a matrix, a quarter at most
// to a curve.
func (p *pen) unitArc(m matrix, from, by float64) {
	n := max(1, math.Ceil(math.Abs(by)/(math.Pi/2)-1e-9))
	step := by / n
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range int(n) {
		s0, c0 := math.Sincos(from + float64(step*float64(i)))
		s1, c1 := math.Sincos(from + float64(step*float64(i+1)))
		p.curve(
			m.apply(point{c0 - float64(k*s0), s0 + float64(k*c0)}),
			m.apply(point{c1 + float64(k*s1), s1 - float64(k*c1)}),
			m.apply(point{c1, s1}))
	}
}

// ellipse draws a whole ellipse.
func (p *pen) ellipse(c point, rx, ry float64) {
	m := matrix{rx, 0, 0, ry, c.x, c.y}
	p.move(m.apply(point{1, 0}))
	p.unitArc(m, 0, 2*math.Pi)
	p.close()
}
