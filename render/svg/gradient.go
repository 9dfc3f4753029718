package svg

import (
	"math"

	"github.com/octavo-press/octavo/render/frame"
)

// gradient is a linear or radial gradient, what it takes from others resolved.
type gradient struct {
	radial bool
	m      matrix // gradientTransform
	boxed  bool   // its units are those of the shape's box
	from   point  // linear: start; radial: focus
	to     point  // linear: end; radial: centre
	r      float64
	stops  []stop
}

type stop struct {
	at    float64
	color frame.Color
	alpha float64
}

// maxHrefs bounds the chain of gradients that take from each other.
const maxHrefs = 8

// gradient reads the gradient of a paint, nil where it has none.
func (b *builder) gradient(p paint) *gradient {
	n := b.ids[p.ref]
	if p.ref == "" || n == nil || n.name != "linearGradient" && n.name != "radialGradient" {
		return nil
	}
	chain := []*node{n}
	for len(chain) < maxHrefs {
		next := b.ids[reference(chain[len(chain)-1].get("href"))]
		if next == nil {
			break
		}
		chain = append(chain, next)
	}
	get := func(name string) string {
		for _, n := range chain {
			if v := n.get(name); v != "" {
				return v
			}
		}
		return ""
	}
	g := &gradient{radial: n.name == "radialGradient", boxed: get("gradientUnits") != "userSpaceOnUse"}
	g.m = parseTransform(get("gradientTransform"))
	g.place(get)
	for _, n := range chain {
		if g.stops = stops(n); len(g.stops) > 0 {
			return g
		}
	}
	return nil
}

// place reads the coordinates. Percentages of user space are rare enough to be
// taken as of the box.
func (g *gradient) place(get func(string) string) {
	coord := func(name string, otherwise float64) float64 {
		if v := get(name); v != "" {
			return length(v, 1, 16)
		}
		return otherwise
	}
	if !g.radial {
		g.from = point{coord("x1", 0), coord("y1", 0)}
		g.to = point{coord("x2", 1), coord("y2", 0)}
		return
	}
	g.to = point{coord("cx", 0.5), coord("cy", 0.5)}
	g.r = coord("r", 0.5)
	g.from = point{coord("fx", g.to.x), coord("fy", g.to.y)}
}

// stops reads the stops in their order; none goes back behind the one before.
func stops(n *node) []stop {
	const most = 256
	var out []stop
	last := 0.0
	for _, k := range n.kids {
		if k.name != "stop" || len(out) == most {
			continue
		}
		last = max(last, fraction(k.property("offset"), 0))
		s := stop{at: last, alpha: 1}
		if t := k.property("stop-color"); t != "" {
			s.color, s.alpha, _ = parseColor(t)
		}
		s.alpha *= fraction(k.property("stop-opacity"), 1)
		out = append(out, s)
	}
	return out
}

// color gives the colour at t.
func (g *gradient) color(t float64) (frame.Color, float64) {
	before := g.stops[0]
	for _, s := range g.stops {
		if s.at > t {
			if s.at == before.at {
				return s.color, s.alpha
			}
			u := min(max((t-before.at)/(s.at-before.at), 0), 1)
			return mix(before.color, s.color, u), before.alpha + float64((s.alpha-before.alpha)*u)
		}
		before = s
	}
	return before.color, before.alpha
}

// middle gives the colour that stands for a paint server where one colour must
// do.
func (b *builder) middle(id string) (frame.Color, float64, bool) {
	n := b.ids[id]
	if n == nil {
		return frame.Color{}, 0, false
	}
	if g := b.gradient(paint{ref: id}); g != nil {
		c, alpha := g.color(0.5)
		return c, alpha, true
	}
	if n.name == "pattern" {
		b.warn("a pattern is shown as one colour")
		return b.first(n)
	}
	return frame.Color{}, 0, false
}

// first gives the first colour in a pattern.
func (b *builder) first(pattern *node) (c frame.Color, alpha float64, ok bool) {
	pattern.walk(func(n *node) bool {
		for _, name := range []string{"fill", "stroke"} {
			if !ok {
				c, alpha, ok = parseColor(n.property(name))
			}
		}
		return !ok
	})
	return c, alpha, ok
}

// shade fills an outline with bands of a gradient, and reports whether it did.
// own is the outline in its own units, segs the same in the drawing's pixels.
func (b *builder) shade(g *gradient, own, segs []seg, sc scope) bool {
	area := bounds(own)
	m := sc.m
	if g.boxed {
		if area.empty() {
			return false
		}
		m = m.then(matrix{area.w, 0, 0, area.h, area.x, area.y})
	}
	m = m.then(g.m)
	bands := g.bands()
	lines := cutArea(flatten(segs), sc.clip.halves())
	points := 0
	for _, l := range lines {
		points += len(l.points)
	}
	sides := 1
	if g.radial {
		sides = ringSides
	}
	cost := points * sides * len(bands)
	if !m.usable() || cost > maxWork/10 || b.work+cost > maxWork/2 {
		b.warn("a gradient is shown as one colour")
		return false
	}
	b.work += cost
	for _, band := range bands {
		part := cutArea(lines, g.inside(band, m))
		c, alpha := g.color(band.color)
		if alpha *= sc.s.fillAlpha * sc.s.alpha; alpha > 0 && len(part) > 0 {
			b.emit(shape{segs: outlineOf(part), fill: &c, alpha: alpha, evenOdd: sc.s.evenOdd})
		}
	}
	return true
}

// band is the stretch of a gradient from one parameter on; a later band is
// painted over an earlier one, so that no seam shows between them.
type band struct{ from, to, color float64 }

// bands cuts a gradient where its colour has changed by what an eye can see.
// Linear ones go from start to end, radial ones from the outside in. Bands of
// a linear gradient that lets something through end where the next begins.
func (g *gradient) bands() []band {
	const most = 48
	steps, clear := 1, g.stops[0].alpha < 1
	for i := 1; i < len(g.stops); i++ {
		steps += distinctSteps(g.stops[i-1], g.stops[i])
		clear = clear || g.stops[i].alpha < 1
	}
	n := min(steps, most)
	at := func(i float64) float64 { return i / float64(n) }
	end := math.Inf(1)
	if g.radial {
		out := []band{{math.Inf(-1), end, 1}}
		for i := n - 1; i >= 0; i-- {
			out = append(out, band{at(float64(i) + 1), end, at(float64(i) + 0.5)})
		}
		return out
	}
	out := []band{{math.Inf(-1), end, 0}}
	for i := range n {
		out = append(out, band{at(float64(i)), end, at(float64(i) + 0.5)})
	}
	out = append(out, band{1, end, 1})
	if clear {
		for i := range out[1:] {
			out[i].to = out[i+1].from
		}
	}
	return out
}

func distinctSteps(a, b stop) int {
	most := math.Abs(a.alpha-b.alpha) * 255
	for i := range a.color {
		most = max(most, math.Abs(float64(a.color[i])-float64(b.color[i])))
	}
	return int(math.Ceil(most / 5))
}

// inside gives the half planes that hold a band, in the drawing's pixels.
func (g *gradient) inside(bd band, m matrix) []half {
	if g.radial {
		return g.ring(bd, m)
	}
	var out []half
	if !math.IsInf(bd.from, 0) {
		out = append(out, g.across(bd.from, m, 1))
	}
	if !math.IsInf(bd.to, 0) {
		out = append(out, g.across(bd.to, m, -1))
	}
	return out
}

// across gives the half plane on one side of the line across a linear gradient
// at t: the line through that point along which the colour stays.
func (g *gradient) across(t float64, m matrix, side float64) half {
	along := point{g.to.x - g.from.x, g.to.y - g.from.y}
	at := toward(g.from, g.to, t)
	p := m.apply(at)
	q := m.apply(point{at.x - along.y, at.y + along.x})
	ahead := m.apply(point{at.x + along.x, at.y + along.y})
	h := half{q.y - p.y, p.x - q.x, 0}
	h.c = -float64(h.a*p.x) - float64(h.b*p.y)
	if h.at(ahead) < 0 {
		side = -side
	}
	return half{h.a * side, h.b * side, h.c * side}
}

// ringSides is how many sides stand for a circle.
const ringSides = 32

// ring gives the inside of a radial gradient's circle at a parameter. Inner
// circles are painted over outer ones, also where they let something through:
// that much is given up.
func (g *gradient) ring(bd band, m matrix) []half {
	if math.IsInf(bd.from, 0) {
		return nil
	}
	c := toward(g.from, g.to, bd.from)
	r := g.r * bd.from
	if r <= 0 {
		return []half{{0, 0, -1}} // nothing
	}
	out := make([]half, 0, ringSides)
	middle := m.apply(c)
	corner := func(i int) point {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / ringSides)
		return m.apply(point{c.x + float64(r*cos), c.y + float64(r*sin)})
	}
	p := corner(0)
	for i := range ringSides {
		q := corner(i + 1)
		h := half{q.y - p.y, p.x - q.x, 0}
		h.c = -float64(h.a*p.x) - float64(h.b*p.y)
		if h.at(middle) < 0 {
			h = half{-h.a, -h.b, -h.c}
		}
		out = append(out, h)
		p = q
	}
	return out
}
