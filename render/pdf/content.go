package pdf

import (
	"fmt"
	"strconv"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// content writes the content stream of one page. It keeps the graphics state
// in mind and writes an operator only where something changes.
type content struct {
	buf    []byte
	page   int
	height sp.Len
	res    *resources
	marks  *marks

	elem   frame.Elem
	marked bool // a marked-content sequence of elem is open
	text   textState
	fill   frame.Color // starts black, as the page does
}

// resources is what the pages' streams name: faces, pictures, opacities.
type resources struct {
	faces     faceSet
	pictures  map[string]int
	drawn     []*frame.Picture
	opacities []int // thousandths
}

// pageContent writes the content stream of one page.
func pageContent(room spare, p *frame.Page, page int, res *resources, m *marks) ([]byte, error) {
	c := content{buf: room.take(sizeOf(p)), page: page, height: p.H, res: res, marks: m}
	for _, it := range p.Items {
		if err := c.item(it); err != nil {
			return nil, err
		}
	}
	c.unmark()
	return c.buf, nil
}

// sizeOf guesses how long a page's stream becomes.
func sizeOf(p *frame.Page) int {
	size := 64 * len(p.Items)
	for _, it := range p.Items {
		if r, ok := it.(*frame.GlyphRun); ok {
			size += 5 * len(r.Glyphs)
		}
	}
	return size
}

func (c *content) item(it frame.Item) error {
	switch it := it.(type) {
	case *frame.GlyphRun:
		return c.run(it)
	case *frame.Rule:
		c.rule(it)
	case *frame.Image:
		c.image(it)
	case *frame.Path:
		c.path(it)
	case *frame.Link:
		c.marks.link(c.page, it)
	default:
		panic(fmt.Sprintf("pdf: unknown item %T", it))
	}
	return nil
}

// mark opens a marked-content sequence of an element, unless its last one is
// still open: what stands together is read together.
func (c *content) mark(e frame.Elem) {
	if c.marked && c.elem == e {
		return
	}
	c.unmark()
	c.elem, c.marked = e, true
	if e == frame.Artifact {
		c.buf = append(c.buf, "/Artifact BMC\n"...)
		return
	}
	c.buf = append(append(c.buf, '/'), c.marks.elements[e].Tag...)
	c.buf = append(c.buf, "<</MCID "...)
	c.buf = strconv.AppendInt(c.buf, int64(c.marks.content(c.page, e)), 10)
	c.buf = append(c.buf, ">>BDC\n"...)
}

func (c *content) unmark() {
	c.endText()
	if c.marked {
		c.buf = append(c.buf, "EMC\n"...)
		c.marked = false
	}
}

// y turns a length from the page's top into one from its bottom.
func (c *content) y(y sp.Len) int64 { return milli(c.height - y) }

func (c *content) numbers(ns ...int64) { c.buf = appendMillis(c.buf, ns...) }

func (c *content) op(operator string) { c.buf = append(append(c.buf, operator...), '\n') }

// color gives the operands of rg and RG.
func (c *content) color(k frame.Color) {
	for _, v := range k {
		c.numbers((int64(v)*1000 + 127) / 255)
	}
}

func (c *content) fillWith(k frame.Color) {
	if c.fill == k {
		return
	}
	c.color(k)
	c.op("rg")
	c.fill = k
}

func (c *content) rule(r *frame.Rule) {
	c.mark(r.Elem)
	c.endText()
	c.fillWith(r.Color)
	c.numbers(milli(r.X), c.y(r.Y+r.H), milli(r.W), milli(r.H))
	c.op("re f")
}

func (c *content) image(im *frame.Image) {
	c.mark(im.Elem)
	c.endText()
	c.op("q")
	c.numbers(milli(im.W), 0, 0, milli(im.H), milli(im.X), c.y(im.Y+im.H))
	c.buf = append(c.buf, "cm/"...)
	c.buf = append(c.buf, pictureName(c.res.picture(im.Picture))...)
	c.op(" Do Q")
	c.box(im.Elem, boxOf(c.height, im.X, im.Y, im.W, im.H))
}

// box remembers where a figure stands, for its BBox attribute.
func (c *content) box(e frame.Elem, b box) {
	if c.marks.elements[e].Tag == "Figure" {
		c.marks.cover(c.page, e, b)
	}
}

// picture gives the place of a picture in the file; one shown twice is in it
// once.
func (r *resources) picture(p *frame.Picture) int {
	if n, ok := r.pictures[p.Key]; ok {
		return n
	}
	if r.pictures == nil {
		r.pictures = make(map[string]int)
	}
	n := len(r.drawn)
	r.pictures[p.Key] = n
	r.drawn = append(r.drawn, p)
	return n
}

func pictureName(n int) string { return "P" + strconv.Itoa(n+1) }
