package raster

import "github.com/octavo-press/octavo/render/frame"

// one is a pixel in fixed point.
const one = 256

// vec is a point or a direction in fixed-point pixels, y downward.
type vec struct{ x, y int }

func (a vec) add(b vec) vec { return vec{a.x + b.x, a.y + b.y} }
func (a vec) sub(b vec) vec { return vec{a.x - b.x, a.y - b.y} }

// cross is twice the area between two directions, positive where b lies
// clockwise of a.
func (a vec) cross(b vec) int { return a.x*b.y - a.y*b.x }

// polyline is straight lines from point to point.
type polyline struct {
	points []vec
	closed bool
}

// flattenPath turns a path into polylines, one a subpath.
func (p *painter) flattenPath(segs []frame.Seg) []polyline {
	var lines []polyline
	var cur polyline
	flush := func() {
		if len(cur.points) > 0 {
			lines = append(lines, cur)
		}
		cur = polyline{}
	}
	for _, s := range segs {
		switch s.Kind {
		case frame.MoveTo:
			flush()
			cur.points = append(cur.points, p.point(s.P[0]))
		case frame.LineTo:
			cur.points = append(cur.points, p.point(s.P[0]))
		case frame.CurveTo:
			cur.points = appendCubic(cur.points, p.point(s.P[0]), p.point(s.P[1]), p.point(s.P[2]))
		case frame.Close:
			if len(cur.points) > 0 {
				start := cur.points[0]
				cur.closed = true
				flush()
				cur.points = append(cur.points, start)
			}
		}
	}
	flush()
	return lines
}

// steps says in how many lines to draw a curve whose control points lie so
// far, in fixed point, from where they would be on a straight line.
func steps(bend int) int {
	n := 1
	for ; n < 64 && bend > n*n*one/4; n *= 2 {
	}
	return n
}

func bend(a, b, c vec) int {
	d := a.add(c).sub(b).sub(b)
	return max(d.x, -d.x) + max(d.y, -d.y)
}

// appendQuad draws a quadratic curve from the last point.
func appendQuad(points []vec, b, c vec) []vec {
	if len(points) == 0 {
		return append(points, c)
	}
	a := points[len(points)-1]
	n := steps(bend(a, b, c))
	for i := 1; i <= n; i++ {
		u := n - i
		points = append(points, vec{
			(u*u*a.x + 2*u*i*b.x + i*i*c.x) / (n * n),
			(u*u*a.y + 2*u*i*b.y + i*i*c.y) / (n * n),
		})
	}
	return points
}

// appendCubic draws a cubic curve from the last point.
func appendCubic(points []vec, b, c, d vec) []vec {
	if len(points) == 0 {
		return append(points, d)
	}
	a := points[len(points)-1]
	n := steps(max(bend(a, b, c), bend(b, c, d)))
	for i := 1; i <= n; i++ {
		u := n - i
		points = append(points, vec{
			(u*u*u*a.x + 3*u*u*i*b.x + 3*u*i*i*c.x + i*i*i*d.x) / (n * n * n),
			(u*u*u*a.y + 3*u*u*i*b.y + 3*u*i*i*c.y + i*i*i*d.y) / (n * n * n),
		})
	}
	return points
}
