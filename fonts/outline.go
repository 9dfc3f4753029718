package fonts

// SegKind is what a segment of an outline does.
type SegKind uint8

// The segments. A move takes one point, a line one, a quadratic curve two, a
// cubic one three, the last of them the end. A contour is closed where the
// next one begins.
const (
	MoveTo SegKind = iota
	LineTo
	QuadTo
	CubeTo
)

// OutlineSeg is one segment of an outline.
type OutlineSeg struct {
	Kind SegKind
	P    [3]Point
}

// Point is a place in font units from the glyph's origin, y upward.
type Point struct{ X, Y float64 }

// Outline reads the outline of a glyph; a blank or damaged glyph has none.
// Nothing is cached.
func (f *Face) Outline(gid uint16) []OutlineSeg {
	r := glyphReader{glyf: f.sfnt.table("glyf"), loca: f.sfnt.table("loca"), long: f.longLoca, glyphs: f.glyphs}
	points := r.read(int(gid), 0)
	return contours(points)
}

// outlinePoint is a point of a contour in the manner of glyf: on the curve or
// a control point, the last of its contour or not.
type outlinePoint struct {
	Point
	on, last bool
}

// Limits of what one glyph may take, far above any real one: composites that
// name composites must not multiply without end.
const (
	maxDepth  = 8
	maxParts  = 1 << 10
	maxPoints = 1 << 16
)

// glyphReader reads a glyph with its components.
type glyphReader struct {
	glyf, loca    table
	long          bool
	glyphs        int
	parts, points int
}

func (r *glyphReader) data(gid int) table {
	if gid < 0 || gid >= r.glyphs {
		return nil
	}
	start, end := 2*r.loca.u16(2*gid), 2*r.loca.u16(2*gid+2)
	if r.long {
		start, end = r.loca.u32(4*gid), r.loca.u32(4*gid+4)
	}
	if start >= end || end > len(r.glyf) {
		return nil
	}
	return r.glyf[start:end]
}

func (r *glyphReader) read(gid, depth int) []outlinePoint {
	t := r.data(gid)
	if len(t) < 10 || depth > maxDepth || r.parts >= maxParts || r.points >= maxPoints {
		return nil
	}
	r.parts++
	if n := t.i16(0); n >= 0 {
		return r.simple(t, n)
	}
	return r.composite(t.at(10), depth)
}

// Flags of the points of a simple glyph.
const (
	onCurve    = 1 << 0
	xShort     = 1 << 1
	yShort     = 1 << 2
	repeatFlag = 1 << 3
	xSame      = 1 << 4 // or, of a short one, positive
	ySame      = 1 << 5
)

// simple reads a glyph of n contours.
func (r *glyphReader) simple(t table, n int) []outlinePoint {
	if n == 0 {
		return nil
	}
	ends := t.at(10)
	count := ends.u16(2*(n-1)) + 1
	rest := ends.at(2*n + 2 + ends.u16(2*n)) // past the instructions
	if count > maxPoints-r.points || len(rest) == 0 {
		return nil
	}
	r.points += count
	flags, rest := readFlags(rest, count)
	points := make([]outlinePoint, count)
	rest = readCoordinates(rest, flags, xShort, xSame, func(i, v int) { points[i].X = float64(v) })
	readCoordinates(rest, flags, yShort, ySame, func(i, v int) { points[i].Y = float64(v) })
	for i, flag := range flags {
		points[i].on = flag&onCurve != 0
	}
	for i := range n {
		if e := ends.u16(2 * i); e < count {
			points[e].last = true
		}
	}
	return points
}

func readFlags(t table, count int) ([]byte, table) {
	flags := make([]byte, 0, count)
	at := 0
	for len(flags) < count {
		flag, times := t.u8(at), 1
		at++
		if flag&repeatFlag != 0 {
			times += t.u8(at)
			at++
		}
		for range min(times, count-len(flags)) {
			flags = append(flags, byte(flag))
		}
	}
	return flags, t.at(at)
}

// readCoordinates reads the differences of one axis and gives their sums.
func readCoordinates(t table, flags []byte, short, same byte, put func(i, v int)) table {
	at, v := 0, 0
	for i, flag := range flags {
		switch {
		case flag&short != 0:
			d := t.u8(at)
			at++
			if flag&same == 0 {
				d = -d
			}
			v += d
		case flag&same == 0:
			v += t.i16(at)
			at += 2
		}
		put(i, v)
	}
	return t.at(at)
}

// Flags of the components of a composite glyph.
const (
	argsAreWords   = 1 << 0
	argsAreXY      = 1 << 1
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	haveTwoByTwo   = 1 << 7
	scaledOffset   = 1 << 11
)

// composite reads components one after another.
func (r *glyphReader) composite(t table, depth int) []outlinePoint {
	var points []outlinePoint
	for len(t) >= 4 {
		c, size := readComponent(t)
		part := r.read(c.gid, depth+1)
		for i := range part {
			part[i].Point = c.scale(part[i].Point)
		}
		dx, dy := c.offset(points, part)
		for i := range part {
			part[i].X += dx
			part[i].Y += dy
		}
		points = append(points, part...)
		if c.flags&moreComponents == 0 || r.parts >= maxParts {
			break
		}
		t = t.at(size)
	}
	return points
}

// component is a glyph within a composite: where and how large.
type component struct {
	flags, gid     int
	arg1, arg2     int
	xx, xy, yx, yy float64
}

func readComponent(t table) (component, int) {
	c := component{flags: t.u16(0), gid: t.u16(2), xx: 1, yy: 1}
	at := c.readArgs(t)
	fixed := func(off int) float64 { return float64(t.i16(off)) / (1 << 14) }
	switch {
	case c.flags&haveScale != 0:
		c.xx = fixed(at)
		c.yy = c.xx
		at += 2
	case c.flags&haveXYScale != 0:
		c.xx, c.yy = fixed(at), fixed(at+2)
		at += 4
	case c.flags&haveTwoByTwo != 0:
		c.xx, c.xy, c.yx, c.yy = fixed(at), fixed(at+2), fixed(at+4), fixed(at+6)
		at += 8
	}
	return c, at
}

// readArgs reads the offset, or the numbers of the points that are to meet.
func (c *component) readArgs(t table) int {
	if c.flags&argsAreWords != 0 {
		c.arg1, c.arg2 = t.i16(4), t.i16(6)
		return 8
	}
	c.arg1, c.arg2 = t.u8(4), t.u8(5)
	if c.flags&argsAreXY != 0 {
		c.arg1, c.arg2 = int(int8(c.arg1)), int(int8(c.arg2))
	}
	return 6
}

// scale turns a point by the component's matrix. The conversions keep the
// compiler from fusing products into sums, which differs by machine.
func (c *component) scale(p Point) Point {
	return Point{
		X: float64(p.X*c.xx) + float64(p.Y*c.yx),
		Y: float64(p.X*c.xy) + float64(p.Y*c.yy),
	}
}

func (c *component) offset(points, part []outlinePoint) (dx, dy float64) {
	if c.flags&argsAreXY == 0 {
		if c.arg1 < 0 || c.arg1 >= len(points) || c.arg2 < 0 || c.arg2 >= len(part) {
			return 0, 0
		}
		a, b := points[c.arg1], part[c.arg2]
		return a.X - b.X, a.Y - b.Y
	}
	d := Point{float64(c.arg1), float64(c.arg2)}
	if c.flags&scaledOffset != 0 {
		d = c.scale(d)
	}
	return d.X, d.Y
}

// contours turns points into segments, contour by contour.
func contours(points []outlinePoint) []OutlineSeg {
	var segs []OutlineSeg
	start := 0
	for i, p := range points {
		if p.last {
			segs = appendContour(segs, points[start:i+1])
			start = i + 1
		}
	}
	return segs
}

// appendContour starts at a point on the curve, or between two control
// points, and puts in the points that lie half way between control points.
func appendContour(segs []OutlineSeg, pts []outlinePoint) []OutlineSeg {
	n, first := len(pts), 0
	for first < n && !pts[first].on {
		first++
	}
	var from Point
	if first < n {
		from = pts[first].Point
	} else {
		first, from = n-1, middle(pts[n-1].Point, pts[0].Point)
	}
	segs = append(segs, OutlineSeg{Kind: MoveTo, P: [3]Point{from}})
	var control *Point
	for i := 1; i <= n; i++ {
		p := pts[(first+i)%n]
		switch {
		case p.on && control == nil:
			segs = append(segs, OutlineSeg{Kind: LineTo, P: [3]Point{p.Point}})
		case p.on:
			segs = append(segs, OutlineSeg{Kind: QuadTo, P: [3]Point{*control, p.Point}})
			control = nil
		default:
			if control != nil {
				segs = append(segs, OutlineSeg{Kind: QuadTo, P: [3]Point{*control, middle(*control, p.Point)}})
			}
			control = &p.Point
		}
	}
	if control != nil {
		segs = append(segs, OutlineSeg{Kind: QuadTo, P: [3]Point{*control, from}})
	}
	return segs
}

func middle(a, b Point) Point { return Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2} }
