package para

import "github.com/octavo-press/octavo/render/sp"

// node is a way to have broken the paragraph up to a spot.
type node struct {
	spot, prev int32
	line       int32 // lines up to here
	class      uint8 // how tight the last line is
	hyphens    uint8 // lines in a row up to here that end in hyphens
	demerits   int64
}

// breaker chooses the lines of a paragraph.
type breaker struct {
	spots []spot
	p     *Paragraph
	costs *costs
	easy  int32 // lines from this one on have one measure
	last  bool  // the last pass: lines may be as loose as need be, or overfull
	// shortest is the width below which no line of the paragraph can be justified.
	shortest sp.Len
	nodes    []node
	active   []int32
	found    []node // the best ways to the spot at hand, one a state
	path     []int32
}

// maxActive bounds the ways kept open at a time. No line of text has so many
// spots; a thousand invisible ones in a row do.
const maxActive = 400

// run finds the best path, and reports false where there is none without lines
// looser than the limit. Afterwards path holds the spots the lines end at.
func (b *breaker) run() bool {
	b.nodes = append(b.nodes[:0], node{prev: -1, class: classEven})
	b.active = append(b.active[:0], 0)
	for i := 1; i < len(b.spots); i++ {
		b.reach(int32(i))
		if len(b.active) == 0 {
			return false
		}
	}
	b.trace(b.best())
	return true
}

// reach tries the lines that end at a spot.
func (b *breaker) reach(i int32) {
	s := &b.spots[i]
	b.found = b.found[:0]
	open := b.active[:0]
	nearest, over := int32(-1), sp.Len(0)
	var l line
	from := int32(-1) // the spot l starts at, if all lines from there are one
	for k, a := range b.active {
		n := &b.nodes[a]
		if b.tooShort(n.spot, i) {
			open = append(open, b.active[k:]...) // the others are shorter still
			break
		}
		if n.spot != from || n.line < b.easy {
			l, from = b.line(n.spot, i, n.line), n.spot
		}
		if l.fits(b) && !b.third(n, s) {
			b.offer(a, i, l)
		}
		if !l.past() && s.kind != breakForced {
			open = append(open, a)
		} else if nearest < 0 || l.width-l.measure <= over {
			nearest, over = a, l.width-l.measure
		}
	}
	b.active = open
	if len(b.found) == 0 && len(open) == 0 && b.last && nearest >= 0 {
		b.overfull(nearest, i, over)
	}
	b.open()
}

// third tells a line that would be the third in a row to end in a hyphen, which
// the last pass alone allows, at its cost.
func (b *breaker) third(n *node, s *spot) bool {
	return !b.last && b.p.Align == Justify && n.hyphens >= 2 && s.kind.hyphenLike()
}

// tooShort tells a line that cannot be stretched to any measure of the
// paragraph, whatever hangs at its ends.
func (b *breaker) tooShort(from, to int32) bool {
	f, t := &b.spots[from], &b.spots[to]
	if t.kind == breakForced {
		return false
	}
	if b.last { // any line may be set, but the fuller ones have been tried
		return len(b.found) > 0 && t.before.width-f.after.width < b.shortest*3/4
	}
	if b.p.Align != Justify {
		return false
	}
	most := t.before.width - f.after.width
	most += (t.before.stretch - f.after.stretch) * sp.Len(b.costs.limit) / 1000
	most += (t.before.glyphs - f.after.glyphs) * maxExpansion / 1000
	return most < b.shortest
}

// open adds the nodes found, but those that another will always beat.
func (b *breaker) open() {
	for i := range b.found {
		if b.beaten(&b.found[i]) {
			continue
		}
		b.active = append(b.active, int32(len(b.nodes)))
		b.nodes = append(b.nodes, b.found[i])
	}
	if drop := len(b.active) - maxActive; drop > 0 {
		b.active = append(b.active[:0], b.active[drop:]...)
	}
}

// beaten tells a way that another one to its spot will beat wherever both go
// on: with no more hyphens behind it, and cheaper by more than the next line's
// tightness can ever cost.
func (b *breaker) beaten(n *node) bool {
	most := int64(classVeryLoose-1) * b.costs.jump
	for i := range b.found {
		f := &b.found[i]
		if f.demerits+most < n.demerits && f.hyphens <= n.hyphens && b.lineState(f.line) == b.lineState(n.line) {
			return true
		}
	}
	return false
}

// offer keeps a way to a spot if it is the best of its state so far.
func (b *breaker) offer(from, to int32, l line) {
	prev := &b.nodes[from]
	n := node{spot: to, prev: from, line: prev.line + 1, class: l.class()}
	if b.spots[to].kind.hyphenLike() {
		n.hyphens = min(prev.hyphens+1, 3)
	}
	n.demerits = prev.demerits + b.demerits(prev, &n, l)
	for i := range b.found {
		f := &b.found[i]
		if f.class == n.class && f.hyphens == n.hyphens && b.lineState(f.line) == b.lineState(n.line) {
			if n.demerits < f.demerits {
				*f = n
			}
			return
		}
	}
	b.found = append(b.found, n)
}

// lineState tells lines apart as far as it matters what their number is.
func (b *breaker) lineState(n int32) int32 {
	if b.p.Looseness != 0 {
		return n
	}
	return min(n, b.easy)
}

// overfull is the way of last resort.
func (b *breaker) overfull(from, to int32, over sp.Len) {
	prev := &b.nodes[from]
	const dire = 1 << 40
	b.found = append(b.found, node{
		spot: to, prev: from, line: prev.line + 1, class: classTight,
		demerits: prev.demerits + dire + int64(over),
	})
}

// best chooses among the ways to the end: the cheapest, or the nearest to the
// wanted number of lines.
func (b *breaker) best() int32 {
	cheapest := b.active[0]
	for _, a := range b.active[1:] {
		if b.nodes[a].demerits < b.nodes[cheapest].demerits {
			cheapest = a
		}
	}
	if b.p.Looseness == 0 {
		return cheapest
	}
	want := b.nodes[cheapest].line + int32(b.p.Looseness)
	best := cheapest
	for _, a := range b.active {
		d, e := abs(b.nodes[a].line-want), abs(b.nodes[best].line-want)
		if d < e || d == e && b.nodes[a].demerits < b.nodes[best].demerits {
			best = a
		}
	}
	return best
}

// trace follows the path back from the end.
func (b *breaker) trace(n int32) {
	b.path = b.path[:0]
	for ; n >= 0; n = b.nodes[n].prev {
		b.path = append(b.path, b.nodes[n].spot)
	}
	reverse(b.path)
}

func abs[T int32 | int64 | sp.Len](n T) T {
	if n < 0 {
		return -n
	}
	return n
}
