package svg

import (
	"math"
	"slices"
)

// half is a half plane: the points where a·x + b·y + c is 0 or more.
type half struct{ a, b, c float64 }

func (h half) at(p point) float64 { return float64(h.a*p.x) + float64(h.b*p.y) + h.c }

// halves gives the four sides of a box.
func (b box) halves() []half {
	return []half{{1, 0, -b.x}, {-1, 0, b.x + b.w}, {0, 1, -b.y}, {0, -1, b.y + b.h}}
}

// region is what a drawing is cut to: a box, and within it the sides of convex
// clip paths.
type region struct {
	box
	sides []half
}

// maxSides bounds the sides of a region: each costs a step for every point that
// is cut.
const maxSides = 256

// within narrows a region to a box.
func (a region) within(b box) region { return region{a.intersect(b), a.sides} }

func (a region) halves() []half { return append(a.box.halves(), a.sides...) }

// holds reports whether a box lies in the region, give or take a hundredth of a
// pixel.
func (a region) holds(c box) bool {
	if !a.box.holds(c) {
		return false
	}
	for _, h := range a.sides {
		for _, p := range []point{{c.x, c.y}, {c.x + c.w, c.y}, {c.x, c.y + c.h}, {c.x + c.w, c.y + c.h}} {
			if h.at(p) < -0.01 {
				return false
			}
		}
	}
	return true
}

// convex gives the sides of a polygon, false for one that is not convex.
func convex(pts []point) ([]half, bool) {
	var sides []half
	turn := 0.0 // the sum of the corners' sines: once round, one way
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		length := math.Hypot(q.x-p.x, q.y-p.y)
		if length < 1e-6 {
			continue
		}
		h := half{-(q.y - p.y) / length, (q.x - p.x) / length, 0}
		h.c = -(float64(h.a*p.x) + float64(h.b*p.y))
		if n := len(sides); n > 0 {
			turn += float64(sides[n-1].a*h.b) - float64(sides[n-1].b*h.a)
		}
		sides = append(sides, h)
	}
	if turn < 0 {
		for i, h := range sides {
			sides[i] = half{-h.a, -h.b, -h.c}
		}
	}
	for _, h := range sides {
		for _, p := range pts {
			if h.at(p) < -0.01 {
				return nil, false
			}
		}
	}
	return sides, len(sides) > 2
}

// cutPolygon cuts a polygon by half planes (Sutherland and Hodgman 1974).
// Edges that it adds where a polygon falls apart enclose nothing.
func cutPolygon(pts []point, sides []half) []point {
	for _, h := range sides {
		if len(pts) == 0 {
			return nil
		}
		var out []point
		before := pts[len(pts)-1]
		was := h.at(before)
		for _, p := range pts {
			is := h.at(p)
			if (was >= 0) != (is >= 0) {
				out = append(out, toward(before, p, was/(was-is)))
			}
			if is >= 0 {
				out = append(out, p)
			}
			before, was = p, is
		}
		pts = out
	}
	return pts
}

// cutArea cuts a filled outline.
func cutArea(lines []polyline, sides []half) []polyline {
	var out []polyline
	for _, l := range lines {
		if pts := cutPolygon(l.points, sides); len(pts) > 2 {
			out = append(out, polyline{pts, true})
		}
	}
	return out
}

// cutLine cuts a line to what lies within the half planes, which may be
// several stretches.
func cutLine(l polyline, sides []half) []polyline {
	pts := l.points
	if l.closed && len(pts) > 0 {
		pts = append(pts[:len(pts):len(pts)], pts[0])
	}
	var out []polyline
	joined := false
	for i := 1; i < len(pts); i++ {
		a, b, ok := cutSegment(pts[i-1], pts[i], sides)
		if !ok {
			joined = false
			continue
		}
		if !joined {
			out = append(out, polyline{points: []point{a}})
		}
		last := &out[len(out)-1]
		last.points = append(last.points, b)
		joined = b == pts[i]
	}
	return out
}

// cutSegment is the method of Cyrus and Beck (1978).
func cutSegment(a, b point, sides []half) (point, point, bool) {
	t0, t1 := 0.0, 1.0
	for _, h := range sides {
		va, vb := h.at(a), h.at(b)
		switch {
		case va < 0 && vb < 0:
			return a, b, false
		case va < 0:
			t0 = max(t0, va/(va-vb))
		case vb < 0:
			t1 = min(t1, va/(va-vb))
		}
	}
	if t0 > t1 {
		return a, b, false
	}
	from, to := a, b
	if t0 > 0 {
		from = toward(a, b, t0)
	}
	if t1 < 1 {
		to = toward(a, b, t1)
	}
	return from, to, true
}

// clipped draws what of a shape lies in the box.
func (b *builder) clipped(s shape, clip region) {
	around := bounds(s.segs)
	switch {
	case clip.holds(around):
		b.emit(s)
		return
	case clip.empty() || !clip.meets(around):
		return
	}
	lines := flatten(s.segs)
	for _, l := range lines {
		b.work += len(l.points) * len(clip.sides)
	}
	if s.fill != nil {
		lines = cutArea(lines, clip.halves())
	} else {
		var cut []polyline
		for _, l := range lines {
			cut = append(cut, cutLine(l, clip.halves())...)
		}
		lines = cut
	}
	if s.segs = outlineOf(lines); len(s.segs) > 0 {
		b.emit(s)
	}
}

// clipBy narrows the scope to a clipPath's shape if that is one and convex, or
// else to the box around its shapes.
func (b *builder) clipBy(n *node, sc *scope) {
	if n == nil || n.name != "clipPath" {
		return
	}
	m := sc.m
	if n.get("clipPathUnits") == "objectBoundingBox" {
		b.warn("a clip path is not applied")
		return
	}
	if t := n.property("transform"); t != "" {
		m = m.then(parseTransform(t))
	}
	var all []seg
	boxes := true // all shapes are
	for _, k := range n.kids {
		if k.name == "use" {
			if target := b.ids[reference(k.get("href"))]; target != nil {
				k = target
			}
		}
		own := outline(k, sc.v, sc.s.size)
		if t := k.property("transform"); t != "" {
			own = mapSegs(own, parseTransform(t))
		}
		all = append(all, mapSegs(own, m)...)
		if len(own) > 0 && (k.name != "rect" || k.has("rx") || k.has("ry") || k.property("transform") != "" || !m.straight()) {
			boxes = false
		}
	}
	if len(all) == 0 {
		return
	}
	sc.clip = sc.clip.within(bounds(all))
	lines := flatten(all)
	if boxes && len(lines) == 1 {
		return
	}
	if len(lines) == 1 && len(sc.clip.sides)+len(lines[0].points) <= maxSides {
		if sides, ok := convex(lines[0].points); ok {
			sc.clip.sides = slices.Concat(sc.clip.sides, sides)
			return
		}
	}
	b.warn("a clip path is taken for the rectangle around it")
}
