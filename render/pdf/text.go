package pdf

import (
	"strconv"

	"github.com/octavo-press/octavo/render/frame"
)

// em is the unit of positions within a run: a millionth of the type size.
const em = 1_000_000

// adjustStep is what the adjustments in a TJ array are rounded to, in
// millionths of an em: a tenth of the operator's own unit.
const adjustStep = 100

// slack is how many steps a glyph may stand off its place: of 11 point type,
// 0.0022 point, a fourteenth of a dot of a 2400 dpi setter. Without it a tenth of
// the adjustments would mend the rounding of widths alone. What is left is
// carried to the next glyph, so that nothing drifts.
const slack = 2

// textState is the text state the stream is in (ISO 32000-1, 9.3).
type textState struct {
	open    bool // between BT and ET
	font    int  // 1 + index of the face, 0 before the first
	size    int64
	stretch int
	rise    int64
	skew    int
	x, y    int64 // origin of the line matrix, in this text object
}

func (c *content) endText() {
	if c.text.open {
		c.op("ET")
		c.text.open = false
	}
}

// run shows glyphs with one TJ operator, but for changes of rise.
func (c *content) run(r *frame.GlyphRun) error {
	if len(r.Glyphs) == 0 || milli(r.Size) <= 0 {
		return nil
	}
	n, err := c.res.faces.number(r.Face)
	if err != nil {
		return err
	}
	c.markRun(r)
	c.fillWith(r.Color)
	c.setText(r, n)
	l := textLine{content: c, run: r, face: c.res.faces.list[n], size: c.text.size * int64(1000+r.Stretch)}
	rest := r.Text
	for i := 0; i < len(r.Glyphs); {
		end := i + clusterEnd(r.Glyphs[i:])
		text := rest[:r.Glyphs[i].Len]
		rest = rest[len(text):]
		if end-i == 1 && !splits(text) {
			err = l.single(i, text)
		} else {
			err = l.cluster(i, end, text)
		}
		if err != nil {
			return err
		}
		i = end
	}
	l.close()
	return nil
}

// markRun opens a marked-content sequence for a run.
func (c *content) markRun(r *frame.GlyphRun) {
	e := r.Elem
	if e != frame.Artifact && containsRTL(r.Text) {
		last := frame.Artifact
		if c.marked {
			last = c.elem
		}
		e = c.marks.turned(e, last)
		c.marks.elements[e].Actual += logical(r)
	}
	c.mark(e)
}

// logical gives the text of a run written from right to left as it is read: its
// clusters from the last to the first.
func logical(r *frame.GlyphRun) string {
	b := make([]byte, 0, len(r.Text))
	end := len(r.Text)
	for i := len(r.Glyphs) - 1; i >= 0; i-- {
		from := end - int(r.Glyphs[i].Len)
		b = append(b, r.Text[from:end]...)
		end = from
	}
	return string(b)
}

// setText brings the text state to a run's face, size, place and shape.
func (c *content) setText(r *frame.GlyphRun, font int) {
	t := &c.text
	if !t.open {
		c.op("BT")
		t.open, t.x, t.y, t.skew = true, 0, 0, 0
	}
	if size := milli(r.Size); t.font != font+1 || t.size != size {
		t.font, t.size = font+1, size
		c.buf = append(c.buf, '/', 'F')
		c.buf = strconv.AppendInt(c.buf, int64(t.font), 10)
		c.buf = append(c.buf, ' ')
		c.numbers(size)
		c.op("Tf")
	}
	if t.stretch != r.Stretch {
		t.stretch = r.Stretch
		c.numbers(int64(1000+r.Stretch) * 100)
		c.op("Tz")
	}
	c.rise(0)
	c.moveTo(milli(r.X), c.y(r.Y), r.Skew)
}

// moveTo starts a line at x, y, with Td where the letters stand straight as
// they did before. Tm says the whole matrix.
func (c *content) moveTo(x, y int64, skew int) {
	t := &c.text
	if skew == 0 && t.skew == 0 {
		c.numbers(x-t.x, y-t.y)
		c.op("Td")
	} else {
		c.numbers(1000, 0, int64(skew), 1000, x, y)
		c.op("Tm")
	}
	t.x, t.y, t.skew = x, y, skew
}

// rise lifts what follows off the baseline, in thousandths of a point.
func (c *content) rise(by int64) {
	if c.text.rise != by {
		c.text.rise = by
		c.numbers(by)
		c.op("Ts")
	}
}

// textLine is a run being shown: the TJ array so far and the pen.
type textLine struct {
	*content
	run    *frame.GlyphRun
	face   *face
	size   int64 // of an em along the line, in millionths of a point
	pen    int64 // in ems, from the run's origin
	array  bool  // between [ and ]TJ
	string bool  // between ( and )
}

// clusterEnd gives the end of the cluster that glyphs begin with: its first
// glyph has the text, the others none.
func clusterEnd(glyphs []frame.Glyph) int {
	end := 1
	for end < len(glyphs) && glyphs[end].Len == 0 {
		end++
	}
	return end
}

// single shows glyph i, which stands for a text alone.
func (l *textLine) single(i int, text string) error {
	n, err := l.face.glyph(l.run.Glyphs[i].ID, text)
	if err == nil {
		l.show(n, l.place(i), milli(l.run.Lift(i)))
	}
	return err
}

// show adds a glyph to the TJ array, after the adjustment that brings the pen
// to x, in ems from the run's origin.
func (l *textLine) show(n uint16, x, rise int64) {
	if rise != l.text.rise {
		l.close()
		l.rise(rise)
	}
	if !l.array {
		l.buf = append(l.buf, '[')
		l.array = true
	}
	if steps := divide(l.pen-x, adjustStep); steps < -slack || steps > slack {
		l.closeString()
		l.buf = appendMilli(l.buf, steps*adjustStep)
		l.pen -= steps * adjustStep
	}
	if !l.string {
		l.buf = append(l.buf, '(')
		l.string = true
	}
	l.buf = appendEscaped(appendEscaped(l.buf, byte(n>>8)), byte(n))
	l.pen += l.face.glyphs[n].width
}

// place gives where the origin of glyph i is along the line, in ems. A skewed
// glyph that is lifted would be drawn to the right of it.
func (l *textLine) place(i int) int64 {
	x := int64(l.run.Glyphs[i].X)
	if l.run.Skew != 0 {
		x -= divide(int64(l.run.Lift(i))*int64(l.run.Skew), 1000)
	}
	// x·(1000/65536)·10⁹/size: scaled points to millionths of an em.
	return divide(x*244_140_625, 16*l.size)
}

// close ends the TJ array.
func (l *textLine) close() {
	l.closeString()
	if l.array {
		l.op("]TJ")
		l.array = false
	}
}

func (l *textLine) closeString() {
	if l.string {
		l.buf = append(l.buf, ')')
		l.string = false
	}
}

// divide rounds a quotient to the nearest integer, halves away from zero; d
// is positive.
func divide(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}

// appendEscaped writes a byte of a literal string. A carriage return must be
// escaped because a reader turns it into a line feed (ISO 32000-1, 7.3.4.2).
func appendEscaped(dst []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(dst, '\\', b)
	case '\r':
		return append(dst, '\\', 'r')
	}
	return append(dst, b)
}
