package pdf

import (
	"slices"
	"strconv"

	"github.com/octavo-press/octavo/render/frame"
)

// path paints an outline. Its dashes, opacity and stroke live between q and Q.
func (c *content) path(p *frame.Path) {
	if len(p.Segs) == 0 || p.Fill == nil && p.Stroke == nil {
		return
	}
	c.mark(p.Elem)
	c.endText()
	c.op("q")
	if p.Opacity > 0 && p.Opacity < 1000 {
		c.buf = append(c.buf, '/')
		c.buf = append(c.buf, opacityName(c.res.opacity(p.Opacity))...)
		c.op(" gs")
	}
	if p.Fill != nil && *p.Fill != c.fill {
		c.color(*p.Fill)
		c.op("rg")
	}
	if p.Stroke != nil {
		c.stroke(p)
	}
	for _, s := range p.Segs {
		c.segment(p.Elem, s)
	}
	c.op(paintOperator(p) + " Q")
}

// stroke sets colour, width and dashes.
func (c *content) stroke(p *frame.Path) {
	c.color(*p.Stroke)
	c.buf = append(c.buf, "RG "...)
	c.numbers(milli(p.Width))
	c.op("w")
	if len(p.Dash) > 0 {
		c.buf = append(c.buf, '[')
		for _, d := range p.Dash {
			c.numbers(milli(d))
		}
		c.op("]0 d")
	}
}

func (c *content) segment(e frame.Elem, s frame.Seg) {
	switch s.Kind {
	case frame.MoveTo:
		c.points(e, s.P[:1], "m")
	case frame.LineTo:
		c.points(e, s.P[:1], "l")
	case frame.CurveTo:
		c.points(e, s.P[:3], "c")
	case frame.Close:
		c.op("h")
	default:
		panic("pdf: unknown segment " + strconv.Itoa(int(s.Kind)))
	}
}

func (c *content) points(e frame.Elem, ps []frame.Point, operator string) {
	for _, p := range ps {
		c.numbers(milli(p.X), c.y(p.Y))
		c.box(e, boxOf(c.height, p.X, p.Y, 0, 0))
	}
	c.op(operator)
}

// paintOperator is the path-painting operator (ISO 32000-1, Table 60).
func paintOperator(p *frame.Path) string {
	switch {
	case p.Fill == nil:
		return "S"
	case p.Stroke != nil && p.EvenOdd:
		return "B*"
	case p.Stroke != nil:
		return "B"
	case p.EvenOdd:
		return "f*"
	}
	return "f"
}

// opacity gives the place of an opacity among the book's graphics states.
func (r *resources) opacity(thousandths int) int {
	if n := slices.Index(r.opacities, thousandths); n >= 0 {
		return n
	}
	r.opacities = append(r.opacities, thousandths)
	return len(r.opacities) - 1
}

func opacityName(n int) string { return "G" + strconv.Itoa(n+1) }
