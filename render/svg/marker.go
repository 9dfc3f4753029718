package svg

import "math"

// vertex is a place where a marker may stand, and the way the line goes.
type vertex struct {
	at    point
	angle float64
}

// markers draws arrow heads and the like on a line's vertices.
func (b *builder) markers(n *node, own []seg, sc scope) {
	if sc.s.markers == [3]string{} {
		return
	}
	switch n.name {
	case "path", "line", "polyline", "polygon":
	default:
		return
	}
	all := vertices(own)
	for i, v := range all {
		which := 1
		if i == 0 {
			which = 0
		} else if i == len(all)-1 {
			which = 2
		}
		if m := b.ids[sc.s.markers[which]]; m != nil && m.name == "marker" {
			b.marker(m, v, which == 0, sc)
		}
	}
}

// marker draws one (SVG 2, section 13.7).
func (b *builder) marker(n *node, v vertex, start bool, sc scope) {
	if sc.uses++; sc.uses > maxUses {
		return
	}
	w, h := markerSide(n, "markerWidth"), markerSide(n, "markerHeight")
	angle := number(n.get("orient"))
	switch n.get("orient") {
	case "auto":
		angle = v.angle
	case "auto-start-reverse":
		if angle = v.angle; start {
			angle += 180
		}
	}
	m := sc.m.then(translate(v.at.x, v.at.y)).then(rotate(angle))
	if n.get("markerUnits") != "userSpaceOnUse" {
		m = m.then(matrix{a: sc.s.width, d: sc.s.width})
	}
	view := identity()
	sc.v = viewport{w, h}
	if vb, ok := viewBox(n); ok {
		view = fitBox(vb, w, h, n.get("preserveAspectRatio"))
		sc.v = viewport{vb.w, vb.h}
	}
	ref := view.apply(point{length(n.get("refX"), sc.v.w, 16), length(n.get("refY"), sc.v.h, 16)})
	m = m.then(translate(-ref.x, -ref.y))
	if !m.usable() {
		return
	}
	if n.property("overflow") != "visible" && m.straight() {
		sc.clip = sc.clip.within(mapped(box{0, 0, w, h}, m))
	}
	sc.m = m.then(view)
	s := rootStyle()
	s.alpha, s.color = sc.s.alpha, sc.s.color
	sc.s = s.inherit(n, sc.v)
	b.kids(n, sc)
}

func markerSide(n *node, name string) float64 {
	if v := n.get(name); v != "" {
		return length(v, 3, 16)
	}
	return 3
}

// vertices gives the vertices of an outline. The way at a corner is half
// between the way in and the way out.
func vertices(segs []seg) []vertex {
	var out []vertex
	var at, start point
	var ways []point // unit vectors: into each vertex, then out of it
	step := func(leave, arrive, to point) {
		if len(ways) > 0 {
			ways[len(ways)-1] = unit(leave)
		}
		out = append(out, vertex{at: to})
		ways = append(ways, unit(arrive), point{})
		at = to
	}
	for _, s := range segs {
		switch s.kind {
		case moveTo:
			out = append(out, vertex{at: s.p[0]})
			ways = append(ways, point{}, point{})
			at, start = s.p[0], s.p[0]
		case lineTo:
			d := minus(s.p[0], at)
			step(d, d, s.p[0])
		case curveTo:
			step(leaving(at, s.p), arriving(at, s.p), s.p[2])
		case closePath:
			if d := minus(start, at); d != (point{}) {
				step(d, d, start)
			}
		}
	}
	for i := range out {
		in, leave := ways[2*i], ways[2*i+1]
		way := point{in.x + leave.x, in.y + leave.y}
		if way == (point{}) {
			way = leave
		}
		out[i].angle = math.Atan2(way.y, way.x) * 180 / math.Pi
	}
	return out
}

func minus(a, b point) point { return point{a.x - b.x, a.y - b.y} }

func unit(p point) point {
	l := distance(p, point{})
	if l == 0 {
		return point{}
	}
	return point{p.x / l, p.y / l}
}

// leaving and arriving give the ways of a curve at its ends; control points
// that lie on the ends say nothing.
func leaving(from point, p [3]point) point {
	for _, q := range p {
		if q != from {
			return minus(q, from)
		}
	}
	return point{}
}

func arriving(from point, p [3]point) point {
	for _, q := range []point{p[1], p[0], from} {
		if q != p[2] {
			return minus(p[2], q)
		}
	}
	return point{}
}
