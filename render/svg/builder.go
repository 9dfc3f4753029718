package svg

import (
	"slices"
	"strings"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
)

// Limits of what is drawn: elements can be used again and again.
const (
	maxVisited = 200_000
	maxWork    = 50_000_000 // characters read, segments and points drawn
	maxUses    = 16         // uses within uses
)

// builder walks the tree and draws.
type builder struct {
	pic      *Picture
	ids      map[string]*node
	warnings []string
	pictures map[*node]*frame.Picture
	visited  int
	work     int
}

// spent reports whether the drawing has taken all that one may.
func (b *builder) spent() bool { return b.visited > maxVisited || b.work > maxWork }

// tooMuch is the error of a drawing for which the builder is spent.
func (b *builder) tooMuch() error {
	if b.visited > maxVisited {
		return imaging.TooBig("SVG.Drawn", maxVisited, "it draws too many elements")
	}
	return imaging.TooBig("SVG.Work", maxWork, "it draws too much")
}

// scope is what holds for the elements within one.
type scope struct {
	m    matrix // to the drawing's pixels
	s    style
	v    viewport
	clip region
	uses int
}

func (b *builder) warn(what string) {
	if !slices.Contains(b.warnings, what) {
		b.warnings = append(b.warnings, what)
	}
}

func (b *builder) root(root *node) {
	p := b.pic
	sc := scope{m: identity(), s: rootStyle(), v: viewport{p.W, p.H}, clip: region{box: box{0, 0, p.W, p.H}}}
	for _, name := range []string{"background-color", "background"} {
		if c, alpha, ok := parseColor(root.property(name)); ok && alpha > 0 {
			pen := &pen{}
			pen.rect(0, 0, p.W, p.H, 0, 0)
			b.emit(shape{segs: pen.segs, fill: &c, alpha: alpha})
			break
		}
	}
	sc.s = sc.s.inherit(root, sc.v)
	if vb, ok := viewBox(root); ok {
		sc.m = fitBox(vb, p.W, p.H, root.get("preserveAspectRatio"))
		sc.v = viewport{vb.w, vb.h}
	}
	b.kids(root, sc)
}

func (b *builder) kids(n *node, sc scope) {
	for _, k := range n.kids {
		b.element(k, sc)
	}
}

// element draws an element and all within it.
func (b *builder) element(n *node, sc scope) {
	if b.visited++; b.spent() {
		return
	}
	if n.name == "" || n.html || n.property("display") == "none" {
		return
	}
	sc.s = sc.s.inherit(n, sc.v)
	if t := n.property("transform"); t != "" && t != "none" {
		if sc.m = sc.m.then(parseTransform(t)); !sc.m.usable() {
			return
		}
	}
	b.effects(n, &sc)
	switch n.name {
	case "g", "a":
		b.kids(n, sc)
	case "switch":
		b.oneOf(n, sc)
	case "svg":
		b.nested(n, n, sc)
	case "use":
		b.use(n, sc)
	case "text":
		b.text(n, sc)
	case "image":
		b.image(n, sc)
	case "animate", "animateTransform", "animateMotion", "set":
		b.warn("animation is not shown")
	default:
		if isShape(n.name) {
			b.shape(n, sc)
		}
	}
}

// effects takes clipping into the scope, and warns of what is not drawn.
func (b *builder) effects(n *node, sc *scope) {
	if t := n.property("clip-path"); t != "" && t != "none" {
		b.clipBy(b.ids[reference(t)], sc)
	}
	for _, name := range []string{"mask", "filter"} {
		if t := n.property(name); t != "" && t != "none" {
			b.warn("a " + name + " is not applied")
		}
	}
}

// oneOf draws the child that a switch chooses.
func (b *builder) oneOf(n *node, sc scope) {
	if k := chosen(n); k != nil {
		b.element(k, sc)
	}
}

// chosen gives the first child of a switch that asks for nothing special.
func chosen(n *node) *node {
	for _, k := range n.kids {
		if k.name == "" || k.get("requiredExtensions") != "" {
			continue
		}
		if l := k.get("systemLanguage"); l == "" || strings.HasPrefix(l, "en") {
			return k
		}
	}
	return nil
}

// nested opens a viewport: n holds the content, sized says how large it is.
func (b *builder) nested(n, sized *node, sc scope) {
	x, y := length(sized.property("x"), sc.v.w, sc.s.size), length(sized.property("y"), sc.v.h, sc.s.size)
	w, h := sc.v.w, sc.v.h
	if t := sized.property("width"); t != "" && t != "auto" {
		w = length(t, sc.v.w, sc.s.size)
	}
	if t := sized.property("height"); t != "" && t != "auto" {
		h = length(t, sc.v.h, sc.s.size)
	}
	if w <= 0 || h <= 0 {
		return
	}
	sc.m = sc.m.then(translate(x, y))
	if n.property("overflow") != "visible" {
		sc.clip = sc.clip.within(mapped(box{0, 0, w, h}, sc.m))
	}
	sc.v = viewport{w, h}
	if vb, ok := viewBox(n); ok {
		sc.m = sc.m.then(fitBox(vb, w, h, n.get("preserveAspectRatio")))
		sc.v = viewport{vb.w, vb.h}
	}
	b.kids(n, sc)
}

// use draws another element here.
func (b *builder) use(n *node, sc scope) {
	target := b.ids[reference(n.get("href"))]
	if sc.uses++; target == nil || sc.uses > maxUses {
		return
	}
	if target.name == "symbol" || target.name == "svg" {
		sized := &node{attrs: n.attrs, style: n.style}
		if target.name == "svg" {
			for _, name := range []string{"width", "height"} {
				if !n.has(name) {
					sized.attrs = append(slices.Clip(sized.attrs), attr{name, target.get(name)})
				}
			}
		}
		sc.s = sc.s.inherit(target, sc.v)
		b.nested(target, sized, sc)
		return
	}
	x, y := length(n.property("x"), sc.v.w, sc.s.size), length(n.property("y"), sc.v.h, sc.s.size)
	sc.m = sc.m.then(translate(x, y))
	b.element(target, sc)
}

// shape draws an outline, filled, stroked and marked.
func (b *builder) shape(n *node, sc scope) {
	b.work += len(n.property("d")) + len(n.get("points"))
	own := outline(n, sc.v, sc.s.size)
	if len(own) == 0 || sc.s.hidden {
		return
	}
	if n.name == "line" {
		sc.s.fill = paint{none: true} // it has no inside
	}
	b.paint(own, sc)
	b.markers(n, own, sc)
}

// paint fills and strokes an outline in the scope's units.
func (b *builder) paint(own []seg, sc scope) {
	segs := mapSegs(own, sc.m)
	s := &sc.s
	fill, fillAlpha := b.solid(s.fill, s.fillAlpha*s.alpha)
	if g := b.gradient(s.fill); g != nil && b.shade(g, own, segs, sc) {
		fill = nil
	}
	if b.gradient(s.stroke) != nil {
		b.warn("a gradient along a line is shown as one colour")
	}
	stroke, strokeAlpha := b.solid(s.stroke, s.strokeAlpha*s.alpha)
	width := s.width * sc.m.scale()
	if s.fixedWidth {
		width = s.width
	}
	if width <= 0 {
		stroke = nil
	}
	line := shape{segs: segs, stroke: stroke, width: width, alpha: strokeAlpha}
	for _, d := range s.dash {
		line.dash = append(line.dash, d*sc.m.scale())
	}
	if fill != nil && stroke != nil && fillAlpha == strokeAlpha && sc.clip.holds(bounds(segs)) {
		line.fill, line.evenOdd = fill, s.evenOdd
		b.emit(line)
		b.ends(line, s, sc.clip)
		return
	}
	if fill != nil {
		b.clipped(shape{segs: segs, fill: fill, evenOdd: s.evenOdd, alpha: fillAlpha}, sc.clip)
	}
	if stroke != nil {
		b.clipped(line, sc.clip)
		b.ends(line, s, sc.clip)
	}
}

// solid gives the one colour of a paint, nil for none: of a gradient the
// middle, of a pattern the first that it holds.
func (b *builder) solid(p paint, alpha float64) (*frame.Color, float64) {
	if p.ref != "" {
		if c, a, ok := b.middle(p.ref); ok {
			return &c, a * alpha
		}
	}
	if p.none || p.alpha*alpha <= 0 {
		return nil, 0
	}
	c := p.color
	return &c, p.alpha * alpha
}

func (b *builder) emit(s shape) {
	b.work += 10 * len(s.segs)
	b.pic.items = append(b.pic.items, s)
}
