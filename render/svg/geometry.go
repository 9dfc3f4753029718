package svg

import "math"

func mapSegs(segs []seg, m matrix) []seg {
	out := make([]seg, len(segs))
	for i, s := range segs {
		out[i].kind = s.kind
		for j := range s.kind.points() {
			out[i].p[j] = m.apply(s.p[j])
		}
	}
	return out
}

// bounds gives a box around an outline and its control points.
func bounds(segs []seg) box {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range segs {
		for _, p := range s.p[:s.kind.points()] {
			lo, hi = point{min(lo.x, p.x), min(lo.y, p.y)}, point{max(hi.x, p.x), max(hi.y, p.y)}
		}
	}
	if lo.x > hi.x {
		return box{}
	}
	return box{lo.x, lo.y, hi.x - lo.x, hi.y - lo.y}
}

// mapped gives the box around a box under a matrix.
func mapped(b box, m matrix) box {
	p := &pen{}
	p.polygon([]float64{b.x, b.y, b.x + b.w, b.y, b.x + b.w, b.y + b.h, b.x, b.y + b.h}, true)
	return bounds(mapSegs(p.segs, m))
}

func (b box) intersect(c box) box {
	x, y := max(b.x, c.x), max(b.y, c.y)
	return box{x, y, max(0, min(b.x+b.w, c.x+c.w)-x), max(0, min(b.y+b.h, c.y+c.h)-y)}
}

func (b box) empty() bool { return b.w <= 0 || b.h <= 0 }

// holds reports whether c lies in b, give or take a hundredth of a pixel.
func (b box) holds(c box) bool {
	const slack = 0.01
	return c.x >= b.x-slack && c.y >= b.y-slack && c.x+c.w <= b.x+b.w+slack && c.y+c.h <= b.y+b.h+slack
}

// meets reports whether c and b have a point in common.
func (b box) meets(c box) bool {
	return c.x <= b.x+b.w && b.x <= c.x+c.w && c.y <= b.y+b.h && b.y <= c.y+c.h
}

// polyline is a flattened subpath.
type polyline struct {
	points []point
	closed bool
}

// flatten brings an outline to straight lines.
func flatten(segs []seg) []polyline {
	var out []polyline
	var at, start point
	add := func(p point) {
		if len(out) == 0 || out[len(out)-1].closed {
			out = append(out, polyline{points: []point{at}})
		}
		last := &out[len(out)-1]
		last.points = append(last.points, p)
		at = p
	}
	for _, s := range segs {
		switch s.kind {
		case moveTo:
			at, start = s.p[0], s.p[0]
			out = append(out, polyline{points: []point{at}})
		case lineTo:
			add(s.p[0])
		case curveTo:
			from := at
			n := pieces(from, s.p)
			for i := 1; i <= n; i++ {
				add(bezier(from, s.p, float64(i)/float64(n)))
			}
		case closePath:
			if len(out) > 0 {
				out[len(out)-1].closed = true
			}
			at = start
		}
	}
	return out
}

// pieces says into how many lines a curve is cut: by the root of its length,
// which keeps the error under a fifth of a pixel.
func pieces(from point, p [3]point) int {
	l := distance(from, p[0]) + distance(p[0], p[1]) + distance(p[1], p[2])
	return int(min(max(math.Ceil(math.Sqrt(l)), 4), 64))
}

func distance(a, b point) float64 {
	return math.Sqrt(float64((a.x-b.x)*(a.x-b.x)) + float64((a.y-b.y)*(a.y-b.y)))
}

// bezier gives the point at t of a cubic curve, by de Casteljau.
func bezier(from point, p [3]point, t float64) point {
	a, b, c := toward(from, p[0], t), toward(p[0], p[1], t), toward(p[1], p[2], t)
	return toward(toward(a, b, t), toward(b, c, t), t)
}

// outlineOf turns lines back into segments.
func outlineOf(lines []polyline) []seg {
	var segs []seg
	for _, l := range lines {
		for i, p := range l.points {
			kind := lineTo
			if i == 0 {
				kind = moveTo
			}
			segs = append(segs, seg{kind, [3]point{p}})
		}
		if l.closed {
			segs = append(segs, seg{kind: closePath})
		}
	}
	return segs
}
