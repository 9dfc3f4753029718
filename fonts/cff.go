package fonts

import (
	"fmt"
	"math"

	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
)

// fromCFF rewrites a font with CFF outlines as one with TrueType outlines,
// since those are what all that comes after takes.
func fromCFF(f File) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			data, err = nil, fileError(f, ErrDamaged, "%v", p)
		}
	}()
	s, err := readDirectory(f)
	if err != nil {
		return nil, err
	}
	outlines, err := cff.Parse(s.table("CFF "))
	if err != nil {
		return nil, fileError(f, ErrDamaged, "%v", err)
	}
	n := s.table("maxp").u16(4)
	if n != len(outlines.Charstrings) || len(s.table("head")) < 54 || len(s.table("hhea")) < 36 {
		return nil, fileError(f, ErrDamaged, "its tables disagree")
	}
	g := newGlyphWriter(n)
	for gid := range n {
		segs, _, err := outlines.LoadGlyph(uint16(gid))
		if err != nil {
			return nil, fileError(f, ErrDamaged, "glyph %d: %v", gid, err)
		}
		g.add(quadratic(segs))
	}
	return g.font(&s), nil
}

// quadratic turns outlines of lines and cubic curves into points in the manner
// of glyf.
func quadratic(segs []opentype.Segment) []outlinePoint {
	var points []outlinePoint
	start := 0
	for _, s := range segs {
		p := func(i int) Point { return Point{X: float64(s.Args[i].X), Y: float64(s.Args[i].Y)} }
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			points = closeContour(points, start)
			start = len(points)
			points = append(points, outlinePoint{Point: p(0), on: true})
		case opentype.SegmentOpLineTo:
			points = append(points, outlinePoint{Point: p(0), on: true})
		case opentype.SegmentOpCubeTo:
			points = appendCubic(points, p(0), p(1), p(2))
		default:
			panic(fmt.Sprintf("fonts: segment %d in CFF", s.Op))
		}
	}
	return closeContour(points, start)
}

// closeContour rounds a contour's points to units, drops its last point where
// that is the first again, and drops the contour where nothing is left of it.
func closeContour(points []outlinePoint, start int) []outlinePoint {
	for i := range points[start:] {
		p := &points[start+i]
		p.X, p.Y = math.Round(p.X), math.Round(p.Y)
	}
	if n := len(points); n > start+1 && points[n-1].on && points[n-1].Point == points[start].Point {
		points = points[:n-1]
	}
	if len(points) < start+2 {
		return points[:start]
	}
	points[len(points)-1].last = true
	return points
}

// appendCubic draws a cubic curve from the last point by quadratic ones that
// leave it by at most half a unit.
func appendCubic(points []outlinePoint, b, c, d Point) []outlinePoint {
	return appendHalves(points, points[len(points)-1].Point, b, c, d, 0)
}

// appendHalves halves the curve until the quadratic curve of the same ends
// and middle will do: it leaves the cubic by |d − 3c + 3b − a|·√3/36, which
// is half a unit at 10.4. The conversions keep products from being fused.
func appendHalves(points []outlinePoint, a, b, c, d Point, depth int) []outlinePoint {
	const enough, maxHalvings = 10.4, 6
	dx := d.X - float64(3*(c.X-b.X)) - a.X
	dy := d.Y - float64(3*(c.Y-b.Y)) - a.Y
	if max(dx, -dx)+max(dy, -dy) <= enough || depth == maxHalvings {
		control := Point{(float64(3*(b.X+c.X)) - a.X - d.X) / 4, (float64(3*(b.Y+c.Y)) - a.Y - d.Y) / 4}
		return append(points, outlinePoint{Point: control}, outlinePoint{Point: d, on: true})
	}
	ab, bc, cd := middle(a, b), middle(b, c), middle(c, d)
	abc, bcd := middle(ab, bc), middle(bc, cd)
	half := middle(abc, bcd)
	points = appendHalves(points, a, ab, abc, half, depth+1)
	return appendHalves(points, half, bcd, cd, d, depth+1)
}
