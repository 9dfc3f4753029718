package svg

// maxCorners bounds the discs of one line: curves drawn as many short lines
// have no corners to speak of.
const maxCorners = 200

// ends draws the round ends and corners of a line as discs, and lengthens one
// with square ends: the lines of frames end where their points are. See-through
// and dashed lines are left as they are, since discs would show on them.
func (b *builder) ends(line shape, s *style, clip region) {
	if line.stroke == nil || line.alpha < 1 || len(line.dash) > 0 {
		return
	}
	p := &pen{}
	r := line.width / 2
	for _, l := range subpaths(line.segs) {
		n := len(l.at)
		for i, at := range l.at {
			end := !l.closed && (i == 0 || i == n-1)
			corner := !end && l.corner[i] && n <= maxCorners
			if end && s.roundEnds || corner && s.roundCorners {
				p.ellipse(at, r, r)
			}
		}
		if s.squareEnds && !l.closed && n > 1 {
			p.stub(l.at[0], l.at[1], r)
			p.stub(l.at[n-1], l.at[n-2], r)
		}
	}
	if len(p.segs) > 0 {
		b.clipped(shape{segs: p.segs, fill: line.stroke, alpha: 1}, clip)
	}
}

// stub lengthens a line that ends at a, coming from b.
func (p *pen) stub(a, b point, r float64) {
	way := unit(minus(a, b))
	out, side := point{way.x * r, way.y * r}, point{-way.y * r, way.x * r}
	p.polygon([]float64{
		a.x + side.x, a.y + side.y, a.x + side.x + out.x, a.y + side.y + out.y,
		a.x - side.x + out.x, a.y - side.y + out.y, a.x - side.x, a.y - side.y,
	}, true)
}

// subpath is the vertices of a line, and which of them are corners. The points
// next to the ends show the way there.
type subpath struct {
	at     []point
	corner []bool
	closed bool
}

func subpaths(segs []seg) []subpath {
	var out []subpath
	for i, s := range segs {
		if s.kind == moveTo {
			out = append(out, subpath{at: []point{s.p[0]}, corner: []bool{true}})
			continue
		}
		if len(out) == 0 {
			continue
		}
		l := &out[len(out)-1]
		switch s.kind {
		case lineTo:
			l.add(s.p[0], true)
		case curveTo:
			if i > 0 && segs[i-1].kind == moveTo {
				l.add(s.p[0], false)
			}
			l.add(s.p[1], false)
			l.add(s.p[2], i+1 == len(segs) || segs[i+1].kind != curveTo)
		case closePath:
			l.closed = true
		}
	}
	return out
}

func (l *subpath) add(at point, corner bool) {
	l.at = append(l.at, at)
	l.corner = append(l.corner, corner)
}
