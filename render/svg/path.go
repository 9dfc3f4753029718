package svg

import "math"

// seg is one segment of an outline; kinds and points are as in frame.Seg.
type seg struct {
	kind segKind
	p    [3]point
}

type segKind uint8

const (
	moveTo segKind = iota
	lineTo
	curveTo
	closePath
)

// points gives the number of points a kind has.
func (k segKind) points() int { return [...]int{1, 1, 3, 0}[k] }

// maxSegs bounds one outline.
const maxSegs = 200_000

// pen builds an outline.
type pen struct {
	segs       []seg
	at, start  point
	open       bool // the subpath has begun
	cubicEnd   point
	quadEnd    point
	afterCubic bool
	afterQuad  bool
}

func (p *pen) move(to point) {
	p.segs = append(p.segs, seg{moveTo, [3]point{to}})
	p.at, p.start, p.open = to, to, true
}

// begin starts a subpath where a close left the pen.
func (p *pen) begin() {
	if !p.open {
		p.move(p.at)
	}
}

func (p *pen) line(to point) {
	p.begin()
	p.segs = append(p.segs, seg{lineTo, [3]point{to}})
	p.at = to
}

func (p *pen) curve(a, b, to point) {
	p.begin()
	p.segs = append(p.segs, seg{curveTo, [3]point{a, b, to}})
	p.at, p.cubicEnd = to, b
}

// quad raises a quadratic curve to a cubic one.
func (p *pen) quad(c, to point) {
	from := p.at
	p.curve(toward(from, c, 2.0/3), toward(to, c, 2.0/3), to)
	p.quadEnd = c
}

func (p *pen) close() {
	if p.open {
		p.segs = append(p.segs, seg{kind: closePath})
		p.at, p.open = p.start, false
	}
}

// toward gives the point at t on the way from a to b.
func toward(a, b point, t float64) point {
	return point{a.x + float64((b.x-a.x)*t), a.y + float64((b.y-a.y)*t)}
}

// mirrored gives where the curve before would go on to.
func (p *pen) mirrored(control point, had bool) point {
	if !had {
		return p.at
	}
	return point{2*p.at.x - control.x, 2*p.at.y - control.y}
}

// parsePath reads path data (SVG 2, section 9.3) up to its first error, as
// the standard asks.
func parsePath(d string) []seg {
	sc := &scanner{s: d}
	p := &pen{}
	cmd := sc.letter()
	if cmd|0x20 != 'm' {
		return nil
	}
	for len(p.segs) < maxSegs {
		if !p.command(sc, cmd) || sc.done() {
			break
		}
		switch next := sc.letter(); {
		case next != 0:
			cmd = next
		case cmd == 'M':
			cmd = 'L' // further pairs of a move are lines
		case cmd == 'm':
			cmd = 'l'
		case cmd|0x20 == 'z':
			return p.segs // a number after a close
		}
	}
	return p.segs
}

// command reads the arguments of one command and draws it.
func (p *pen) command(sc *scanner, cmd byte) bool {
	wasCubic, wasQuad := p.afterCubic, p.afterQuad
	p.afterCubic, p.afterQuad = false, false
	var off point
	if cmd >= 'a' {
		off = p.at
	}
	switch cmd | 0x20 {
	case 'z':
		p.close()
		return true
	case 'm', 'l':
		return p.straight(sc, cmd, off)
	case 'h', 'v':
		return p.along(sc, cmd, off)
	case 'c', 's':
		p.afterCubic = true
		return p.cubic(sc, cmd, off, wasCubic)
	case 'q', 't':
		p.afterQuad = true
		return p.quadratic(sc, cmd, off, wasQuad)
	case 'a':
		return p.arcTo(sc, off)
	}
	return false
}

func (p *pen) straight(sc *scanner, cmd byte, off point) bool {
	to, ok := pair(sc, off)
	if !ok {
		return false
	}
	if cmd|0x20 == 'm' {
		p.move(to)
	} else {
		p.line(to)
	}
	return true
}

func (p *pen) along(sc *scanner, cmd byte, off point) bool {
	v, ok := sc.number()
	if !ok {
		return false
	}
	to := point{off.x + v, p.at.y}
	if cmd|0x20 == 'v' {
		to = point{p.at.x, off.y + v}
	}
	p.line(to)
	return true
}

func (p *pen) cubic(sc *scanner, cmd byte, off point, had bool) bool {
	a, ok := p.mirrored(p.cubicEnd, had), true
	if cmd|0x20 == 'c' {
		a, ok = pair(sc, off)
	}
	b, ok2 := pair(sc, off)
	to, ok3 := pair(sc, off)
	if !ok || !ok2 || !ok3 {
		return false
	}
	p.curve(a, b, to)
	return true
}

func (p *pen) quadratic(sc *scanner, cmd byte, off point, had bool) bool {
	c, ok := p.mirrored(p.quadEnd, had), true
	if cmd|0x20 == 'q' {
		c, ok = pair(sc, off)
	}
	to, ok2 := pair(sc, off)
	if !ok || !ok2 {
		return false
	}
	p.quad(c, to)
	return true
}

func (p *pen) arcTo(sc *scanner, off point) bool {
	r, ok := pair(sc, point{})
	turn, ok2 := sc.number()
	large, ok3 := sc.flag()
	sweep, ok4 := sc.flag()
	to, ok5 := pair(sc, off)
	if !ok || !ok2 || !ok3 || !ok4 || !ok5 {
		return false
	}
	p.arc(math.Abs(r.x), math.Abs(r.y), turn, large, sweep, to)
	return true
}

func pair(sc *scanner, off point) (point, bool) {
	x, ok := sc.number()
	y, ok2 := sc.number()
	return point{off.x + x, off.y + y}, ok && ok2
}
