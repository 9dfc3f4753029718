package raster

import "math"

// Half the widths of the thinnest and the thickest line that is drawn.
const (
	thinnest = one / 4
	thickest = maxSide * one
)

// stroker draws lines as polygons: a rectangle for each piece and a wedge for
// each corner, all turning the same way so that where they overlap they do
// not cancel. Ends are butt, corners mitred to the limit of 10, as PDF has
// them by default (ISO 32000-1, 8.4.3).
type stroker struct {
	half int
	out  func([]vec)
}

func (s *stroker) stroke(l polyline) {
	points := distinct(l)
	n := len(points)
	if n < 2 {
		return
	}
	for i := 1; i < n; i++ {
		s.piece(points[i-1], points[i])
	}
	for i := 1; i < n-1; i++ {
		s.corner(points[i-1], points[i], points[i+1])
	}
	if l.closed && n > 2 {
		s.piece(points[n-1], points[0])
		s.corner(points[n-2], points[n-1], points[0])
		s.corner(points[n-1], points[0], points[1])
	}
}

// distinct drops points that repeat the one before.
func distinct(l polyline) []vec {
	var points []vec
	for _, p := range l.points {
		if len(points) == 0 || points[len(points)-1] != p {
			points = append(points, p)
		}
	}
	if n := len(points); l.closed && n > 1 && points[0] == points[n-1] {
		points = points[:n-1]
	}
	return points
}

// normal gives the direction to the side of a line, half the width long.
func (s *stroker) normal(a, b vec) vec {
	d := b.sub(a)
	length := math.Sqrt(float64(d.x*d.x + d.y*d.y))
	if length == 0 {
		return vec{}
	}
	return vec{int(math.Round(float64(-d.y*s.half) / length)), int(math.Round(float64(d.x*s.half) / length))}
}

func (s *stroker) piece(a, b vec) {
	n := s.normal(a, b)
	s.clockwise([]vec{a.add(n), b.add(n), b.sub(n), a.sub(n)})
}

func (s *stroker) corner(a, b, c vec) {
	n, m := s.normal(a, b), s.normal(b, c)
	turn := b.sub(a).cross(c.sub(b))
	if turn == 0 {
		return
	}
	if turn > 0 { // the wedge is on the other side
		n, m = vec{-n.x, -n.y}, vec{-m.x, -m.y}
	}
	square := s.half * s.half
	// The tip lies along n+m; den is small where the corner is sharp.
	den := square + n.x*m.x + n.y*m.y
	wedge := []vec{b, b.add(n)}
	if 50*den > square { // 1/sin(θ/2) below 10
		tip := vec{(n.x + m.x) * square / den, (n.y + m.y) * square / den}
		wedge = append(wedge, b.add(tip))
	}
	s.clockwise(append(wedge, b.add(m)))
}

func (s *stroker) clockwise(points []vec) {
	area := 0
	for i, p := range points {
		area += p.sub(points[0]).cross(points[(i+1)%len(points)].sub(points[0]))
	}
	if area < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	s.out(points)
}

// maxDashes bounds what a dashed line falls into.
const maxDashes = 20000

// dashes cuts a line into its dashes; without a pattern it is whole.
func dashes(l polyline, pattern []int) []polyline {
	total := 0
	for _, d := range pattern {
		total += max(d, 0)
	}
	if total == 0 {
		return []polyline{l}
	}
	points := l.points
	if l.closed && len(points) > 0 {
		points = append(points[:len(points):len(points)], points[0])
	}
	d := dasher{pattern: pattern, left: max(pattern[0], 0), on: true}
	for i, p := range points {
		if i == 0 {
			d.part = []vec{p}
			continue
		}
		d.line(points[i-1], p)
		if len(d.parts) > maxDashes {
			return []polyline{l}
		}
	}
	d.end()
	return d.parts
}

// dasher walks along a line and lifts its pen by a pattern.
type dasher struct {
	pattern []int
	index   int
	left    int // of the dash or gap it is in
	on      bool
	part    []vec
	parts   []polyline
}

func (d *dasher) line(a, b vec) {
	v := b.sub(a)
	length := int(math.Sqrt(float64(v.x*v.x + v.y*v.y)))
	for at := 0; at < length && len(d.parts) <= maxDashes; {
		step := min(d.left, length-at)
		at, d.left = at+step, d.left-step
		p := a.add(vec{v.x * at / length, v.y * at / length})
		if d.on {
			d.part = append(d.part, p)
		}
		if d.left == 0 {
			d.turn(p)
		}
	}
}

// turn goes on to the next dash or gap; two of nothing in a row have been
// ruled out by the pattern's total.
func (d *dasher) turn(p vec) {
	d.end()
	d.index = (d.index + 1) % len(d.pattern)
	d.left, d.on = max(d.pattern[d.index], 0), !d.on
	d.part = append(d.part[:0:0], p)
}

func (d *dasher) end() {
	if d.on && len(d.part) > 1 {
		d.parts = append(d.parts, polyline{points: d.part})
	}
	d.part = nil
}
